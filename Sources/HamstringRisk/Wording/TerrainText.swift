import TrackModel

/// Sentences of the rules about stairs, hills and new ground.
extension RuleText {
  static let stairsTitle = "More stairs than you are used to"
  static let stairsSource =
    "The article; hip work rises with the slope (Roberts & Belliveau 2005): mechanism only, no study of injuries"

  static func stairs(_ thresholds: Thresholds, _ text: MeasureText) -> String {
    let stairs = thresholds.stairs
    return "Height gone up by stairs in one run against the most of one run of the last "
      + "\(thresholds.history.usualDays) days with altitude of the same kind. "
      + "\(StepText.levels(stairs.steps, text, capitalized: true, isHighWhereNew: true)); from \(text.height(stairs.smallest)). Places that "
      + "may be a steep path instead count as low at most."
  }

  static func stairsMessage(
    gain: Double, usual: Double?, days: Int, isSure: Bool, _ text: MeasureText
  ) -> String {
    let what = isSure ? "stairs" : "stairs or very steep path"
    guard let usual else {
      return "\(text.height(gain)) up by \(what); none in the \(days) days before."
    }
    return "\(text.height(gain)) up by \(what), \(text.change(gain / max(usual, 1) - 1)) over the most of one run in "
      + "\(days) days (\(text.height(usual)))."
  }

  static func stairsQuality(isSure: Bool) -> String {
    isSure
      ? "Told from barometer-like altitude; the height is right to about a tenth."
      : "May be a very steep path rather than stairs."
  }

  static let steepnessTitle = "Steeper than you are used to"
  static let steepnessSource =
    "Hip moment and work rise with the slope (Roberts & Belliveau 2005); hamstring torque rises at 9 % and 5 m/s "
    + "(Yokozawa 2007): mechanism only"

  static func steepness(_ thresholds: Thresholds, _ text: MeasureText) -> String {
    let bands = HillSummary.bandNames.joined(separator: ", ")
    return "Grade band (\(bands) %) of the steepest 50 m, with at least \(text.height(thresholds.steepness.gain)) of "
      + "gain that steep, against the steepest of the last \(thresholds.history.usualDays) days. Medium for "
      + "\(text.count(thresholds.steepness.mediumBands, "band")) above, high for \(thresholds.steepness.highBands)."
  }

  static func steepnessMessage(steepest: Double, usual: Double, days: Int, _ text: MeasureText) -> String {
    "Up to \(text.percent(steepest)) steep over 50 m; the steepest of the \(days) days before was "
      + "\(text.percent(max(usual, 0)))."
  }

  static let hillsTitle = "More elevation gain than you are used to"
  static let hillsSource =
    "The article; hip work rises with the slope (Vernillo 2017). The steps are those of distance by analogy: no study "
    + "of climbing and hamstring injury in runners was found"

  static func hills(_ thresholds: Thresholds, _ text: MeasureText) -> String {
    let hills = thresholds.hills
    return "Ascent of one run against the most of one run of the last \(thresholds.history.usualDays) days with "
      + "altitude of the same kind: \(StepText.levels(hills.steps, text)); from "
      + "\(text.height(hills.smallest)). Ascent of a week against the larger of the week before and the mean of "
      + "\(CountText.spelled(thresholds.weeklyMileage.weeks)): "
      + "\(StepText.above(hills.weekSteps, text)); from \(text.height(hills.smallestInWeek)), low at most within the spread "
      + "of your own weeks; nothing below \(text.climbRate(hills.flat)). Low, too, for two hilly runs "
      + "more than in any of the \(CountText.spelled(thresholds.weeklyMileage.weeks, "week")) before. A wide band of error "
      + "is taken off first; altitude from satellites counts only above \(text.height(hills.coarsePerHour)) per hour."
  }

  static func hillsMessage(ascent: Double, usual: Double, days: Int, _ text: MeasureText) -> String {
    guard usual >= 20 else {
      return "\(text.height(ascent)) of ascent; your runs of the \(days) days before were flat (at most "
        + "\(text.height(usual)))."
    }
    return "\(text.height(ascent)) of ascent, \(text.change(ascent / usual - 1)) over the most of one run in \(days) "
      + "days (\(text.height(usual)))."
  }

  static func weekHillsMessage(gain: Double, usual base: WeekBase, _ text: MeasureText) -> String {
    let usual = Double(base.metres)
    guard usual >= 20 else {
      return "\(text.height(gain)) of ascent in the week; the weeks before were flat (\(text.height(usual)))."
    }
    let over = base.isBeforePause ? "\(beforePause(base)) (\(text.height(usual)))" : "your usual \(text.height(usual))"
    return "\(text.height(gain)) of ascent in the week, \(text.change(gain / usual - 1)) over \(over)."
  }

  static func hillyRunsMessage(runs: Int, usual: Int, weeks: Int, _ text: MeasureText) -> String {
    "\(text.count(runs, "hilly run")) in the week; at most \(usual) in any of the \(CountText.spelled(weeks, "week")) before."
  }

  static func altitudeQuality(_ elevation: ElevationSummary, _ text: MeasureText) -> String {
    let band = elevation.ascentError.map { " (ascent ± \(text.height($0)))" } ?? ""
    switch (elevation.source, elevation.quality) {
    case (.gps, _), (.map, _), (_, .poor): return "Altitude from satellites or a map\(band): treat with care."
    case (_, .good): return "Barometric altitude\(band)."
    case (_, .fair), (_, .none): return "Altitude by a sensor that is not known, or that drifted\(band)."
    }
  }

  /// - Parameter error: metres that the sum may be off; nil where it is not about metres.
  static func weekAltitudeQuality(error: Double?, cap: WeekCap?, _ text: MeasureText) -> String {
    let band = error.map { " (ascent ± \(text.height($0)))" } ?? ""
    return "Sum of the runs whose altitude can be trusted\(band)." + (cap.map { " \(reason($0))" } ?? "")
  }

  static let combinedTitle = "Two things at once: fast and steep, hilly and longer, a new pace and not shorter"
  static let combinedSource = "Yokozawa 2007: hamstring torque higher uphill at 5 m/s, not at slower speeds"

  static func combined(_ thresholds: Thresholds, _ text: MeasureText) -> String {
    let combined = thresholds.combined
    return
      "Fast and steep: distance uphill (\(text.percent(combined.grade)) or steeper) at \(text.ratio(combined.ratio)) "
      + "times normal flat-equivalent pace or faster: low from \(text.distance(combined.low)), medium from "
      + "\(text.distance(combined.medium)) or where it is new, high from \(text.distance(combined.high)) where it is "
      + "new; not when a run of the last \(thresholds.history.usualDays) days held as much. Hilly and longer: more "
      + "ascent (`hills`) and more distance (`single_run_spike`) in one run, at the smaller of the two levels. A new "
      + "pace and not shorter: distance at a pace that is clearly above normal (`pace` at medium, or fast running with "
      + "hardly any before) over \(text.percent(combined.newPaceShare)) of your median run is low, from "
      + "\(text.percent(combined.newPaceFull)) medium. Two changes of different kinds in one run or week are told under "
      + "this name, too."
  }

  static func combinedMessage(metres: Double, usual: Double, isNew: Bool, days: Int, _ text: MeasureText) -> String {
    if isNew {
      let most = usual < 0.5 ? "" : " (\(text.distance(usual)) at most)"
      return "\(text.distance(metres)) both uphill and faster than normal; that is new in \(days) days\(most)."
    }
    return "\(text.distance(metres)) both uphill and faster than normal; the most of one run in \(days) days was "
      + "\(text.distance(usual))."
  }

  static let hillyAndLongerSource =
    "The article: fewer kilometres on the hilly runs where hills cannot be avoided. Levels are those of the two rules"

  static func hillyAndLongerMessage(
    metres: Double, longest: Double, ascent: Double, most: Double, history: HistoryThresholds, _ text: MeasureText
  ) -> String {
    "Hilly and longer at once: \(text.distance(metres)) with \(text.height(ascent)) of ascent; your longest run of "
      + "\(history.spikeDays) days was \(text.distance(longest)), the most ascent of one run in \(history.usualDays) days "
      + "\(text.height(most))."
  }

  static let newPaceSource =
    "The article: at a new pace start with shorter distances; half the usual distance is a choice, not a finding"

  static func newPaceMessage(metres: Double, usual: Double, share: Double, _ text: MeasureText) -> String {
    "A new pace and \(metres < usual ? "little" : "not") shorter: \(text.distance(metres)) at it, with a median run of "
      + "\(text.distance(usual)); up to \(text.distance(share * usual)) would be a start."
  }

  static let newTerrainTitle = "New ground"
  static let newTerrainSource = "The article: terrain that is new, above all stairs and uphill"

  static func newTerrain(_ thresholds: Thresholds, _ text: MeasureText) -> String {
    let new = thresholds.newTerrain
    return "Share of the distance on ground (cells of about 50 m) where you did not run in the last \(new.knownDays) "
      + "days. Information from \(text.percent(new.share)) and \(text.distance(new.distance)); low where the new part "
      + "holds a climb of \(text.percent(new.climbGrade)) and \(text.height(new.climbGain)) or more, or stairs."
  }

  static func newTerrainMessage(share: Double, days: Int, climbs: Int, stairs: Int, _ text: MeasureText) -> String {
    var found: [String] = []
    if climbs > 0 { found.append(text.count(climbs, "steep climb")) }
    if stairs > 0 { found.append(stairs == 1 ? "stairs" : "stairs in \(stairs) places") }
    let start = "\(text.percent(share)) of the way was not run on in the last \(days) days"
    return found.isEmpty ? "\(start)." : "\(start), with \(found.joined(separator: " and ")) in it."
  }

  static func newTerrainQuality(isTrusted: Bool) -> String {
    isTrusted
      ? "New on the map is not always new to the legs."
      : "Altitude does not allow to tell hills and stairs on it."
  }
}

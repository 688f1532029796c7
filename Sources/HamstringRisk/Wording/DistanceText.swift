import TrackModel

/// Sentences of the rules about distance.
extension RuleText {
  static let spikeTitle = "One run far longer than recent ones"
  static let spikeSource: String = {
    let text = MeasureText(.metric)
    let after = [1.64, 1.52, 2.28].map { text.decimal(StudyFrequency.perThousand(ratio: $0), places: 0) }
    return
      "Frandsen 2025 (5205 runners): overuse injuries of any site 1.64, 1.52 and 2.28 times as frequent after runs "
      + "10-30 %, 30-100 % and more than 100 % over the longest of 30 days (about \(after[0]), \(after[1]) and \(after[2]) "
      + "in 1000 such runs, \(text.decimal(StudyFrequency.perThousand(), places: 0)) in 1000 others); not "
      + "hamstring-specific"
  }()

  static func spike(_ thresholds: Thresholds, _ text: MeasureText) -> String {
    let spike = thresholds.singleRunSpike
    return "Distance of a run (with its continuation in a second file) against the longest of the "
      + "\(thresholds.history.spikeDays) days before, from \(spike.runs) runs on: "
      + "\(StepText.levels(spike.steps, text)); at least \(text.distance(spike.smallestExcess)) longer. Low at most in "
      + "the first \(thresholds.history.baselineDays) days of your history."
  }

  static func spikeMessage(metres: Int, longest: Int, days: Int, isSession: Bool, _ text: MeasureText) -> String {
    let what = isSession ? "\(text.distance(Double(metres))) with the run just before" : text.distance(Double(metres))
    return "\(what): \(text.change(Double(metres) / Double(max(longest, 1)) - 1)) over your longest run of the "
      + "\(days) days before (\(text.distance(Double(longest))))."
  }

  static func returnMessage(metres: Int, days: Int, _ text: MeasureText) -> String {
    "First run in \(days) days: nothing recent to compare \(text.distance(Double(metres))) with. Start "
      + "with less than before the break."
  }

  static func spikeQuality(_ run: RunSummary, days: Int?, _ text: MeasureText) -> String {
    guard let days else { return distanceQuality(run) }
    return "\(distanceQuality(run)) Only \(text.count(days, "day")) of history so far, so the level is low at most."
  }

  static func distanceQuality(_ run: RunSummary) -> String {
    switch run.distanceSource {
    case .device where run.format == .table: "Distance as the table of activities tells it."
    case .device: "Distance as the device counted it, right to about 3 %."
    case .gps: "Distance from positions, right to about 3 %."
    case nil: "Distance of an unknown source."
    }
  }

  static let weekTitle = "More distance in the week than you are used to"
  static let weekSource =
    "The article's ten-percent rule. Weak: Buist 2008 (trial) and Frandsen 2025 found no relation, Nielsen 2014 only a "
    + "trend above 30 %, Damsted 2019 more injuries for three weeks after +20-60 %"

  static func week(_ thresholds: Thresholds, _ text: MeasureText) -> String {
    let week = thresholds.weeklyMileage
    return "Distance of the week against the larger of the week before and the mean of "
      + "\(text.count(week.weeks, "week")) (one empty week left out): "
      + "\(StepText.levels(week.steps, text)); at least \(text.distance(week.smallestExcess)) more. Below a base "
      + "of \(text.distance(week.smallBase)) low at most (medium where that much is added). Low at "
      + "most, too, when \(week.usualAfter) of the \(week.usualWeeks) weeks before were as long, or the excess is less "
      + "than \(text.ratio(week.spreads)) times the spread of your own weeks of the last \(week.spreadWeeks). Running after "
      + "\(CountText.spelled(week.weeks, "empty week")) is medium. The change "
      + "against the week before alone is shown beside it."
  }

  static func weekMessage(
    metres: Int, base: WeekBase, lastWeek: Int, isSmall: Bool, isRunning: Bool, _ text: MeasureText
  ) -> String {
    let distance = text.distance(Double(metres)) + (isRunning ? " so far" : "")
    let usual = text.distance(Double(base.metres))
    if isSmall {
      let name = base.isBeforePause ? beforePause(base) : "your usual"
      return "\(distance): \(text.distance(Double(metres - base.metres))) more than \(name), on a small base of "
        + "\(usual)."
    }
    let change = text.change(Double(metres) / Double(base.metres) - 1)
    let compared = base.isBeforePause ? "\(beforePause(base)) (\(usual))" : "your usual \(usual)"
    let over = "\(distance), \(change) over \(compared)"
    guard lastWeek > 0 else { return "\(over); no running in the week before." }
    return "\(over) (\(text.change(Double(metres) / Double(lastWeek) - 1)) against the week before)."
  }

  /// The weeks that a return is compared with.
  static func beforePause(_ base: WeekBase) -> String {
    base.weeks == 1
      ? "your last week with running" : "the mean of your last \(CountText.spelled(base.weeks)) weeks with running"
  }

  static func weekReturnMessage(metres: Int, emptyWeeks: Int, before: Int, weeks: Int, _ text: MeasureText) -> String {
    let last =
      weeks == 1
      ? "in your last week with running you ran \(text.distance(Double(before)))"
      : "in your last \(CountText.spelled(weeks)) weeks with running you ran \(text.distance(Double(before))) a week"
    return "\(text.distance(Double(metres))) after \(text.count(emptyWeeks, "week")) without running; \(last)."
  }

  static func weekQuality(isRunning: Bool, cap: WeekCap?) -> String {
    let base =
      isRunning ? "The week is not over yet." : "Sum of all runs found; a missing file would make it too small."
    return cap.map { "\(base) \(reason($0))" } ?? base
  }

  /// Why a week is told at low at most.
  static func reason(_ cap: WeekCap) -> String {
    switch cap {
    case .usualWeeks(let weeks, let all):
      "Low at most: \(CountText.spelled(weeks)) of the \(CountText.spelled(all, "week")) before held about as much."
    case .spread: "Low at most: your weeks differ by as much anyway."
    }
  }
}

import TrackModel

/// Sentences of the rules about pace, fast running and warm-up.
enum RuleText {
  static let paceTitle = "Faster than your normal pace"
  static let paceSource =
    "The article; Duhig 2016 and Ruddy 2018: fast running and hamstring injuries in team sports; Chumanov 2011: "
    + "hamstring load grows with speed"

  static func pace(_ thresholds: Thresholds, _ text: MeasureText) -> String {
    let pace = thresholds.pace
    return "The run's median flat-equivalent speed against your normal pace: the distance-weighted median of all your "
      + "runs of the last \(thresholds.history.usualDays) days (\(thresholds.history.widePaceDays) where these are too "
      + "few; at least \(pace.runs) runs and \(text.distance(pace.distance))). "
      + "\(StepText.levels(pace.steps, text, from: "from", capitalized: true)); "
      + "at least \(text.ratio(pace.spreads)) times your own spread; not when "
      + "\(pace.usualAfter) recent runs of that length were as fast, and not over a walk (below "
      + "\(text.ratio(pace.walkingSpeed)) m/s, unless most of those runs were not walked)."
  }

  static func paceMessage(speed: Double, normal: NormalPace, change: Double, _ text: MeasureText) -> String {
    "\(text.change(change)) faster than your normal pace: \(text.pace(speed)) against \(text.pace(normal.speed)) "
      + "(\(text.count(normal.runs, "run")) of \(normal.days) days)."
  }

  static func paceQuality(_ normal: NormalPace, of run: RunSummary) -> String {
    if !normal.isComparable(run) {
      return "Hills are not counted in alike in all the runs compared, so plain speed bounds the change."
    }
    if !normal.isLike { return "Hills are counted in for some of the runs compared, not for this one." }
    return run.pace.isGradeAdjusted
      ? "Hills are counted in." : "Plain speed: altitude does not allow to count hills in."
  }

  /// What a flag on speed says of a run without positions that its file does not call one on a treadmill.
  static func perhapsTreadmill(_ run: RunSummary) -> String {
    run.hasPositions ? "" : " No positions: on a treadmill changes of pace are the belt's and tell little."
  }

  static let fastTitle = "More fast running than you are used to"
  static let fastSource =
    "The article; Duhig 2016, Ruddy 2018: a rise in high-speed running before hamstring injuries in team sports; "
    + "Malone 2017: regular fast running goes with fewer"

  static func fast(_ thresholds: Thresholds, _ text: MeasureText) -> String {
    let fast = thresholds.fastRunning
    let runs = text.count(thresholds.history.comparableRuns, "run")
    return "Distance of one run at \(text.ratio(fast.ratio)) times your normal pace or faster (more where your half "
      + "minutes vary much), and at \(text.ratio(fast.veryFastSpeed)) m/s and \(text.ratio(fast.veryFastRatio)) times "
      + "it, each against the most of one run of the last \(thresholds.history.usualDays) days, from \(runs) on. "
      + "\(StepText.levels(fast.steps, text, capitalized: true, isHighWhereNew: true)); from "
      + "\(text.distance(fast.smallest)) (very fast: \(text.distance(fast.smallestVeryFast)))."
  }

  static func fastMessage(
    metres: Double, usual: Double, isNew: Bool, days: Int, speed: Double, surges: Int, _ text: MeasureText
  ) -> String {
    let bouts = surges > 0 ? " in \(text.count(surges, "fast bout"))" : ""
    let amount = "\(text.distance(metres)) at \(text.pace(speed)) or faster\(bouts)"
    if usual < 0.5 { return "\(amount); no run of the last \(CountText.span(days)) had any." }
    if isNew {
      return "\(amount); no run of the last \(CountText.span(days)) had nearly as much "
        + "(\(text.distance(usual)) at most)."
    }
    return "\(amount), \(text.change(metres / max(usual, 1) - 1)) over your recent most (\(text.distance(usual)))."
  }

  static func fastQuality(_ normal: NormalPace, of run: RunSummary) -> String {
    let hills =
      if !normal.isComparable(run) {
        "Hills are not counted in alike in all the runs compared, so bouts here count by plain speed"
      } else if !normal.isLike {
        "Hills are counted in for some of the runs compared, not for this one"
      } else {
        run.pace.isGradeAdjusted ? "Hills are counted in" : "Plain speed, without hills"
      }
    return hills + "; half minutes blur bouts that are shorter."
  }

  static let veryFastQuality = "Plain speed over five seconds or more, without hills."

  static let warmupTitle = "Hard running without much easy running before it"
  static let warmupSource =
    "The article; van Mechelen 1993 found no effect of warm-up advice on injuries in runners"

  static func warmup(_ thresholds: Thresholds, _ text: MeasureText) -> String {
    let warmup = thresholds.warmup
    let gap = text.minutes(thresholds.history.sessionGapSeconds)
    return "Moving time at \(text.ratio(warmup.easyRatio)) times normal pace or slower (or at about the run's own easy "
      + "pace) before the first surge or minute at \(text.ratio(warmup.hardRatio)) times normal pace (more where your "
      + "half minutes vary much), with that of runs that ended at most \(gap) before each other; behind one of them with "
      + "a hard part no warm-up is asked for again. Only fast running is hard: fast by plain speed and with the slope "
      + "counted in, so that climbs, stairs and descents are none; normal is never slower here than your "
      + "usual run. Only runs with \(text.minutes(warmup.fastSeconds)) or more at \(text.ratio(warmup.fastRatio)) times "
      + "normal pace are judged. Low below \(text.minutes(warmup.low)), medium below \(text.minutes(warmup.medium)), "
      + "high below \(text.minutes(warmup.high)); low at most before your normal pace is known."
  }

  /// - Parameter withRunBefore: a part of it was recorded in runs just before.
  static func warmupMessage(
    easy: Double, withRunBefore: Bool, _ limits: WarmupThresholds, _ text: MeasureText
  ) -> String {
    // What is short of a step by seconds must not read as if it were enough.
    let isShort = [limits.low, limits.medium, limits.high].contains {
      easy < $0 && text.minutes(easy) == text.minutes($0)
    }
    let recorded = easy < 30 ? "No easy running" : "\(isShort ? "Nearly " : "")\(text.minutes(easy)) of easy running"
    let source = withRunBefore ? ", runs just before included" : ""
    return "\(recorded) recorded before the first hard part\(source); \(text.minutes(limits.low)) or more would be a "
      + "warm-up."
  }

  static func warmupQuality(hasNormal: Bool) -> String {
    let base = hasNormal ? "" : " Hard is judged by this run alone, as your normal pace is not known yet."
    return "A file cannot show drills, stretching or a jog that was not recorded.\(base)"
  }
}

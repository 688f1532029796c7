import RunMetrics
import TrackModel

/// A threshold that cannot be.
public struct ThresholdFault: Sendable, Hashable {
  /// As in a settings file: `pace.steps.low`.
  public var path: String
  /// What it must be, such as "must be between 0 and 1".
  public var message: String
}

extension Thresholds {
  /// The first threshold that makes no sense; nil where all do. Rules rely on this for thresholds out of a file.
  public var fault: ThresholdFault? {
    var check = ThresholdCheck()
    check.history(history)
    check.duplicates(duplicates)
    check.speed(self)
    check.terrain(self)
    check.distance(self)
    check.pain(pain)
    return check.fault
  }
}

/// Keeps the first fault. Infinity is allowed for steps alone: it turns a level off.
private struct ThresholdCheck {
  private(set) var fault: ThresholdFault?

  mutating func history(_ history: HistoryThresholds) {
    days("history.usual_days", history.usualDays)
    days("history.wide_pace_days", history.widePaceDays)
    days("history.spike_days", history.spikeDays)
    days("history.fired_days", history.firedDays)
    days("history.baseline_days", history.baselineDays)
    count("history.baseline_runs", history.baselineRuns)
    count("history.comparable_runs", history.comparableRuns)
    days("history.return_days", history.returnDays)
    share("history.return_share", history.returnShare)
    share("history.second_return_share", history.secondReturnShare)
    if history.secondReturnShare < history.returnShare {
      add("history.second_return_share", "must not be below return_share")
    }
    amount("history.session_gap_seconds", history.sessionGapSeconds)
    amount("history.session_gap_metres", history.sessionGapMetres)
    share("history.missing_share", history.missingShare)
  }

  mutating func duplicates(_ duplicates: DuplicateThresholds) {
    share("duplicates.overlap", duplicates.overlap)
    share("duplicates.distance", duplicates.distance)
    share("duplicates.distance_in_one_place", duplicates.distanceInOnePlace)
    amount("duplicates.positions", duplicates.positions)
  }

  mutating func speed(_ all: Thresholds) {
    steps("pace.steps", all.pace.steps)
    amount("pace.spreads", all.pace.spreads)
    share("pace.smallest_spread", all.pace.smallestSpread)
    count("pace.runs", all.pace.runs)
    amount("pace.distance", all.pace.distance)
    share("pace.same_change", all.pace.sameChange)
    share("pace.same_distance", all.pace.sameDistance)
    count("pace.usual_after", all.pace.usualAfter)
    amount("pace.walking_speed", all.pace.walkingSpeed)
    amount("pace.shortest_run", all.pace.shortestRun)
    share("pace.error", all.pace.error)

    steps("fast_running.steps", all.fastRunning.steps)
    ratio("fast_running.ratio", all.fastRunning.ratio)
    amount("fast_running.spreads", all.fastRunning.spreads)
    share("fast_running.largest_spread", all.fastRunning.largestSpread)
    amount("fast_running.smallest", all.fastRunning.smallest)
    amount("fast_running.very_fast_speed", all.fastRunning.veryFastSpeed)
    least("fast_running.very_fast_speed", all.fastRunning.veryFastSpeed, PaceSummary.veryFastSpeed)
    ratio("fast_running.very_fast_ratio", all.fastRunning.veryFastRatio)
    amount("fast_running.smallest_very_fast", all.fastRunning.smallestVeryFast)
    share("fast_running.new_share", all.fastRunning.newShare)
    share("fast_running.error", all.fastRunning.error)

    ratio("surges.enter", all.surges.enter)
    ratio("surges.leave", all.surges.leave)
    // Recordings are searched by these, so that nothing below them is ever found.
    least("surges.enter", all.surges.enter, 1 + SurgeLimits.leastExcess)
    least("surges.leave", all.surges.leave, SurgeLimits.leaveRatio)
    least("surges.shortest", all.surges.shortest, SurgeLimits.shortest)
    rises("surges", ("leave", all.surges.leave), ("enter", all.surges.enter))
    amount("surges.join_gap", all.surges.joinGap)
    amount("surges.shortest", all.surges.shortest)

    amount("warmup.low", all.warmup.low)
    rises("warmup", ("high", all.warmup.high), ("medium", all.warmup.medium))
    rises("warmup", ("medium", all.warmup.medium), ("low", all.warmup.low))
    ratio("warmup.easy_ratio", all.warmup.easyRatio)
    share("warmup.easy_share", all.warmup.easyShare)
    ratio("warmup.hard_ratio", all.warmup.hardRatio)
    if all.warmup.hardRatio <= 1 { add("warmup.hard_ratio", "must be above 1") }
    ratio("warmup.fast_ratio", all.warmup.fastRatio)
    amount("warmup.fast_seconds", all.warmup.fastSeconds)
    amount("warmup.error", all.warmup.error)
  }

  mutating func terrain(_ all: Thresholds) {
    steps("stairs.steps", all.stairs.steps)
    amount("stairs.smallest", all.stairs.smallest)
    amount("stairs.smallest_excess", all.stairs.smallestExcess)

    steps("hills.steps", all.hills.steps)
    steps("hills.week_steps", all.hills.weekSteps)
    amount("hills.smallest", all.hills.smallest)
    amount("hills.smallest_in_week", all.hills.smallestInWeek)
    amount("hills.smallest_excess_in_week", all.hills.smallestExcessInWeek)
    amount("hills.coarse_per_hour", all.hills.coarsePerHour)
    share("hills.flat", all.hills.flat)
    share("hills.hilly", all.hills.hilly)
    amount("hills.hilly_climb", all.hills.hillyClimb)
    share("hills.error", all.hills.error)
    amount("hills.smallest_error", all.hills.smallestError)

    amount("steepness.gain", all.steepness.gain)
    count("steepness.medium_bands", all.steepness.mediumBands)
    count("steepness.high_bands", all.steepness.highBands)
    if all.steepness.highBands < all.steepness.mediumBands {
      add("steepness.high_bands", "must not be below medium_bands")
    }
    share("steepness.smallest_excess", all.steepness.smallestExcess)

    share("combined.grade", all.combined.grade)
    ratio("combined.ratio", all.combined.ratio)
    amount("combined.low", all.combined.low)
    rises("combined", ("low", all.combined.low), ("medium", all.combined.medium))
    rises("combined", ("medium", all.combined.medium), ("high", all.combined.high))
    share("combined.same_distance", all.combined.sameDistance)
    amount("combined.new_pace_share", all.combined.newPaceShare)
    rises("combined", ("new_pace_share", all.combined.newPaceShare), ("new_pace_full", all.combined.newPaceFull))

    days("new_terrain.known_days", all.newTerrain.knownDays)
    if !(10...22).contains(all.newTerrain.zoom) { add("new_terrain.zoom", "must be between 10 and 22") }
    share("new_terrain.share", all.newTerrain.share)
    amount("new_terrain.distance", all.newTerrain.distance)
    share("new_terrain.climb_grade", all.newTerrain.climbGrade)
    amount("new_terrain.climb_gain", all.newTerrain.climbGain)
  }

  mutating func distance(_ all: Thresholds) {
    steps("single_run_spike.steps", all.singleRunSpike.steps)
    count("single_run_spike.runs", all.singleRunSpike.runs)
    amount("single_run_spike.smallest_excess", all.singleRunSpike.smallestExcess)
    share("single_run_spike.error", all.singleRunSpike.error)

    steps("weekly_mileage.steps", all.weeklyMileage.steps)
    // The levels of the ledger and the budget build on at least one week, and on no more than a year.
    if !(1...52).contains(all.weeklyMileage.weeks) { add("weekly_mileage.weeks", "must be between 1 and 52") }
    amount("weekly_mileage.smallest_excess", all.weeklyMileage.smallestExcess)
    share("weekly_mileage.smallest_excess_share", all.weeklyMileage.smallestExcessShare)
    amount("weekly_mileage.small_base", all.weeklyMileage.smallBase)
    count("weekly_mileage.usual_after", all.weeklyMileage.usualAfter)
    count("weekly_mileage.usual_weeks", all.weeklyMileage.usualWeeks)
    share("weekly_mileage.same_distance", all.weeklyMileage.sameDistance)
    amount("weekly_mileage.spreads", all.weeklyMileage.spreads)
    count("weekly_mileage.spread_weeks", all.weeklyMileage.spreadWeeks)
    share("weekly_mileage.error", all.weeklyMileage.error)
  }

  mutating func pain(_ pain: PainThresholds) {
    painLevel("pain.low", pain.low)
    painLevel("pain.medium", pain.medium)
    painLevel("pain.high", pain.high)
    rises("pain", ("low", Double(pain.low)), ("medium", Double(pain.medium)))
    rises("pain", ("medium", Double(pain.medium)), ("high", Double(pain.high)))
    painLevel("pain.onset", pain.onset)
    painLevel("pain.quiet", pain.quiet)
    days("pain.quiet_days", pain.quietDays)
    count("pain.rising_entries", pain.risingEntries)
    days("pain.rising_days", pain.risingDays)
    days("pain.stop_sign_days", pain.stopSignDays)
    days("pain.hazard_days", pain.hazardDays)
    count("pain.control_weeks", pain.controlWeeks)
    count("pain.onsets", pain.onsets)
    count("pain.controls", pain.controls)
  }

  // MARK: Kinds

  private mutating func painLevel(_ name: String, _ value: Int) {
    if !(0...10).contains(value) { add(name, "must be between 0 and 10") }
  }

  private mutating func steps(_ name: String, _ steps: LevelSteps) {
    if !(steps.low > 0) { add("\(name).low", "must be above 0") }
    if !(steps.medium >= steps.low) { add("\(name).medium", "must not be below low") }
    if !(steps.high >= steps.medium) { add("\(name).high", "must not be below medium") }
  }

  private mutating func rises(_ group: String, _ lower: (String, Double), _ upper: (String, Double)) {
    amount("\(group).\(lower.0)", lower.1)
    amount("\(group).\(upper.0)", upper.1)
    if upper.1 < lower.1 { add("\(group).\(upper.0)", "must not be below \(lower.0)") }
  }

  private mutating func days(_ name: String, _ value: Int) {
    if !(1...3660).contains(value) { add(name, "must be between 1 and 3660 days") }
  }

  private mutating func count(_ name: String, _ value: Int) {
    if !(1...1000).contains(value) { add(name, "must be between 1 and 1000") }
  }

  private mutating func share(_ name: String, _ value: Double) {
    if !(0...1).contains(value) { add(name, "must be between 0 and 1 (0.1 is 10 %)") }
  }

  private mutating func ratio(_ name: String, _ value: Double) {
    if !(1...10).contains(value) { add(name, "must be between 1 and 10") }
  }

  private mutating func least(_ name: String, _ value: Double, _ least: Double) {
    if value < least { add(name, "must be \(least) or more") }
  }

  private mutating func amount(_ name: String, _ value: Double) {
    if !(0...10_000_000).contains(value) { add(name, "must be between 0 and 10000000") }
  }

  private mutating func add(_ path: String, _ message: String) {
    if fault == nil { fault = ThresholdFault(path: path, message: message) }
  }
}

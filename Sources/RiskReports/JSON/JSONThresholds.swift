import HamstringRisk

extension JSONWriter {
  /// Every threshold in force, by the names that a settings file has for them.
  mutating func thresholds(_ thresholds: Thresholds) {
    field("rules") { json in
      json.combined(thresholds.combined)
      json.duplicates(thresholds.duplicates)
      json.fastRunning(thresholds.fastRunning)
      json.hills(thresholds.hills)
      json.history(thresholds.history)
      json.newTerrain(thresholds.newTerrain)
      json.pace(thresholds.pace)
      json.pain(thresholds.pain)
      json.singleRunSpike(thresholds.singleRunSpike)
      json.stairs(thresholds.stairs)
      json.steepness(thresholds.steepness)
      json.surges(thresholds.surges)
      json.warmup(thresholds.warmup)
      json.weeklyMileage(thresholds.weeklyMileage)
    }
  }

  private mutating func combined(_ limits: CombinedThresholds) {
    field("combined") { json in
      json.threshold("grade", limits.grade)
      json.threshold("high", limits.high)
      json.threshold("low", limits.low)
      json.threshold("medium", limits.medium)
      json.threshold("new_pace_full", limits.newPaceFull)
      json.threshold("new_pace_share", limits.newPaceShare)
      json.threshold("ratio", limits.ratio)
      json.threshold("same_distance", limits.sameDistance)
    }
  }

  private mutating func duplicates(_ limits: DuplicateThresholds) {
    field("duplicates") { json in
      json.threshold("distance", limits.distance)
      json.threshold("distance_in_one_place", limits.distanceInOnePlace)
      json.threshold("overlap", limits.overlap)
      json.threshold("positions", limits.positions)
    }
  }

  private mutating func fastRunning(_ limits: FastRunningThresholds) {
    field("fast_running") { json in
      json.threshold("error", limits.error)
      json.threshold("largest_spread", limits.largestSpread)
      json.threshold("new_share", limits.newShare)
      json.threshold("ratio", limits.ratio)
      json.threshold("smallest", limits.smallest)
      json.threshold("smallest_very_fast", limits.smallestVeryFast)
      json.threshold("spreads", limits.spreads)
      json.steps("steps", limits.steps)
      json.threshold("very_fast_ratio", limits.veryFastRatio)
      json.threshold("very_fast_speed", limits.veryFastSpeed)
    }
  }

  private mutating func hills(_ limits: HillThresholds) {
    field("hills") { json in
      json.threshold("coarse_per_hour", limits.coarsePerHour)
      json.threshold("error", limits.error)
      json.threshold("flat", limits.flat)
      json.threshold("hilly", limits.hilly)
      json.threshold("hilly_climb", limits.hillyClimb)
      json.threshold("smallest", limits.smallest)
      json.threshold("smallest_error", limits.smallestError)
      json.threshold("smallest_excess_in_week", limits.smallestExcessInWeek)
      json.threshold("smallest_in_week", limits.smallestInWeek)
      json.steps("steps", limits.steps)
      json.steps("week_steps", limits.weekSteps)
    }
  }

  private mutating func history(_ limits: HistoryThresholds) {
    field("history") { json in
      json.field("baseline_days", limits.baselineDays)
      json.field("baseline_runs", limits.baselineRuns)
      json.field("comparable_runs", limits.comparableRuns)
      json.field("fired_days", limits.firedDays)
      json.threshold("missing_share", limits.missingShare)
      json.field("return_days", limits.returnDays)
      json.threshold("return_share", limits.returnShare)
      json.threshold("second_return_share", limits.secondReturnShare)
      json.threshold("session_gap_metres", limits.sessionGapMetres)
      json.threshold("session_gap_seconds", limits.sessionGapSeconds)
      json.field("spike_days", limits.spikeDays)
      json.field("usual_days", limits.usualDays)
      json.field("wide_pace_days", limits.widePaceDays)
    }
  }

  private mutating func newTerrain(_ limits: NewTerrainThresholds) {
    field("new_terrain") { json in
      json.threshold("climb_gain", limits.climbGain)
      json.threshold("climb_grade", limits.climbGrade)
      json.threshold("distance", limits.distance)
      json.field("known_days", limits.knownDays)
      json.threshold("share", limits.share)
      json.field("zoom", limits.zoom)
    }
  }

  private mutating func pace(_ limits: PaceThresholds) {
    field("pace") { json in
      json.threshold("distance", limits.distance)
      json.threshold("error", limits.error)
      json.field("runs", limits.runs)
      json.threshold("same_change", limits.sameChange)
      json.threshold("same_distance", limits.sameDistance)
      json.threshold("shortest_run", limits.shortestRun)
      json.threshold("smallest_spread", limits.smallestSpread)
      json.threshold("spreads", limits.spreads)
      json.steps("steps", limits.steps)
      json.field("usual_after", limits.usualAfter)
      json.threshold("walking_speed", limits.walkingSpeed)
    }
  }

  private mutating func pain(_ limits: PainThresholds) {
    field("pain") { json in
      json.field("control_weeks", limits.controlWeeks)
      json.field("controls", limits.controls)
      json.field("hazard_days", limits.hazardDays)
      json.field("high", limits.high)
      json.field("low", limits.low)
      json.field("medium", limits.medium)
      json.field("onset", limits.onset)
      json.field("onsets", limits.onsets)
      json.field("quiet", limits.quiet)
      json.field("quiet_days", limits.quietDays)
      json.field("rising_days", limits.risingDays)
      json.field("rising_entries", limits.risingEntries)
      json.field("stop_sign_days", limits.stopSignDays)
    }
  }

  private mutating func singleRunSpike(_ limits: SpikeThresholds) {
    field("single_run_spike") { json in
      json.threshold("error", limits.error)
      json.field("runs", limits.runs)
      json.threshold("smallest_excess", limits.smallestExcess)
      json.steps("steps", limits.steps)
    }
  }

  private mutating func stairs(_ limits: StairThresholds) {
    field("stairs") { json in
      json.threshold("smallest", limits.smallest)
      json.threshold("smallest_excess", limits.smallestExcess)
      json.steps("steps", limits.steps)
    }
  }

  private mutating func steepness(_ limits: SteepnessThresholds) {
    field("steepness") { json in
      json.threshold("gain", limits.gain)
      json.field("high_bands", limits.highBands)
      json.field("medium_bands", limits.mediumBands)
      json.threshold("smallest_excess", limits.smallestExcess)
    }
  }

  private mutating func surges(_ limits: SurgeThresholds) {
    field("surges") { json in
      json.threshold("enter", limits.enter)
      json.threshold("join_gap", limits.joinGap)
      json.threshold("leave", limits.leave)
      json.threshold("shortest", limits.shortest)
    }
  }

  private mutating func warmup(_ limits: WarmupThresholds) {
    field("warmup") { json in
      json.threshold("easy_ratio", limits.easyRatio)
      json.threshold("easy_share", limits.easyShare)
      json.threshold("error", limits.error)
      json.threshold("fast_ratio", limits.fastRatio)
      json.threshold("fast_seconds", limits.fastSeconds)
      json.threshold("hard_ratio", limits.hardRatio)
      json.threshold("high", limits.high)
      json.threshold("low", limits.low)
      json.threshold("medium", limits.medium)
    }
  }

  private mutating func weeklyMileage(_ limits: WeeklyThresholds) {
    field("weekly_mileage") { json in
      json.threshold("error", limits.error)
      json.threshold("same_distance", limits.sameDistance)
      json.threshold("small_base", limits.smallBase)
      json.threshold("smallest_excess", limits.smallestExcess)
      json.threshold("smallest_excess_share", limits.smallestExcessShare)
      json.field("spread_weeks", limits.spreadWeeks)
      json.threshold("spreads", limits.spreads)
      json.steps("steps", limits.steps)
      json.field("usual_after", limits.usualAfter)
      json.field("usual_weeks", limits.usualWeeks)
      json.field("weeks", limits.weeks)
    }
  }

  private mutating func steps(_ name: StaticString, _ steps: LevelSteps) {
    field(name) { json in
      json.threshold("high", steps.high)
      json.threshold("low", steps.low)
      json.threshold("medium", steps.medium)
    }
  }

  /// With all its digits. A threshold that somebody set to infinity, to turn a rule off, is told as text.
  private mutating func threshold(_ name: StaticString, _ number: Double) {
    key(name)
    if number.isFinite {
      let text = number.description
      value(json: (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8)
    } else {
      value(number.isNaN ? "nan" : number > 0 ? "infinity" : "-infinity")
    }
  }
}

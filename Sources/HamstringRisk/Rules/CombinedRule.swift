import RunMetrics
import TrackModel

/// Two things at once that the article asks to keep apart: fast and steep, hilly and longer, a new pace and not shorter.
///
/// The strongest of the three is told. Levels are never multiplied: two of the parts reach no higher than the rules
/// that they join.
struct CombinedRule: RunRule {
  let factor = Factor.combined
  let title = RuleText.combinedTitle
  let evidence = Evidence.mechanism
  let source = RuleText.combinedSource
  let advice = Advice.combined
  /// Part by which fast metres uphill may be off [P]: distance is by 3 %, and the rest is where a slope begins and
  /// ends.
  private static let uphillError = 0.10

  enum Part { case fastAndSteep, hillyAndLonger, newPaceNotShorter }

  func definition(_ thresholds: Thresholds, units: Units) -> String {
    RuleText.combined(thresholds, MeasureText(units))
  }

  func judge(_ run: RunContext) -> Flag? { strongest(run)?.flag }

  /// The part that is told; of equal levels the first.
  func strongest(_ run: RunContext) -> (part: Part, flag: Flag)? {
    var strongest: (part: Part, flag: Flag)?
    func take(_ part: Part, _ flag: Flag?) {
      if let flag, flag.level > strongest?.flag.level ?? .none { strongest = (part, flag) }
    }
    take(.fastAndSteep, fastAndSteep(run))
    take(.hillyAndLonger, hillyAndLonger(run))
    take(.newPaceNotShorter, newPaceNotShorter(run))
    return strongest
  }

  // MARK: Fast and steep (Rules.md)

  private func fastAndSteep(_ run: RunContext) -> Flag? {
    let limits = run.thresholds.combined
    guard run.comparable != nil, run.normal?.isLike == true, let metres = run.fastUphill,
      let before = run.fastUphillBefore, let level = level(of: metres, over: before, limits)
    else { return nil }
    let isNew = before < limits.low
    let measured = Measured(
      value: metres, usual: before.rounded() > 0 ? before : nil, usualCount: run.recent.count,
      usualPeriodDays: run.thresholds.history.usualDays,
      threshold: max(
        level == .high ? limits.high : level == .medium && !isNew ? limits.medium : limits.low,
        before * (1 + limits.sameDistance)), unit: "m",
      isBorderline: [1 - CombinedRule.uphillError, 1 + CombinedRule.uphillError].contains {
        self.level(of: metres * $0, over: before, limits) != level
      })
    return flag(
      level, measured, quality: RuleText.altitudeQuality(run.summary.elevation, run.text),
      message: RuleText.combinedMessage(
        metres: metres, usual: before, isNew: isNew, days: run.thresholds.history.usualDays, run.text),
      places: FastUphill.places(run.record, grade: limits.grade, from: limits.ratio * (run.normal?.speed ?? 0)))
  }

  /// Nil where it is too little, or no more than usual.
  private func level(of metres: Double, over before: Double, _ limits: CombinedThresholds) -> Level? {
    guard metres >= limits.low, metres > before * (1 + limits.sameDistance) else { return nil }
    let isNew = before < limits.low
    if isNew { return metres >= limits.high ? .high : .medium }
    return metres >= limits.medium ? .medium : .low
  }

  // MARK: Hilly and longer (Rules.md, combined: fewer kilometres on the hilly runs)

  /// The smaller of the two levels.
  private func hillyAndLonger(_ run: RunContext) -> Flag? {
    guard let longer = SingleRunSpikeRule().judge(run), longer.level.isFlag, run.summary.sport != .treadmillRunning,
      let hills = HillsRule().judge(run), hills.level.isFlag, let ascent = hills.value
    else { return nil }
    let level = min(longer.level, hills.level)
    let measured = Measured(
      value: longer.value, usual: longer.usual, usualCount: longer.usualCount,
      usualPeriodDays: longer.usualPeriodDays,
      threshold: longer.usual.flatMap { run.thresholds.singleRunSpike.start(of: level, over: $0) }, unit: longer.unit,
      isBorderline: longer.isBorderline || hills.isBorderline)
    var found = flag(
      level, measured, quality: hills.quality,
      message: RuleText.hillyAndLongerMessage(
        metres: longer.value ?? 0, longest: longer.usual ?? 0, ascent: ascent, most: hills.usual ?? 0,
        history: run.thresholds.history, run.text),
      places: hills.places)
    found.evidence = .expert
    found.source = RuleText.hillyAndLongerSource
    return found
  }

  // MARK: New pace and not shorter (Definitions.md B2)

  /// Distance at a pace that is new, against the median distance of a run.
  private func newPaceNotShorter(_ run: RunContext) -> Flag? {
    let limits = run.thresholds.combined
    guard run.recent.count >= run.thresholds.pace.runs, let (metres, places) = partAtNewPace(run),
      let usual = Statistics.median(run.recent.map { Double($0.metres) }), usual > 0
    else { return nil }
    let share = metres / usual
    guard share > limits.newPaceShare else { return nil }
    let level: Level = share >= limits.newPaceFull ? .medium : .low
    let error = run.thresholds.singleRunSpike.error
    let measured = Measured(
      value: metres, usual: usual, usualCount: run.recent.count, usualPeriodDays: run.thresholds.history.usualDays,
      threshold: (level == .medium ? limits.newPaceFull : limits.newPaceShare) * usual, unit: "m",
      isBorderline: [limits.newPaceShare, limits.newPaceFull].contains { abs(share / max($0, 0.01) - 1) < error })
    var found = flag(
      level, measured, quality: RuleText.distanceQuality(run.summary) + RuleText.perhapsTreadmill(run.summary),
      message: RuleText.newPaceMessage(metres: metres, usual: usual, share: limits.newPaceShare, run.text),
      places: places)
    found.evidence = .expert
    found.source = RuleText.newPaceSource
    found.advice = Advice.pace
    return found
  }

  /// The whole run, which needs no places, where its pace is new as a whole, without surges that make it so, else its
  /// fast part where there was nearly none before.
  private func partAtNewPace(_ run: RunContext) -> (metres: Double, places: [Place])? {
    if let pace = PaceRule().judge(run), pace.level >= .medium {
      let surges = run.effort?.surges ?? []
      if surges.isEmpty { return (Double(run.record.metres), []) }
      return run.fastDistance.map { ($0, surges.map { Place($0) }) }
    }
    guard let fast = FastRunningRule().judge(run), fast.level >= .medium, let metres = fast.value,
      fast.usual ?? 0 < run.thresholds.fastRunning.newShare * metres
    else { return nil }
    return (metres, fast.places)
  }
}

import TrackModel

/// Faster than normal (Definitions.md B1): the run's own median against the runner's normal pace of 42 days.
struct PaceRule: RunRule {
  let factor = Factor.pace
  let title = RuleText.paceTitle
  let evidence = Evidence.hamstring
  let source = RuleText.paceSource
  let advice = Advice.pace

  func definition(_ thresholds: Thresholds, units: Units) -> String {
    RuleText.pace(thresholds, MeasureText(units))
  }

  func judge(_ run: RunContext) -> Flag? {
    let limits = run.thresholds.pace
    guard !run.record.isTreadmill, run.isRunnersBase, let normal = run.normal, let speed = run.comparableSpeed,
      Double(run.record.metres) >= limits.shortestRun
    else { return nil }
    let change = speed / normal.speed - 1
    // No pace within the runner's own spread is told, whatever the percentage.
    let least = limits.spreads * normal.spread / normal.speed
    func reached(_ change: Double) -> Level { change >= least ? limits.steps.level(reaching: change) : .none }
    let level = reached(change)
    guard level.isFlag, !isUsual(speed, run) else { return nil }
    let measured = Measured(
      value: speed, usual: normal.speed, usualCount: normal.runs, usualPeriodDays: normal.days,
      threshold: limits.steps.start(of: level).map { normal.speed * (1 + max($0, least)) }, unit: "m/s",
      isBorderline: [-limits.error, limits.error].contains { reached(change + $0) != level })
    return flag(
      level, measured, quality: RuleText.paceQuality(normal, of: run.summary) + RuleText.perhapsTreadmill(run.summary),
      message: RuleText.paceMessage(speed: speed, normal: normal, change: change, run.text))
  }

  /// Three runs of the window were as fast for as long.
  private func isUsual(_ speed: Double, _ run: RunContext) -> Bool {
    let limits = run.thresholds.pace
    let alike = run.recent.count { other in
      guard let median = other.summary.pace.flatEquivalentMedian, !other.isTreadmill else { return false }
      return median >= speed * (1 - limits.sameChange)
        && Double(other.metres) >= limits.sameDistance * Double(run.record.metres)
    }
    return alike >= limits.usualAfter
  }
}

extension RunContext {
  /// The run's median speed in the same terms as its normal pace; nil where either is unknown.
  var comparableSpeed: Double? { normal?.comparableSpeed(of: summary) }
}

extension NormalPace {
  /// Hills are counted in on both sides, or not in the run's own median.
  func isComparable(_ run: RunSummary) -> Bool { !run.pace.isGradeAdjusted || isGradeAdjusted == true }

  /// A run's median speed in the same terms; nil where it is unknown.
  ///
  /// Where the normal pace comes from runs whose hills were not counted in, the plain mean bounds one whose were, so that a
  /// better altitude does not look like a faster pace.
  func comparableSpeed(of run: RunSummary) -> Double? {
    run.pace.flatEquivalentMedian.map { isComparable(run) ? $0 : min($0, run.pace.mean ?? $0) }
  }
}

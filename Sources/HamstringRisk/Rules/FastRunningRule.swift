import TrackModel

/// Intervals, surges and other fast running (Definitions.md B2): its distance against the most of one run in 42 days.
struct FastRunningRule: RunRule {
  let factor = Factor.fastRunning
  let title = RuleText.fastTitle
  let evidence = Evidence.hamstring
  let source = RuleText.fastSource
  let advice = Advice.fastRunning

  func definition(_ thresholds: Thresholds, units: Units) -> String {
    RuleText.fast(thresholds, MeasureText(units))
  }

  func judge(_ run: RunContext) -> Flag? {
    let limits = run.thresholds.fastRunning
    guard !run.record.isTreadmill, run.hasBaseline, run.isRunnersBase, let normal = run.normal,
      let fast = run.fastDistance,
      let before = run.fastBefore, run.recent.count(where: \.hasPace) >= run.thresholds.history.comparableRuns
    else { return nil }
    let fastLevel = level(of: fast, over: before, smallest: limits.smallest, limits)
    var chosen = (level: fastLevel, value: fast, usual: before, isVeryFast: false)
    if normal.speed * limits.veryFastRatio <= limits.veryFastSpeed, let veryFast = run.summary.pace.distanceAbove5,
      veryFast >= limits.smallestVeryFast
    {
      let most = run.recent.lazy.compactMap { $0.isTreadmill ? nil : $0.summary.pace.distanceAbove5 }.max() ?? 0
      let veryFastLevel = level(of: veryFast, over: most, smallest: limits.smallestVeryFast, limits)
      // Of equal levels the general measure is told.
      if veryFastLevel > fastLevel { chosen = (veryFastLevel, veryFast, most, true) }
    }
    guard chosen.level.isFlag else { return nil }
    let smallest = chosen.isVeryFast ? limits.smallestVeryFast : limits.smallest
    let measured = Measured(
      value: chosen.value, usual: chosen.usual.rounded() > 0 ? chosen.usual : nil,
      usualCount: run.recent.count(where: \.hasPace),
      usualPeriodDays: run.thresholds.history.usualDays,
      threshold: limits.steps.start(of: chosen.level).map { max(chosen.usual * (1 + $0), smallest) }, unit: "m",
      isBorderline: [1 - limits.error, 1 + limits.error].contains {
        level(of: chosen.value * $0, over: chosen.usual, smallest: smallest, limits) != chosen.level
      })
    return flag(
      chosen.level, measured, quality: RuleText.fastQuality(normal),
      message: RuleText.fastMessage(
        metres: chosen.value, usual: chosen.usual, isNew: chosen.usual < limits.newShare * chosen.value,
        days: run.thresholds.history.usualDays,
        speed: chosen.isVeryFast ? limits.veryFastSpeed : normal.speed * normal.fastRatio,
        surges: run.effort?.surges.count ?? 0, run.text),
      places: (run.effort?.surges ?? []).map { Place(start: $0.start, end: $0.start + $0.duration) })
  }

  private func level(
    of value: Double, over reference: Double, smallest: Double, _ limits: FastRunningThresholds
  ) -> Level {
    guard value >= smallest else { return .none }
    let metres = Int(reference.rounded())
    return metres == 0 ? .high : limits.steps.level(of: Int(value.rounded()), over: metres)
  }
}

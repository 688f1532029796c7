import TrackModel

/// Fast and steep together (rules.md, final table): metres uphill at more than normal effort.
struct CombinedRule: RunRule {
  let factor = Factor.combined
  let title = RuleText.combinedTitle
  let evidence = Evidence.mechanism
  let source = RuleText.combinedSource
  let advice = Advice.combined

  func definition(_ thresholds: Thresholds, units: Units) -> String {
    RuleText.combined(thresholds, MeasureText(units))
  }

  func judge(_ run: RunContext) -> Flag? {
    let limits = run.thresholds.combined
    guard run.comparable != nil, run.normal?.isLike == true, let metres = run.fastUphill,
      let before = run.fastUphillBefore, let level = level(of: metres, over: before, limits)
    else { return nil }
    let isNew = before < limits.low
    let measured = Measured(
      value: metres, usual: isNew ? nil : before, usualCount: run.recent.count,
      usualPeriodDays: run.thresholds.history.usualDays,
      threshold: level == .high ? limits.high : level == .medium && !isNew ? limits.medium : limits.low, unit: "m",
      isBorderline: [0.9, 1.1].contains { self.level(of: metres * $0, over: before, limits) != level })
    return flag(
      level, measured, quality: RuleText.altitudeQuality(run.summary.elevation, run.text),
      message: RuleText.combinedMessage(
        metres: metres, usual: isNew ? nil : before, days: run.thresholds.history.usualDays, run.text))
  }

  /// Nil where it is too little, or no more than usual.
  private func level(of metres: Double, over before: Double, _ limits: CombinedThresholds) -> Level? {
    guard metres >= limits.low, metres > before * (1 + limits.sameDistance) else { return nil }
    let isNew = before < limits.low
    if isNew { return metres >= limits.high ? .high : .medium }
    return metres >= limits.medium ? .medium : .low
  }
}

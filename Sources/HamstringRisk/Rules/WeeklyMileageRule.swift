import TrackModel

/// The week's distance (Definitions.md A1, A-rob): against the larger of the week before and the mean of four. The article's
/// literal ten-percent rule is shown beside it.
struct WeeklyMileageRule: WeekRule {
  let factor = Factor.weeklyMileage
  let title = RuleText.weekTitle
  let evidence = Evidence.expert
  let source = RuleText.weekSource
  let advice = Advice.weeklyMileage

  func definition(_ thresholds: Thresholds, units: Units) -> String {
    RuleText.week(thresholds, MeasureText(units))
  }

  func judge(_ week: WeekContext) -> Flag? {
    guard week.totals.metres > 0, let base = week.baseMetres else { return nil }
    return base == 0 ? returned(week) : judge(week, base: base, lastWeek: week.ledger[week.number - 1].metres)
  }

  private func judge(_ week: WeekContext, base: Int, lastWeek: Int) -> Flag? {
    let limits = week.thresholds.weeklyMileage
    let metres = week.totals.metres
    let reached = level(of: metres, over: base, limits)
    let level = isUsual(week, over: base) ? min(reached, .low) : reached
    guard level.isFlag else { return nil }
    let measured = Measured(
      value: Double(metres), usual: Double(base), usualCount: limits.weeks, usualPeriodDays: 7 * limits.weeks,
      threshold: limits.steps.start(of: level).map { Double(base) * (1 + $0) }, unit: "m",
      isBorderline: [1 - limits.error, 1 + limits.error].contains {
        self.level(of: Int((Double(metres) * $0).rounded()), over: base, limits) != reached
      })
    return flag(
      level, measured, quality: RuleText.weekQuality(isRunning: week.isRunning),
      message: RuleText.weekMessage(
        metres: metres, base: base, lastWeek: lastWeek, isSmall: Double(base) < limits.smallBase,
        isRunning: week.isRunning, week.text))
  }

  private func level(of metres: Int, over base: Int, _ limits: WeeklyThresholds) -> Level {
    let excess = Double(metres - base)
    guard excess >= max(limits.smallestExcess, limits.smallestExcessShare * Double(base)) else { return .none }
    let level = limits.steps.level(of: metres, over: base)
    guard Double(base) < limits.smallBase else { return level }
    return min(level, excess >= limits.smallBase ? .medium : .low)
  }

  /// Runners who run much every other week, or whose weeks differ by as much anyway, are told at low only.
  private func isUsual(_ week: WeekContext, over base: Int) -> Bool {
    if WeekSpread.covers(week.totals.metres - base, week, amount: \.metres) { return true }
    let limits = week.thresholds.weeklyMileage
    let least = (1 - limits.sameDistance) * Double(week.totals.metres)
    let before = max(0, week.number - max(0, limits.usualWeeks))..<week.number
    return before.count { Double(week.ledger[$0].metres) >= least } >= limits.usualAfter
  }

  /// Four empty weeks and then running: medium, whatever the percentage.
  private func returned(_ week: WeekContext) -> Flag? {
    let active = week.ledger.activeWeeks(before: week.number).suffix(week.thresholds.weeklyMileage.weeks)
    guard let last = active.last else { return nil }
    let total = active.reduce(0) { $0 + week.ledger[$1].metres }
    let mean = total / active.count
    let measured = Measured(
      value: Double(week.totals.metres), usual: Double(mean), usualCount: active.count,
      usualPeriodDays: 7 * (week.number - (active.first ?? last)), unit: "m")
    return flag(
      .medium, measured, quality: RuleText.weekQuality(isRunning: week.isRunning),
      message: RuleText.weekReturnMessage(
        metres: week.totals.metres, emptyWeeks: week.number - last - 1, before: mean, week.text))
  }
}

extension WeekContext {
  /// Enough runs before the week to compare with (Definitions.md A3); the weeks themselves are asked for by `before`.
  var hasBaseline: Bool { runsBefore >= thresholds.history.baselineRuns }
}

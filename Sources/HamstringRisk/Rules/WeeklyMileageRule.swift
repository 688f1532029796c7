import TrackModel

/// The week's distance (Definitions.md A1): against the larger of the week before and the mean of four. The article's
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
    guard week.totals.metres > 0, let base = week.base else { return nil }
    return base.metres == 0 ? returned(week) : judge(week, base)
  }

  private func judge(_ week: WeekContext, _ base: WeekBase) -> Flag? {
    let limits = week.thresholds.weeklyMileage
    let metres = week.totals.metres
    let (level, cap) = level(of: metres, week, base.metres)
    guard level.isFlag else { return nil }
    let measured = Measured(
      value: Double(metres), usual: Double(base.metres), usualCount: base.weeks, usualPeriodDays: base.days,
      threshold: start(of: level, base.metres, week), unit: "m",
      isBorderline: [1 - limits.error, 1 + limits.error].contains {
        self.level(of: Int((Double(metres) * $0).rounded()), week, base.metres).level != level
      })
    return flag(
      level, measured, quality: RuleText.weekQuality(isRunning: week.isRunning, cap: cap),
      message: RuleText.weekMessage(
        metres: metres, base: base, lastWeek: week.ledger[week.number - 1].metres,
        isSmall: Double(base.metres) < limits.smallBase, isRunning: week.isRunning, week.text))
  }

  /// Runners who run much every other week, or whose weeks differ by as much anyway, are told at low only, and why.
  private func level(of metres: Int, _ week: WeekContext, _ base: Int) -> (level: Level, cap: WeekCap?) {
    let limits = week.thresholds.weeklyMileage
    let excess = metres - base
    guard Double(excess) >= limits.leastExcess(over: base) else { return (.none, nil) }
    let reached = limits.steps.level(of: metres, over: base)
    let level =
      Double(base) < limits.smallBase ? min(reached, Double(excess) >= limits.smallBase ? .medium : .low) : reached
    guard level > .low, let cap = WeekCap.of(week, metres: metres, excess: excess) else { return (level, nil) }
    return (.low, cap)
  }

  /// Metres at which a level begins, with the least that must be added for it.
  private func start(of level: Level, _ base: Int, _ week: WeekContext) -> Double? {
    let limits = week.thresholds.weeklyMileage
    var least = limits.leastExcess(over: base)
    if level > .low {
      if Double(base) < limits.smallBase { least = max(least, limits.smallBase) }
      least = max(least, WeekSpread.leastExcess(week, amount: \.metres))
    }
    return limits.steps.start(of: level).map { Double(base) + max($0 * Double(base), least) }
  }

  /// Four empty weeks and then running: medium, whatever the percentage.
  private func returned(_ week: WeekContext) -> Flag? {
    let active = week.ledger.activeWeeks(before: week.number).suffix(week.thresholds.weeklyMileage.weeks)
    guard let last = active.last else { return nil }
    let total = active.reduce(0) { $0 + week.ledger[$1].metres }
    let mean = WeekBase.mean(total, of: active.count)
    let measured = Measured(
      value: Double(week.totals.metres), usual: Double(mean), usualCount: active.count,
      usualPeriodDays: 7 * (week.number - (active.first ?? last)), unit: "m")
    var found = flag(
      .medium, measured, quality: RuleText.weekQuality(isRunning: week.isRunning, cap: nil),
      message: RuleText.weekReturnMessage(
        metres: week.totals.metres, emptyWeeks: week.number - last - 1, before: mean, weeks: active.count, week.text))
    found.advice = Advice.returning(week.thresholds.history, week.text)
    return found
  }
}

extension WeeklyThresholds {
  /// Metres above a base below which nothing is flagged.
  func leastExcess(over base: Int) -> Double { max(smallestExcess, smallestExcessShare * Double(base)) }
}

/// What is usual about a week that is far above its base all the same: it is told at low at most.
enum WeekCap {
  /// So many of the weeks before were as long.
  case usualWeeks(Int, of: Int)
  /// The runner's weeks differ by as much anyway.
  case spread

  static func of(_ week: WeekContext, metres: Int, excess: Int) -> WeekCap? {
    if Double(excess) < WeekSpread.leastExcess(week, amount: \.metres) { return .spread }
    let limits = week.thresholds.weeklyMileage
    let least = (1 - limits.sameDistance) * Double(metres)
    let before = max(0, week.number - max(0, limits.usualWeeks))..<week.number
    let alike = before.count { Double(week.ledger[$0].metres) >= least }
    return alike >= limits.usualAfter ? .usualWeeks(alike, of: limits.usualWeeks) : nil
  }
}

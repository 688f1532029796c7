import RunMetrics

/// How much a runner's weeks differ from one another: what lies within it is not far from usual, however small the
/// week before was.
enum WeekSpread {
  /// Median absolute deviation of the weeks with running that can tell the amount, scaled to a standard deviation, whole
  /// metres; nil where there are fewer than four.
  static func metres(
    before number: Int, in ledger: WeekLedger, limits: WeeklyThresholds, amount: (WeekTotals) -> Int,
    isKnown: (WeekTotals) -> Bool = { _ in true }
  ) -> Double? {
    let first = max(0, number - max(0, limits.spreadWeeks))
    let weeks = (first..<max(first, number)).map { ledger[$0] }
    let active = weeks.filter { $0.runs > 0 && isKnown($0) }.map { Double(amount($0)) }
    guard active.count >= limits.weeks else { return nil }
    return Statistics.medianAbsoluteDeviation(active).map { $0 * Statistics.deviationScale }
  }

  /// Whole metres over the base from which on a week leaves the runner's own variation; 0 where that is not known.
  static func leastExcess(
    _ week: WeekContext, amount: (WeekTotals) -> Int, isKnown: (WeekTotals) -> Bool = { _ in true }
  ) -> Double {
    let limits = week.thresholds.weeklyMileage
    let spread = metres(before: week.number, in: week.ledger, limits: limits, amount: amount, isKnown: isKnown)
    return limits.spreads * (spread ?? 0)
  }
}

import RunMetrics

/// How much a runner's weeks differ from one another: what lies within it is not far from usual, however small the
/// week before was.
enum WeekSpread {
  /// Metres over the base from which on a week leaves the runner's own variation: a multiple of the median absolute
  /// deviation of the weeks with running that can tell the amount, scaled to a standard deviation. 0 where these are fewer
  /// than the weeks of the mean.
  static func leastExcess(
    _ week: WeekContext, amount: (WeekTotals) -> Int, isKnown: (WeekTotals) -> Bool = { _ in true }
  ) -> Double {
    let limits = week.thresholds.weeklyMileage
    let first = max(0, week.number - limits.spreadWeeks)
    let weeks = (first..<max(first, week.number)).map { week.ledger[$0] }
    let active = weeks.filter { $0.runs > 0 && isKnown($0) }.map { Double(amount($0)) }
    guard active.count >= limits.weeks, let deviation = Statistics.medianAbsoluteDeviation(active) else { return 0 }
    return limits.spreads * (deviation * Statistics.deviationScale)
  }
}

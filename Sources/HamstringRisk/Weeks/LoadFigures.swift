import RunMetrics

/// Figures of training load that are often asked for (Definitions.md A1). Information only: in the largest study of runners
/// the ratio of one week to the weeks before showed no rise of injuries (Frandsen 2025), so no level comes from them.
public struct LoadFigures: Sendable, Hashable {
  /// Ratio: mean of 7 days over mean of the same 28 days; nil where the 28 days hold no running.
  public var coupledRatio: Double?
  /// Ratio: mean of 7 days over mean of the 21 days before them.
  public var uncoupledRatio: Double?
  /// Ratio of exponentially weighted means, N = 7 and 28 (Williams 2017).
  public var weightedRatio: Double?
  /// Mean daily metres over their sample deviation, seven days with rest days, at most 10; nil without running.
  public var monotony: Double?
  /// Metres of the seven days times monotony.
  public var strain: Double?

  static let largestMonotony = 10.0

  /// - Parameter days: metres per day, oldest first, the last seven being the week asked for.
  /// - Returns: nil for fewer than 28 days.
  public init?(days: [Double]) {
    guard days.count >= 28 else { return nil }
    let month = days.suffix(28)
    let week = LoadFigures.mean(days.suffix(7))
    let chronic = LoadFigures.mean(month)
    let before = LoadFigures.mean(month.prefix(21))
    coupledRatio = chronic > 0 ? week / chronic : nil
    uncoupledRatio = before > 0 ? week / before : nil
    let slow = LoadFigures.weighted(days, days: 28)
    weightedRatio = slow > 0 ? LoadFigures.weighted(days, days: 7) / slow : nil
    guard week > 0 else { return }
    let deviation = Statistics.sampleDeviation(Array(days.suffix(7))) ?? 0
    let monotony = deviation > 0 ? min(week / deviation, LoadFigures.largestMonotony) : LoadFigures.largestMonotony
    self.monotony = monotony
    strain = 7 * week * monotony
  }

  private static func mean(_ days: ArraySlice<Double>) -> Double {
    days.isEmpty ? 0 : days.reduce(0, +) / Double(days.count)
  }

  /// The first day is the seed.
  private static func weighted(_ values: [Double], days: Int) -> Double {
    let share = 2 / Double(days + 1)
    return values.dropFirst().reduce(values.first ?? 0) { $0 + share * ($1 - $0) }
  }
}

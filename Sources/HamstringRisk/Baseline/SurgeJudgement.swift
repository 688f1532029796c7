import RunMetrics
import TrackModel

/// Confirms the surges that were found against a run's own easy speed, now that the runner's normal speed is known.
enum SurgeJudgement {
  /// Uphill, plain speed must not fall below this part of the base: else the slope alone makes the effort.
  static let slowestPlainRatio = 0.95
  /// A run whose own easy speed is more than this multiple of the base may hide surges in its "easy" part.
  private static let fastEasyRatio = 1.05
  /// Seconds of a bout that five-second bins can show.
  private static let shortestInBins = 30.0
  /// A bout of more than this part of the moving time is the run's pace, not a surge in it.
  private static let largestShare = 0.5

  /// In order of start.
  static func surges(
    of summary: RunSummary, bins: [RunTrace.Bin], sums: TraceSums, base: Double, fastRatio: Double,
    thresholds: SurgeThresholds
  ) -> [Bout] {
    // Against the run's own easy speed they have been judged already, and at full rate.
    guard base > 0, base != summary.pace.easy else { return summary.surges }
    let wider = max(0, fastRatio - thresholds.enter)
    let least = ((thresholds.enter + thresholds.leave) / 2 + wider) * base
    let confirmed = summary.surges.filter { $0.meanFlatEquivalent >= least && $0.duration >= thresholds.shortest }
    guard let easy = summary.pace.easy, easy > fastEasyRatio * base else { return confirmed }
    let hidden = inBins(bins, sums, base: base, wider: wider, thresholds: thresholds).filter { bout in
      !confirmed.contains { $0.start < bout.start + bout.duration && bout.start < $0.start + $0.duration }
    }
    return (confirmed + hidden).sorted { $0.start < $1.start }
  }

  private static func inBins(
    _ bins: [RunTrace.Bin], _ sums: TraceSums, base: Double, wider: Double, thresholds: SurgeThresholds
  ) -> [Bout] {
    let seconds = Double(RunTrace.binSeconds)
    let detector = BoutDetector(
      enter: Float((thresholds.enter + wider) * base), leave: Float((thresholds.leave + wider) * base),
      longestDip: Int(thresholds.joinGap / seconds), shortest: Int(shortestInBins / seconds))
    // A mean of bins is no higher than the highest of them.
    guard sums.fastest >= detector.enter else { return [] }
    let ranges = detector.bouts(in: smoothed(bins, sums), isBreak: breaks(bins))
    let moving = Double(sums.moving(0..<bins.count)) * seconds
    return ranges.compactMap { range in
      let window = bins[range]
      let duration = Double(range.count) * seconds
      guard duration <= largestShare * moving, let first = window.first else { return nil }
      let distance = window.reduce(0) { $0 + Double($1.distance) }
      guard distance / duration >= slowestPlainRatio * base else { return nil }
      let speed = window.reduce(0) { $0 + Double($1.flatEquivalentSpeed) } / Double(range.count)
      return Bout(
        start: Double(first.start), duration: duration, distance: distance, meanSpeed: distance / duration,
        meanFlatEquivalent: speed, peakFlatEquivalent: Double(window.map(\.flatEquivalentSpeed).max() ?? 0))
    }
  }

  /// Mean of three bins, which is the 15 s that positions need.
  private static func smoothed(_ bins: [RunTrace.Bin], _ sums: TraceSums) -> [Float] {
    bins.indices.map { index in
      guard bins[index].isMoving else { return .nan }
      let window = max(index - 1, 0)..<min(index + 2, bins.count)
      return Float(sums.speed(window) / Double(sums.moving(window)))
    }
  }

  private static func breaks(_ bins: [RunTrace.Bin]) -> [Bool] {
    bins.indices.map { $0 > 0 && bins[$0].start - bins[$0 - 1].start > Int32(RunTrace.binSeconds) }
  }
}

import TrackModel

/// The runner's normal pace before a run (Definitions.md B1).
struct NormalPace {
  /// Distance-weighted median of flat-equivalent speed, m/s.
  var speed: Double
  /// Robust spread of the run medians, m/s, at least 3 % of the speed.
  var spread: Double
  /// Median of the run medians, m/s: the speed of the usual run, however long the others are.
  var usualRun: Double
  /// Multiple of the speed from which running is fast: wider for runners whose half minutes vary much.
  var fastRatio: Double
  var runs: Int
  var days: Int
  /// Whether its runs count hills in, as the run does that it was made for; nil: some of them are unlike it.
  var isGradeAdjusted: Bool?

  /// Its runs count hills in as the run does that it was made for: all of them, or none.
  var isLike: Bool { isGradeAdjusted != nil }

  /// Runners whose easy half minutes vary by more than a few percent are not fast as soon (Definitions.md B4).
  static func fastRatio(spread: Double?, _ limits: FastRunningThresholds) -> Double {
    max(limits.ratio, 1 + limits.spreads * min(spread ?? 0, limits.largestSpread))
  }
}

extension [RunRecord] {
  /// Runs before the one at `index` that start at most so many days earlier. An index past the end stands for a run
  /// that starts with the newest one.
  func window(before index: Int, days: Int) -> ArraySlice<RunRecord> {
    guard let reference = index < count ? self[index].start : last?.start else { return self[0..<0] }
    let earliest = reference - Int64(days) * CivilDate.millisecondsPerDay
    return self[(0..<index).partitioningIndex { self[$0].start >= earliest }..<index]
  }
}

import RunMetrics
import TrackModel

/// The runner's normal pace before a run (rules.md B1).
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
  /// Hills are counted in, here and in the run it was made for.
  var isLike: Bool
  var isGradeAdjusted: Bool

  /// Widens the window where the usual one holds too little; nil where the wide one does, too.
  ///
  /// - Parameters:
  ///   - records: in order of start; those from `index` on are left out.
  ///   - isGradeAdjusted: whether hills are counted into the speed of the run judged; runs of the same kind are taken
  ///     alone where there are enough of them.
  static func before(
    _ index: Int, of records: [RunRecord], isGradeAdjusted: Bool, thresholds: Thresholds
  ) -> NormalPace? {
    for days in [thresholds.history.usualDays, thresholds.history.widePaceDays] {
      let window = records.window(before: index, days: days)
      let usable = window.filter { !$0.isTreadmill && !$0.summary.pace.speedClasses.isEmpty }
      let alike = usable.filter { $0.summary.pace.isGradeAdjusted == isGradeAdjusted }
      if let pace = make(alike, days: days, thresholds: thresholds) { return pace }
      if alike.count < usable.count, var pace = make(usable, days: days, thresholds: thresholds) {
        pace.isLike = false
        return pace
      }
    }
    return nil
  }

  /// Runners whose easy half minutes vary by more than a few percent are not fast as soon (rules.md B4).
  static func fastRatio(spread: Double?, _ limits: FastRunningThresholds) -> Double {
    max(limits.ratio, 1 + limits.spreads * min(spread ?? 0, limits.largestSpread))
  }

  private static func make(_ runs: [RunRecord], days: Int, thresholds: Thresholds) -> NormalPace? {
    guard runs.count >= thresholds.pace.runs else { return nil }
    var histogram = SpeedHistogram()
    for run in runs { histogram.add(run.summary.pace.speedClasses) }
    guard histogram.metres >= thresholds.pace.distance, let speed = histogram.median, speed > 0 else { return nil }
    let medians = runs.compactMap(\.summary.pace.flatEquivalentMedian)
    let deviation = (Statistics.medianAbsoluteDeviation(medians) ?? 0) * Statistics.deviationScale
    let bins = Statistics.median(runs.compactMap(\.summary.pace.easySpread))
    return NormalPace(
      speed: speed, spread: max(deviation, thresholds.pace.smallestSpread * speed),
      usualRun: Statistics.median(medians) ?? speed,
      fastRatio: fastRatio(spread: bins, thresholds.fastRunning),
      runs: runs.count, days: days, isLike: true, isGradeAdjusted: runs[0].summary.pace.isGradeAdjusted)
  }
}

extension [RunRecord] {
  /// Runs before the one at `index` that start at most so many days earlier. An index past the end stands for a run
  /// that starts with the newest one.
  func window(before index: Int, days: Int) -> ArraySlice<RunRecord> {
    guard let reference = index < count ? self[index].start : last?.start else { return self[0..<0] }
    let earliest = reference - Int64(days) * 86_400_000
    var low = 0
    var high = index
    while low < high {
      let middle = (low + high) / 2
      if self[middle].start < earliest { low = middle + 1 } else { high = middle }
    }
    return self[low..<index]
  }
}

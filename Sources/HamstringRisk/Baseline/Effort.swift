import RunMetrics
import TrackModel

/// How hard a run was against a base speed: surges, the first hard part, and the easy running before it (rules.md B4, D).
struct Effort {
  var surges: [Bout]
  /// Elapsed seconds to the first hard part: a surge, or a minute of half minutes at the hard ratio; nil where there
  /// is none.
  var firstHard: Double?
  var firstSurge: Double?
  /// Moving seconds of easy running before the first hard part; of the whole run where there is none.
  var easy: Double
  /// Seconds of clearly fast running in all.
  var fastSeconds: Double
  /// Where the first hard part lies.
  var hardPlace: Place?

  /// Half a minute of bins.
  private static let windowBins = 6
  /// Seconds: half minutes of real runs pass the hard ratio by themselves now and then, whole minutes seldom.
  private static let shortestStretch = 60.0
  /// Bins.
  private static let longestDip = 3

  /// - Parameters:
  ///   - base: normal flat-equivalent speed, or the run's own easy speed where no normal is known.
  ///   - fastRatio: multiple of the base from which running is hard for this runner.
  init(_ summary: RunSummary, bins: [RunTrace.Bin], base: Double, fastRatio: Double, thresholds: Thresholds) {
    surges = SurgeJudgement.surges(
      of: summary, bins: bins, base: base, fastRatio: fastRatio, thresholds: thresholds.surges)
    firstSurge = surges.first?.start
    let hardRatio = max(thresholds.warmup.hardRatio, fastRatio)
    let hardBin = Effort.firstLongStretch(Effort.windows(bins, base: base, ratio: hardRatio))
    let firstJudged = surges.first { $0.duration >= thresholds.surges.shortest }
    if let surge = firstJudged, surge.start <= hardBin.map({ Double(bins[$0].start) }) ?? surge.start {
      firstHard = surge.start
      hardPlace = Place(start: surge.start, end: surge.start + surge.duration)
    } else if let hardBin {
      let start = Double(bins[hardBin].start)
      firstHard = start
      hardPlace = Place(start: start, end: start + Effort.shortestStretch)
    }
    let end = firstHard ?? .infinity
    let before = bins.prefix { Double($0.start) + Double(RunTrace.binSeconds) / 2 < end }
    easy = Effort.easySeconds(
      before,
      limit: Effort.easyLimit(base: base, own: summary.pace.easy, hardRatio: hardRatio, thresholds.warmup))
    fastSeconds = Effort.fastSeconds(
      bins, hard: Effort.windows(bins, base: base, ratio: max(thresholds.warmup.fastRatio, hardRatio)),
      surges: surges.filter { $0.meanFlatEquivalent >= thresholds.warmup.fastRatio * base })
  }

  /// What counts as easy widens with what counts as hard, and follows the run's own easy pace where that is a little
  /// faster than normal: a warm-up at the day's easy pace is one.
  private static func easyLimit(base: Double, own: Double?, hardRatio: Double, _ limits: WarmupThresholds) -> Double {
    let share = (hardRatio - 1) / (limits.hardRatio - 1)
    let least = (1 + (limits.easyRatio - 1) * share) * base
    let most = (1 + (hardRatio - 1) * limits.easyShare) * base
    return max(least, min(most, limits.easyRatio * (own ?? base)))
  }

  /// The first bin of the first stretch that lasts a minute, short dips included.
  private static func firstLongStretch(_ isHard: [Bool]) -> Int? {
    var start: Int?
    var end = 0
    for index in isHard.indices where isHard[index] {
      if start == nil || index - end > longestDip { start = index }
      end = index
      if let start, end - start + 1 >= Int(shortestStretch) / RunTrace.binSeconds { return start }
    }
    return nil
  }

  /// True for bins at or above the ratio that lie in half a minute of motion whose mean is there, too; uphill only
  /// where the plain speed is no slower than easy running.
  private static func windows(_ bins: [RunTrace.Bin], base: Double, ratio: Double) -> [Bool] {
    var isHard = [Bool](repeating: false, count: bins.count)
    guard bins.count >= windowBins, base > 0 else { return isHard }
    let width = Int32(RunTrace.binSeconds)
    for start in 0...bins.count - windowBins {
      let window = bins[start..<start + windowBins]
      guard bins[start + windowBins - 1].start - bins[start].start == width * Int32(windowBins - 1),
        window.allSatisfy(\.isMoving)
      else { continue }
      let speed = window.reduce(0) { $0 + Double($1.flatEquivalentSpeed) } / Double(windowBins)
      let plain = window.reduce(0) { $0 + Double($1.distance) } / Double(Int(width) * windowBins)
      guard speed >= ratio * base, plain >= SurgeJudgement.slowestPlainRatio * base else { continue }
      for index in window.indices where Double(bins[index].flatEquivalentSpeed) >= ratio * base {
        isHard[index] = true
      }
    }
    return isHard
  }

  /// Bins stand for five seconds each; their speed is smoothed over half a minute.
  private static func easySeconds(_ bins: ArraySlice<RunTrace.Bin>, limit: Double) -> Double {
    let half = windowBins / 2
    var seconds = 0.0
    for index in bins.indices where bins[index].isMoving {
      let from = max(index - half, bins.startIndex)
      let to = min(index + half, bins.endIndex - 1)
      var sum = 0.0
      var count = 0.0
      for neighbour in from...to where bins[neighbour].isMoving {
        sum += Double(bins[neighbour].flatEquivalentSpeed)
        count += 1
      }
      if sum <= limit * count { seconds += Double(RunTrace.binSeconds) }
    }
    return seconds
  }

  private static func fastSeconds(_ bins: [RunTrace.Bin], hard: [Bool], surges: [Bout]) -> Double {
    var seconds = surges.reduce(0) { $0 + $1.duration }
    for (index, bin) in bins.enumerated() where hard[index] {
      let middle = Double(bin.start) + Double(RunTrace.binSeconds) / 2
      if !surges.contains(where: { middle >= $0.start && middle < $0.start + $0.duration }) {
        seconds += Double(RunTrace.binSeconds)
      }
    }
    return seconds
  }
}

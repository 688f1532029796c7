import RunMetrics
import TrackModel

/// How hard a run was against a base speed: surges, the first hard part, and the easy running before it (Definitions.md B4, D).
///
/// Hard is fast running alone: fast by plain speed and with the slope counted in. Uphill the slope makes the effort and
/// downhill it gives the speed; neither is fast running.
struct Effort {
  var surges: [Bout]
  /// Elapsed seconds to the first hard part: a surge, or a minute of half minutes at the hard ratio; nil where there
  /// is none.
  var firstHard: Double?
  var firstSurge: Double?
  /// Moving seconds of easy running before the first hard part; of the whole run where there is none.
  var easy: Double
  /// A part of it lies in the runs just before.
  var countsRunBefore = false
  /// One of these, that ended just before this run, was hard itself: the warm-up was asked for there.
  var isHardBefore = false
  /// Seconds of clearly fast running in all.
  var fastSeconds: Double
  /// Where the first hard part lies.
  var hardPlace: Place?

  /// Half a minute of bins.
  private static let windowBins = 6
  /// Seconds: half minutes of real runs pass the hard ratio by themselves now and then, whole minutes seldom.
  private static let shortestStretch = 60.0
  /// Bins.
  private static let longestDip: Int32 = 3

  /// - Parameters:
  ///   - base: normal flat-equivalent speed, or the run's own easy speed where no normal is known.
  ///   - usualRun: flat-equivalent speed of the runner's usual run, m/s. Where it is faster than the base (a few long
  ///     slow days in the mountains hold most kilometres) hard and easy are measured by it.
  ///   - fastRatio: multiple of the base from which running is hard for this runner.
  init(
    _ record: RunRecord, _ bins: RunTrace.Columns, base: Double, usualRun: Double? = nil, fastRatio: Double,
    thresholds: Thresholds
  ) {
    let starts = bins.starts
    surges = SurgeJudgement.surges(
      of: record, bins, base: base, fastRatio: fastRatio, thresholds: thresholds.surges)
    firstSurge = surges.first?.start
    let hardRatio = max(thresholds.warmup.hardRatio, fastRatio)
    let usual = max(base, usualRun ?? base)
    let clearlyFastRatio = max(thresholds.warmup.fastRatio, hardRatio)
    let (hard, clearlyFast) = Effort.hardBins(bins, from: hardRatio * usual, fastFrom: clearlyFastRatio * usual)
    let hardBin = Effort.firstLongStretch(hard, starts)
    let fast = surges.filter { $0.isFast(hardRatio - (thresholds.surges.enter - thresholds.surges.leave) / 2, usual) }
    let firstJudged = fast.first { $0.duration >= thresholds.surges.shortest }
    if let surge = firstJudged, surge.start <= hardBin.map({ Double(starts[$0]) }) ?? surge.start {
      firstHard = surge.start
      hardPlace = Place(surge)
    } else if let hardBin {
      let start = Double(starts[hardBin])
      firstHard = start
      hardPlace = Place(start: start, duration: Effort.shortestStretch)
    }
    let end = firstHard ?? .infinity
    let seconds = Effort.easySeconds(
      bins,
      end: firstHard == nil
        ? starts.count
        : starts.firstIndex { Double($0) + Double(RunTrace.binSeconds) / 2 >= end } ?? starts.count,
      limit: Effort.easyLimit(base: usual, own: record.summary.pace.easy, hardRatio: hardRatio, thresholds.warmup))
    // The last bin may reach into the hard part, and bins that are not all motion count in full.
    easy = min(seconds, end, record.summary.moving ?? .infinity)
    fastSeconds = Effort.fastSeconds(
      bins, hard: clearlyFast, surges: surges.filter { $0.isFast(clearlyFastRatio, usual) })
  }

  /// What counts as easy widens with what counts as hard, and follows the run's own easy pace where that is a little
  /// faster than normal: a warm-up at the day's easy pace is one.
  private static func easyLimit(base: Double, own: Double?, hardRatio: Double, _ limits: WarmupThresholds) -> Double {
    let share = (hardRatio - 1) / (limits.hardRatio - 1)
    let least = (1 + (limits.easyRatio - 1) * share) * base
    let most = (1 + (hardRatio - 1) * limits.easyShare) * base
    return max(least, min(most, limits.easyRatio * (own ?? base)))
  }

  /// The first bin of the first stretch that lasts a minute, short dips included; nothing goes on over a silence.
  private static func firstLongStretch(_ isHard: [Bool], _ starts: [Int32]) -> Int? {
    let seconds = Int32(RunTrace.binSeconds)
    var start: Int?
    var end: Int32 = 0
    for index in isHard.indices {
      if index > 0, starts[index] - starts[index - 1] > seconds { start = nil }
      guard isHard[index] else { continue }
      if start == nil || starts[index] - end > longestDip * seconds { start = index }
      end = starts[index]
      if let start, end + seconds - starts[start] >= Int32(shortestStretch) { return start }
    }
    return nil
  }

  /// Bins at or above a speed that lie in half a minute of motion whose mean is there, too, with and without the slope.
  private struct HardBins {
    /// mm/s; of a bin, and of a window of bins summed.
    let leastOfBin: Int
    let leastSum: Double
    /// Decimetres of a window.
    let leastDistance: Double
    /// One element a bin; empty where there are none.
    private(set) var isHard: [Bool] = []

    init(from speed: Double) {
      // In the units of the trace.
      let least = speed * 1000
      leastOfBin = least < Double(UInt16.max) ? Int(least.rounded(.up)) : Int(UInt16.max) + 1
      leastSum = least * Double(windowBins)
      leastDistance = least / 100 * Double(windowBins * RunTrace.binSeconds)
    }

    func areReached(by window: StretchTotals) -> Bool {
      Double(window.speed) >= leastSum && Double(window.decimetres) >= leastDistance && window.moving == windowBins
    }

    mutating func mark(_ window: Range<Int>, of motions: Span<RunTrace.Motion>) {
      if isHard.isEmpty { isHard = Array(repeating: false, count: motions.count) }
      for index in window where motions[index].speed >= leastOfBin { isHard[index] = true }
    }
  }

  /// - Parameters:
  ///   - hardSpeed: m/s.
  ///   - fastSpeed: m/s, no less than `hardSpeed`.
  private static func hardBins(
    _ bins: RunTrace.Columns, from hardSpeed: Double, fastFrom fastSpeed: Double
  ) -> (hard: [Bool], fast: [Bool]) {
    var (hard, fast) = (HardBins(from: hardSpeed), HardBins(from: fastSpeed))
    let (starts, motions) = (bins.starts.span, bins.motions.span)
    guard motions.count >= windowBins, bins.fastest >= hard.leastOfBin else { return ([], []) }
    let span = Int32((windowBins - 1) * RunTrace.binSeconds)
    // Windows without a hard bin have nothing to mark.
    var next = 0
    for index in motions.indices where motions[index].speed >= hard.leastOfBin {
      let last = min(index, motions.count - windowBins)
      var first = max(next, index - windowBins + 1)
      while first <= last {
        let window = first..<first + windowBins
        first += 1
        let totals = StretchTotals(bins, window)
        guard hard.areReached(by: totals), starts[window.upperBound - 1] - starts[window.lowerBound] == span else {
          continue
        }
        hard.mark(window, of: motions)
        if fast.areReached(by: totals) { fast.mark(window, of: motions) }
      }
      next = max(next, last + 1)
    }
    return (hard.isHard, fast.isHard)
  }

  /// Bins stand for five seconds each; their speed is smoothed over seven of them. Bins from `end` on are left out.
  private static func easySeconds(_ bins: RunTrace.Columns, end: Int, limit: Double) -> Double {
    let motions = bins.motions.span.extracting(0..<end)
    let below = Effort.below(limit, motions)
    // Seven sums side by side, without a branch, because every bin of a long history comes by here.
    let first = below.span.extracting(0..<end)
    let second = below.span.extracting(1..<end + 1)
    let third = below.span.extracting(2..<end + 2)
    let middle = below.span.extracting(3..<end + 3)
    let fifth = below.span.extracting(4..<end + 4)
    let sixth = below.span.extracting(5..<end + 5)
    let last = below.span.extracting(6..<end + 6)
    var easy: Int32 = 0
    for index in 0..<end {
      let sum =
        first[index] &+ second[index] &+ third[index] &+ middle[index] &+ fifth[index] &+ sixth[index] &+ last[index]
      easy &+= (motions[index].isMoving ? 1 : 0) & (sum >= 0 ? 1 : 0)
    }
    return Double(Int(easy) * RunTrace.binSeconds)
  }

  /// How far each bin in motion lies below a speed, in 256ths of a mm/s; 0 for others, and for three bins on either side.
  private static func below(_ limit: Double, _ motions: Span<RunTrace.Motion>) -> [Int32] {
    let half = windowBins / 2
    let most = Double(UInt16.max) * 256
    let scaled = Int32(limit * 256_000 < most ? limit * 256_000 + 0.5 : most)
    var below = [Int32](repeating: 0, count: motions.count + 2 * half)
    var inner = below.mutableSpan
    for index in motions.indices {
      let motion = motions[index]
      inner[index + half] = motion.isMoving ? scaled &- Int32(truncatingIfNeeded: motion.speed << 8) : 0
    }
    return below
  }

  private static func fastSeconds(_ bins: RunTrace.Columns, hard: [Bool], surges: [Bout]) -> Double {
    var seconds = surges.reduce(0) { $0 + $1.duration }
    for index in hard.indices where hard[index] {
      let middle = bins.middle(of: index)
      if !surges.contains(where: { $0.contains(middle) }) { seconds += Double(RunTrace.binSeconds) }
    }
    return seconds
  }
}

extension Bout {
  /// At a multiple of the base or faster, with and without the slope.
  fileprivate func isFast(_ ratio: Double, _ base: Double) -> Bool {
    min(meanSpeed, meanFlatEquivalent) >= ratio * base
  }
}

import HamstringRisk
import RunMetrics
import TrackModel

/// What a run climbed on stairs; nil where stairs cannot be told.
struct StairTotal {
  /// Metres.
  var ascent: Double
  /// Metres of it that are likely stairs, not a very steep path.
  var likelyAscent: Double
  /// Storeys of 3 m, as watches count them.
  var flights: Int
  /// Steps of 0.17 m, the middle of what building rules allow (Definitions.md C6), right to about 15 %.
  var steps: Int

  init?(_ summary: RunSummary) {
    guard summary.canJudgeStairs else { return nil }
    ascent = summary.stairs.reduce(0) { $0 + $1.gain }
    likelyAscent = summary.stairs.reduce(0) { $0 + ($1.confidence == .likely ? $1.gain : 0) }
    flights = Int(clamping: ascent / 3)
    steps = Int(clamping: ascent / 0.17)
  }

  /// In words; flights and steps are told of likely stairs only.
  func words(_ measures: Measures) -> String {
    let likely = Wording.stairSteps(flights: Int(clamping: likelyAscent / 3), steps: Int(clamping: likelyAscent / 0.17))
    return likelyAscent <= 0
      ? Wording.perhapsStairs(measures.height(ascent))
      : likelyAscent >= ascent
        ? Wording.stairTotal(measures.height(ascent), likely)
        : Wording.partlyStairs(measures.height(ascent), likely: measures.height(likelyAscent), likely)
  }
}

enum FlatEquivalentModel {
  /// The model behind flat-equivalent speeds of a run; nil where hills could not be counted in.
  static func name(of summary: RunSummary) -> String? {
    summary.pace.isGradeAdjusted ? FlatEquivalent.modelName : nil
  }
}

extension Int {
  /// The nearest whole number; 0 for NaN, the limits of the type beyond them.
  init(clamping value: Double) {
    guard !value.isNaN else {
      self = 0
      return
    }
    self = Int(exactly: value.rounded()) ?? (value < 0 ? .min : .max)
  }
}

/// How far into the run something is: distance covered by an elapsed second, out of the trace.
struct DistanceLine {
  private let bins: [RunTrace.Bin]
  /// Metres covered before each bin, and in all at the end.
  private let covered: [Double]
  /// Brings the trace's sum to the run's own distance.
  private let scale: Double
  /// The run's own splits.
  private let kilometres: [Split]

  /// Nil where the run has no usable trace.
  init?(_ summary: RunSummary) {
    guard let bins = summary.trace.bins(), !bins.isEmpty else { return nil }
    var covered = [0.0]
    covered.reserveCapacity(bins.count + 1)
    for bin in bins { covered.append(covered[covered.count - 1] + Double(bin.distance)) }
    guard let total = covered.last, total > 0 else { return nil }
    self.bins = bins
    self.covered = covered
    kilometres = summary.splits
    // A trace that tells quite another length than the run cannot be stretched to fit.
    let ratio = (summary.distanceOnFoot ?? total) / total
    scale = (0.8...1.25).contains(ratio) ? ratio : 1
  }

  /// Metres covered `elapsed` seconds after the start.
  func distance(at elapsed: Double) -> Double {
    var low = 0
    var high = bins.count
    while low < high {
      let middle = (low + high) / 2
      if Double(bins[middle].start) <= elapsed { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let share = (elapsed - Double(bins[low - 1].start)) / Double(RunTrace.binSeconds)
    return scale * (covered[low - 1] + Double(bins[low - 1].distance) * min(max(share, 0), 1))
  }

  /// Full stretches of `length` metres and the rest, with their moving seconds and ascent to the nearest bin's share.
  func splits(of length: Double) -> [Split] {
    let rises = ascentOfBins()
    let none = Split(distance: 0, moving: 0, ascent: rises == nil ? nil : 0)
    var splits: [Split] = []
    var current = none
    for (index, bin) in bins.enumerated() {
      var left = Double(bin.distance) * scale
      var seconds = bin.isMoving ? Double(RunTrace.binSeconds) : 0
      var rise = rises?[index] ?? 0
      while current.distance + left >= length {
        let part = length - current.distance
        let share = left > 0 ? part / left : 0
        splits.append(
          Split(
            distance: length, moving: current.moving + seconds * share, ascent: current.ascent.map { $0 + rise * share }
          ))
        left -= part
        seconds -= seconds * share
        rise -= rise * share
        current = none
      }
      current.distance += left
      current.moving += seconds
      current.ascent = current.ascent.map { $0 + rise }
    }
    // The last metres of a run are no split worth a line.
    if current.distance >= 20 { splits.append(current) }
    return splits
  }

  /// Metres gone up in each bin: the ascent of each of the run's own splits, spread over its bins as these rise, so that
  /// splits of any length add up to the same; nil where the run does not know.
  private func ascentOfBins() -> [Double]? {
    guard !kilometres.isEmpty, kilometres.allSatisfy({ $0.ascent != nil }) else { return nil }
    var result = [Double](repeating: 0, count: bins.count)
    var end = 0.0
    var first = 0
    // Of splits too short to hold the middle of a bin.
    var left = 0.0
    for (number, split) in kilometres.enumerated() {
      end += split.distance
      left += split.ascent ?? 0
      let isLast = number == kilometres.count - 1
      var next = first
      while next < bins.count, isLast || scale * (covered[next] + covered[next + 1]) / 2 < end { next += 1 }
      guard next > first else { continue }
      spread(left, over: first..<next, in: &result)
      left = 0
      first = next
    }
    return result
  }

  private func spread(_ ascent: Double, over range: Range<Int>, in result: inout [Double]) {
    let rises = range.map { index in
      // A comparison with an unknown altitude is false.
      index > 0 && bins[index].altitude > bins[index - 1].altitude
        ? Double(bins[index].altitude - bins[index - 1].altitude) : 0
    }
    let total = rises.reduce(0, +)
    for (index, rise) in zip(range, rises) {
      result[index] = ascent * (total > 0 ? rise / total : 1 / Double(range.count))
    }
  }
}

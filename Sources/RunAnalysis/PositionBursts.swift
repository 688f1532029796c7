import RunMetrics
import TrackModel

/// Bursts of speed that no runner made: between high houses positions are thrown some tens of metres aside and come
/// back, each within half a minute and in steps that any single one of could have been run.
///
/// A burst is told by its peak, far above the fast end of the run's own half minutes, while the step rate stays as it
/// was and nothing else shows that it was run (``StrideProof``). Its steps are replaced by the pace around it.
enum PositionBursts {
  /// Peak of the five-second speed over the ninth decile of the half minutes.
  static let peakRatio: Float = 1.6
  /// A burst reaches as far as speed stays above this share of the median, dips of a few seconds included.
  static let edgeRatio: Float = 1.15
  static let longestDip = 6
  /// Seconds beyond which fast is fast, and on each side that tell the pace around.
  static let longestBurst = 120
  static let surroundings = 30
  /// Rise of the step rate that proves a burst to be real.
  static let cadenceRise = 1.04
  /// Seconds that a speed is measured over, two positions apart at least.
  static let window = 5
  /// m/s that the fast end counts for at least: whoever walks most of the time may still run.
  static let leastFast: Float = 2.8
  /// Share of the cells in bursts from which they are the run's nature, not errors.
  static let largestShare = 0.1
  /// Share of a burst's excess that is left after it where the runner was really taken along.
  static let leadingShare: Float = 0.5
  /// A stall beside a burst: below this share of the median. A receiver that stood still and catches up again has
  /// counted the way rightly, only at the wrong time.
  static let stallRatio: Float = 0.5
  static let longestStall = 60
  /// Mean speed over stall and burst, as a multiple of the pace around them, up to which the one makes up for the other.
  static let largestCatchUp: Float = 1.1
  /// Half minutes below which a run is too short to tell its median and its fast end.
  static let fewestHalfMinutes = 10

  /// - Returns: the bursts, with the metres that were taken out.
  static func flatten(_ recorded: inout RecordedGrid) -> [LeftOut] {
    let grid = recorded.grid
    let window = max(PositionBursts.window, 2 * Int(recorded.fixInterval.rounded()) + 1)
    let speed = SpeedProfile.movingMean(grid.distance, startsSegment: grid.startsSegment, window: window)
    guard let reference = reference(grid) else { return [] }
    let peak = reference.fast * peakRatio
    let edge = reference.median * edgeRatio
    var bursts = bouts(above: peak, speed: speed, edge: edge, startsSegment: grid.startsSegment).filter { range in
      range.count <= longestBurst && !isRun(range, grid: grid) && !isRide(range, pace: reference.median, grid)
    }
    guard !bursts.isEmpty else { return [] }
    let strides = StrideProof(
      bouts(
        above: reference.median * StrideProof.leastRatio, speed: speed, edge: edge, startsSegment: grid.startsSegment),
      speed: speed, median: reference.median, grid: grid)
    bursts.removeAll(where: strides.contains)
    let cells = bursts.reduce(0) { $0 + $1.count }
    guard Double(cells) <= largestShare * Double(grid.count) else { return [] }
    var leftOut: [LeftOut] = []
    for range in bursts {
      let pace = around(range, speed: speed, fallback: reference.median)
      let stalled = withStall(range, speed: speed, limit: reference.median * stallRatio, grid: grid)
      var way: Float = 0
      for cell in stalled { way += grid.distance[cell] }
      let isCatchingUp = stalled.count > range.count && way <= largestCatchUp * pace * Float(stalled.count)
      let region = isCatchingUp ? stalled : range
      let step = isCatchingUp ? way / Float(stalled.count) : pace
      var taken: Float = 0
      for cell in region where !grid.startsSegment[cell] {
        taken += grid.distance[cell] - step
        recorded.grid.distance[cell] = step
      }
      leftOut.append(
        LeftOut(
          kind: .distance, reason: .positionBurst, start: grid.start(of: range), duration: grid.duration(of: range),
          size: Double(max(taken, 0))))
    }
    return leftOut
  }

  /// The burst with the stall before it.
  private static func withStall(_ range: Range<Int>, speed: [Float], limit: Float, grid: SecondGrid) -> Range<Int> {
    var from = range.lowerBound
    let first = max(0, range.lowerBound - longestStall)
    var probe = from
    while probe > first, !grid.startsSegment[probe] {
      probe -= 1
      if speed[probe] < limit { from = probe } else if from - probe > longestDip { break }
    }
    return from..<range.upperBound
  }

  /// Median and ninth decile of the half minutes, m/s; nil for a run too short to tell.
  private static func reference(_ grid: SecondGrid) -> (median: Float, fast: Float)? {
    var speeds: [Double] = []
    var way: Float = 0
    var cells = 0
    for index in 0..<grid.count {
      way += grid.distance[index]
      cells += 1
      if cells == Int(PaceBins.length) {
        speeds.append(Double(way) / Double(cells))
        way = 0
        cells = 0
      }
    }
    guard speeds.count >= fewestHalfMinutes, let median = Statistics.median(speeds),
      let fast = Statistics.quantile(speeds, 0.9)
    else {
      return nil
    }
    return (Float(median), max(Float(fast), leastFast))
  }

  /// The stretches around what is faster than `peak`.
  private static func bouts(
    above peak: Float, speed: [Float], edge: Float, startsSegment: [Bool]
  ) -> [Range<Int>] {
    var bouts: [Range<Int>] = []
    var index = 0
    while index < speed.count {
      guard speed[index] > peak else {
        index += 1
        continue
      }
      let range = extent(of: index, speed: speed, edge: edge, startsSegment: startsSegment)
      index = range.upperBound
      bouts.append(range)
    }
    return bouts
  }

  private static func extent(
    of index: Int, speed: [Float], edge: Float, startsSegment: [Bool]
  ) -> Range<Int> {
    var from = index
    var to = index + 1
    var probe = index
    while probe > 0, index - probe <= longestBurst, !startsSegment[probe] {
      probe -= 1
      if speed[probe] > edge { from = probe } else if from - probe > longestDip { break }
    }
    probe = to
    while probe < speed.count, probe - index <= longestBurst, !startsSegment[probe] {
      if speed[probe] > edge { to = probe + 1 } else if probe - to >= longestDip { break }
      probe += 1
    }
    return from..<to
  }

  /// Whether a burst as fast and as long as a ride leads away: positions after it are further from those before it than the
  /// runner's pace leads, by half of what the burst is too long.
  private static func isRide(_ range: Range<Int>, pace: Float, _ grid: SecondGrid) -> Bool {
    let from = max(0, range.lowerBound - surroundings)
    let to = min(grid.count, range.upperBound + surroundings) - 1
    let way = grid.distance[range].reduce(0, +)
    guard range.count >= ImpossibleSpeed.shortestRide, way > SportJudgement.vehicleSpeed * Float(range.count) else {
      return false
    }
    let excess = way - pace * Float(range.count)
    return grid.straightLine(from: from, to: to) - pace * Float(to - from) >= leadingShare * excess
  }

  /// Whether the step rate says that the burst was run.
  private static func isRun(_ range: Range<Int>, grid: SecondGrid) -> Bool {
    let before = max(0, range.lowerBound - surroundings)..<range.lowerBound
    let after = range.upperBound..<min(grid.count, range.upperBound + surroundings)
    guard let inside = cadence(range, grid: grid),
      let outside = [cadence(before, grid: grid), cadence(after, grid: grid)].compactMap({ $0 }).min()
    else { return false }
    return inside >= outside * cadenceRise
  }

  private static func cadence(_ range: Range<Int>, grid: SecondGrid) -> Double? {
    Statistics.median(range.map(grid.stepRate).filter { $0 > Walking.slowestStepRate }.map(Double.init))
  }

  private static func around(_ range: Range<Int>, speed: [Float], fallback: Float) -> Float {
    let before = max(0, range.lowerBound - surroundings)..<range.lowerBound
    let after = range.upperBound..<min(speed.count, range.upperBound + surroundings)
    let values = (Array(before) + Array(after)).map { Double(speed[$0]) }
    return Float(Statistics.median(values) ?? Double(fallback))
  }
}

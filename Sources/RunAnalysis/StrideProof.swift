/// What shows that a fast bout of positions without a step rate was run: strides and short repeats are even, straight and
/// without a stall before or after them, what positions make up has a sharp peak. Where several bouts are alike, less is asked of each,
/// because what positions make up comes in all sizes.
///
/// (Of 260 bursts in made GPX of strides 229 are known by this, of 402 that real receivers made up, or may have made up, 24.)
struct StrideProof {
  /// Peak of the five-second speed over the median from which a bout is looked at.
  static let leastRatio: Float = 1.35
  /// m/s that no stride exceeds.
  static let fastest: Float = 8.5
  /// Share of the peak that is near it.
  static let nearPeak: Float = 0.88
  /// Seconds on each side of a bout that are looked at for a stall.
  static let beside = 15
  /// Bouts of a run from which they are its nature or its noise, and none is looked at.
  static let most = 300
  /// Metres of a second below which no way was measured in it.
  static let leastStep: Float = 0.05

  /// What a bout must be like.
  struct Limits {
    /// Seconds of the bout, and from the run's start, where receivers settle.
    var lengths: ClosedRange<Int>
    var earliest: Int32
    /// Peak over the run's median.
    var largestRatio: Float
    /// Share of its seconds that are near its peak.
    var evenShare: Double
    /// Change of speed from second to second, as a share of the median.
    var largestChange: Float
    /// Least speed beside it, as a share of the median.
    var stallRatio: Float
  }
  static let alone = Limits(
    lengths: 15...75, earliest: 120, largestRatio: 2.3, evenShare: 0.5, largestChange: 0.28, stallRatio: 0.3)
  static let inSeries = Limits(
    lengths: 8...75, earliest: 0, largestRatio: .infinity, evenShare: 0.35, largestChange: 0.32, stallRatio: 0.2)
  /// The straight line over the way.
  static let straightness: Float = 0.7

  private struct Bout {
    var range: Range<Int>
    var peak: Float
    var isProof: Bool
    var isPartOfProof: Bool
  }

  private let bouts: [Bout]

  /// - Parameters:
  ///   - ranges: the stretches around speeds above ``leastRatio`` times the median.
  ///   - speed: five-second means, m/s.
  init(_ ranges: [Range<Int>], speed: [Float], median: Float, grid: SecondGrid) {
    bouts = (ranges.count > StrideProof.most ? [] : ranges).map { range in
      let peak = speed[range].max() ?? 0
      let keeps = { (limits: Limits) in
        StrideProof.keeps(limits, range, peak: peak, speed: speed, median: median, grid: grid)
      }
      return Bout(
        range: range, peak: peak, isProof: keeps(StrideProof.alone), isPartOfProof: keeps(StrideProof.inSeries))
    }
  }

  /// Whether a bout was run.
  func contains(_ range: Range<Int>) -> Bool {
    guard let one = bouts.first(where: { $0.range.overlaps(range) }) else { return false }
    if one.isProof { return true }
    guard one.isPartOfProof else { return false }
    let alike = bouts.filter {
      $0.isPartOfProof
        && BoutSeries.areAlike(
          speed: Double($0.peak / one.peak), length: Double($0.range.count) / Double(one.range.count))
    }
    let slowest = alike.map(\.peak).min() ?? 0
    return BoutSeries.isMade(of: alike.count, among: bouts.count { $0.peak >= slowest })
  }

  private static func keeps(
    _ limits: Limits, _ range: Range<Int>, peak: Float, speed: [Float], median: Float, grid: SecondGrid
  ) -> Bool {
    guard limits.lengths.contains(range.count), grid.elapsed[range.lowerBound] >= limits.earliest,
      peak <= min(fastest, limits.largestRatio * median)
    else { return false }
    let near = range.count { speed[$0] >= nearPeak * peak }
    guard Double(near) >= limits.evenShare * Double(range.count) else { return false }
    var way: Float = 0
    for cell in range {
      let step = grid.distance[cell]
      let isLeap = cell > range.lowerBound && abs(step - grid.distance[cell - 1]) > limits.largestChange * median
      if grid.startsSegment[cell] || step < leastStep || isLeap { return false }
      way += step
    }
    let around = max(0, range.lowerBound - beside)..<min(speed.count, range.upperBound + beside)
    guard around.lowerBound < range.lowerBound, around.allSatisfy({ speed[$0] >= limits.stallRatio * median })
    else { return false }
    return grid.straightLine(from: range.lowerBound - 1, to: range.upperBound - 1) >= straightness * way
  }
}

import TrackModel

/// Running sums over the bins of a trace, so that any stretch of it is summed at once.
struct TraceSums {
  /// Element `i` sums the bins before bin `i`.
  private var speeds: [Double]
  private var distances: [Double]
  private var movingBins: [Int]

  init(_ bins: [RunTrace.Bin]) {
    speeds = [0]
    distances = [0]
    movingBins = [0]
    speeds.reserveCapacity(bins.count + 1)
    distances.reserveCapacity(bins.count + 1)
    movingBins.reserveCapacity(bins.count + 1)
    var speed = 0.0
    var distance = 0.0
    var moving = 0
    for bin in bins {
      if bin.isMoving {
        speed += Double(bin.flatEquivalentSpeed)
        moving += 1
      }
      distance += Double(bin.distance)
      speeds.append(speed)
      distances.append(distance)
      movingBins.append(moving)
    }
  }

  /// Bins in motion.
  func moving(_ range: Range<Int>) -> Int { movingBins[range.upperBound] - movingBins[range.lowerBound] }

  /// Flat-equivalent speed summed over bins in motion, m/s.
  func speed(_ range: Range<Int>) -> Double { speeds[range.upperBound] - speeds[range.lowerBound] }

  /// Metres.
  func distance(_ range: Range<Int>) -> Double { distances[range.upperBound] - distances[range.lowerBound] }
}

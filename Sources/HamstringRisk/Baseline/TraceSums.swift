import TrackModel

/// Running sums over the bins of a trace, so that any stretch of it is summed at once.
struct TraceSums {
  private struct Sum {
    var speed = 0.0
    var distance = 0.0
    var moving = 0
  }

  /// Element `i` sums the bins before bin `i`.
  private var sums: [Sum] = []
  /// The highest flat-equivalent speed of a bin, m/s; 0 where there is none.
  private(set) var fastest: Float = 0

  init(_ bins: [RunTrace.Bin] = []) { take(bins) }

  /// Sums up other bins, in the room that is there.
  mutating func take(_ bins: [RunTrace.Bin]) {
    var fastest: Float = 0
    sums.removeAll(keepingCapacity: true)
    sums.append(addingCapacity: bins.count + 1) { sums in
      var sum = Sum()
      sums.append(sum)
      for bin in bins {
        if bin.isMoving {
          sum.speed += Double(bin.flatEquivalentSpeed)
          sum.moving += 1
        }
        sum.distance += Double(bin.distance)
        fastest = max(fastest, bin.flatEquivalentSpeed)
        sums.append(sum)
      }
    }
    self.fastest = fastest
  }

  /// Bins in motion.
  func moving(_ range: Range<Int>) -> Int { sums[range.upperBound].moving - sums[range.lowerBound].moving }

  /// Flat-equivalent speed summed over bins in motion, m/s.
  func speed(_ range: Range<Int>) -> Double { sums[range.upperBound].speed - sums[range.lowerBound].speed }

  /// Metres.
  func distance(_ range: Range<Int>) -> Double { sums[range.upperBound].distance - sums[range.lowerBound].distance }
}

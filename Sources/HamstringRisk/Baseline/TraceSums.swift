import TrackModel

/// Running sums over the bins of a trace, so that any stretch of it is summed at once, and exactly.
struct TraceSums {
  struct Sum {
    /// mm/s.
    var speed = 0
    var decimetres = 0
    var moving = 0
  }

  /// Element `i` sums the bins before bin `i`.
  private(set) var before = [Sum()]
  /// The highest flat-equivalent speed of a bin, m/s; 0 where there is none.
  private(set) var fastest = 0.0

  /// Sums up other bins, in the room that is there.
  mutating func take(_ bins: RunTrace.Columns) {
    let (speeds, decimetres, isMoving) = (bins.speeds.span, bins.decimetres.span, bins.isMoving.span)
    var fastest: UInt16 = 0
    before.removeAll(keepingCapacity: true)
    before.append(addingCapacity: speeds.count + 1) { sums in
      var sum = Sum()
      sums.append(sum)
      for index in speeds.indices {
        if isMoving[index] {
          sum.speed &+= Int(speeds[index])
          sum.moving &+= 1
        }
        sum.decimetres &+= Int(decimetres[index])
        fastest = max(fastest, speeds[index])
        sums.append(sum)
      }
    }
    self.fastest = Double(fastest) / 1000
  }

  /// Bins in motion.
  func moving(_ range: Range<Int>) -> Int { before[range.upperBound].moving - before[range.lowerBound].moving }

  /// Flat-equivalent speed summed over bins in motion, mm/s.
  func speed(_ range: Range<Int>) -> Int { before[range.upperBound].speed - before[range.lowerBound].speed }

  func decimetres(_ range: Range<Int>) -> Int {
    before[range.upperBound].decimetres - before[range.lowerBound].decimetres
  }
}

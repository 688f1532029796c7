extension [Float] {
  /// The sum of the values in a range.
  func sum(_ range: Range<Int>) -> Double {
    var sum = 0.0
    for index in range { sum += Double(self[index]) }
    return sum
  }

  /// The mean of the values in a range; 0 for none.
  func mean(_ range: Range<Int>) -> Double { range.isEmpty ? 0 : sum(range) / Double(range.count) }
}

extension Range<Int> {
  /// Calls `body` with every number of the range.
  ///
  /// For loops over whole columns: a `for` over a range asks at each step whether the next number exists and whether the
  /// column reaches so far, which costs as much as a short body, and several values are not worked on at once.
  @inline(__always)
  func each(_ body: (Int) -> Void) {
    var index = lowerBound
    while index < upperBound {
      body(index)
      index &+= 1
    }
  }

  /// The numbers in a row for which a condition holds, one range behind the other.
  ///
  /// - Parameters:
  ///   - isParted: whether a number begins a range of its own, though the condition holds for the one before, too.
  ///   - holds: the condition; each number is asked about in ascending order.
  @inline(__always)
  func runs(partedAt isParted: (Int) -> Bool = { _ in false }, where holds: (Int) -> Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = lowerBound
    while index < upperBound {
      guard holds(index) else {
        index &+= 1
        continue
      }
      let first = index
      repeat { index &+= 1 } while index < upperBound && holds(index) && !isParted(index)
      found.append(first..<index)
    }
    return found
  }
}

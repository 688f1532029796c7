extension Range<Int> {
  /// The first number from which on a condition holds, found by halving; the upper bound where it holds nowhere.
  ///
  /// - Parameter isFulfilled: false up to some number, and true from there on.
  @inlinable
  package func partitioningIndex(where isFulfilled: (Int) -> Bool) -> Int {
    var low = lowerBound
    var high = upperBound
    while low < high {
      let middle = (low + high) / 2
      if isFulfilled(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

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
}

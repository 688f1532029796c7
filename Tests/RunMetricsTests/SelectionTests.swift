import RunMetrics
import Testing

@Suite struct SelectionTests {
  /// Rows that part badly: one value, two values, rising, falling, a saw, an organ pipe, and one without order.
  static let rows: [[Double]] = [
    [7], [2, 1], Array(repeating: 3, count: 50),
    (0..<60).map { Double($0 % 2) },
    (0..<99).map(Double.init),
    (0..<99).map { Double(-$0) },
    (0..<100).map { Double($0 % 13) },
    (0..<100).map { Double(min($0, 99 - $0)) },
    (0..<211).map { Double($0 * 7919 % 211) },
  ]

  @Test(arguments: rows)
  func everyPlaceHoldsWhatSortingPutsThere(_ row: [Double]) {
    for (place, expected) in row.sorted().enumerated() {
      var parted = row
      #expect(Selection.place(place, in: &parted) == expected)
      #expect(parted[..<place].allSatisfy { $0 <= expected } && parted[place...].allSatisfy { $0 >= expected })
      #expect(parted.sorted() == row.sorted())
    }
  }

  @Test func mediansAndQuantilesOfAFewNumbers() {
    #expect(Statistics.median([5, 1, 4]) == 4)
    #expect(Statistics.median([5, 1, 4, 2]) == 3)
    // A quarter of the way from the first to the last of five is the second.
    #expect(Statistics.quantile([50, 10, 40, 20, 30], 0.25) == 20)
    #expect(Statistics.quantile([10, 20], 0.25) == 12.5)
    #expect(Statistics.quantile([10, 20], 1) == 20)
  }
}

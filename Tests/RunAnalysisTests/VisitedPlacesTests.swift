import Testing

@testable import RunAnalysis

@Suite struct VisitedPlacesTests {
  /// As a dictionary would tell it: the first visit of every place, however many there are and wherever they lie.
  @Test(arguments: [1, 10, 1000])
  func tellsTheFirstVisit(count: Int) {
    var places = VisitedPlaces(count: count)
    var expected: [Int64: Int] = [:]
    for visit in 0..<3 * count {
      let number = Int64(visit % count) - 5
      let key = number << 32 ^ (number * number & 0xFFFF_FFFF)
      #expect(places.firstVisit(of: key, now: visit) == expected[key])
      if expected[key] == nil { expected[key] = visit }
    }
  }
}

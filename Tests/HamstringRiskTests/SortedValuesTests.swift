import RunMetrics
import Testing

@testable import HamstringRisk

@Suite struct SortedValuesTests {
  /// Of 1, 2, 4 and 10 the median is 3, and the distances from it are 1, 1, 2 and 7, with a median of 1.5.
  @Test func byHand() {
    var values = SortedValues()
    #expect(values.median == nil && values.medianDistance(from: 3) == nil)
    for value in [4.0, 1, 10, 2] { values.insert(value) }
    #expect(values.median == 3 && values.medianDistance(from: 3) == 1.5)
    // From a centre outside: 10, 9, 7, 1.
    #expect(values.medianDistance(from: 11) == 8)
    #expect(values.medianDistance(from: 0) == 3)
    values.remove(4)
    #expect(values.median == 2 && values.medianDistance(from: 2) == 1)
    values.remove(2)
    values.remove(10)
    #expect(values.median == 1 && values.medianDistance(from: 0.5) == 0.5)
  }

  /// A window that moves over values with ties: every median is that of the values afresh.
  @Test func movesAsAfresh() {
    let all = (0..<300).map { Double($0 * 7919 % 101) / 8 }
    var sorted = SortedValues()
    for index in all.indices {
      sorted.insert(all[index])
      if index >= 40 { sorted.remove(all[index - 40]) }
      let window = Array(all[max(0, index - 39)...index])
      #expect(sorted.median == Statistics.median(window))
      let centre = all[index]
      #expect(sorted.medianDistance(from: centre) == Statistics.median(window.map { abs($0 - centre) }))
    }
  }
}

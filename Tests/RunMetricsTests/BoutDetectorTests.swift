import Testing

@testable import RunMetrics

@Suite struct BoutDetectorTests {
  private let detector = BoutDetector(enter: 3.2, leave: 3.0, longestDip: 2, shortest: 3)

  @Test func aBoutReachesAsFarAsTheLowerLevel() {
    let values: [Float] = [2.8, 2.9, 3.0, 3.1, 3.3, 3.1, 3.0, 2.9, 2.8]
    #expect(detector.bouts(in: values) == [2..<7])
  }

  @Test func theUpperLevelMustBeReached() {
    #expect(detector.bouts(in: [2.8, 3.1, 3.19, 3.1, 3.1, 2.8]) == [])
  }

  @Test func shortDipsAreJoinedAndLongOnesPart() {
    let joined: [Float] = [3.3, 3.3, 3.3, 2.5, 2.5, 3.3, 3.3, 3.3]
    #expect(detector.bouts(in: joined) == [0..<8])
    let parted: [Float] = [3.3, 3.3, 3.3, 2.5, 2.5, 2.5, 3.3, 3.3, 3.3]
    #expect(detector.bouts(in: parted) == [0..<3, 6..<9])
  }

  @Test func shortBoutsAreLeftOut() {
    #expect(detector.bouts(in: [2.8, 3.3, 3.3, 2.8, 2.8, 2.8]) == [])
  }

  @Test func nothingCrossesABreak() {
    let values = [Float](repeating: 3.3, count: 8)
    var isBreak = [Bool](repeating: false, count: 8)
    isBreak[4] = true
    #expect(detector.bouts(in: values, isBreak: isBreak) == [0..<4, 4..<8])
  }

  @Test func unknownValuesAreLow() {
    #expect(detector.bouts(in: [3.3, 3.3, 3.3, .nan, .nan, .nan, 3.3]) == [0..<3])
    #expect(detector.bouts(in: []) == [])
  }

  @Test func theLowerLevelIsNeverTheHigher() {
    #expect(BoutDetector(enter: 3, leave: 4, longestDip: 0, shortest: 1).leave == 3)
  }
}

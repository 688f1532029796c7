import RunMetrics
import Testing

@Suite struct ChangePointTests {
  @Test func evenSeriesIsOnePiece() {
    #expect(ChangePoints.pieces(of: [Double](repeating: 2, count: 40), penalty: 0.1, shortest: 2) == [0..<40])
    #expect(ChangePoints.pieces(of: [], penalty: 1, shortest: 2) == [])
    #expect(ChangePoints.pieces(of: [1, 9, 1], penalty: 0, shortest: 2) == [0..<3])
  }

  /// A step of 1 between 10 and 10 elements has a squared deviation of 20 / 4 = 5: a penalty below it cuts, one above
  /// does not.
  @Test func thePenaltyIsWhatACutMustSave() {
    let values = [Double](repeating: 0, count: 10) + [Double](repeating: 1, count: 10)
    #expect(ChangePoints.pieces(of: values, penalty: 4.9, shortest: 2) == [0..<10, 10..<20])
    #expect(ChangePoints.pieces(of: values, penalty: 5.1, shortest: 2) == [0..<20])
  }

  @Test func noPieceIsTooShort() {
    var values = [Double](repeating: 0, count: 20)
    values[9] = 5
    let pieces = ChangePoints.pieces(of: values, penalty: 0.5, shortest: 3)
    #expect(pieces.allSatisfy { $0.count >= 3 })
    #expect(pieces.contains { $0.contains(9) && $0.count == 3 })
  }

  /// Against the search through every way to cut.
  @Test(arguments: 1...40)
  func nothingIsCheaper(seed: UInt64) {
    var state = seed
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    let count = 11
    let values = (0..<count).map { Double($0 / 4 % 2) * 0.6 + next() }
    let penalty = 0.3
    let found = ChangePoints.pieces(of: values, penalty: penalty, shortest: 2)
    func cost(_ pieces: [Range<Int>]) -> Double {
      pieces.reduce(-penalty) { sum, piece in
        let mean = values[piece].reduce(0, +) / Double(piece.count)
        return sum + penalty + values[piece].reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      }
    }
    var least = Double.infinity
    for mask in 0..<1 << (count - 1) {
      var pieces: [Range<Int>] = []
      var start = 0
      for cut in 1...count where cut == count || mask >> (cut - 1) & 1 == 1 {
        pieces.append(start..<cut)
        start = cut
      }
      if pieces.allSatisfy({ $0.count >= 2 }) { least = min(least, cost(pieces)) }
    }
    #expect(found.first?.lowerBound == 0 && found.last?.upperBound == count)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(abs(cost(found) - least) < 1e-9)
  }
}

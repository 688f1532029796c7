import Testing

@testable import RunAnalysis

@Suite struct PositionSmootherTests {
  /// The solution must satisfy the normal equations (I + s D'D) x = y, row by row.
  @Test(arguments: [5, 6, 7, 64, 65, 66, 200])
  func solvesTheNormalEquations(count: Int) {
    var noise = Noise(seed: UInt64(count))
    let east = (0..<count).map { Float(Double($0) * 2 + 5 * noise.next()) }
    let north = (0..<count).map { _ in Float(30 * noise.next()) }
    var x = east
    var y = north
    PositionSmoother().smooth(&x, &y, over: 0..<count)
    for (solution, data) in [(x, east), (y, north)] {
      var bends = [Double](repeating: 0, count: count)
      for index in 1..<count - 1 {
        bends[index] = Double(solution[index - 1]) - 2 * Double(solution[index]) + Double(solution[index + 1])
      }
      for row in 0..<count {
        let left = row > 0 ? bends[row - 1] : 0
        let right = row < count - 1 ? bends[row + 1] : 0
        let residual = Double(solution[row]) + 8 * (left - 2 * bends[row] + right) - Double(data[row])
        #expect(abs(residual) < 0.01, "row \(row)")
      }
    }
  }

  @Test func aStraightLineStaysAndOutsideTheRangeNothingChanges() {
    var east = (0..<50).map { Float($0) * 3 }
    var north = (0..<50).map { Float($0) * -1.5 }
    east[0] = 999
    PositionSmoother().smooth(&east, &north, over: 1..<50)
    #expect(east[0] == 999)
    for index in 1..<50 {
      #expect(abs(east[index] - Float(index) * 3) < 1e-3)
      #expect(abs(north[index] + Float(index) * 1.5) < 1e-3)
    }
  }

  @Test func fewCellsStayAsTheyAre() {
    var east: [Float] = [0, 5, -3, 8]
    var north: [Float] = [1, 1, 1, 1]
    PositionSmoother().smooth(&east, &north, over: 0..<4)
    #expect(east == [0, 5, -3, 8])
  }
}

import Foundation
import Testing
import TrackModel

@testable import RunAnalysis

/// Positions that lie seconds apart.
@Suite struct SparsePositionTests {
  /// The solution must satisfy the normal equations, row by row, over the seams of the blocks, too: those of the weighted
  /// squares of what lies on cells, of what lies between two cells, and of the bends.
  @Test(arguments: [5, 6, 7, 200, 8320, 8321, 20_000])
  func solvesTheNormalEquations(count: Int) {
    var noise = Noise(seed: UInt64(count))
    let east = (0..<count).map { Float(Double($0) * 2 + 5 * noise.next()) }
    let north = (0..<count).map { _ in Float(30 * noise.next()) }
    var between: [PositionWeights.Between] = []
    for cell in stride(from: 1, to: count - 1, by: 7) {
      between.append(
        PositionWeights.Between(
          cell: Int32(cell), share: 0.3, weight: 3, east: Float(Double(cell) * 2 + 9), north: Float(20 * noise.next())))
    }
    let weights = PositionWeights(cells: (0..<count).map { $0 % 4 == 0 ? 4 : 0.02 }, between: between)
    var x = east
    var y = north
    SparseSmoother.smooth(&x, &y, weights: weights, over: 0..<count)
    for (solution, data, place) in [(x, east, \PositionWeights.Between.east), (y, north, \.north)] {
      let value = solution.map(Double.init)
      var bends = [Double](repeating: 0, count: count)
      for index in 1..<count - 1 { bends[index] = value[index - 1] - 2 * value[index] + value[index + 1] }
      var pulls = (0..<count).map { Double(weights.cells[$0]) * (value[$0] - Double(data[$0])) }
      for position in between {
        let (cell, share) = (Int(position.cell), Double(position.share))
        let residual = (1 - share) * value[cell] + share * value[cell + 1] - Double(position[keyPath: place])
        pulls[cell] += Double(position.weight) * (1 - share) * residual
        pulls[cell + 1] += Double(position.weight) * share * residual
      }
      // Near the origin single precision leaves little, far out two millimetres times the stiffness.
      let tolerance = count < 1000 ? 0.01 : 0.3
      for row in 0..<count {
        let left = row > 0 ? bends[row - 1] : 0
        let right = row < count - 1 ? bends[row + 1] : 0
        #expect(abs(pulls[row] + 8 * (left - 2 * bends[row] + right)) < tolerance, "row \(row)")
      }
    }
  }

  @Test func equalWeightsSmoothAsTheOtherDoes() {
    var noise = Noise(seed: 3)
    let east = (0..<500).map { Float(Double($0) * 3 + 4 * noise.next()) }
    let north = (0..<500).map { _ in Float(4 * noise.next()) }
    var (x, y) = (east, north)
    var (otherX, otherY) = (east, north)
    SparseSmoother.smooth(&x, &y, weights: PositionWeights(cells: Array(repeating: 1, count: 500)), over: 20..<480)
    PositionSmoother().smooth(&otherX, &otherY, over: 20..<480)
    for index in 0..<500 {
      #expect(abs(x[index] - otherX[index]) < 1e-3)
      #expect(abs(y[index] - otherY[index]) < 1e-3)
    }
  }

  @Test func fewCellsStayAsTheyAre() {
    var east: [Float] = [0, 5, -3, 8]
    var north: [Float] = [1, 1, 1, 1]
    SparseSmoother.smooth(&east, &north, weights: PositionWeights(cells: [1, 1, 1, 1]), over: 0..<4)
    #expect(east == [0, 5, -3, 8])
  }

  struct Weighing: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Seconds of the points.
    var times: [Double]
    /// Those without a position.
    var missing: Set<Double> = []
    /// Those whose position does not follow from the one before.
    var jumps: Set<Double> = []
    /// By hand: half of the seconds to either side, 0.02 in between.
    var weights: [Float]
    /// Cell before, share and weight of the points between two cells.
    var between: [[Float]] = []
  }

  static let weighings = [
    Weighing(testDescription: "every second", times: [0, 1, 2, 3], weights: [1, 1, 1, 1]),
    Weighing(
      testDescription: "between the seconds", times: [0, 1.5, 4.5, 6],
      weights: [1.5, 0.02, 0.02, 0.02, 0.02, 0.02, 1.5],
      between: [[1, 0.5, 2.25], [4, 0.5, 2.25]]),
    Weighing(
      testDescription: "silences of three and four seconds", times: [0, 1, 2, 5, 9, 10],
      weights: [1, 1, 2, 0.02, 0.02, 3.5, 0.02, 0.02, 0.02, 2.5, 1]),
    Weighing(
      testDescription: "a point without position", times: [0, 1, 2, 3, 4], missing: [2],
      weights: [1, 1.5, 0.02, 1.5, 1]),
    Weighing(
      testDescription: "a jump", times: [0, 1, 5, 6], jumps: [5], weights: [1, 1, 0.02, 0.02, 0.02, 1, 1]),
  ]

  @Test(arguments: weighings)
  func aPositionWeighsTheSecondsAroundIt(_ weighing: Weighing) {
    var run = SyntheticRun()
    for (index, time) in weighing.times.enumerated() {
      if index > 0 { run.pause(seconds: time - run.seconds, moving: 3 * (time - run.seconds)) }
      run.hasPositions = !weighing.missing.contains(time)
      run.append()
    }
    var knots = Knots()
    knots.append(run.samples.span)
    for index in weighing.times.indices where weighing.jumps.contains(weighing.times[index]) {
      knots.fields[index].insert(.positionJump)
    }
    var plan = CellPlan(start: SyntheticRun.start)
    var last = -1.0
    for (index, time) in weighing.times.enumerated() {
      if time == time.rounded(.down), time - last == 1 {
        _ = plan.lay(on: index..<index + 1, second: Int64(time), startsSegment: index == 0)
      } else {
        _ = plan.lay(before: index, seconds: Int64(last) + 1...Int64(time), startsSegment: false)
      }
      last = time
    }
    let chart = TrackChart(latitude: 45, longitude: 7)
    let weights = PositionWeights(plan, knots, chart)
    #expect(weights.cells.count == weighing.weights.count)
    for (found, expected) in zip(weights.cells, weighing.weights) { #expect(abs(found - expected) < 1e-4) }
    #expect(weights.between.map { [Float($0.cell), $0.share, $0.weight] } == weighing.between)
    for (position, time) in zip(weights.between, weighing.times.filter { $0 != $0.rounded() }) {
      // 3 m/s to the north.
      #expect(abs(Double(position.north) - 3 * time) < 0.1 && abs(position.east) < 0.1)
    }
  }

  /// Round and round a circle 40 m wide: the straight lines of 15 m from point to point are 0.6 % shorter than the way, and
  /// smoothing what lies on them as if it had been measured took as much again. Points may lie between the seconds.
  @Test(arguments: [1.0, 2, 3, 4, 5], [0.0, 0.5])
  func theWayIsAsLongHoweverFarThePointsLieApart(interval: Double, offset: Double) throws {
    var run = SyntheticRun()
    run.append()
    run.pause(seconds: offset, moving: 3 * offset)
    run.run(seconds: 1800, speed: 3, interval: interval)
    let metresEast = SyntheticRun.metresPerDegree * cos(45 * Double.pi / 180)
    for index in run.samples.indices {
      let angle = 3 * Double(run.samples[index].time - SyntheticRun.start) / 1000 / 40
      run.samples[index].latitude = 45 + 40 * sin(angle) / SyntheticRun.metresPerDegree
      run.samples[index].longitude = 7 + 40 * cos(angle) / metresEast
    }
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.distance) / 5400 - 1) < 0.006)
  }
}

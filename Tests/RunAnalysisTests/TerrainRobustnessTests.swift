import Testing
import TrackModel

@testable import RunAnalysis

/// A small generator of its own, so that a failure comes back with its seed.
private struct Dice {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  mutating func share() -> Double { Double(next() % 10_000) / 10_000 }
}

@Suite struct TerrainRobustnessTests {
  /// Holes, breaks, jumps, unknown places, standing and flying: the results stay finite and fit together.
  @Test(arguments: 1...60)
  func anythingGivesFiniteResults(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 977)
    var course = TerrainCourse()
    let roughness = dice.share() * 4
    for _ in 0..<Int(dice.next() % 3000) {
      course.go(1, speed: dice.share() < 0.2 ? 0 : dice.share() * 6, rise: (dice.share() - 0.5) * roughness)
    }
    for cell in course.grid.altitude.indices {
      let roll = dice.share()
      if roll < 0.02 { course.grid.altitude[cell] = .nan }
      if roll > 0.995 { course.grid.altitude[cell] += Float(dice.share() - 0.5) * 9000 }
      if dice.share() < 0.01 { course.grid.startsSegment[cell] = true }
      if dice.share() < 0.05 { course.grid.east[cell] = .nan }
      if dice.share() < 0.3 { course.grid.cadence[cell] = UInt16(dice.share() * 1800) }
    }
    for device in ["Forerunner 965", "Forerunner 45", "", "StravaGPX Android"] {
      let result = course.analyzed(device: device)
      let count = course.grid.count
      #expect(result.grade.count == (result.isGradeTrusted ? count : 0))
      #expect(result.smoothedAltitude.count == (result.elevation.source == .none ? 0 : count))
      #expect(result.grade.allSatisfy { $0.isFinite })
      #expect(result.ascentPerCell?.allSatisfy { $0.isFinite && $0 >= 0 } ?? true)
      if result.elevation.source != .none {
        let ascent = try #require(result.elevation.ascent)
        let error = try #require(result.elevation.ascentError)
        #expect(ascent.isFinite && ascent >= 0 && error.isFinite && error > 0)
        let isTold = result.elevation.source != .gps || error < ascent / 2
        #expect((result.ascentPerCell != nil) == isTold)
        let sum = (result.ascentPerCell ?? []).reduce(0.0) { $0 + Double($1) }
        #expect(!isTold || abs(sum - ascent) < 0.01 + 0.001 * ascent)
      }
      for window in result.liftWindows + result.stairWindows + result.walkedWindows {
        #expect(window.lowerBound >= 0 && window.upperBound <= count && !window.isEmpty)
      }
      for climb in result.hills.climbs { #expect(climb.gain >= 9.9 && climb.length > 0 && climb.duration > 0) }
      for event in result.stairs { #expect(event.gain >= 3 && event.length >= 0 && event.duration >= 0) }
    }
  }

  /// A stop that is cut to one cell by the walk or the stretch beside it has no line to lay.
  @Test func aWindowOfOneCellStays() {
    var altitude: [Float] = [10, 12, 9, 15]
    AltitudeSmoothing.straighten(&altitude, over: [1..<2, 3..<6], in: [0..<4])
    #expect(altitude == [10, 12, 9, 15])
  }

  @Test(arguments: [1, 2, 3, 9, 10, 11, 61])
  func shortRunsAreNoTrouble(seconds: Int) {
    var course = TerrainCourse()
    course.go(seconds, speed: 3, rise: 0.5)
    let result = course.analyzed()
    #expect(result.grade.count == (result.isGradeTrusted ? seconds + 1 : 0))
  }
}

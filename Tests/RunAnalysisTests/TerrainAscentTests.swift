import Testing
import TrackModel

@testable import RunAnalysis

@Suite struct TurningPointTests {
  private static let zigzag: [Float] = [100, 101, 102, 101.5, 103, 105, 104, 104.5, 102, 100, 101, 100]
  private static let sawtooth: [Float] = [0, 5, 0, 5, 0, 5, 0]
  private static let tent: [Float] = [0, 1, 2, 3, 4, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 4, 3, 2, 1, 0]
  private static let jitter: [Float] = [10, 10.4, 9.8, 10.3, 9.9, 10.2]

  /// Worked numbers of Definitions.md C8.
  @Test(
    arguments: [
      (zigzag, 1, 6, 6), (zigzag, 2, 5, 5), (zigzag, 3, 5, 5), (zigzag, 5, 5, 5), (zigzag, 10, 0, 0),
      (sawtooth, 5, 15, 15), (sawtooth, 6, 0, 0), (tent, 3, 10, 10), (jitter, 2, 0, 0),
    ] as [([Float], Float, Double, Double)])
  func countsWholeLegs(profile: [Float], threshold: Float, ascent: Double, descent: Double) {
    let legs = TurningPoints.legs(of: profile, threshold: threshold)
    #expect(abs(TurningPoints.ascent(of: legs) - ascent) < 1e-4)
    #expect(abs(TurningPoints.descent(of: legs) - descent) < 1e-4)
  }

  @Test func ascentPerCellAddsUp() {
    let legs = TurningPoints.legs(of: Self.zigzag, threshold: 2)
    let share = TurningPoints.ascentPerCell(legs, profile: Self.zigzag)
    #expect(share.count == Self.zigzag.count)
    #expect(abs(share.reduce(0, +) - 5) < 1e-4)
    #expect(share[3] == 0, "a fall inside a rising leg takes no share")
  }

  @Test func nothingFromNothing() {
    #expect(TurningPoints.legs(of: [], threshold: 1).isEmpty)
    #expect(TurningPoints.legs(of: [7], threshold: 1).isEmpty)
  }
}

@Suite struct TerrainAscentTests {
  @Test func hillGivesItsHeight() throws {
    var course = TerrainCourse()
    course.go(300, speed: 2.8)
    course.go(90, speed: 1.8, rise: 0.36)
    course.go(300, speed: 2.8)
    let elevation = course.analyzed().elevation
    #expect(elevation.source == .barometric)
    #expect(elevation.quality == .good)
    #expect(abs(try #require(elevation.ascent) - 32.4) < 0.2)
    #expect(elevation.descent == 0)
  }

  @Test func reversalSwapsAscentAndDescent() throws {
    var course = TerrainCourse()
    course.go(200, speed: 3, rise: 0.1)
    course.go(100, speed: 3, rise: -0.05)
    course.go(300, speed: 3, rise: 0.12)
    course.go(60, speed: 3)
    course.go(80, speed: 3, rise: -0.2)
    let there = course.analyzed().elevation
    let back = course.reversed.analyzed().elevation
    #expect(abs(try #require(there.ascent) - (try #require(back.descent))) < 0.05)
    #expect(abs(try #require(there.descent) - (try #require(back.ascent))) < 0.05)
    #expect(abs(try #require(there.ascent) - 56) < 1)
  }

  @Test func noHeightAcrossABreak() throws {
    var course = TerrainCourse()
    course.go(120, speed: 3)
    let before = course.grid.count
    course.go(120, speed: 3)
    course.shiver()
    for cell in before..<course.grid.count { course.grid.altitude[cell] += 40 }
    course.grid.startsSegment[before] = true
    #expect(course.analyzed().elevation.ascent == 0)
  }

  /// Ten stretches up 1 m each, as automatic pauses cut them: 10 m in all, though none reaches the threshold.
  @Test func aSlopeGoesOnOverBreaks() throws {
    var course = TerrainCourse()
    for _ in 0..<10 {
      course.go(50, speed: 3, rise: 0.02)
      course.grid.startsSegment[course.grid.count - 1] = true
    }
    #expect(abs(try #require(course.analyzed().elevation.ascent) - 9.8) < 0.3)
  }

  /// Points at the seconds that stand here, out of every 22: each fifth, or as smart recording chooses them.
  @Test(arguments: [[0, 5, 10, 15, 20], [0, 3, 4, 9, 15, 16, 21]])
  func rarePointsAgreeWithEverySecond(kept: [Int]) throws {
    var course = TerrainCourse()
    for lap in 0..<6 {
      course.go(80 + lap, speed: 2.6, rise: 0.11)
      course.go(70, speed: 3.1, rise: -0.12)
    }
    var thinned = course
    let points = course.grid.altitude.indices.filter { kept.contains($0 % 22) }
    for (from, to) in zip(points, points.dropFirst()) {
      for cell in from..<to {
        let share = Float(cell - from) / Float(to - from)
        thinned.grid.altitude[cell] = course.grid.altitude[from] * (1 - share) + course.grid.altitude[to] * share
      }
    }
    let full = try #require(course.analyzed().elevation.ascent)
    let thin = try #require(thinned.analyzed().elevation.ascent)
    #expect(abs(full - thin) <= 0.03 * full)
    #expect(full > 50)
  }

  @Test func spikesAndPulsesAddNothing() {
    var course = TerrainCourse()
    course.go(600, speed: 3)
    course.shiver()
    course.grid.altitude[100] += 30
    for cell in 300..<306 { course.grid.altitude[cell] += 4 }
    for cell in 450..<course.grid.count { course.grid.altitude[cell] += 25 }
    let result = course.analyzed()
    #expect(result.elevation.ascent == 0)
    #expect(result.notes.contains { $0.code == "altitude_steps" && $0.count == 2 })
  }

  @Test func aLiftIsNotClimbed() throws {
    var course = TerrainCourse()
    course.go(120, speed: 2.8, cadence: 165)
    course.go(5, speed: 0, cadence: 0)
    course.go(12, speed: 0, rise: 1, cadence: 0)
    course.go(5, speed: 0, cadence: 0)
    course.go(120, speed: 2.8, cadence: 165)
    let result = course.analyzed()
    #expect(result.elevation.ascent == 0)
    #expect(abs(result.elevation.liftGain - 12) < 0.3)
    #expect(result.liftWindows.count == 1)
    #expect(result.stairs.isEmpty)
    #expect(result.hills.climbs.isEmpty)
  }

  @Test func splitsAddUpToTheAscent() throws {
    var course = TerrainCourse()
    for _ in 0..<5 {
      course.go(60, speed: 3, rise: 0.15)
      course.go(60, speed: 3, rise: -0.1)
    }
    let result = course.analyzed()
    let sum = try #require(result.ascentPerCell).reduce(0.0) { $0 + Double($1) }
    #expect(abs(sum - (try #require(result.elevation.ascent))) < 0.01)
  }

  @Test func withoutAltitudeNothingIsKnown() {
    var course = TerrainCourse()
    course.go(600, speed: 3)
    for cell in course.grid.altitude.indices { course.grid.altitude[cell] = .nan }
    let result = course.analyzed()
    #expect(result.elevation == ElevationSummary())
    #expect(result.elevation.ascent == nil)
    #expect(!result.canJudgeStairs && !result.isGradeTrusted && result.ascentPerCell == nil)
    #expect(result.grade.isEmpty && result.smoothedAltitude.isEmpty)
  }

  @Test func aTreadmillHasNoTerrain() {
    var course = TerrainCourse()
    course.go(600, speed: 3, rise: 0.05)
    #expect(course.analyzed(isWithoutPlace: true).elevation.source == .none)
  }

  @Test func emptyGrid() {
    var course = TerrainCourse()
    course.grid = SecondGrid()
    #expect(course.analyzed().elevation.source == .none)
  }
}

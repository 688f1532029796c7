import Testing
import TrackModel

@testable import RunAnalysis

@Suite struct TerrainHillTests {
  /// Definitions.md C8: 90 s at 1.8 m/s and 20 %: 162 m, +32.4 m, score 3240, FIETS 0.648; no staircase.
  @Test func aSteepHillIsOneClimbAndNoStaircase() throws {
    var course = TerrainCourse()
    course.go(120, speed: 2.8)
    course.go(90, speed: 1.8, rise: 0.36)
    course.go(120, speed: 2.8)
    let result = course.analyzed()
    #expect(result.stairs.isEmpty)
    #expect(result.canJudgeStairs)
    #expect(result.hills.climbs.count == 1)
    let climb = try #require(result.hills.climbs.first)
    #expect(abs(climb.gain - 32.4) < 0.3)
    #expect(abs(climb.length - 162) < 12)
    #expect(abs(climb.start - 120) < 5 && abs(climb.duration - 90) < 10)
    let score = climb.length * climb.meanGrade * 100
    let fiets = climb.gain * climb.gain / (10 * climb.length)
    #expect(abs(score - 3240) < 40)
    #expect(abs(fiets - 0.648) < 0.06)
    #expect(abs(try #require(result.hills.steepest50m) - 0.2) < 0.01)
  }

  @Test func aShortSteepClimbCounts() throws {
    var course = TerrainCourse()
    course.go(100, speed: 3)
    course.go(20, speed: 2, rise: 0.6)
    course.go(100, speed: 3)
    let climbs = course.analyzed().hills.climbs
    #expect(climbs.count == 1)
    #expect(abs(try #require(climbs.first).gain - 12) < 0.4)
  }

  @Test(arguments: [(9.0, 0), (11.0, 1)])
  func aClimbNeedsTenMetres(gain: Double, count: Int) {
    var course = TerrainCourse()
    course.go(100, speed: 3)
    course.go(50, speed: 3, rise: gain / 50)
    course.go(100, speed: 3)
    #expect(course.analyzed().hills.climbs.count == count)
  }

  @Test(arguments: [(0.028, 0), (0.032, 1)])
  func aClimbNeedsThreePercent(grade: Double, count: Int) {
    var course = TerrainCourse()
    course.go(100, speed: 3)
    course.go(300, speed: 3, rise: grade * 3)
    course.go(100, speed: 3)
    #expect(course.analyzed().hills.climbs.count == count)
  }

  /// A dip of 4 m belongs to the climb, one of 8 m divides it.
  @Test(arguments: [(4.0, 1), (8.0, 2)])
  func aDropEndsAClimb(drop: Double, count: Int) {
    var course = TerrainCourse()
    course.go(100, speed: 3)
    course.go(100, speed: 3, rise: 0.2)
    course.go(20, speed: 3, rise: -drop / 20)
    course.go(100, speed: 3, rise: 0.2)
    course.go(100, speed: 3)
    #expect(course.analyzed().hills.climbs.count == count)
  }

  @Test func levelGroundEndsAClimb() {
    var course = TerrainCourse()
    course.go(100, speed: 3)
    course.go(100, speed: 3, rise: 0.2)
    course.go(100, speed: 3)
    course.go(100, speed: 3, rise: 0.2)
    #expect(course.analyzed().hills.climbs.count == 2)
  }

  @Test func aLongGentleLeadInDoesNotHideAClimb() throws {
    var course = TerrainCourse()
    course.go(100, speed: 3)
    course.go(400, speed: 3, rise: 0.045)
    course.go(100, speed: 3, rise: 0.21)
    course.go(100, speed: 3)
    let climbs = course.analyzed().hills.climbs
    #expect(climbs.count == 1)
    #expect(abs(try #require(climbs.first).gain - 21) < 2)
  }

  /// 600 m each at 4, 8, 12, 20 %, level ground between.
  @Test func bandsHoldTheirDistance() throws {
    var course = TerrainCourse()
    for grade in [0.04, 0.08, 0.12, 0.2] {
      course.go(200, speed: 3, rise: 3 * grade)
      course.go(100, speed: 3)
    }
    let hills = course.analyzed().hills
    #expect(hills.bandDistance.count == HillSummary.bandLimits.count)
    for (band, grade) in [0.04, 0.08, 0.12, 0.2].enumerated() {
      #expect(abs(hills.bandDistance[band] - 600) < 40)
      #expect(abs(hills.bandGain[band] - 600 * grade) < 0.08 * 600 * grade)
    }
    #expect(hills.bandDistance[4] == 0)
    #expect(abs(try #require(hills.uphillDistance) - 2400) < 90)
    #expect(abs(try #require(hills.steepest50m) - 0.2) < 0.005)
  }

  @Test func gradeIsTakenOverThirtyMetres() {
    var course = TerrainCourse()
    course.go(100, speed: 3)
    course.go(100, speed: 3, rise: 0.3)
    course.go(100, speed: 3)
    let grade = course.analyzed().grade
    #expect(abs(grade[50]) < 1e-4)
    #expect(abs(grade[150] - 0.1) < 1e-3)
    #expect(abs(grade[100] - 0.05) < 0.02, "half of the window lies on the slope")
  }

  /// Up 12 m in 60 s, and at once 20 m down, as across a silence: what had risen has risen.
  @Test func aFallBelowTheFootEndsAClimb() throws {
    let heights = (0...60).map { 0.2 * Float($0) } + [Float](repeating: -8, count: 60)
    let position = heights.indices.map { 3 * Double($0) }
    let climbs = Climbs.find(
      in: Climbs.rises(heights, position: position), heights, position: position,
      elapsed: heights.indices.map { Int32($0) })
    #expect(climbs.count == 1)
    #expect(abs(try #require(climbs.first).climb.gain - 12) < 0.1)
  }
}

import Testing
import TrackModel

@testable import RunAnalysis

/// A lift goes one way, evenly, from one level to another (Definitions.md C6).
@Suite struct LiftTests {
  /// 13.4 m up and 14.2 m down on the spot, as a wet or shaken altimeter tells it while the runner stands.
  @Test func anAltimeterThatComesAndGoesIsNoLift() throws {
    var course = TerrainCourse()
    course.go(600, speed: 2.8, cadence: 165)
    for _ in 0..<5 {
      course.go(15, speed: 0.1, rise: 13.4 / 15, cadence: 0)
      course.go(30, speed: 0.1, rise: -14.2 / 30, cadence: 0)
      course.go(10, speed: 0, rise: 0.08, cadence: 0)
    }
    course.go(600, speed: 2.8, cadence: 165)
    let result = course.analyzed()
    #expect(result.liftWindows.isEmpty)
    #expect(result.elevation.liftGain == 0)
    #expect(try #require(result.elevation.ascent) < 1)
    #expect(result.hills.climbs.isEmpty)
  }

  /// A cable car under altitude from satellites: 400 m up in five minutes, 1.5 km on; the run around it goes on the level.
  @Test func aCableCarIsNoClimbByAnyAltitude() throws {
    var course = TerrainCourse()
    course.go(900, speed: 2.8)
    course.go(300, speed: 5, rise: 400.0 / 300)
    course.go(900, speed: 2.8)
    // Satellites wander.
    for cell in course.grid.altitude.indices { course.grid.altitude[cell] += cell / 40 % 2 == 0 ? 4 : 0 }
    let result = course.analyzed(device: "Forerunner 10")
    #expect(result.elevation.source == .gps)
    #expect(try #require(result.elevation.ascent) < 100)
    #expect(abs(result.elevation.liftGain - 400) < 25)
    #expect(result.hills.climbs.isEmpty)
  }

  /// 12 m at 0.5 to 2.5 m/s in turns: nobody rides so unevenly.
  @Test func anUnevenRiseIsNoLift() {
    var course = TerrainCourse()
    course.go(300, speed: 2.8, cadence: 165)
    course.go(30, speed: 0, cadence: 0)
    course.go(8, speed: 0, rise: 0.5, cadence: 0)
    course.go(8, speed: 0, rise: 2.5, cadence: 0)
    course.go(8, speed: 0, rise: 0.5, cadence: 0)
    course.go(30, speed: 0, cadence: 0)
    course.go(300, speed: 2.8, cadence: 165)
    #expect(course.analyzed().liftWindows.isEmpty)
  }

  /// 12 m up and at once 9 m down again: the level does not stay.
  @Test func aRiseThatDoesNotStayIsNoLift() throws {
    var course = TerrainCourse()
    course.go(300, speed: 2.8, cadence: 165)
    course.go(30, speed: 0, cadence: 0)
    course.go(12, speed: 0, rise: 1, cadence: 0)
    course.go(90, speed: 0, rise: -0.1, cadence: 0)
    course.go(300, speed: 2.8, cadence: 165)
    let result = course.analyzed()
    #expect(result.liftWindows.isEmpty)
    #expect(try #require(result.elevation.ascent) < 1)
  }

  /// Two parts of 10 m with the doors open for 9 s between them: one lift that stopped on the way.
  @Test func aLiftMayStopOnTheWay() {
    var course = TerrainCourse()
    course.go(300, speed: 2.8, cadence: 165)
    course.go(10, speed: 0, cadence: 0)
    course.go(10, speed: 0, rise: 1, cadence: 0)
    course.go(9, speed: 0, cadence: 0)
    course.go(10, speed: 0, rise: 1, cadence: 0)
    course.go(10, speed: 0, cadence: 0)
    course.go(300, speed: 2.8, cadence: 165)
    let result = course.analyzed()
    #expect(result.liftWindows.count == 2)
    #expect(abs(result.elevation.liftGain - 20) < 0.5)
  }

  /// Where the altitude moves by 13 m on the spot, 15 m are no proof of a lift, but 40 m are.
  @Test(arguments: [(15.0, 0), (40, 1)])
  func aLiftIsHigherThanWhatTheAltimeterMakesUp(height: Double, count: Int) {
    var course = TerrainCourse()
    course.go(300, speed: 2.8, cadence: 165)
    course.go(15, speed: 0.1, rise: 13.0 / 15, cadence: 0)
    course.go(15, speed: 0.1, rise: -13.0 / 15, cadence: 0)
    course.go(300, speed: 2.8, cadence: 165)
    course.go(30, speed: 0, cadence: 0)
    course.go(20, speed: 0, rise: height / 20, cadence: 0)
    course.go(30, speed: 0, cadence: 0)
    course.go(300, speed: 2.8, cadence: 165)
    #expect(course.analyzed().liftWindows.count == count)
  }
}

/// Height without way and steps is no ascent, however the rest is cut into pieces.
@Suite struct StandingTests {
  /// Ten minutes at one place in pieces of 20 s of recording and 40 s of silence, 25 m higher at the end.
  @Test func aRestInPiecesStaysLevel() throws {
    var course = TerrainCourse()
    course.go(900, speed: 2.8, cadence: 165)
    for piece in 0..<10 {
      course.go(20, speed: 0, rise: 0.125, cadence: 0)
      let first = course.grid.count - 20
      course.grid.startsSegment[first] = true
      for cell in first..<course.grid.count { course.grid.elapsed[cell] += Int32(40 * (piece + 1)) }
    }
    let end = course.grid.count
    course.go(900, speed: 2.8, cadence: 165)
    for cell in end..<course.grid.count { course.grid.elapsed[cell] += 400 }
    course.shiver()
    let result = course.analyzed()
    #expect(try #require(result.elevation.ascent) < 1)
    #expect(result.hills.climbs.isEmpty)
  }

  /// 30 m up while standing, with 30 m of way in the middle of it: no climb of 100 %.
  @Test func aClimbIsGainedInMotion() throws {
    var course = TerrainCourse()
    course.go(600, speed: 2.8)
    course.go(50, speed: 0, rise: 0.25)
    course.go(20, speed: 1.5, rise: 0.25)
    course.go(50, speed: 0, rise: 0.25)
    course.go(600, speed: 2.8)
    #expect(course.analyzed().hills.climbs.isEmpty)
    #expect(course.analyzed(device: "Forerunner 310XT").hills.climbs.isEmpty)
  }

  /// Stairs that look like a stop, without steps told: 10 m up on 16.6 m of way are walked, on 1 m they are not.
  @Test(arguments: [(0.616, 1), (0.04, 0)])
  func aWalkedStopHasAWay(speed: Double, count: Int) {
    var course = TerrainCourse()
    course.go(120, speed: 2.8)
    let foot = course.grid.count
    course.go(27, speed: speed, rise: 10.1 / 27)
    for cell in foot..<course.grid.count {
      course.grid.isMoving[cell] = false
      course.grid.distance[cell] = 0
    }
    course.go(120, speed: 2.8)
    #expect(course.analyzed().walkedWindows.count == count)
  }
}

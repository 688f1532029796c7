import Testing
import TrackModel

@testable import RunAnalysis

@Suite struct TerrainStairTests {
  /// Definitions.md C8: 27 s at 0.616 m/s and +10.10 m.
  @Test func oneFlightIsOneEvent() throws {
    var course = TerrainCourse()
    course.go(120, speed: 2.8)
    course.go(27, speed: 0.616, rise: 10.1 / 27)
    course.go(120, speed: 2.8)
    let result = course.analyzed()
    #expect(result.stairs.count == 1)
    let event = try #require(result.stairs.first)
    #expect((9.6...10.6).contains(event.gain))
    #expect(event.gain / event.length >= 0.4)
    #expect(abs(event.gain / 0.17 - 59) < 4)
    #expect(event.confidence == .likely)
    #expect(abs(event.start - 120) <= 3 && abs(event.duration - 27) <= 5)
    #expect(result.stairWindows.count == 1)
    #expect(result.hills.climbs.isEmpty, "a staircase is no climb")
  }

  /// +-3 m of horizontal error on 16.8 m (Definitions.md C8).
  @Test(arguments: [13.8, 16.8, 19.8])
  func errorsOfPositionDoNotHideAFlight(length: Double) throws {
    var course = TerrainCourse()
    course.go(120, speed: 2.8)
    course.go(27, speed: length / 27, rise: 10.2 / 27)
    course.go(120, speed: 2.8)
    let stairs = course.analyzed().stairs
    #expect(stairs.count == 1)
    #expect(try #require(stairs.first).confidence == .likely)
  }

  /// A staircase that turns ends above its start, and is no lift.
  @Test(arguments: [Float.nan, 110])
  func windingStairsAreNoLift(cadence: Float) throws {
    var course = TerrainCourse()
    course.go(120, speed: 2.8, cadence: cadence)
    let foot = course.grid.count
    course.go(60, speed: 0.72, rise: 0.45, cadence: cadence)
    course.go(120, speed: 2.8, cadence: cadence)
    for cell in foot..<foot + 60 {
      let step = (cell - foot) % 20
      course.grid.east[cell] = course.grid.east[foot] + 0.72 * Float(step < 10 ? step : 20 - step)
    }
    let result = course.analyzed()
    #expect(result.liftWindows.isEmpty)
    #expect(result.stairs.count == 1)
    #expect(abs(try #require(result.stairs.first).gain - 27) < 1)
  }

  /// The way on steep stairs may be too short to count as motion.
  @Test func stairsTakenForAStopAreFound() throws {
    var course = TerrainCourse()
    course.go(120, speed: 2.8)
    let foot = course.grid.count
    course.go(27, speed: 0.616, rise: 10.1 / 27)
    for cell in foot..<course.grid.count {
      course.grid.isMoving[cell] = false
      course.grid.distance[cell] = 0
    }
    course.go(120, speed: 2.8)
    let result = course.analyzed()
    #expect(result.stairs.count == 1)
    #expect((9.6...10.6).contains(try #require(result.stairs.first).gain))
    let walked = try #require(result.walkedWindows.first)
    #expect(result.walkedWindows.count == 1)
    #expect(abs(walked.lowerBound - foot) <= 2 && abs(walked.upperBound - foot - 27) <= 2)
  }

  /// A watch that counts 0.3 m/s on 40 s of stairs climbed at 0.7 m/s: motion by the height, and no metre more than it
  /// counted: 2 * 840 m + 12 m.
  @Test func stairsAddNothingToADevicesCount() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.altitude = 100
    run.run(seconds: 300, speed: 2.8)
    for _ in 0..<40 {
      run.altitude? += 0.4
      run.run(seconds: 1, speed: 0.7)
    }
    run.run(seconds: 300, speed: 2.8)
    for index in 301..<run.samples.count { run.samples[index].deviceDistance -= 0.4 * Double(min(index - 300, 40)) }
    let summary = try #require(analyze(run.samples) { $0.device = "Forerunner 965" }.run)
    #expect(try abs(known(summary.distance) - 1692) < 1)
    #expect(abs(summary.splits.reduce(0) { $0 + $1.distance } - 1692) < 1)
    #expect(try abs(known(summary.moving) - 640) <= 8)
  }

  @Test func stopsInGustsStayStops() {
    var course = TerrainCourse()
    for _ in 0..<4 {
      course.go(200, speed: 2.8)
      course.go(20, speed: 0, rise: 0.06)
      course.go(20, speed: 0, rise: -0.06)
    }
    #expect(course.analyzed().walkedWindows.isEmpty)
  }

  /// Bathing, weather and wind move the altitude of a watch whose runner rests.
  @Test(arguments: [nil, "Forerunner 965"]) func aLongRestIsNoAscent(device: String?) throws {
    var course = TerrainCourse()
    course.go(900, speed: 2.8)
    for _ in 0..<4 {
      course.go(100, speed: 0, rise: 0.06)
      course.go(60, speed: 0, rise: -0.1)
    }
    course.go(900, speed: 2.8)
    course.shiver()
    let result = course.analyzed(device: device)
    #expect(try #require(result.elevation.ascent) < 1)
    #expect(result.hills.climbs.isEmpty)
    #expect(result.leftOut.contains { $0.kind == .ascent && $0.reason == .standing })
  }

  /// Steep ground is climbed so slowly that it looks like a rest; up, a rest, down, a rest.
  @Test func aSlowClimbThatLooksLikeARestCounts() throws {
    var course = TerrainCourse()
    course.go(900, speed: 2.8)
    let foot = course.grid.count
    for rise in [0.2, -0.2] {
      course.go(200, speed: 0.3, rise: rise)
      course.go(50, speed: 0, rise: 0.05)
      course.go(50, speed: 0, rise: -0.05)
    }
    for cell in foot..<course.grid.count { course.grid.isMoving[cell] = false }
    course.go(900, speed: 2.8)
    let result = course.analyzed()
    #expect(try abs(#require(result.elevation.ascent) - 40) < 1)
    #expect(try abs(#require(result.elevation.descent) - 40) < 1)
    #expect(result.walkedWindows.count == 2)
  }

  /// At lights nobody rests: what is gained on both sides of a short stop counts as ever.
  @Test func aShortStopOnAHillChangesNothing() throws {
    var course = TerrainCourse()
    course.go(300, speed: 2.5)
    course.go(200, speed: 2.5, rise: 0.2)
    course.go(40, speed: 0)
    course.go(200, speed: 2.5, rise: 0.2)
    course.go(300, speed: 2.5)
    #expect(try abs(#require(course.analyzed().elevation.ascent) - 80) < 1.5)
  }

  /// 20 m of height on 5 m of way, without the steps of a lift's rider to tell.
  @Test func heightWithoutWayIsNoClimb() throws {
    var course = TerrainCourse()
    course.go(600, speed: 2.8)
    course.go(100, speed: 0.05, rise: 0.2, cadence: 60)
    course.go(600, speed: 2.8)
    let result = course.analyzed()
    #expect(result.hills.climbs.isEmpty)
    #expect(result.leftOut.contains { $0.kind == .climb && $0.reason == .tooSteep })
  }

  @Test func landingsJoinFlights() throws {
    var course = TerrainCourse()
    course.go(120, speed: 2.8)
    for _ in 0..<3 {
      course.go(14, speed: 0.6, rise: 0.35)
      course.go(4, speed: 1)
    }
    course.go(120, speed: 2.8)
    let stairs = course.analyzed().stairs
    #expect(stairs.count == 1)
    #expect(abs(try #require(stairs.first).gain - 14.7) < 0.8)
  }

  @Test func stopsOnFlatGroundAreNothing() {
    var course = TerrainCourse()
    for _ in 0..<5 {
      course.go(240, speed: 2.8)
      course.go(60, speed: 0)
    }
    course.shiver()
    let result = course.analyzed()
    #expect(result.stairs.isEmpty && result.hills.climbs.isEmpty && result.liftWindows.isEmpty)
    #expect(result.elevation.ascent == 0)
  }

  @Test func onAMountainRunStairsAreOnlyPossible() throws {
    var course = TerrainCourse()
    course.go(400, speed: 2, rise: 0.2)
    course.go(100, speed: 2.5)
    course.go(27, speed: 0.616, rise: 10.1 / 27)
    course.go(100, speed: 2.5)
    let stairs = course.analyzed().stairs
    #expect(stairs.count == 1)
    #expect(try #require(stairs.first).confidence == .possible)
  }

  /// At 0.9 m/s 35 % make 57 m in 180 s and 19 m in 60 s: rather a path where it is that high or in a mountain run, so
  /// it is a climb as well. In a flat run what is low counts as stairs alone, and so do 50 %.
  @Test(arguments: [
    (0.35, 180, 1800, StairEvent.Confidence.possible, true), (0.35, 60, 1800, .possible, false),
    (0.35, 60, 60, .possible, true), (0.5, 180, 1800, .likely, false),
  ])
  func whatIsRatherASteepPathIsASlopeToo(
    grade: Double, seconds: Int, flat: Int, confidence: StairEvent.Confidence, isPath: Bool
  ) throws {
    var course = TerrainCourse()
    course.go(flat, speed: 2.8)
    course.go(seconds, speed: 0.9, rise: 0.9 * grade)
    course.go(100, speed: 2.8)
    let result = course.analyzed()
    #expect(result.stairs.map(\.confidence) == [confidence])
    #expect(result.hills.climbs.count == (isPath ? 1 : 0))
    if isPath {
      #expect(abs(try #require(result.hills.climbs.first).gain - 0.9 * grade * Double(seconds)) < 0.6)
      #expect(abs(try #require(result.hills.steepest50m) - grade) < 0.01)
    }
  }

  /// A gondola rises as steeply as stairs and faster than anybody climbs, with and without steps told.
  @Test(arguments: [Float.nan, 0])
  func aGondolaIsALift(cadence: Float) {
    var course = TerrainCourse()
    course.go(300, speed: 2.8, cadence: cadence.isNaN ? .nan : 168)
    course.go(300, speed: 4, rise: 1.5, cadence: cadence)
    course.go(300, speed: 2.8, cadence: cadence.isNaN ? .nan : 168)
    let result = course.analyzed()
    #expect(result.stairs.isEmpty && result.liftWindows.count == 1)
    #expect(abs((result.elevation.ascent ?? 999)) < 10)
  }

  /// An escalator in Definitions.md C6: 0.25 m/s up and 0.43 m/s on. Who climbs stairs so slowly takes steps.
  @Test(arguments: [(Float(0), 0), (90, 1)])
  func anEscalatorIsRidden(cadence: Float, count: Int) {
    var course = TerrainCourse()
    course.go(200, speed: 2.8, cadence: 168)
    course.go(40, speed: 0.43, rise: 0.25, cadence: cadence)
    course.go(200, speed: 2.8, cadence: 168)
    #expect(course.analyzed().stairs.count == count)
  }

  /// 5 m up on 7.5 m of way in 13 s: a watch that tells no steps of who scrambles is no lift.
  @Test func scramblingWithoutStepsIsNoLift() {
    var course = TerrainCourse()
    course.go(200, speed: 2, cadence: 150)
    course.go(13, speed: 0.58, rise: 0.45, cadence: 0)
    course.go(200, speed: 2, cadence: 150)
    #expect(course.analyzed().liftWindows.isEmpty)
  }

  @Test func stairsDownAreNoAscent() {
    var course = TerrainCourse()
    course.go(120, speed: 2.8)
    course.go(27, speed: 0.7, rise: -0.4)
    course.go(120, speed: 2.8)
    #expect(course.analyzed().stairs.isEmpty)
  }
}

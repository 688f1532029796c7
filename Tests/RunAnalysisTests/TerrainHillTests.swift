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
}

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

  /// Each value is the middle one of the five around it; at the ends the outermost counts as often as one is missing.
  @Test(arguments: [5, 6, 7, 8, 9, 50, 51])
  func altitudeIsCleanedByMediansOfFive(count: Int) {
    var noise = Noise(seed: UInt64(count))
    let heights = (0..<count).map { _ in Float(0.3 * noise.next()) }
    var cleaned = [9] + heights + [9]
    #expect(AltitudeSmoothing.clean(&cleaned, in: [1..<count + 1]).isEmpty)
    let medians = heights.indices.map { cell in
      (-2...2).map { heights[min(max(cell + $0, 0), count - 1)] }.sorted()[2]
    }
    #expect(cleaned == [9] + medians + [9])
  }
}

@Suite struct AltitudeDeviceTests {
  @Test(arguments: [
    ("Garmin Forerunner 255", AltitudeDevices.Promise.barometer), ("Forerunner 965", .barometer),
    ("fenix 7 Pro", .barometer), ("fēnix 6X Sapphire", .barometer), ("garmin fr920xt", .barometer),
    ("COROS PACE 2", .barometer), ("Suunto Ambit3 Peak", .barometer), ("Suunto Ambit3 Sport", .noBarometer),
    ("Suunto Ambit2 Sapphire", .barometer), ("Suunto Ambit2 S", .noBarometer),
    ("StravaGPX iPhone", .phone), ("Runkeeper - http://www.runkeeper.com", .phone),
    ("Venu 2", .barometer), ("Venu Sq", .noBarometer), ("Forerunner 45", .noBarometer),
    ("Garmin Forerunner 55", .noBarometer), ("Forerunner 235", .noBarometer), ("garmin fr110", .noBarometer),
    ("Forerunner 10", .noBarometer), ("Forerunner 1050", .unknown), ("StravaGPX", .unknown), ("", .unknown),
    ("StravaGPX with Barometer", .barometer), ("Polar Vantage V2", .barometer), ("Polar Vantage M", .noBarometer),
  ])
  func knowsDevices(name: String, promise: AltitudeDevices.Promise) {
    #expect(AltitudeDevices.promise(of: [name]) == promise)
  }

  @Test func theFirstKnownNameDecides() {
    #expect(AltitudeDevices.promise(of: [nil, "Forerunner 45"]) == .noBarometer)
    #expect(AltitudeDevices.promise(of: ["Connect", "fenix 5"]) == .barometer)
  }
}

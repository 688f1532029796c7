import Testing
import TrackModel

@testable import RunAnalysis

@Suite struct AltitudeSourceTests {
  /// Level out and back; what altitude and speed do is up to the test.
  private static func outAndBack(
    seconds: Int = 2400, altitude: (Int, Double) -> Double, speed: (Int) -> Double = { _ in 3 }
  ) -> TerrainCourse {
    var course = TerrainCourse()
    for second in 0..<seconds { course.go(1, speed: speed(second)) }
    let turn = course.grid.east[seconds / 2]
    for cell in course.grid.east.indices {
      let way = course.grid.east[cell]
      course.grid.east[cell] = way <= turn ? way : 2 * turn - way
      course.grid.altitude[cell] = Float(altitude(cell, Double(course.grid.east[cell])))
    }
    return course
  }

  /// A smooth wandering of some metres in time, as receivers without barometer give it.
  private static func wandering(_ second: Int) -> Double {
    let time = Double(second)
    return 5 * wave(time, 170) + 4 * wave(time + 40, 263) + 3 * wave(time, 97)
  }

  /// A rounded zigzag of amplitude 1.
  private static func wave(_ time: Double, _ period: Double) -> Double {
    let phase = (time / period).truncatingRemainder(dividingBy: 1)
    let triangle = 4 * abs(phase - 0.5) - 1
    return triangle * (1.5 - 0.5 * triangle * triangle)
  }

  @Test func wanderingAltitudeIsGPS() throws {
    let result = Self.outAndBack(altitude: { second, _ in 100 + Self.wandering(second) }).analyzed(device: nil)
    #expect(result.elevation.source == .gps)
    #expect(result.elevation.quality == .poor)
    #expect(!result.canJudgeStairs && result.stairs.isEmpty)
    #expect(!result.isGradeTrusted && result.grade.allSatisfy { $0 == 0 })
    let ascent = try #require(result.elevation.ascent)
    let error = try #require(result.elevation.ascentError)
    #expect(ascent - error <= 0, "the true ascent is 0")
    #expect(try #require(result.elevation.fineAscent) > 100, "the wandering alone climbs")
    #expect(ascent < 50)
    #expect(error >= ascent / 2 && result.hills.climbs.isEmpty)
    #expect(result.ascentPerCell == nil, "no kilometre's ascent where no climb can be told")
  }

  /// A hill of 100 m out and back under a wandering altitude, at a pace that answers to it: all rises of the profile that
  /// climbs are found in share the ascent that is believed, and those of 5 to 10 m on the flat leave less to the climbs.
  @Test func climbsAreNoMoreThanTheAscent() throws {
    func height(_ way: Double) -> Double { 100 * max(0, 1 - abs(way - 1800) / 1000) }
    let result = Self.outAndBack(
      altitude: { second, way in 100 + height(way) + 1.3 * Self.wandering(second) },
      speed: { second in
        let slope = height(Double(3 * second + 30)) - height(Double(3 * second))
        return 3 * (1 - 2.5 * slope / 30)
      }
    ).analyzed(device: "Forerunner 45")
    let ascent = try #require(result.elevation.ascent)
    let climbs = result.hills.climbs.reduce(0) { $0 + $1.gain }
    #expect(result.elevation.source == .gps)
    #expect(climbs > 200 && climbs < ascent - 5, "\(climbs) of \(result.elevation)")
  }

  /// A telephone's altitude that shows the same hills at every visit is the ground, and its slopes count. Where it is only
  /// calm it may be smoothed, and where speed takes no notice of it nothing speaks for its slopes.
  @Test(arguments: [(3.0, 1.0, -2.0, true), (3, 0.05, -2, true), (0.5, 0.3, -2, false), (3, 1.0, 0, false)])
  func slopesOfATelephoneCountWhereThePlacesAgree(relief: Double, difference: Double, slope: Double, isTrusted: Bool) {
    var revisits = Revisits()
    revisits.count = 100
    revisits.difference = difference
    revisits.driftlessDifference = difference
    var effort = HillEffort()
    effort.slope = slope
    effort.error = 0.2
    effort.gradeSpread = 0.05
    let judgement = AltitudeJudgement.judge(
      AltitudeEvidence(relief: relief, revisits: revisits, effort: effort), isPhone: true)
    #expect(judgement.source == .map && judgement.quality == .fair)
    #expect(judgement.isGradeTrusted == isTrusted)
  }

  /// Hills of the same height, but tied to the place and a little drift.
  @Test func hillsThatStayInPlaceAreBelieved() throws {
    let result = Self.outAndBack(altitude: { second, way in
      100 + 6 * Self.wave(way, 480) + Double(second) * 2 / 3600
    }).analyzed(device: nil)
    #expect(result.elevation.source == .barometric)
    #expect(result.elevation.quality == .fair, "nothing in the data makes it good")
    // 3600 m out and 3600 m back over waves of 480 m and 12 m: 15 rises.
    #expect(abs(try #require(result.elevation.ascent) - 180) < 8)
  }

  @Test func aPromiseOutweighsTheData() {
    let course = Self.outAndBack(altitude: { second, _ in 100 + Self.wandering(second) })
    #expect(course.analyzed(device: "fenix 7").elevation.source == .barometric)
    #expect(course.analyzed(device: "fenix 7").elevation.quality == .good)
  }

  @Test func largeDriftLowersTheQuality() {
    let course = Self.outAndBack(altitude: { second, _ in 100 + Double(second) * 0.02 })
    #expect(course.analyzed(device: "fenix 7").elevation.quality == .fair)
  }

  @Test func theSameHeightAtEveryVisitIsAMap() {
    let result = Self.outAndBack(altitude: { _, way in 100 + 6 * Self.wave(way, 300) }).analyzed(device: nil)
    #expect(result.elevation.source == .map)
    #expect(!result.canJudgeStairs && !result.isGradeTrusted)
  }

  /// One way, no place twice: the runner slows down uphill, so the hills are real.
  @Test(arguments: [(2.5, AltitudeSource.barometric), (0, .gps)])
  func effortTellsHillsFromWandering(answer: Double, source: AltitudeSource) {
    var course = TerrainCourse()
    var time = 0
    for _ in 0..<2400 {
      let rise = Self.wandering(time + 1) - Self.wandering(time)
      course.go(1, speed: 3 * (1 - answer * rise / 3), rise: rise)
      time += 1
    }
    #expect(course.analyzed(device: nil).elevation.source == source)
  }

  @Test func levelGroundNeedsNoName() {
    var course = TerrainCourse()
    course.go(1800, speed: 3)
    course.shiver()
    let result = course.analyzed(device: nil)
    #expect(result.elevation.source == .barometric)
    #expect(result.elevation.ascent == 0)
  }

  @Test func oneHeightThroughoutIsNoAltitude() {
    var course = TerrainCourse()
    course.go(1800, speed: 3)
    #expect(course.analyzed(device: nil).elevation.source == .none)
  }

  @Test func aPhoneHasAMapAtBest() {
    var course = TerrainCourse()
    course.go(1800, speed: 3)
    course.shiver()
    let result = course.analyzed(device: "StravaGPX iPhone")
    #expect(result.elevation.source == .map)
    #expect(!result.canJudgeStairs)
  }

  @Test func wanderingAltitudeShowsNoHills() {
    let result = Self.outAndBack(altitude: { second, _ in 100 + Self.wandering(second) }).analyzed(device: nil)
    #expect(result.hills == HillSummary())
  }

  @Test func revisitsTakeOutASteadyDrift() throws {
    let course = Self.outAndBack(altitude: { second, _ in 100 + Double(second) * 6 / 3600 })
    let revisits = Revisits(course.grid.altitude, grid: course.grid)
    #expect(revisits.count >= 30)
    #expect(try #require(revisits.difference) > 1)
    #expect(try #require(revisits.driftlessDifference) < 0.05)
  }

  /// A watch that is known to have no barometer is not believed for the effort alone, and rough altitude is not either.
  @Test(
    arguments: [("Forerunner 235", 0, AltitudeSource.gps), (nil, 0, .barometric), (nil, 1, .gps)]
      as [(String?, Double, AltitudeSource)])
  func effortAloneMakesNoBarometer(device: String?, roughness: Double, source: AltitudeSource) {
    var course = TerrainCourse()
    for time in 0..<2400 {
      let rise = Self.wandering(time + 1) - Self.wandering(time)
      course.go(1, speed: 3 * (1 - 2.5 * rise / 3), rise: rise)
    }
    for cell in course.grid.altitude.indices { course.grid.altitude[cell] += cell / 5 % 2 == 0 ? Float(roughness) : 0 }
    let result = course.analyzed(device: device)
    #expect(result.elevation.source == source)
    // What wanders makes the steepest of all places.
    if source == .gps { #expect(result.hills.steepest50m == nil) }
  }
}

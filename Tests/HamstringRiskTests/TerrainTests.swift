import HamstringRisk
import Testing
import TrackModel

@Suite struct HillsTests {
  private let flat = MadeRuns.steadyWeeks(0..<5)

  private func hilly(_ ascent: Double, day: Int = 36, km: Double = 8) -> RunSummary {
    MadeRuns.run(MadeRuns.at(day: day), km: km, ascent: ascent)
  }

  /// Against the most of one run of 42 days, 100 m: above 10, 30 and 100 %.
  @Test(arguments: [(110.0, nil), (111, .low), (131, .medium), (201, .high)] as [(Double, Level?)])
  func classes(ascent: Double, level: Level?) {
    let flag = MadeRuns.newest(.hills, flat + [hilly(100), hilly(ascent, day: 38)])
    #expect(flag?.level == level)
    if level != nil { #expect(flag?.usual == 100 && flag?.evidence == .mechanism) }
  }

  /// Definitions.md C5: from 50 m on; and a long run on flat ground is no hill run.
  @Test func floors() {
    #expect(MadeRuns.newest(.hills, flat + [hilly(49)]) == nil)
    #expect(MadeRuns.newest(.hills, flat + [hilly(50)])?.level == .high)
    #expect(MadeRuns.newest(.hills, flat + [hilly(60, km: 20)]) == nil)
  }

  @Test func needsFourWeeksOfHistory() {
    #expect(MadeRuns.newest(.hills, MadeRuns.steadyWeeks(0..<3) + [hilly(150, day: 22)]) == nil)
  }

  private func satellite(_ run: RunSummary) -> RunSummary {
    var run = run
    run.elevation.source = .gps
    run.elevation.quality = .poor
    return run
  }

  /// Definitions.md C5: altitude from satellites never raises a level, unless the gain exceeds 200 m/h.
  @Test func satelliteAltitude() {
    let runs = flat.map(satellite)
    // 8 km at 2.8 m/s take 47.6 min: 200 m/h are 159 m.
    #expect(MadeRuns.newest(.hills, runs + [satellite(hilly(150))]) == nil)
    #expect(MadeRuns.newest(.hills, runs + [satellite(hilly(170))])?.level == .high)
  }

  /// A map of heights is believed as far as its band of error goes: 110 m ± 30 m leave 85.5 m (a band of 5 % is usual).
  @Test func mapAltitude() {
    func mapped(_ ascent: Double, error: Double, day: Int = 36) -> RunSummary {
      var run = hilly(ascent, day: day)
      run.elevation.source = .map
      run.elevation.quality = .fair
      run.elevation.ascentError = error
      return run
    }
    #expect(MadeRuns.newest(.hills, flat + [mapped(110, error: 30)])?.level == .high)
    #expect(MadeRuns.newest(.hills, flat + [mapped(60, error: 20)]) == nil)
    #expect(MadeRuns.newest(.hills, flat + [hilly(80), mapped(110, error: 30, day: 38)]) == nil)
  }

  /// Definitions.md H: when only the sensor changed, terrain is not comparable yet.
  @Test func sensorChange() {
    let changed = flat.map(satellite) + (0..<3).map { hilly(120, day: 36 + 2 * $0) }
    let report = MadeRuns.report(changed)
    #expect(report.runs.allSatisfy { run in !run.flags.contains { $0.factor == .hills } })
    let state = report.states.first { $0.code == "sensor_changed" }
    #expect(state?.week?.description == "2024-W06")
  }

  /// 4 x 40 m a week, then 4 x 60 m: 240 m over 160 m is +50 %.
  @Test func weekGain() throws {
    let runs = MadeRuns.steadyWeeks(0..<5, km: 6, ascent: 40) + MadeRuns.steadyWeeks(5..<6, km: 6, ascent: 60)
    let flag = try #require(MadeRuns.report(runs).weeks.last?.flags.first { $0.factor == .hills })
    #expect(flag.level == .high && flag.value == 240 && flag.usual == 160)
  }

  /// After four empty weeks nothing is there to compare a hilly week with: the return is told with the distance.
  @Test func hillyReturn() throws {
    let runs = MadeRuns.steadyWeeks(0..<5, ascent: 40) + [MadeRuns.run(MadeRuns.at(day: 71), km: 8, ascent: 250)]
    let week = try #require(MadeRuns.report(runs).weeks.last)
    #expect(!week.flags.contains { $0.factor == .hills } && week.flags.first?.factor == .weeklyMileage)
  }

  @Test func moreHillyRuns() throws {
    // Weeks with one hilly run of 120 m, then a week with three of 50 m: no more gain per run, but more often.
    let runs = (0..<6).flatMap { week in
      [1, 3, 5].map { day -> RunSummary in
        var run = hilly(week == 5 ? 45 : day == 5 ? 130 : 5, day: 7 * week + day)
        let gain: Double = week == 5 ? 35 : day == 5 ? 60 : 0
        if gain > 0 { run.hills.climbs = [Climb(start: 600, duration: 200, length: 500, gain: gain)] }
        return run
      }
    }
    let flag = try #require(MadeRuns.report(runs).weeks.last?.flags.first { $0.factor == .hills })
    #expect(flag.level == .low && flag.value == 3 && flag.usual == 1)
  }
}

@Suite struct SteepnessTests {
  /// A hilly run whose steepest 50 m have this grade, with this gain in the grade's band.
  private func steep(_ grade: Double, gain: Double, day: Int) -> RunSummary {
    var run = MadeRuns.run(MadeRuns.at(day: day), km: 8, ascent: 60)
    run.hills.steepest50m = grade
    run.hills.uphillDistance = 1000
    run.hills.bandGain = HillSummary.bandLimits.indices.map { index in
      let upper = index + 1 < HillSummary.bandLimits.count ? HillSummary.bandLimits[index + 1] : 9
      return grade >= HillSummary.bandLimits[index] && grade < upper ? gain : 0
    }
    return run
  }

  private func level(_ grade: Double, gain: Double = 25) -> Level? {
    let runs = MadeRuns.steadyWeeks(0..<5) + [steep(0.05, gain: 30, day: 36), steep(grade, gain: gain, day: 38)]
    return MadeRuns.newest(.steepness, runs)?.level
  }

  /// Known: 5 %, the band of 3-6 %. One band above is medium, two are high.
  @Test(arguments: [(0.055, nil), (0.08, .medium), (0.12, .high), (0.2, .high)] as [(Double, Level?)])
  func bands(grade: Double, level: Level?) { #expect(self.level(grade) == level) }

  @Test func needsTwentyMetres() { #expect(level(0.12, gain: 19) == nil) }
}

@Suite struct StairsTests {
  private func stairs(_ gain: Double, day: Int, _ confidence: StairEvent.Confidence = .likely) -> RunSummary {
    var run = MadeRuns.run(MadeRuns.at(day: day), km: 6, ascent: 5 + gain)
    run.stairs = [StairEvent(start: 900, duration: gain * 3, gain: gain, length: gain * 1.7, confidence: confidence)]
    return run
  }

  private let flat = MadeRuns.steadyWeeks(0..<5)

  @Test(arguments: [(5.9, nil), (6, .high), (30, .high)] as [(Double, Level?)])
  func first(gain: Double, level: Level?) throws {
    let flag = MadeRuns.newest(.stairs, flat + [stairs(gain, day: 36)])
    #expect(flag?.level == level)
    if level != nil {
      #expect(flag?.usual == nil && flag?.usualCount == 20 && flag?.places == [Place(start: 900, end: 900 + gain * 3)])
    }
  }

  /// Over a most of 30 m: above 10, 30 and 100 %.
  @Test(arguments: [(33.0, nil), (33.1, .low), (39.1, .medium), (60.1, .high)] as [(Double, Level?)])
  func classes(gain: Double, level: Level?) {
    #expect(MadeRuns.newest(.stairs, flat + [stairs(30, day: 36), stairs(gain, day: 38)])?.level == level)
  }

  /// A steep path looks like stairs at one point a second: low at most.
  @Test func possibleIsLow() {
    #expect(MadeRuns.newest(.stairs, flat + [stairs(30, day: 36, .possible)])?.level == .low)
  }

  @Test func unknownBeforeIsNotNone() {
    var runs = flat
    for index in runs.indices { runs[index].canJudgeStairs = false }
    #expect(MadeRuns.newest(.stairs, runs + [stairs(30, day: 36)]) == nil)
  }
}

@Suite struct CombinedTests {
  /// 8 km with so many metres at 8 % and this multiple of 2.8 m/s flat-equivalent.
  private func run(day: Int, uphill metres: Double, ratio: Double) -> RunSummary {
    var run = MadeRuns.run(MadeRuns.at(day: day), km: 8, ascent: 40)
    run.hills.uphillDistance = metres
    run.trace = MadeRuns.trace(
      [(600, 2.8), (Int(metres / (2.8 * ratio)) / 5 * 5, 2.8 * ratio), (600, 2.8)],
      altitude: { 100 + 0.08 * min(max($0 - 1680, 0), metres) })
    return run
  }

  private func level(_ metres: Double, ratio: Double = 1.12, before: Double? = nil) -> Level? {
    var runs = MadeRuns.steadyWeeks(0..<5)
    if let before { runs.append(run(day: 36, uphill: before, ratio: 1.12)) }
    return MadeRuns.newest(.combined, runs + [run(day: 38, uphill: metres, ratio: ratio)])?.level
  }

  /// Final table: 200 m new is medium, 1 km new is high.
  @Test func new() {
    #expect(level(150) == nil)
    #expect(level(400) == .medium)
    #expect(level(1300) == .high)
    #expect(level(1300, ratio: 1.05) == nil)
  }

  /// Known from 300 m: more is low, 500 m and more medium, no more than before nothing.
  @Test func known() {
    #expect(level(450, before: 300) == .low)
    #expect(level(800, before: 300) == .medium)
    #expect(level(800, before: 800) == nil)
  }

  /// 12 km with 150 m over 8 km with 5 m: ascent is high, distance (+50 %) medium, both at once medium.
  @Test func hillyAndLonger() throws {
    let long = MadeRuns.run(MadeRuns.at(day: 36), km: 12, ascent: 150)
    let judged = try #require(MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [long]).runs.last)
    #expect(judged.flags.map(\.factor) == [.hills, .combined, .singleRunSpike] && judged.level == .high)
    let both = judged.flags[1]
    #expect(both.level == .medium && both.evidence == .expert && both.value == 12_000 && both.usual == 8000)
    #expect(both.message.hasPrefix("Hilly and longer at once: 12.0 km with 150 m of ascent"))
    let same = MadeRuns.run(MadeRuns.at(day: 36), km: 8, ascent: 150)
    #expect(MadeRuns.newest(.combined, MadeRuns.steadyWeeks(0..<5) + [same]) == nil)
  }

  /// Definitions.md B2: at a new pace (+14 %) half of the median run of 8 km is a start, all of it is not shorter.
  @Test(arguments: [(4.0, nil), (4.2, .low), (7.9, .low), (8, .medium)] as [(Double, Level?)])
  func newPaceNotShorter(km: Double, level: Level?) {
    let fast = MadeRuns.run(MadeRuns.at(day: 36), km: km, speed: 3.2)
    let flag = MadeRuns.newest(.combined, MadeRuns.steadyWeeks(0..<5) + [fast])
    #expect(flag?.level == level)
    let words = km < 8 ? "A new pace and little shorter: " : "A new pace and not shorter: "
    if level != nil { #expect(flag?.usual == 8000 && flag?.message.hasPrefix(words) == true) }
  }

  /// Definitions.md G: changes of different kinds are told, the level stays that of the higher one.
  @Test func twoChanges() throws {
    let long = MadeRuns.run(MadeRuns.at(day: 36), km: 12, speed: 3.1)
    let judged = try #require(MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [long]).runs.last)
    #expect(judged.flags.map(\.factor) == [.pace, .combined, .singleRunSpike, .combined])
    #expect(judged.flags.last?.level == .info && judged.level == .medium)
    #expect(judged.flags.last?.message == "Two changes at once: a faster pace and a longer run.")
  }
}

@Suite struct NewTerrainTests {
  private func run(day: Int, latitude: Double, climb: Double? = nil) -> RunSummary {
    var run = MadeRuns.run(MadeRuns.at(day: day), km: 6, ascent: 30)
    run.trace = MadeRuns.trace([(2140, 2.8)], latitude: latitude)
    if let climb { run.hills.climbs = [Climb(start: 600, duration: 100, length: 20 / climb, gain: 20)] }
    return run
  }

  private func known() -> [RunSummary] { (0..<10).map { run(day: 4 * $0, latitude: 48) } }

  @Test func knownGround() {
    let judged = MadeRuns.report(known() + [run(day: 42, latitude: 48, climb: 0.08)]).runs.last
    #expect(judged?.newShare == 0)
    #expect(judged?.flags.contains { $0.factor == .newTerrain } == false)
  }

  @Test func newIsInformation() throws {
    let judged = try #require(MadeRuns.report(known() + [run(day: 42, latitude: 49)]).runs.last)
    let flag = try #require(judged.flags.first { $0.factor == .newTerrain })
    #expect(judged.newShare == 1 && flag.level == .info && flag.value == 100)
  }

  /// Definitions.md C7: a factor where the new part holds climbs of 6 % or more.
  @Test(arguments: [(0.05, Level.info), (0.08, .low)])
  func newWithClimb(grade: Double, level: Level) {
    #expect(MadeRuns.newest(.newTerrain, known() + [run(day: 42, latitude: 49, climb: grade)])?.level == level)
  }

  /// Known for 180 days: the same ground after 200 days is new.
  @Test func forgotten() {
    let between = (0..<30).map { run(day: 40 + 6 * $0, latitude: 49) }
    #expect(MadeRuns.report(known() + between + [run(day: 250, latitude: 48)]).runs.last?.newShare == 1)
    #expect(MadeRuns.report(known() + between + [run(day: 210, latitude: 48)]).runs.last?.newShare == 0)
  }

  /// The neighbour of a known cell (60 m of cells at this latitude) is known.
  @Test func parallelStreet() {
    var aside = run(day: 42, latitude: 48)
    aside.trace = MadeRuns.trace([(2140, 2.8)], latitude: 48, longitude: 8.0005)
    #expect(MadeRuns.report(known() + [aside]).runs.last?.newShare == 0)
  }
}

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

  /// Ascent of a map, 4 x 100 m ± 30 m: a band of 5 m is usual, so 75 m each are sure, 300 m over 160 m. Told are 400 m ± 120 m.
  /// Of 4 x 60 m 35 m each are sure, which is less than usual.
  @Test func weekGainWithAWideBand() throws {
    func mapped(_ ascent: Double) -> [RunSummary] {
      MadeRuns.steadyWeeks(5..<6, km: 6, ascent: ascent).map { run in
        var run = run
        run.elevation.source = .map
        run.elevation.quality = .fair
        run.elevation.ascentError = 30
        return run
      }
    }
    let before = MadeRuns.steadyWeeks(0..<5, km: 6, ascent: 40)
    let week = try #require(MadeRuns.report(before + mapped(100)).weeks.last)
    let flag = try #require(week.flags.first { $0.factor == .hills })
    #expect(flag.level == .high && flag.value == 400 && week.ascent == 400 && flag.usual == 160)
    #expect(flag.quality.contains("± 120 m"))
    #expect(MadeRuns.report(before + mapped(60)).weeks.last?.flags.contains { $0.factor == .hills } == false)
  }

  /// From 160 m on +30 % is 208 m. From 20 m on 100 m are the least of a week.
  @Test(arguments: [(40.0, 60.0, 208.0), (5, 30, 100)])
  func weekThreshold(before: Double, after: Double, threshold: Double) throws {
    let runs = MadeRuns.steadyWeeks(0..<5, km: 4, ascent: before) + MadeRuns.steadyWeeks(5..<6, km: 4, ascent: after)
    let flag = try #require(MadeRuns.report(runs).weeks.last?.flags.first { $0.factor == .hills })
    #expect(flag.level == .high && flag.threshold == threshold)
  }

  /// Twelve weeks of 60 and 220 m in turn: 140 m in the median, 80 m from it, so 1.5 deviations are 178 m and 330 m lie
  /// within them. Weeks whose altitude tells nothing are no weeks of 0 m: those of 180 and 195 m alone differ by little.
  @Test(arguments: [(known: 12, low: 15.0, high: 55.0, level: Level.low), (6, 45, 48.75, .high)])
  func weeksThatDifferAnyway(known: Int, low: Double, high: Double, level: Level) throws {
    let runs = (0..<12).flatMap { week in
      let runs = MadeRuns.steadyWeeks(week..<week + 1, km: 6, ascent: week % 2 == 0 ? low : high)
      return week < 12 - known ? runs.map(satellite) : runs
    }
    let week = MadeRuns.steadyWeeks(12..<13, km: 6, ascent: 82.5)
    let flag = try #require(MadeRuns.report(runs + week).weeks.last?.flags.first { $0.factor == .hills })
    #expect(flag.level == level && flag.value == 330)
  }

  /// A week of running on the flat is a week: of 160, 160, 160 and 0 m the mean is 120 m, and +100 % leads to high.
  @Test func aFlatWeekIsNoWeekWithoutRunning() throws {
    let runs = MadeRuns.steadyWeeks(0..<5, km: 6, ascent: 40) + MadeRuns.steadyWeeks(5..<6, km: 6, ascent: 0)
    let flag = try #require(
      MadeRuns.report(runs + MadeRuns.steadyWeeks(6..<7, km: 6, ascent: 60)).weeks.last?.flags.first {
        $0.factor == .hills
      })
    #expect(flag.usual == 120 && flag.value == 240)
  }

  /// A new watch, one week with it, three empty weeks: the weeks before it cannot tell their ascent, which is not 0 m.
  @Test func returnAfterASensorChange() {
    let old = MadeRuns.steadyWeeks(0..<6, ascent: 70).map(satellite)
    let new = MadeRuns.steadyWeeks(6..<7, ascent: 70) + MadeRuns.steadyWeeks(10..<11, ascent: 70)
    #expect(MadeRuns.report(old + new).weeks.last?.flags.contains { $0.factor == .hills } == false)
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

  /// 60 m on 10 km are just hilly, and 59 m are not; 80 m are well above.
  @Test(arguments: [(60.0, true), (80, false)]) func borderlineOfAFlatRun(ascent: Double, isBorderline: Bool) throws {
    let flag = try #require(MadeRuns.newest(.hills, flat + [hilly(ascent, km: 10)]))
    #expect(flag.level == .high && flag.isBorderline == isBorderline)
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

  /// The step lies at 5 % and two more, 7 %, and the error is two more of these.
  @Test(arguments: [(0.08, true), (0.095, false)]) func borderline(grade: Double, isBorderline: Bool) throws {
    let runs = MadeRuns.steadyWeeks(0..<5) + [steep(0.05, gain: 30, day: 36), steep(grade, gain: 25, day: 38)]
    let flag = try #require(MadeRuns.newest(.steepness, runs))
    #expect(abs((flag.threshold ?? 0) - 7) < 1e-9 && flag.isBorderline == isBorderline)
  }
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

  /// 12 m over 8 m: the step is at 10.4 m, the least excess of one flight at 11 m.
  @Test func thresholdIsWhereTheLevelBegins() throws {
    let flag = try #require(MadeRuns.newest(.stairs, flat + [stairs(8, day: 36), stairs(12, day: 38)]))
    #expect(flag.level == .medium && flag.threshold == 11)
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

  /// A tenth less than 6.5 m are less than a flight.
  @Test(arguments: [StairEvent.Confidence.likely, .possible]) func borderline(confidence: StairEvent.Confidence) throws
  {
    #expect(MadeRuns.newest(.stairs, flat + [stairs(6.5, day: 36, confidence)])?.isBorderline == true)
    #expect(MadeRuns.newest(.stairs, flat + [stairs(7, day: 36, confidence)])?.isBorderline == false)
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

  /// Runs of 180 days are what it is compared with. Where there are none, all ground is new, and that says nothing.
  @Test func comparedWithTheRunsOfTheWindow() throws {
    let elsewhere = [200, 204].map { run(day: $0, latitude: 49) }
    let flag = try #require(MadeRuns.newest(.newTerrain, known() + elsewhere + [run(day: 250, latitude: 48)]))
    #expect(flag.usual == nil && flag.usualCount == 2 && flag.usualPeriodDays == 180)
    #expect(flag.message == "100 % of the way was not run on in the last 180 days.")
    let alone = try #require(MadeRuns.report(known() + [run(day: 250, latitude: 48)]).runs.last)
    #expect(alone.newShare == 1 && !alone.flags.contains { $0.factor == .newTerrain })
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

import HamstringRisk
import Testing
import TrackModel

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

  /// The hill begins after 600 s and takes 125 s; the grade is taken over two bins on each side.
  @Test func fastAndSteepHasItsPlace() throws {
    let runs = MadeRuns.steadyWeeks(0..<5) + [run(day: 38, uphill: 400, ratio: 1.12)]
    let places = try #require(MadeRuns.newest(.combined, runs)).places
    let place = try #require(places.first)
    #expect(places.count == 1 && abs(place.start - 600) <= 10 && abs(place.end - 725) <= 15)
  }

  /// 5.2 km of fast running where there was none, all of it in one surge from 600 to 1,900 s.
  @Test func theFastPartAtANewPaceHasItsPlace() throws {
    var fast = MadeRuns.run(MadeRuns.at(day: 36), km: 8)
    fast.surges = [
      Bout(start: 600, duration: 1300, distance: 5200, meanSpeed: 4, meanFlatEquivalent: 4, peakFlatEquivalent: 4)
    ]
    fast.pace.speedClasses = [SpeedClass(index: 140, distance: 2800), SpeedClass(index: 200, distance: 5200)]
    fast.trace = MadeRuns.trace([(600, 2.8), (1300, 4), (400, 2.8)])
    let flag = try #require(MadeRuns.newest(.combined, MadeRuns.steadyWeeks(0..<5) + [fast]))
    #expect(flag.value == 5200 && flag.places == [Place(start: 600, end: 1900)])
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
    #expect(both.message.contains("longest run of 30 days was 8.0 km"))
    #expect(both.message.contains("most ascent of one run in 42 days 5 m"))
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

  /// Of intervals only the way at the new pace counts: 2.4 km of 8 are less than half of the median run.
  @Test func ofIntervalsTheWayBetweenIsNotAtTheNewPace() {
    var fast = MadeRuns.run(MadeRuns.at(day: 36), km: 8, speed: 3.2)
    fast.surges = (0..<6).map {
      Bout(
        start: 600 + 240 * Double($0), duration: 100, distance: 400, meanSpeed: 4, meanFlatEquivalent: 4,
        peakFlatEquivalent: 4)
    }
    fast.pace.speedClasses = [
      SpeedClass(index: Int(3 / PaceSummary.classWidth), distance: 5600),
      SpeedClass(index: Int(4 / PaceSummary.classWidth), distance: 2400),
    ]
    fast.distanceSource = .device
    fast.trace = MadeRuns.trace([(600, 3)] + Array(repeating: [(100, 4), (140, 3)], count: 6).flatMap { $0 })
    let runs = MadeRuns.steadyWeeks(0..<5)
    #expect(MadeRuns.newest(.pace, runs + [fast])?.level == .medium)
    #expect(MadeRuns.newest(.combined, runs + [fast]) == nil)
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

/// A return is no change that is told beside others (Definitions.md A3).
@Suite struct ReturnTests {
  /// 5 x 8 km a week, six weeks off, then a run as fast as never: 8 km are less than before.
  @Test func aReturnIsNotMoreDistance() throws {
    let back = MadeRuns.run(MadeRuns.at(day: 78), km: 8, speed: 3.4)
    let week = try #require(MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [back]).weeks.last)
    #expect(week.flags.map(\.factor) == [.weeklyMileage] && week.level == .high)
  }

  /// 40 km are more than the 32 km before.
  @Test func aReturnToMoreIs() throws {
    let back = [77, 78, 79, 80].map { MadeRuns.run(MadeRuns.at(day: $0), km: 10, speed: $0 == 78 ? 3.4 : 2.8) }
    let week = try #require(MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + back).weeks.last)
    #expect(week.flags.last?.message == "Two changes at once: a faster pace and more distance in the week.")
  }
}

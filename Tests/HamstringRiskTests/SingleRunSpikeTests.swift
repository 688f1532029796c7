import HamstringRisk
import Testing
import TrackModel

@Suite struct SingleRunSpikeTests {
  /// By hand, Definitions.md A1: against a longest run of 10.00 km within 30 days.
  @Test(
    arguments: [
      (11.00, nil), (11.01, .low), (13.00, .low), (13.01, .medium), (20.00, .medium), (20.01, .high),
    ] as [(Double, Level?)])
  func classes(km: Double, level: Level?) {
    let runs = [8.0, 10, 6].enumerated().map { MadeRuns.run(MadeRuns.at(day: 30 + $0.offset), km: $0.element) }
    let early = MadeRuns.run(MadeRuns.at(day: 0), km: 7)
    let flag = MadeRuns.newest(.singleRunSpike, [early] + runs + [MadeRuns.run(MadeRuns.at(day: 40), km: km)])
    #expect(flag?.level == level)
    if level != nil { #expect(flag?.usual == 10_000 && flag?.usualCount == 3 && flag?.evidence == .running) }
  }

  /// A run exactly 30 x 24 h earlier is in, one second more is out.
  @Test(arguments: [(0, nil), (1000, .medium)] as [(Int64, Level?)])
  func windowEdge(earlier: Int64, level: Level?) {
    let now = MadeRuns.at(day: 40)
    var runs = [MadeRuns.run(now - 30 * MadeRuns.day - earlier, km: 12)]
    runs += (1...3).map { MadeRuns.run(now - Int64($0) * MadeRuns.day, km: 8) }
    runs.append(MadeRuns.run(now, km: 12))
    #expect(MadeRuns.newest(.singleRunSpike, runs)?.level == level)
  }

  /// The watch ran on in the car: what was ridden counts for no rule and no week.
  @Test func ridesDoNotCount() throws {
    let runs = (0..<4).map { MadeRuns.run(MadeRuns.at(day: 28 + 2 * $0), km: 10) }
    var last = MadeRuns.run(MadeRuns.at(day: 40), km: 10)
    last.distance = 16_000
    last.ridden = 6000
    let early = MadeRuns.run(MadeRuns.at(day: 0), km: 7)
    #expect(MadeRuns.newest(.singleRunSpike, [early] + runs + [last]) == nil)
    let weeks = MadeRuns.report([early] + runs + [last]).weeks
    #expect(weeks.reduce(0) { $0 + $1.distance } == 57_000)
    // Summaries may come from any program: what is more than the whole is the whole.
    last.ridden = 1e300
    #expect(MadeRuns.report([early] + runs + [last]).weeks.reduce(0) { $0 + $1.distance } == 47_000)
    last.ridden = nil
    #expect(MadeRuns.newest(.singleRunSpike, [early] + runs + [last])?.level == .medium)
    // By positions rides are left out, but by readers before version 8.
    last.ridden = 6000
    last.distanceSource = .gps
    #expect(MadeRuns.newest(.singleRunSpike, [early] + runs + [last])?.level == .medium)
    last.version = 7
    #expect(MadeRuns.newest(.singleRunSpike, [early] + runs + [last]) == nil)
  }

  /// Definitions.md: what a distance rests on is told with it.
  @Test(arguments: [
    (DistanceSource.device, FileFormat.fit, "Distance as the device counted it"),
    (.gps, .gpx, "Distance from positions"), (.device, .table, "Distance as the table of activities tells it"),
  ]) func whoseDistanceItIs(source: DistanceSource, format: FileFormat, told: String) throws {
    let runs = (0..<10).map { MadeRuns.run(MadeRuns.at(day: 4 * $0), km: 5) }
    var last = MadeRuns.run(MadeRuns.at(day: 40), km: 12, format: format)
    last.distanceSource = source
    #expect(try #require(MadeRuns.newest(.singleRunSpike, runs + [last])).quality.hasPrefix(told))
  }

  @Test func needsThreeRuns() {
    let runs = [MadeRuns.run(MadeRuns.at(day: 0), km: 5), MadeRuns.run(MadeRuns.at(day: 2), km: 5)]
    #expect(MadeRuns.newest(.singleRunSpike, runs + [MadeRuns.run(MadeRuns.at(day: 4), km: 12)]) == nil)
  }

  /// Before four weeks of history the longest run is not known well: low at most.
  @Test func earlyWeeks() {
    let runs = (0..<4).map { MadeRuns.run(MadeRuns.at(day: 3 * $0), km: 5) }
    let flag = MadeRuns.newest(.singleRunSpike, runs + [MadeRuns.run(MadeRuns.at(day: 13), km: 12)])
    #expect(flag?.level == .low && flag?.quality.contains("13 days") == true)
  }

  /// Definitions.md A3: no run in 30 days is a return, not an increase without end, and no flag.
  @Test func returnIsInformation() throws {
    let runs = MadeRuns.steadyWeeks(0..<4) + [MadeRuns.run(MadeRuns.at(day: 70), km: 12)]
    let flag = try #require(MadeRuns.newest(.singleRunSpike, runs))
    #expect(flag.level == .info && flag.usual == nil)
    #expect(flag.message.contains("43 days"))
  }

  /// 6 km and, ten minutes later at the same place, 7.5 km more: one session of 13.5 km against 10 km.
  /// A long run in two files after a break is one return, and one after other runs is one flag: the second half's own first
  /// half is none that fired before.
  @Test func oneSessionIsToldOnce() throws {
    func session(day: Int, km: [Double]) -> [RunSummary] {
      var first = MadeRuns.run(MadeRuns.at(day: day), km: km[0])
      first.trace = MadeRuns.trace([(Int(km[0] * 1000 / 2.8), 2.8)], latitude: 48)
      var second = MadeRuns.run(first.start + Int64(first.elapsed * 1000) + 600_000, km: km[1])
      second.trace = MadeRuns.trace([(Int(km[1] * 1000 / 2.8), 2.8)], latitude: 48 + km[0] * 1000 / 111_200)
      return [first, second]
    }
    let before = MadeRuns.steadyWeeks(0..<5)
    let returned = MadeRuns.report(before + session(day: 80, km: [5, 4])).runs.suffix(2)
    #expect(returned.map { $0.flags.filter { $0.factor == .singleRunSpike }.count } == [1, 0])
    let long = MadeRuns.report(before + session(day: 36, km: [11, 9])).runs.suffix(2)
    let flags = long.compactMap { $0.flags.first { $0.factor == .singleRunSpike } }
    #expect(flags.map(\.level) == [.medium, .high] && flags.map(\.firedBefore) == [0, 0])
  }

  @Test func continuedInASecondFile() throws {
    var runs = [MadeRuns.run(MadeRuns.at(day: -30), km: 5)]
    runs += (0..<4).map { MadeRuns.run(MadeRuns.at(day: 2 * $0), km: 10) }
    var first = MadeRuns.run(MadeRuns.at(day: 10), km: 6)
    first.trace = MadeRuns.trace([(Int(6000 / 2.8), 2.8)], latitude: 48)
    var second = MadeRuns.run(first.start + Int64(first.elapsed * 1000) + 600_000, km: 7.5)
    second.trace = MadeRuns.trace([(2500, 2.8)], latitude: 48 + 6000 / 111_200)
    runs += [first, second]
    let report = MadeRuns.report(runs)
    #expect(report.runs.count == 7)
    let flag = try #require(report.runs.last?.flags.first { $0.factor == .singleRunSpike })
    #expect(flag.value == 13_500 && flag.usual == 10_000 && flag.level == .medium)
    #expect(report.runs[5].flags.isEmpty)
    // Far away it is a run of its own.
    runs[6].trace = MadeRuns.trace([(2500, 2.8)], latitude: 50)
    #expect(MadeRuns.newest(.singleRunSpike, runs) == nil)
  }

  @Test func borderline() {
    let runs = [MadeRuns.run(MadeRuns.at(day: -30), km: 5)] + (0..<4).map { MadeRuns.run(MadeRuns.at(day: $0), km: 10) }
    let near = MadeRuns.newest(.singleRunSpike, runs + [MadeRuns.run(MadeRuns.at(day: 6), km: 13.2)])
    let clear = MadeRuns.newest(.singleRunSpike, runs + [MadeRuns.run(MadeRuns.at(day: 6), km: 16)])
    #expect(near?.isBorderline == true && clear?.isBorderline == false)
  }

  /// In the first weeks all of this is low: with 3 % more it would be no other level.
  @Test func notBorderlineWhereTheLevelIsCapped() throws {
    let runs = (0..<4).map { MadeRuns.run(MadeRuns.at(day: $0), km: 10) }
    let flag = try #require(MadeRuns.newest(.singleRunSpike, runs + [MadeRuns.run(MadeRuns.at(day: 6), km: 13.2)]))
    #expect(flag.level == .low && !flag.isBorderline)
  }

  /// 10 % of 3 km are 300 m; 500 m more are the least that is flagged.
  @Test func thresholdIsWhereTheLevelBegins() throws {
    let runs = MadeRuns.steadyWeeks(0..<5, km: 3) + [MadeRuns.run(MadeRuns.at(day: 36), km: 3.6)]
    let flag = try #require(MadeRuns.newest(.singleRunSpike, runs))
    #expect(flag.level == .low && flag.threshold == 3500)
  }

  @Test func oneDayOfHistory() throws {
    let runs = [5, 9, 13].map { MadeRuns.run(MadeRuns.at(day: 0, hour: $0), km: 5) }
    let long = MadeRuns.run(MadeRuns.at(day: 1, hour: 12), km: 8)
    let flag = try #require(MadeRuns.newest(.singleRunSpike, runs + [long]))
    #expect(flag.quality.contains("Only 1 day of history"))
  }

  /// Evening to morning: 44 times 24 hours and a half day, 45 days by the calendar, in the rule as in the state.
  @Test func oneBreakHasOneLength() throws {
    let twice = [(35, 20), (80, 7)].map { MadeRuns.run(MadeRuns.at(day: $0.0, hour: $0.1), km: 8) }
    let runs = MadeRuns.steadyWeeks(0..<5) + twice
    let report = MadeRuns.report(runs)
    #expect(report.states.contains { $0.message.contains("45 days") })
    #expect(report.runs.last?.flags.first { $0.factor == .singleRunSpike }?.message.contains("45 days") == true)
  }

  /// 8 km lie 30 days less five minutes before a session of two files, and 20 minutes too far before the second of them.
  @Test func aSessionLooksBackFromItsStart() {
    var runs = [1.0, 2, 3].map { MadeRuns.run(MadeRuns.at(day: 20 + Int($0)), km: 5) }
    runs.append(MadeRuns.run(MadeRuns.at(day: 10, hour: 18, minute: 10), km: 8))
    var first = MadeRuns.run(MadeRuns.at(day: 40, hour: 18, minute: 5), km: 4)
    var second = MadeRuns.run(first.start + Int64(first.elapsed + 60) * 1000, km: 4)
    first.trace = MadeRuns.trace([(10, 2.8)], latitude: 48)
    second.trace = first.trace
    let report = MadeRuns.report(runs + [first, second])
    #expect(report.runs.last?.sessionDistance == 8000)
    #expect(report.runs.last?.longestBefore == 8000)
  }
}

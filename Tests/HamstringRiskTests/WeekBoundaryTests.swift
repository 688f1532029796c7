import HamstringRisk
import Testing
import TrackModel

@Suite struct WeekBoundaryTests {
  private func instant(_ year: Int, _ month: Int, _ day: Int, hour: Int, minute: Int = 0) -> Int64 {
    Int64(CivilDate.daysSinceEpoch(year: year, month: month, day: day)) * CivilDate.millisecondsPerDay
      + Int64(hour * 3600 + minute * 60) * 1000
  }

  private func weeks(_ starts: [Int64], zone: CivilZone, weekStart: WeekStart = .monday) -> [String] {
    var settings = MadeRuns.settings(zone: zone)
    settings.weekStart = weekStart
    let history = MadeRuns.history(starts.map { MadeRuns.run($0, km: 5) })
    return RiskFold.report(history, settings: settings).runs.compactMap(\.week?.description)
  }

  /// 2020 has 53 ISO weeks; 2021-01-03 is their last day.
  /// Shown up to the Thursday, the week is judged as it was run: its 20 km on Saturday are high, whatever is shown.
  @Test func aWeekThatIsShownInPartIsJudgedWhole() throws {
    let runs =
      MadeRuns.steadyWeeks(0..<5)
      + [(36, 8.0), (38, 8), (40, 20)].map { MadeRuns.run(MadeRuns.at(day: $0.0), km: $0.1) }
    var settings = MadeRuns.settings()
    let whole = RiskFold.report(MadeRuns.history(runs), settings: settings)
    settings.until = CivilDate("2024-02-08")
    let part = RiskFold.report(MadeRuns.history(runs), settings: settings)
    #expect(part.runs.last?.summary.distance == 8000)
    #expect(part.weeks.last?.level == .high && whole.weeks.last?.level == .high)
    #expect(part.weeks.last?.fastDistance == whole.weeks.last?.fastDistance)
    let state = try #require(part.states.first { $0.code == "runs_not_shown" })
    #expect(state.message.contains("a longer run") && state.factors == [.singleRunSpike])
    #expect(!whole.states.contains { $0.code == "runs_not_shown" })
    // The same where none of its runs is shown yet.
    settings.until = CivilDate("2024-02-05")
    #expect(RiskFold.report(MadeRuns.history(runs), settings: settings).weeks.last?.level == .high)
  }

  @Test func yearEnds() {
    let starts = [
      instant(2020, 12, 31, hour: 8), instant(2021, 1, 3, hour: 8), instant(2021, 1, 4, hour: 8),
      instant(2024, 12, 30, hour: 8),
    ]
    #expect(weeks(starts, zone: .utc) == ["2020-W53", "2020-W53", "2021-W01", "2025-W01"])
  }

  @Test func localWeekOfTheStart() {
    // Sunday 2024-05-05 23:30 in Los Angeles is Monday 06:30 UTC.
    let west = CivilZone(identifier: "America/Los_Angeles") { _ in -7 * 3600 }
    #expect(weeks([instant(2024, 5, 6, hour: 6, minute: 30)], zone: west) == ["2024-W18"])
    // Monday 06:00 in Sydney is Sunday 20:00 UTC.
    let east = CivilZone(identifier: "Australia/Sydney") { _ in 10 * 3600 }
    #expect(weeks([instant(2024, 5, 5, hour: 20)], zone: east) == ["2024-W19"])
  }

  /// Europe/Berlin springs forward on 2024-03-31 at 01:00 UTC: that week has 167 hours, and its Sunday ends at 22:00 UTC.
  @Test func summerTime() {
    let change = instant(2024, 3, 31, hour: 1)
    let berlin = CivilZone(identifier: "Europe/Berlin") { $0 < change ? 3600 : 7200 }
    let starts = [
      instant(2024, 3, 24, hour: 23), instant(2024, 3, 31, hour: 20, minute: 59), instant(2024, 3, 31, hour: 22),
    ]
    #expect(weeks(starts, zone: berlin) == ["2024-W13", "2024-W13", "2024-W14"])
  }

  /// Back again on 2024-10-27 at 01:00 UTC: that week has 169 hours, from Sunday 22:00 UTC to Sunday 23:00 UTC.
  @Test func winterTime() {
    let change = instant(2024, 10, 27, hour: 1)
    let berlin = CivilZone(identifier: "Europe/Berlin") { $0 < change ? 7200 : 3600 }
    let starts = [
      instant(2024, 10, 20, hour: 22), instant(2024, 10, 27, hour: 22, minute: 10), instant(2024, 10, 27, hour: 23),
    ]
    #expect(weeks(starts, zone: berlin) == ["2024-W43", "2024-W43", "2024-W44"])
  }

  /// Morning and evening of one day, of equal length: two runs, one day with a run.
  @Test func twoADay() {
    let runs = (0..<4).flatMap { week in
      [MadeRuns.run(MadeRuns.at(day: 7 * week), km: 6), MadeRuns.run(MadeRuns.at(day: 7 * week, hour: 18), km: 6)]
    }
    let report = MadeRuns.report(runs)
    #expect(report.runs.count == 8 && report.duplicates.isEmpty)
    #expect(report.weeks.map(\.runs) == [2, 2, 2, 2])
    #expect(report.weeks.allSatisfy { $0.distance == 12_000 })
  }

  @Test func weeksFromSunday() {
    let starts = [instant(2024, 5, 4, hour: 8), instant(2024, 5, 5, hour: 8)]
    #expect(weeks(starts, zone: .utc, weekStart: .sunday) == ["2024-W18", "2024-W19"])
  }

  /// Weeks asked for are told whether they hold a run or not, as far as the history reaches.
  @Test func weeksWithoutARunAtTheEdges() {
    let runs = MadeRuns.steadyWeeks(0..<2) + MadeRuns.steadyWeeks(4..<5) + MadeRuns.steadyWeeks(7..<8)
    var settings = MadeRuns.settings()
    func weeks(_ since: String?, _ until: String?) -> [String] {
      settings.since = since.flatMap { CivilDate($0) }
      settings.until = until.flatMap { CivilDate($0) }
      return RiskFold.report(MadeRuns.history(runs), settings: settings).weeks.map(\.week.description)
    }
    #expect(weeks("2024-01-15", "2024-02-14") == ["2024-W03", "2024-W04", "2024-W05", "2024-W06", "2024-W07"])
    #expect(weeks("2023-01-01", "2024-01-07") == ["2024-W01"])
    #expect(weeks("2024-02-12", "2025-01-01") == ["2024-W07", "2024-W08"])
    #expect(weeks("2024-01-15", "2024-01-20") == [])
  }

  @Test func limitsHideButAreCompared() {
    let runs = MadeRuns.steadyWeeks(0..<8)
    var settings = MadeRuns.settings()
    settings.since = CivilDate("2024-02-19")
    settings.until = CivilDate("2024-02-22")
    let report = RiskFold.report(MadeRuns.history(runs), settings: settings)
    #expect(report.runs.count == 2)
    #expect(report.weeks.map(\.week.description) == ["2024-W08"])
    // The whole week is summed, and compared with the weeks before.
    #expect(report.weeks[0].distance == 32_000 && report.weeks[0].base == 32_000)
    #expect(report.runs[0].normalSpeed != nil)
  }
}

import HamstringRisk
import Testing
import TrackModel

@Suite struct WeeklyMileageTests {
  /// Weeks of kilometres, each run on Tuesday and Friday halves (and eight earlier weeks, so that there is a history).
  private func report(_ kilometres: [Double], today: String = "2026-01-01") -> RiskReport {
    var runs: [RunSummary] = []
    for (week, km) in kilometres.enumerated() where km > 0 {
      runs.append(MadeRuns.run(MadeRuns.at(day: 7 * week + 1), km: km / 2))
      runs.append(MadeRuns.run(MadeRuns.at(day: 7 * week + 4), km: km / 2))
    }
    return MadeRuns.report(runs, today: today)
  }

  private func flag(_ report: RiskReport) -> Flag? { report.weeks.last?.flags.first { $0.factor == .weeklyMileage } }

  /// By hand, Definitions.md A1: the last week against the four before, its change against the week before and its level.
  @Test(
    arguments: [
      ([20, 21, 22, 20, 22], 0.10, nil), ([20, 21, 22, 20, 22.01], 0.1005, nil), ([20, 21, 22, 20, 25], 0.25, .medium),
      ([20, 20, 20, 20, 27], 0.35, .high), ([30, 32, 34, 18, 33], 0.8333, .low),
    ] as [([Double], Double, Level?)])
  func table(weeks: [Double], change: Double, level: Level?) throws {
    let report = report(weeks)
    let week = try #require(report.weeks.last)
    #expect(abs(try #require(week.change) - change) < 0.0001)
    #expect(flag(report)?.level == level)
    #expect(week.level == level ?? Level.none || week.level == .low)
  }

  /// 25 km over a base of 20.75 km.
  @Test func valueAndBase() throws {
    let found = try #require(flag(report([20, 21, 22, 20, 25])))
    #expect(found.value == 25_000 && found.usual == 20_750)
    #expect(found.usualCount == 4 && found.usualPeriodDays == 28)
    #expect(found.evidence == .expert && !found.source.isEmpty)
    #expect(found.message.contains("+20 %") && found.message.contains("+25 %"))
  }

  /// One empty week is left out of the mean; the change is not defined.
  @Test func oneEmptyWeek() throws {
    let report = report([40, 42, 44, 0, 30])
    let week = try #require(report.weeks.last)
    #expect(week.change == nil && week.base == 42_000 && week.level == Level.none)
  }

  /// Of two empty weeks both count: the mean of 40, 0, 44, 0 is 21.
  @Test func twoEmptyWeeks() {
    #expect(report([20, 40, 0, 44, 0, 20]).weeks.last?.base == 21_000)
  }

  /// Four empty weeks, then running: a return, whatever the percentage.
  @Test func returnAfterFourEmptyWeeks() throws {
    let report = report([20, 20, 20, 20, 0, 0, 0, 0, 12])
    let found = try #require(flag(report))
    #expect(found.level == .medium && report.weeks.last?.change == nil && report.weeks.last?.base == nil)
    #expect(found.message.contains("4 weeks without running") && found.message.contains("20.0 km"))
    #expect(report.states.contains { $0.code == "return_after_break" && $0.week == report.weeks.last?.week })
  }

  /// Definitions.md A3: after a pause of two weeks or more the last four weeks with running are the base.
  @Test func pauseOfTwoWeeks() throws {
    let report = report([30, 30, 30, 0, 0, 30])
    #expect(report.weeks.last?.base == 30_000 && report.weeks.last?.level == Level.none)
    #expect(report.states.map(\.code) == ["return_after_break"])
    #expect(flag(self.report([30, 30, 30, 0, 0, 40]))?.level == .high)
  }

  /// +40 % by the number, low and told in kilometres on a base of 5 km.
  @Test func smallBase() throws {
    let found = try #require(flag(report([6, 0, 5, 4, 7])))
    #expect(found.level == .low && found.usual == 5000)
    #expect(found.message.contains("2.0 km more") && found.message.contains("small base"))
  }

  /// 24, 10, 24, 10 and so on: every other week is long, and low at most after two such weeks.
  @Test func everyOtherWeek() {
    let report = report([24, 10, 22, 10, 10, 10, 24])
    #expect(flag(report)?.level == .low)
    #expect(flag(self.report([24, 10, 10, 10, 10, 10, 24]))?.level == .high)
  }

  /// Weeks of 4 to 14 km: their median absolute deviation is 4.0 km, 1.5 spreads are 8.9 km. Over the base of 8.5 km,
  /// 14.9 km (+75 %) is within, 18 km is not.
  @Test func weeksThatAlwaysDiffer() {
    let before: [Double] = [12, 4, 14, 5, 13, 4, 12, 5]
    #expect(flag(report(before + [14.9]))?.level == .low)
    #expect(flag(report(before + [18]))?.level == .high)
    #expect(flag(report([8.5, 8.5, 8.5, 8.5, 8.5, 8.5, 8.5, 8.5, 14.9]))?.level == .high)
  }

  /// Below 2 km more nothing is said, whatever the percentage.
  @Test func floorOfTwoKilometres() {
    #expect(flag(report([10, 10, 10, 10, 11.99])) == nil)
    #expect(flag(report([10, 10, 10, 10, 12.01])) != nil)
  }

  /// Definitions.md A3: under four weeks of history there is no level, and it is unknown rather than none.
  @Test func tooLittleHistory() {
    let report = report([20, 20, 30])
    #expect(report.weeks.allSatisfy { $0.flags.isEmpty && $0.base == nil })
    // The third week's level is that of its first long run.
    #expect(report.weeks.map(\.level) == [nil, nil, .low])
    #expect(report.states.map(\.code) == ["building_baseline"])
    #expect(report.weeks.last?.change == 0.5)
  }

  /// The week of 2024-01-29 is the fifth.
  @Test func runningWeek() throws {
    let under = report([30, 30, 30, 30, 24], today: "2024-02-02")
    let week = try #require(under.weeks.last)
    #expect(week.isRunning && week.flags.isEmpty && week.change == nil)
    // Definitions.md A3: base 30 km, 24 km so far: 9.0 km left.
    #expect(abs(try #require(week.headroom) - 9000) < 0.5)
    let over = report([30, 30, 30, 30, 38], today: "2024-02-02")
    #expect(flag(over)?.level == .medium)
    #expect(flag(over)?.message.contains("so far") == true)
    #expect(report([30, 30, 30, 30, 24], today: "2024-02-05").weeks.last?.isRunning == false)
    // One week at most is running.
    let past = report([30, 30, 30, 30, 24], today: "2024-01-10")
    #expect(past.weeks.map(\.isRunning) == [false, true, false, false, false])
  }

  @Test func emptyWeeksAreListed() {
    let report = report([20, 0, 0, 20])
    #expect(report.weeks.map(\.runs) == [2, 0, 0, 2])
    #expect(report.weeks.map(\.distance) == [20_000, 0, 0, 20_000])
    #expect(report.weeks.map(\.week.description) == ["2024-W01", "2024-W02", "2024-W03", "2024-W04"])
  }

  @Test func firedBeforeIsCounted() {
    let report = report([20, 20, 20, 20, 27, 20, 20, 20, 20, 30])
    #expect(flag(report)?.firedIn26Weeks == 1)
    #expect(report.weeks[4].flags.first?.firedIn26Weeks == 0)
  }
}

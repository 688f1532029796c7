import HamstringRisk
import Testing
import TrackModel

@Suite struct WeeklyMileageTests {
  /// Weeks of kilometres, in halves run on Tuesday and Friday.
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
    #expect(week.level == level ?? Level.none)
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
    #expect(found.message.contains("4 weeks without running"))
    #expect(found.message.contains("in your last four weeks with running you ran 20.0 km a week"))
    #expect(found.isReturn && found.threshold == nil && found.advice.contains("Begin with less"))
    #expect(report.states.contains { $0.code == "return_after_break" && $0.week == report.weeks.last?.week })
  }

  /// Definitions.md A3: after a pause of two weeks or more the last four weeks with running are the base.
  @Test func pauseOfTwoWeeks() throws {
    let report = report([30, 30, 30, 0, 0, 30])
    #expect(report.weeks.last?.base == 30_000 && report.weeks.last?.level == Level.none)
    #expect(report.states.map(\.code) == ["return_after_break"])
    let over = flag(self.report([30, 30, 30, 0, 0, 40]))
    #expect(over?.level == .high && over?.usualCount == 3 && over?.usualPeriodDays == 35)
    #expect(over?.message.contains("the mean of your last three weeks with running (30.0 km)") == true)
  }

  /// Four empty weeks end what a return is compared with: 10 km, and not the 30 km before them.
  @Test func weeksBehindFourEmptyOnes() {
    #expect(report([30, 30, 0, 0, 0, 0, 0, 10, 0, 0, 12]).weeks.last?.base == 10_000)
    #expect(report([30, 30, 0, 0, 0, 10, 0, 0, 12]).weeks.last?.base == 23_333)
  }

  /// The level reached begins where its step and the least excess do: 2 km, or 8 km for medium on a small base.
  @Test(
    arguments: [
      ([5, 5, 5, 5, 14], .medium, 13_000), ([5, 5, 5, 5, 12], .low, 7000), ([12, 12, 12, 12, 14.1], .low, 14_000),
      ([20, 20, 20, 20, 25], .medium, 24_000), ([60, 60, 60, 60, 67], .low, 66_000),
    ] as [([Double], Level, Double)])
  func thresholdIsWhereTheLevelBegins(weeks: [Double], level: Level, threshold: Double) throws {
    let found = try #require(flag(report(weeks)))
    #expect(found.level == level)
    #expect(abs(try #require(found.threshold) - threshold) < 0.001)
  }

  /// 5 km and 14 km: medium from 13 km on; with 3 % less it is 13.58 km, with 3 % more no higher than medium.
  @Test func borderlineByTheLevelTold() {
    #expect(flag(report([5, 5, 5, 5, 14]))?.isBorderline == false)
    #expect(flag(report([5, 5, 5, 5, 13.2]))?.isBorderline == true)
    // 24.5 km would be medium or high by the number, and is low either way: two of six weeks were as long.
    #expect(flag(report([24, 10, 22.5, 10, 10, 10, 24]))?.isBorderline == false)
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
    #expect(flag(report)?.quality.contains("Low at most: two of the six weeks before held about as much.") == true)
    #expect(flag(self.report([24, 10, 10, 10, 10, 10, 24]))?.level == .high)
  }

  /// Weeks of 4 to 14 km: their median absolute deviation is 4.0 km, 1.5 spreads are 8.9 km. Over the base of 8.5 km,
  /// 14.9 km (+75 %) is within, 18 km is not.
  @Test func weeksThatAlwaysDiffer() {
    let before: [Double] = [12, 4, 14, 5, 13, 4, 12, 5]
    #expect(flag(report(before + [14.9]))?.level == .low)
    #expect(flag(report(before + [14.9]))?.quality.contains("your weeks differ by as much") == true)
    // And that is where high begins: 8.5 and 8.9 km.
    let far = flag(report(before + [18]))
    #expect(far?.level == .high && abs((far?.threshold ?? 0) - 17_400) < 100)
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

  /// Definitions.md A1: nothing is flagged below 2 km more, so 12 km are within the rule on a base of 10 km, not 11.
  @Test func headroomOfASmallBase() throws {
    let week = try #require(report([10, 10, 10, 10, 9], today: "2024-02-02").weeks.last)
    #expect(abs(try #require(week.headroom) - 3000) < 0.5 && !week.isReturn)
  }

  /// In the first week after a break half of the usual week is a start: 20 km less 4 km. After four empty weeks there is none.
  @Test func headroomOfAReturn() throws {
    let week = try #require(report([40, 40, 40, 40, 0, 0, 4], today: "2024-02-17").weeks.last)
    #expect(week.isReturn && week.headroom == 16_000)
    let late = try #require(report([40, 40, 40, 40, 0, 0, 0, 0, 4], today: "2024-03-02").weeks.last)
    #expect(late.isReturn && late.headroom == nil)
  }

  /// Shown up to Thursday: the week is told whole, and how much of it is shown.
  @Test func shownInPart() throws {
    var settings = MadeRuns.settings()
    settings.since = CivilDate("2024-01-29")
    settings.until = CivilDate("2024-02-01")
    let report = RiskFold.report(MadeRuns.history(MadeRuns.steadyWeeks(0..<5)), settings: settings)
    let week = try #require(report.weeks.last)
    #expect(report.runs.count == 2 && report.weeks.count == 1)
    #expect(week.runs == 4 && week.distance == 32_000 && week.shownRuns == 2 && week.shownDistance == 16_000)
  }

  /// Four runs of 5.5 m of ascent make 22 m, not four times 6.
  @Test func sumsAreRoundedOnce() {
    #expect(MadeRuns.report(MadeRuns.steadyWeeks(0..<1, ascent: 5.5)).weeks.last?.ascent == 22)
  }

  @Test func emptyWeeksAreListed() {
    let report = report([20, 0, 0, 20])
    #expect(report.weeks.map(\.runs) == [2, 0, 0, 2])
    #expect(report.weeks.map(\.distance) == [20_000, 0, 0, 20_000])
    #expect(report.weeks.map(\.week.description) == ["2024-W01", "2024-W02", "2024-W03", "2024-W04"])
  }

  @Test func firedBeforeIsCounted() {
    let report = report([20, 20, 20, 20, 27, 20, 20, 20, 20, 30])
    #expect(flag(report)?.firedBefore == 1)
    #expect(report.weeks[4].flags.first?.firedBefore == 0)
  }

  /// 10,000, 10,000 and 10,002 m: the mean of the weeks before a pause is rounded as that of four weeks is.
  @Test func meansAreRounded() {
    #expect(report([10, 10, 10.002, 0, 0, 10]).weeks.last?.base == 10_001)
  }
}

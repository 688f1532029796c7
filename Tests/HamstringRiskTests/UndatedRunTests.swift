import HamstringRisk
import Testing
import TrackModel

/// Runs whose clock was never set (times that count from 1970).
@Suite struct UndatedRunTests {
  private let dated = MadeRuns.steadyWeeks(0..<2)
  private let undated = MadeRuns.run(1_000, km: 30)

  @Test func theyAreShownButPartOfNoWeek() {
    let report = MadeRuns.report(dated + [undated])
    #expect(report.runs.first?.summary.id == undated.id)
    #expect(report.runs.first?.week == nil)
    #expect(report.runs.first?.flags.isEmpty == true)
    #expect(report.weeks.map(\.distance) == MadeRuns.report(dated).weeks.map(\.distance))
    #expect(report.weeks.count == 2)
  }

  @Test func theBudgetSaysThatTheyAreLeftOut() throws {
    func reasons(_ runs: [RunSummary]) throws -> [String] {
      try #require(MadeRuns.report(runs, today: "2024-02-12").budget).reasons
    }
    let dated = MadeRuns.steadyWeeks(0..<6)
    #expect(try reasons(dated + [undated]) == reasons(dated) + ["Runs whose day is not known are left out."])
  }

  /// A clock that is decades ahead (satellites count weeks, and begin anew after 1,024) moves no week.
  @Test func runsFarAheadOfTodayArePartOfNoWeekEither() {
    let today = MadeRuns.settings().today
    let limit = Int64(today.day + 367) * CivilDate.millisecondsPerDay
    let ahead = MadeRuns.run(limit, km: 30)
    let report = MadeRuns.report(dated + [ahead])
    #expect(report.runs.first?.summary.id == ahead.id && report.runs.first?.week == nil)
    #expect(report.weeks.count == 2)
    #expect(MadeRuns.report(dated + [MadeRuns.run(limit - 1, km: 30)]).runs.allSatisfy { $0.week != nil })
  }

  @Test func limitsOfDaysLeaveThemOut() {
    var settings = MadeRuns.settings()
    settings.until = CivilDate("2030-01-01")
    let report = RiskFold.report(MadeRuns.history(dated + [undated]), settings: settings)
    #expect(report.runs.count == dated.count)
  }

  /// Who imports a file asks for its runs, whatever their day is.
  @Test func limitsLeaveThemInWhereTheyAreAskedFor() {
    var settings = MadeRuns.settings()
    (settings.until, settings.showsUndated) = (CivilDate("2030-01-01"), true)
    let report = RiskFold.report(MadeRuns.history(dated + [undated]), settings: settings)
    #expect(report.runs.map { $0.week == nil } == [true] + dated.map { _ in false })
  }

  /// Nothing is known to lie before them.
  @Test func theyAreComparedWithNothing() {
    let unjudged = MadeRuns.report(dated + [undated]).runs.first?.unjudged
    #expect(unjudged?.map(\.reason) == [.noDay])
    #expect(unjudged?.first?.factors.contains(.pace) == true)
  }

  /// Eight runs, and none that counts towards a usual week.
  @Test func theBudgetSaysThatTheirDayIsMissing() {
    let eight = (0..<8).map { MadeRuns.run(1_000 * Int64($0 + 1), km: 5) }
    #expect(
      MadeRuns.report(eight).budgetReason
        == "Fewer than four weeks or six runs with a known day so far: there is no usual yet to build on.")
    #expect(MadeRuns.report(dated, today: "2024-01-14").budgetReason?.contains("six runs so far: ") == true)
  }

  /// A month ahead is a clock's mistake, a day may be another zone's.
  @Test(arguments: [(1, false), (2, true), (30, true)])
  func runsAfterTodayAreNamed(days: Int, isTold: Bool) {
    let today = MadeRuns.settings().today
    let ahead = MadeRuns.run(Int64(today.day + days) * 86_400_000 + 7 * 3_600_000, km: 8)
    let states = MadeRuns.report(dated + [ahead]).states
    #expect(states.contains { $0.code == "runs_after_today" } == isTold)
  }

  @Test func onlyExactCopiesAreJoined() {
    var copy = undated
    copy.file = "copy.gpx"
    let other = MadeRuns.run(1_000, km: 30, id: "other")
    let report = MadeRuns.report([undated, copy, other])
    #expect(report.runs.count == 2)
    #expect(report.duplicates.count == 1)
    #expect(report.weeks.isEmpty)
  }
}

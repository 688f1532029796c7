import HamstringRisk
import Testing
import TrackModel

@testable import RiskReports

/// What the table of many athletes says of one.
@Suite struct AthleteStandingTests {
  /// The week's level holds the flags of all of its runs, so the factors do too; one that is told anyway is told once.
  @Test func flagsOfRunsThatAreNotShownAreNamed() {
    var report = Samples.report()
    let week = Week(containing: Samples.day, startingOn: .monday)
    let shown = AthleteStanding(report, week: week)
    #expect(shown.factors == [.stairs])
    report.states.append(HistoryState(code: "runs_not_shown", message: "", week: week))
    report.states[report.states.count - 1].factors = [.stairs, .hills]
    let standing = AthleteStanding(report, week: week)
    #expect(standing.factors == [.stairs, .hills])
    #expect(standing.names == shown.names + ["Hills (of runs not shown)"])
    // Those of another week are none of this one's.
    report.states[report.states.count - 1].week = week.next
    #expect(AthleteStanding(report, week: week) == shown)
    // All of the week's flagged runs are hidden.
    report.states[report.states.count - 1].week = week
    report.runs = []
    let cohort = CohortSummary(week: week, units: .metric, [AthleteStanding(report, week: week)])
    #expect(cohort.csv.contains(",high,stairs hills,"))
    #expect(cohort.text(style: TextStyle()).contains("Hills (of runs not shown)"))
  }

  /// Who has runs without a day has not stayed at home.
  @Test func runsWithoutADayAreNotNoRun() {
    var run = Samples.run()
    run.week = nil
    let week = Week(containing: Samples.day, startingOn: .monday)
    let standing = AthleteStanding(Samples.report(runs: [run], weeks: []), week: week)
    let text = CohortSummary(week: week, units: .metric, [standing]).text(style: TextStyle())
    #expect(standing.reason == "no known day" && text.contains("1 without a run whose day is known"))
    #expect(!text.contains("without a run in this week"))
    // Others are known, on days that the report is not about.
    #expect(AthleteStanding(Samples.report(runs: [run], weeks: []), week: week, knownRuns: 3).reason == "no run")
  }
}

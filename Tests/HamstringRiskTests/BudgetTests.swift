import HamstringRisk
import Testing
import TrackModel

@Suite struct BudgetTests {
  /// Six weeks of 4 x 8 km and 4 x 40 m: 35.2 km, longest 8.8 km, 176 m rounded down to 175.
  @Test func afterSteadyWeeks() throws {
    let report = MadeRuns.report(MadeRuns.steadyWeeks(0..<6, ascent: 40), today: "2024-02-12")
    let budget = try #require(report.budget)
    #expect(budget.week.description == "2024-W07")
    #expect(budget.distance == 35_200 && budget.longestRun == 8800 && budget.ascent == 175)
    // No fast running and no stairs so far: the amounts below which nothing is flagged.
    #expect(budget.fastDistance == 400 && budget.stairAscent == 6)
    #expect(!budget.reasons.isEmpty && report.budgetReason == nil)
  }

  /// Today lies in the newest run's week: the budget is for the week after, by the weeks that are over.
  @Test func whileTheWeekRuns() throws {
    var runs = MadeRuns.steadyWeeks(0..<6)
    runs.append(MadeRuns.run(MadeRuns.at(day: 43), km: 5))
    let budget = try #require(MadeRuns.report(runs, today: "2024-02-14").budget)
    #expect(budget.week.description == "2024-W08" && budget.distance == 35_200)
  }

  @Test func noneWithoutRecentRuns() {
    let report = MadeRuns.report(MadeRuns.steadyWeeks(0..<6), today: "2024-06-01")
    #expect(report.budget == nil && report.budgetReason?.isEmpty == false)
  }

  @Test func noneWithoutHistory() {
    let report = MadeRuns.report(MadeRuns.steadyWeeks(0..<2), today: "2024-01-15")
    #expect(report.budget == nil && report.budgetReason?.isEmpty == false)
  }

  @Test func noAscentFromSatellites() throws {
    var runs = MadeRuns.steadyWeeks(0..<6, ascent: 40)
    for index in runs.indices { runs[index].elevation.source = .gps }
    let budget = try #require(MadeRuns.report(runs, today: "2024-02-12").budget)
    #expect(budget.ascent == nil && budget.stairAscent == nil)
  }
}

import Testing
import TrackModel

@testable import HamstringRisk

@Suite struct WeekLedgerTests {
  /// Runs on Monday and Wednesday of the first week, none in the second, two on Saturday of the third.
  private func ledger() throws -> WeekLedger {
    let runs = [
      MadeRuns.run(MadeRuns.at(day: 0), km: 5), MadeRuns.run(MadeRuns.at(day: 2), km: 6),
      MadeRuns.run(MadeRuns.at(day: 19), km: 7), MadeRuns.run(MadeRuns.at(day: 19, hour: 18), km: 3),
    ]
    return try #require(HistoryWalk(runs, in: Array(runs.indices), settings: MadeRuns.settings()).ledger)
  }

  /// From Wednesday to the first day of the week without a run, to Saturday, and from that to the week after.
  @Test func pauses() throws {
    let ledger = try ledger()
    #expect((0...4).map { ledger.pause(before: $0) } == [nil, 5, 17, 2, 9])
  }

  @Test func metresByDay() throws {
    let ledger = try ledger()
    #expect(ledger.daily(to: 2) == [5000, 0, 6000, 0, 0, 0, 0] + Array(repeating: 0, count: 12) + [10_000, 0])
    #expect(ledger.daily(to: 3).count == 28 && ledger.daily(to: 12).count == 84)
    #expect((0...3).map { ledger[$0].daysWithRuns } == [2, 0, 1, 0])
  }
}

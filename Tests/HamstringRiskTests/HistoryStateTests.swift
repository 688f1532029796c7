import HamstringRisk
import Testing
import TrackModel

/// Definitions.md A3, as far as states go.
@Suite struct HistoryStateTests {
  private func codes(_ runs: [RunSummary]) -> [String] { MadeRuns.report(runs).states.map(\.code) }

  @Test func buildingBaseline() {
    #expect(codes(MadeRuns.steadyWeeks(0..<3)) == ["building_baseline"])
    #expect(codes(MadeRuns.steadyWeeks(0..<5)).isEmpty)
  }

  @Test(arguments: [(13, 0), (14, 1)])
  func returnAfterTwoWeeks(days: Int, count: Int) {
    let runs = MadeRuns.steadyWeeks(0..<5) + [MadeRuns.run(MadeRuns.at(day: 34 + days), km: 5)]
    #expect(codes(runs).count { $0 == "return_after_break" } == count)
  }

  /// Four days a week, then one: some runs may be missing. Two are half, and said nothing of.
  @Test func missingRuns() {
    let before = MadeRuns.steadyWeeks(0..<6)
    let one = [MadeRuns.run(MadeRuns.at(day: 43), km: 8)]
    let two = one + [MadeRuns.run(MadeRuns.at(day: 45), km: 8)]
    #expect(codes(before + one) == ["runs_may_be_missing"])
    #expect(codes(before + two).isEmpty)
  }
}

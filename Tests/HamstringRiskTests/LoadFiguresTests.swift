import HamstringRisk
import Testing

@Suite struct LoadFiguresTests {
  private func isNear(_ value: Double?, _ expected: Double, within error: Double) -> Bool {
    value.map { abs($0 - expected) < error } ?? false
  }

  /// By hand, Definitions.md A1: 28 days of 5, then 7 days of 10.
  @Test func ratios() throws {
    let load = try #require(LoadFigures(days: Array(repeating: 5, count: 28) + Array(repeating: 10, count: 7)))
    #expect(isNear(load.coupledRatio, 1.6, within: 1e-9))
    #expect(isNear(load.uncoupledRatio, 2, within: 1e-9))
    #expect(isNear(load.weightedRatio, 1.3394, within: 0.000_05))
  }

  /// Definitions.md A1: coupled is 4 u / (3 + u) of uncoupled, and so never above 4.
  @Test(arguments: [0.2, 1, 1.5, 4, 100])
  func coupledFollowsUncoupled(ratio: Double) throws {
    let load = try #require(
      LoadFigures(days: Array(repeating: 3, count: 21) + Array(repeating: 3 * ratio, count: 7)))
    let uncoupled = try #require(load.uncoupledRatio)
    #expect(abs(uncoupled - ratio) < 1e-9)
    #expect(isNear(load.coupledRatio, 4 * ratio / (3 + ratio), within: 1e-9))
    #expect(load.coupledRatio ?? 5 < 4)
  }

  /// By hand, Definitions.md A1: 8, 0, 10, 0, 8, 0, 18: sample deviation.
  @Test func monotony() throws {
    let load = try #require(LoadFigures(days: Array(repeating: 0, count: 21) + [8, 0, 10, 0, 8, 0, 18]))
    #expect(isNear(load.monotony, 0.9277, within: 0.000_05))
    #expect(isNear(load.strain, 40.82, within: 0.005))
    #expect(load.uncoupledRatio == nil)
  }

  /// Seven equal days: capped at 10.
  @Test func equalDays() { #expect(LoadFigures(days: Array(repeating: 6, count: 28))?.monotony == 10) }

  @Test func nothingToDivideBy() {
    let load = LoadFigures(days: Array(repeating: 0, count: 28))
    #expect(load != nil && load?.coupledRatio == nil && load?.weightedRatio == nil && load?.monotony == nil)
    #expect(LoadFigures(days: Array(repeating: 5, count: 27)) == nil)
  }

  /// Four 8-km runs every week: the same load throughout.
  @Test func weeksCarryThem() {
    let report = MadeRuns.report(MadeRuns.steadyWeeks(0..<6))
    #expect(report.weeks[2].load == nil)
    #expect(isNear(report.weeks[5].load?.coupledRatio, 1, within: 1e-9))
    #expect(isNear(report.weeks[5].load?.uncoupledRatio, 1, within: 1e-9))
  }

  /// The first run was on a Tuesday: four weeks later there are 27 days of history.
  @Test func theHistoryBeginsWithTheFirstRun() {
    let report = MadeRuns.report(MadeRuns.steadyWeeks(0..<5))
    #expect(report.weeks[3].load == nil && report.weeks[4].load != nil)
  }
}

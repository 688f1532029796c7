import HamstringRisk
import Testing

@Suite struct LevelStepsTests {
  /// By hand, Definitions.md A1: against a longest run of 10.00 km.
  @Test(arguments: [
    (11_000, Level.none), (11_001, .low), (13_000, .low), (13_001, .medium), (20_000, .medium), (20_001, .high),
  ])
  func moreThan(metres: Int, level: Level) {
    #expect(SpikeThresholds().steps.level(of: metres, over: 10_000) == level)
  }

  /// In floating point 22/20 - 1 is above 0.10 and 13/10 - 1 above 0.30.
  @Test(arguments: [(22, 20, Level.none), (13, 10, .low), (22_010, 20_000, .low)])
  func exactTenths(value: Int, reference: Int, level: Level) {
    #expect(LevelSteps(low: 0.10, medium: 0.30, high: 1).level(of: value, over: reference) == level)
  }

  @Test func nothingToCompareWith() {
    #expect(LevelSteps(low: 0.1, medium: 0.2, high: 0.3).level(of: 5, over: 0) == .none)
    #expect(LevelSteps(low: 0.1, medium: 0.2, high: 0.3).level(of: .max, over: .max - 1) == .none)
  }

  /// Rules.md: pace counts from "at least".
  @Test(arguments: [(0.059, Level.none), (0.06, .low), (0.10, .medium), (0.149, .medium), (0.15, .high)])
  func atLeast(change: Double, level: Level) {
    #expect(PaceThresholds().steps.level(reaching: change) == level)
  }
}

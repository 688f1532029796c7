import Testing

@testable import HamstringRisk

/// The worked numbers of Definitions.md F.
@Suite struct CaseCrossoverTests {
  private static func sets(_ numbers: [(isExposed: Bool, exposedControls: Int)], controls: Int = 4) -> CaseCrossover {
    CaseCrossover(
      numbers.map {
        CaseCrossover.MatchedSet(
          isCaseExposed: $0.isExposed, exposedControls: $0.exposedControls, controls: controls)
      })
  }

  /// Evidence: Definitions.md F, sets (1,1), (1,0), (1,2), (1,1), (0,2) of four controls each.
  @Test func matchedSets() {
    let periods = CaseCrossoverTests.sets([(true, 1), (true, 0), (true, 2), (true, 1), (false, 2)])
    #expect(periods.cases == 5 && periods.exposedCases == 4)
    #expect(periods.controls == 20 && periods.exposedControls == 6)
    // Shares .4 .2 .6 .4 .4: all five .00768, any four .07040.
    #expect(abs(periods.chance - 0.07808) < 1e-9)
  }

  @Test func withoutAnyDifferenceNothingIsSaid() {
    let never = CaseCrossoverTests.sets([(false, 0), (false, 0)])
    #expect(never.chance == 1)
    let always = CaseCrossoverTests.sets([(true, 4), (true, 4)])
    #expect(abs(always.chance - 1) < 1e-12)
    #expect(CaseCrossover([]).chance == 1)
  }

  /// Definitions.md F: counts, not ratios, and that it could be chance.
  @Test func sentences() {
    let few = CaseCrossoverTests.sets([(true, 1), (true, 0), (true, 2), (true, 1), (false, 2)])
    #expect(
      PainText.comparison(.terrain, few, hazardDays: 3)
        == "Before 4 of 5 flare-ups you had more or steeper hills or stairs than usual within 3 days; "
        + "in 6 of 20 comparison periods too. This could be chance.")
    let many = CaseCrossoverTests.sets([(true, 0), (true, 0), (true, 0)])
    #expect(!PainText.comparison(.speed, many, hazardDays: 3).contains("chance."))
    #expect(PainText.comparison(.speed, many, hazardDays: 3).contains("more often than chance alone"))
  }
}

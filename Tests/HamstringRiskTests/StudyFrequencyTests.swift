import Testing

@testable import HamstringRisk

/// Definitions.md G: worked numbers of the absolute scale.
@Suite struct StudyFrequencyTests {
  @Test func perThousandSessions() {
    #expect(abs(StudyFrequency.ofAnyKind - 3.1) < 0.05)
    #expect(abs(StudyFrequency.perThousand() - 2.2) < 0.05)
    #expect(abs(StudyFrequency.perThousand(ratio: 1.64) - 3.7) < 0.05)
    #expect(abs(StudyFrequency.perThousand(ratio: 2.28) - 5.1) < 0.05)
    #expect(RuleText.spikeSource.contains("about 4, 3 and 5 in 1000 such runs, 2 in 1000 others"))
  }
}

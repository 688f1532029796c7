import Testing

@testable import HamstringRisk

/// The lists of rules are written out, so a new rule could be forgotten in one of them.
@Suite struct RuleListTests {
  @Test func everyRuleJudgesRunsOrWeeksAsItCan() {
    let all = RuleBook.all
    #expect(RuleBook.runRules.map(\.factor) == all.compactMap { ($0 as? any RunRule)?.factor })
    #expect(
      Set(RuleBook.weekRules.map(\.factor)) == Set(all.compactMap { ($0 as? any WeekRule)?.factor }))
    #expect(Set(all.map(\.factor)) == Set(Factor.allCases))
  }
}

import HamstringRisk
import Testing

@Suite struct RuleBookTests {
  @Test func everyFactorButPainHasARule() {
    #expect(Set(RuleBook.all.map(\.factor)) == Set(Factor.allCases))
  }

  /// Definitions.md G: words that no sentence may hold.
  @Test(arguments: RuleBook.all.indices)
  func wording(index: Int) {
    let rule = RuleBook.all[index]
    for units in Units.allCases {
      let sentences = [rule.title, rule.source, rule.advice, rule.definition(Thresholds(), units: units)]
      for sentence in sentences {
        #expect(!sentence.isEmpty)
        for word in ["safe", "cause", "predict", "diagnos", "prevent", "no risk"] {
          #expect(!sentence.lowercased().contains(word), "\(word) in: \(sentence)")
        }
      }
    }
  }

  @Test func definitionsNameTheThresholdsInForce() {
    var thresholds = Thresholds()
    thresholds.singleRunSpike.steps.low = 0.17
    let rule = RuleBook.rule(for: .singleRunSpike)
    #expect(rule?.definition(thresholds, units: .metric).contains("+17 %") == true)
    #expect(rule?.definition(Thresholds(), units: .imperial).contains(" mi") == true)
  }
}

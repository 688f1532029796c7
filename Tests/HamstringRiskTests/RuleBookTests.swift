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

  @Test(arguments: [Factor.singleRunSpike, .weeklyMileage, .hills, .stairs])
  func definitionsNameWhatIsTurnedOff(factor: Factor) throws {
    var thresholds = Thresholds()
    for path in [
      \Thresholds.singleRunSpike.steps, \.weeklyMileage.steps, \.hills.steps, \.hills.weekSteps, \.stairs.steps,
    ] { thresholds[keyPath: path].high = .infinity }
    let words = try #require(RuleBookTests.rule(for: factor)?.definition(thresholds, units: .metric))
    #expect(!words.contains("∞"))
    #expect(words.contains(factor == .stairs ? "high where there were none" : "high is off"))
  }

  private static func rule(for factor: Factor) -> (any RiskRule)? { RuleBook.all.first { $0.factor == factor } }

  @Test func definitionsNameTheThresholdsInForce() {
    var thresholds = Thresholds()
    thresholds.singleRunSpike.steps.low = 0.17
    let rule = RuleBookTests.rule(for: .singleRunSpike)
    #expect(rule?.definition(thresholds, units: .metric).contains("+17 %") == true)
    #expect(rule?.definition(Thresholds(), units: .imperial).contains(" mi") == true)
  }
}

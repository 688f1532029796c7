/// One rule: what it measures, when it speaks, and what it rests on. One file per rule.
public protocol RiskRule: Sendable {
  /// What the rule speaks of.
  var factor: Factor { get }
  /// A few words.
  var title: String { get }
  /// What it rests on.
  var evidence: Evidence { get }
  /// Where the rule comes from, one line.
  var source: String { get }
  /// One line of the article's advice.
  var advice: String { get }
  /// What is measured and compared, with the thresholds in force.
  func definition(_ thresholds: Thresholds, units: Units) -> String
}

/// A rule that judges single runs.
protocol RunRule: RiskRule {
  /// Nil where the rule has nothing to say, also for want of history or data.
  func judge(_ run: RunContext) -> Flag?
}

/// A rule that judges weeks.
protocol WeekRule: RiskRule {
  func judge(_ week: WeekContext) -> Flag?
}

extension RiskRule {
  /// A flag with the rule's own evidence, source and advice.
  func flag(_ level: Level, _ measured: Measured, quality: String, message: String, places: [Place] = []) -> Flag {
    Flag(
      factor: factor, level: level, isBorderline: measured.isBorderline, value: measured.value, usual: measured.usual,
      usualCount: measured.usualCount, usualPeriodDays: measured.usualPeriodDays, threshold: measured.threshold,
      unit: measured.unit, evidence: evidence, source: source, quality: quality, message: message, advice: advice,
      places: places)
  }
}

/// The numbers of a flag.
struct Measured {
  var value: Double?
  var usual: Double?
  var usualCount: Int?
  var usualPeriodDays: Int?
  var threshold: Double?
  var unit: String
  var isBorderline = false
}

/// All rules, in the order in which they are told.
public enum RuleBook {
  /// Every rule, those for runs, for weeks and for the log.
  public static let all: [any RiskRule] = [
    PaceRule(), FastRunningRule(), StairsRule(), SteepnessRule(), HillsRule(), CombinedRule(), SingleRunSpikeRule(),
    WeeklyMileageRule(), WarmupRule(), NewTerrainRule(), PainRule(),
  ]

  // Listed and not cast from `all`: a dynamic cast that fails costs a search through every type of the program.
  static let runRules: [any RunRule] = [
    PaceRule(), FastRunningRule(), StairsRule(), SteepnessRule(), HillsRule(), CombinedRule(), SingleRunSpikeRule(),
    WarmupRule(), NewTerrainRule(),
  ]
  static let weekRules: [any WeekRule] = [HillsRule(), WeeklyMileageRule()]
}

public import TrackModel

/// How often each rule fired over a history, by level, so that thresholds can be judged.
public struct Backtest: Sendable {
  /// What one rule said of runs, or of weeks.
  public struct Row: Sendable, Hashable {
    /// The rule.
    public var factor: Factor
    /// Flags on weeks themselves; else flags on runs.
    public var isWeekly: Bool
    /// Flags of the levels info, low, medium and high.
    public var counts: [Level: Int]

    /// Flags of a level or above.
    public func count(from level: Level) -> Int { counts.reduce(0) { $1.key >= level ? $0 + $1.value : $0 } }
  }

  /// Runs with a date.
  public var runs: Int
  /// From the first run's week to the newest run's, weeks without a run included.
  public var weeks: Int
  /// Weeks with a run.
  public var weeksWithRuns: Int
  /// The first run's week; nil for an empty history.
  public var first: Week?
  /// The newest run's week; nil for an empty history.
  public var last: Week?
  /// Every rule that judges runs, then every rule that judges weeks, in the order in which they are told.
  public var rows: [Row]

  /// - Parameter report: of the whole history, without limits of what is shown.
  public init(_ report: RiskReport) {
    let dated = report.runs.filter { $0.week != nil }
    runs = dated.count
    weeks = report.weeks.count
    weeksWithRuns = report.weeks.count { $0.runs > 0 }
    first = report.weeks.first?.week
    last = report.weeks.last?.week
    let ofRuns = Backtest.tally(dated.flatMap(\.flags))
    let ofWeeks = Backtest.tally(report.weeks.flatMap(\.flags))
    rows =
      RuleBook.runRules.map { Row(factor: $0.factor, isWeekly: false, counts: ofRuns[$0.factor] ?? [:]) }
      + RuleBook.weekRules.map { Row(factor: $0.factor, isWeekly: true, counts: ofWeeks[$0.factor] ?? [:]) }
  }

  /// A count as a rate over half a year; nil for an empty history.
  public func per26Weeks(_ count: Int) -> Double? { weeks > 0 ? Double(count) * 26 / Double(weeks) : nil }

  /// A count as a share of all runs, 0...1 (flags of weeks, too: a run is what a runner does); nil for an empty history.
  public func shareOfRuns(_ count: Int) -> Double? { runs > 0 ? Double(count) / Double(runs) : nil }

  private static func tally(_ flags: [Flag]) -> [Factor: [Level: Int]] {
    var counts: [Factor: [Level: Int]] = [:]
    for flag in flags { counts[flag.factor, default: [:]][flag.level, default: 0] += 1 }
    return counts
  }
}

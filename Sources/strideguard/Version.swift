import HamstringRisk
import TrackModel

/// What this program is, for people, scripts and packages: the one place that the number stands in.
enum Version {
  /// Semantic version of the command line and of `StrideguardKit`.
  static let number = "0.1.0"

  static let rules = RiskFold.rulesVersion

  /// What `--version` prints: the number first, alone on its line.
  static let text = """
    \(number)
    reader \(RunSummary.currentVersion)
    rules \(rules)
    """
}

import ArgumentParser
import HamstringRisk
import RiskReports
import RunMetrics

struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    _superCommandName: Strideguard.name,
    abstract: "Print every rule: definition, thresholds in force, evidence, source, advice.",
    discussion: """
      Examples:

        strideguard rules
        strideguard rules single_run_spike
        strideguard rules --config my-settings.yaml
      """)

  @Argument(help: ArgumentHelp("A rule's name, as reports give it.", valueName: "id"))
  var id: String?

  @Option(name: .customLong("units"), help: "Units of distances and paces (default: metric).")
  var givenUnits: Units?

  @Option(
    help: ArgumentHelp(
      "A YAML file of thresholds and settings: the rules are printed as it sets them.", valueName: "file"))
  var config: ConfigArgument?

  private var units: Units { givenUnits ?? config?.config.units ?? .metric }
  private var thresholds: Thresholds { config?.config.thresholds ?? Thresholds() }

  func validate() throws {
    try config?.validate()
    guard let id, !RuleBook.all.contains(where: { $0.factor.rawValue == id }) else { return }
    let known = RuleBook.all.map(\.factor.rawValue).joined(separator: ", ")
    throw ValidationError("There is no rule '\(Messages.cleaned(id, limit: 40))'; the rules are \(known).")
  }

  func run() throws {
    let chosen = RuleBook.all.filter { id == nil || $0.factor.rawValue == id }
    var pages = chosen.map(page)
    if id == nil {
      pages.append(
        """
        Evidence: H data on hamstring injuries in people, R running injuries in general, B a mechanism only,
        E expert advice. Levels say how unusual something is for the runner, not how dangerous.
        \(RuleNotes.article)
        \(RuleNotes.choice)
        Flat-equivalent speed: \(FlatEquivalent.modelName).

        """)
      pages.append(shared)
    }
    try StandardOutput.write(pages.joined(separator: "\n"))
  }

  private func page(_ rule: any RiskRule) -> String {
    let rows = [
      ("Definition", rule.definition(thresholds, units: units)), ("Evidence", rule.evidence.rawValue),
      ("Source", rule.source), ("Advice", rule.advice), ("Settings", settings(of: [rule.factor.rawValue])),
    ]
    let lines = rows.filter { !$0.1.isEmpty }.flatMap {
      wrapped("\($0.0): \($0.1)", width: 98, first: "  ", rest: "    ")
    }
    return "\(rule.factor.rawValue): \(rule.title)\n" + lines.map { $0 + "\n" }.joined()
  }

  /// Thresholds that several rules share, and how to change any.
  private var shared: String {
    let settings = wrapped(settings(of: ["history", "surges", "duplicates"]), width: 98, first: "  ", rest: "    ")
    return """
      Shared settings
      \(settings.joined(separator: "\n"))
      A file for --config holds them as YAML, by the same names (fractions, metres, seconds, days; .inf turns a step off):

        week_start: monday
        units: metric
        time_zone: Europe/Berlin
        rules:
          single_run_spike:
            steps: { low: 0.15 }

      """
  }

  private func settings(of groups: [String]) -> String {
    groups.flatMap { ThresholdOverlay.lines(thresholds, under: $0) }.joined(separator: ", ")
  }

  /// Breaks a line between words.
  private func wrapped(_ text: String, width: Int, first: String, rest: String) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty && line.count + 1 + word.count > width {
        lines.append(line)
        line = rest
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }
}

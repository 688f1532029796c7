import HamstringRisk
import TrackModel

extension MarkdownPage {
  /// What is flagged, the newest week first.
  mutating func flags() {
    heading(Wording.flagsHeading)
    let runsByWeek = Dictionary(grouping: report.runs.filter { $0.level.isFlag }, by: \.week)
    var isEmpty = true
    for judged in report.weeks.reversed() where !report.isContext(judged.week) {
      let weekFlags = sorted(judged.flags.filter(\.isTold))
      if !weekFlags.isEmpty {
        isEmpty = false
        heading(Wording.weekFlagsHeading(judged.week.description, days: judged.week.days), level: 3)
        line(weekFlags.map { item($0, of: nil) }.joined(separator: "\n"))
      }
      for run in runsByWeek[judged.week] ?? [] {
        isEmpty = false
        flagged(run)
      }
    }
    for run in runsByWeek[nil] ?? [] {
      isEmpty = false
      flagged(run)
    }
    if isEmpty { paragraph(Wording.nothingFlagged(report)) }
    list(Wording.weeksBeforeHeading, level: 3, ContextLines(report).lines)
  }

  private mutating func flagged(_ run: JudgedRun) {
    let title = RunTitle(run, in: report, year: tellsYears, measures: measures)
    let name = title.name.map { " · " + MarkdownText.name($0) } ?? ""
    line("### \(MarkdownText.escaped(title.day))\(name)")
    line(MarkdownText.escaped(title.facts.joinedFacts) + " · " + MarkdownText.code(title.file))
    let flags = sorted(run.flags.filter(\.isTold))
    line(flags.map { item($0, of: run) }.joined(separator: "\n"))
  }

  private func item(_ flag: Flag, of run: JudgedRun?) -> String {
    let facts = FlagFacts(flag: flag, measures: measures)
    let places = facts.places(
      along: flag.places.isEmpty ? nil : run.flatMap { DistanceLine($0.summary) }, elapsed: run?.summary.elapsed,
      atMost: 3)
    let figures =
      (places.isEmpty ? [] : [(label: Wording.whereLabel, words: places)]) + facts.table
    var lines = [
      "- **\(mark(flag.level)) \(MarkdownText.escaped(Wording.level(of: flag))): "
        + "\(MarkdownText.escaped(Wording.name(flag))).** \(MarkdownText.escaped(flag.message))"
    ]
    lines += figures.map { "  - \(MarkdownText.escaped($0.label)): \(MarkdownText.escaped($0.words))" }
    if !flag.quality.isEmpty { lines.append("  - " + MarkdownText.escaped(flag.quality.capitalizedFirst)) }
    return lines.joined(separator: "\n")
  }
}

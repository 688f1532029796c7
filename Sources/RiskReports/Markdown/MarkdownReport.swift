public import HamstringRisk
import TrackModel

/// The report as Markdown, for notes, issues and mails: the same words as the page, bars of letters in place of charts.
public enum MarkdownReport {
  /// Always ends with a line feed. Nothing out of files can become markup (`MarkdownText`).
  public static func write(_ report: RiskReport) -> String {
    var page = MarkdownPage(report: report)
    page.write()
    return page.text
  }
}

/// A page while it is written. Blocks are kept apart by one empty line.
struct MarkdownPage {
  let report: RiskReport
  let measures: Measures
  let tellsYears: Bool
  private(set) var text = ""

  init(report: RiskReport) {
    self.report = report
    measures = Measures(units: report.settings.units)
    tellsYears = report.tellsYears
  }

  mutating func write() {
    opening()
    if report.weeks.isEmpty && report.runs.isEmpty {
      paragraph(Wording.noRunFound(report.settings))
      fileTally()
      return
    }
    weekTable()
    flags()
    undatedRuns()
    painLog()
    changes()
    budget()
    articleAdvice()
    list(Wording.limitsHeading, Limits(report).lines)
    fileTally()
    sources()
    line("---")
    paragraph(Wording.levelLegend)
    paragraph(Wording.footer)
  }

  // MARK: Blocks

  /// A block that is Markdown already.
  mutating func line(_ markdown: String) { text += (text.isEmpty ? "" : "\n") + markdown.replacingFixedSpaces + "\n" }
  mutating func paragraph(_ words: String) { line(MarkdownText.escaped(words)) }
  mutating func heading(_ words: String, level: Int = 2) {
    line(String(repeating: "#", count: level) + " " + MarkdownText.escaped(words))
  }

  mutating func list(_ heading: String, level: Int = 2, _ lines: [String]) {
    if lines.isEmpty { return }
    self.heading(heading, level: level)
    list(lines.map(MarkdownText.escaped))
  }

  /// - Parameter items: Markdown already.
  mutating func list(_ items: [String]) { line(items.map { "- " + $0 }.joined(separator: "\n")) }

  mutating func table(_ header: [String], right: Set<Int>, _ rows: [[String]]) {
    line(MarkdownText.table(header, right: right, rows))
  }

  private mutating func undatedRuns() {
    if report.undatedRuns.isEmpty { return }
    heading(Wording.undatedHeading)
    let items = report.undatedRuns.map { run in
      let title = RunTitle(run, in: report, year: tellsYears, measures: measures)
      let name = title.name.map { " · " + MarkdownText.name($0) } ?? ""
      return MarkdownText.escaped(title.facts.joinedFacts) + name + " · " + MarkdownText.code(title.file)
    }
    list(items)
  }

  private mutating func fileTally() { list(Wording.filesHeading, FileTally(report).lines) }
}

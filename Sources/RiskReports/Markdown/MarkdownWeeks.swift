import HamstringRisk
import TrackModel

extension MarkdownPage {
  mutating func opening() {
    line("# \(MarkdownText.escaped(Wording.reportName)): \(MarkdownText.name(report.settings.athlete, limit: 60))")
    for sign in report.pain?.stopSigns ?? [] {
      line("**\(MarkdownText.escaped(Wording.stopSign(sign.message, sign.advice)))**")
    }
    guard let newest = report.weeks.last else {
      if !report.runs.isEmpty { paragraph(ReportFacts(report, measures: measures).facts.joinedFacts) }
      return
    }
    let headline = Headline(newest, in: report, measures: measures)
    line(
      "**\(MarkdownText.escaped(headline.days))** (\(newest.week.description)): "
        + (headline.hasLevel ? "**\(mark(newest.level)) \(MarkdownText.escaped(headline.level)).** " : "")
        + MarkdownText.escaped(headline.sentence))
    paragraph(headline.facts.joinedFacts)
    paragraph(ReportFacts(report, measures: measures).facts.joinedFacts)
    for state in report.states where state.week == nil || state.week == newest.week { paragraph(state.message) }
  }

  mutating func weekTable() {
    if report.weeks.isEmpty { return }
    heading(Wording.weeksHeading)
    let longest = report.weeks.map(\.distance).max() ?? 0
    let rows = WeekRow.rows(report.weeks).map { row in
      guard case .week(let judged) = row else { return gap(row) }
      let cells = WeekCells(judged, in: report, measures: measures)
      return cells.figures.map(MarkdownText.escaped)
        + [
          Blocks.bar(longest > 0 ? judged.distance / longest : 0, width: 10),
          mark(judged.level) + " " + MarkdownText.escaped(cells.level),
        ]
    }
    var columns = WeekCells.columns
    columns.insert("", at: columns.count - 1)
    table(columns, right: Set(2..<columns.count - 2), rows)
  }

  private func gap(_ row: WeekRow) -> [String] {
    guard case .gap(let first, let last, let count) = row else { return [] }
    let words = Wording.weeksWithoutRun(count, first.description, last.description)
    return [MarkdownText.escaped(words)] + Array(repeating: "", count: WeekCells.columns.count)
  }

  /// Marks never begin a list or a heading.
  func mark(_ level: Level?) -> String { MarkdownText.escaped(Wording.mark(level, unicode: true)) }
}

import HamstringRisk
import TrackModel

extension MarkdownPage {
  mutating func changes() {
    let flags = report.flagsWithAdvice
    if flags.isEmpty { return }
    heading(Wording.changesHeading)
    paragraph(Wording.adviceScope(report))
    list(flags.map { "**\(MarkdownText.escaped(Wording.name($0))):** \(MarkdownText.escaped($0.advice))" })
  }

  mutating func budget() {
    guard let budget = report.budget else {
      guard let reason = report.budgetReason else { return }
      heading(Wording.noBudgetHeading)
      paragraph(reason)
      return
    }
    heading(Wording.budgetHeading(budget.week, today: report.settings.today))
    paragraph(Wording.budgetLead)
    let rows = BudgetRows(budget, measures: measures).rows
    list(rows.map { "\($0.label): **\(MarkdownText.escaped($0.words))**" })
    line(budget.reasons.map(MarkdownText.escaped).joined(separator: " "))
  }

  mutating func articleAdvice() {
    heading(Wording.articleHeading)
    let advice = ArticleAdvice(report)
    if let scope = advice.scope { line("**\(MarkdownText.escaped(scope))**") }
    for part in advice.parts { list(part.heading, level: 3, part.lines) }
  }

  mutating func sources() {
    let flags = report.newestFlags.filter { !$0.source.isEmpty }
    if flags.isEmpty { return }
    heading(Wording.sourcesHeading)
    paragraph(Wording.sourcesLead(flags.map(\.source)))
    list(flags.map { MarkdownText.escaped("\(Wording.name($0)) (\($0.evidence.rawValue)): \($0.source)") })
  }

  mutating func painLog() {
    guard let pain = report.pain else { return }
    heading(Wording.painHeading)
    let shown = PainLines.shown(pain.entries)
    if shown.isEmpty { paragraph(Wording.noPainInPeriod) }
    if !shown.isEmpty {
      let rows = shown.map { entry in
        let cells = PainLines.cells(entry, year: tellsYears).map(MarkdownText.escaped)
        let note = entry.note.map { [MarkdownText.name($0, limit: 300)] } ?? []
        return cells + [(Wording.remarks(entry).map(MarkdownText.escaped) + note).joined(separator: ", ")]
      }
      table(Wording.painColumns, right: [2], rows)
    }
    let lines = PainLines(pain).sentences
    if !lines.isEmpty { list(lines.map(MarkdownText.escaped)) }
  }
}

import HamstringRisk

extension CohortSummary {
  /// The table for a terminal, with the factors under each athlete who has some. Ends with a line feed.
  public func text(style: TextStyle) -> String {
    var page = TextPage(style: style)
    page.paragraph(Wording.cohortTitle(standings.count), .heading)
    page.paragraph(facts.joinedFacts, .faint)
    page.blank()
    let rows = standings.map { standing in
      let cells = cells(standing)
      let mark = page.padded(mark(standing, unicode: style.unicode), to: 3, right: false)
      return [CleanText.line(standing.athlete, limit: 24), mark + " " + cells.level] + cells.figures
    }
    let widths = TextPage.columnWidths([Wording.cohortColumns] + rows, style: style)
    func cell(_ row: [String], _ column: Int) -> String {
      page.padded(row[column], to: widths[column], right: (2...4).contains(column))
    }
    func rest(_ row: [String]) -> String { (2..<row.count).map { "  " + cell(row, $0) }.joined() }
    let head = Wording.cohortColumns
    page.row([Phrase(cell(head, 0) + "  " + cell(head, 1) + rest(head), .faint)])
    for (row, standing) in zip(rows, standings) {
      page.row([
        Phrase(cell(row, 0) + "  "), Phrase(cell(row, 1), Phrase.Role(standing.level)), Phrase(rest(row)),
      ])
      let factors = standing.names.joined(separator: ", ")
      if !factors.isEmpty { page.paragraph(factors, indent: 4) }
    }
    page.blank()
    if let problemLine { page.paragraph(problemLine) }
    page.paragraph(Wording.levelLegend, .faint)
    page.paragraph(Wording.footer, .faint)
    return page.text
  }

  /// What stands between the table and a report, and between two reports.
  public static func separator(style: TextStyle) -> String {
    "\n" + String(repeating: style.unicode ? "─" : "-", count: min(style.width, 80)) + "\n\n"
  }

  /// The table as Markdown. Ends with a line feed.
  public var markdown: String {
    let rows = standings.map { standing in
      let cells = cells(standing)
      let level = mark(standing, unicode: true) + " " + cells.level
      return
        [MarkdownText.name(standing.athlete, limit: 60), MarkdownText.escaped(level)]
        + cells.figures.map(MarkdownText.escaped)
        + [MarkdownText.escaped(standing.names.joined(separator: ", "))]
    }
    let head = Wording.cohortColumns + [Wording.cohortStoodOut]
    let table = MarkdownText.table(head, right: [2, 3, 4], rows) + "\n"
    let blocks =
      ["# \(MarkdownText.escaped(Wording.cohortTitle(standings.count)))\n", line(facts.joinedFacts), table]
      + (problemLine.map { [line($0)] } ?? [])
    return blocks.joined(separator: "\n").replacingFixedSpaces
  }

  private func line(_ words: String) -> String { MarkdownText.escaped(words) + "\n" }
}

import HamstringRisk
import TrackModel

extension ReportPage {
  func weekTable(to html: inout HTMLWriter) {
    if report.weeks.isEmpty { return }
    html.section(Wording.weeksHeading, id: "weeks") { html in
      let caption: [(words: String, class: String?)] = [
        (Wording.weeksCaption, nil), (Wording.weeksCaptionChange, "spare"), (Wording.weeksCaptionBase, "minor"),
      ]
      html.table(caption: caption, id: "weeks-caption") { html in
        html.columnHeads(WeekCells.columns, cellClass)
      } rows: { html in
        for row in WeekRow.rows(report.weeks) {
          switch row {
          case .week(let judged): self.row(judged, to: &html)
          case .gap(let first, let last, let count): gap(first, last, count, to: &html)
          }
        }
      }
    }
  }

  private func gap(_ first: Week, _ last: Week, _ count: Int, to html: inout HTMLWriter) {
    html.element("tr") { html in
      html.element(
        "td", [Attribute("colspan", Double(WeekCells.columns.count)), .class("note faint")],
        text: Wording.weeksWithoutRun(count, first.description, last.description))
    }
    html.endLine()
  }

  private func row(_ judged: JudgedWeek, to html: inout HTMLWriter) {
    let cells = WeekCells(judged, in: report, measures: measures)
    html.element("tr", judged.week == report.weeks.last?.week ? [.class("chosen")] : []) { html in
      for (number, cell) in cells.figures.enumerated() {
        if number == 0 {
          html.element("th", [Attribute("scope", "row")], text: cell)
        } else {
          html.element("td", cellClass(number), text: cell)
        }
      }
      html.element("td") { html in html.levelMark(judged.level, words: cells.level) }
    }
    html.endLine()
  }

  /// Figures stand to the right; on a narrow page there is no room for all of them.
  private func cellClass(_ column: Int) -> [Attribute] {
    let names =
      ((2..<WeekCells.columns.count - 1).contains(column) ? ["figure"] : [])
      + (WeekCells.minorColumns.contains(column) ? ["minor"] : [])
      + (WeekCells.spareColumns.contains(column) ? ["spare"] : [])
    return names.isEmpty ? [] : [.class(names.joined(separator: " "))]
  }
}

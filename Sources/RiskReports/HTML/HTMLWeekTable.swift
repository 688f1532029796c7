import HamstringRisk
import TrackModel

extension ReportPage {
  func weekTable(to html: inout HTMLWriter) {
    if report.weeks.isEmpty { return }
    html.section(Wording.weeksHeading, id: "weeks") { html in
      html.table(caption: Wording.weeksCaption, id: "weeks-caption") { html in
        for (number, column) in WeekCells.columns.enumerated() {
          html.element("th", [Attribute("scope", "col")] + cellClass(number), text: column)
        }
      } rows: { html in
        for judged in report.weeks { row(judged, to: &html) }
      }
    }
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
    return names.isEmpty ? [] : [.class(names.joined(separator: " "))]
  }
}

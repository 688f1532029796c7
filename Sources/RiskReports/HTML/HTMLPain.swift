import HamstringRisk
import TrackModel

extension ReportPage {
  /// The pain log: a timeline, the newest entries, and what went before flare-ups.
  func painLog(to html: inout HTMLWriter) {
    guard let pain = report.pain else { return }
    html.section(Wording.painHeading, id: "pain") { html in
      if let chart = overview?.painTimeline(report.settings.log.pain) {
        html.element("div", [.class("charts")]) { $0.figure(chart, id: "chart-pain") }
      }
      let shown = PainLines.shown(pain.entries)
      if shown.isEmpty { html.paragraph(Wording.noPainInPeriod) } else { table(shown, to: &html) }
      let lines = PainLines(pain).sentences
      if !lines.isEmpty { html.list(lines) }
    }
  }

  private func table(_ entries: ArraySlice<PainEntry>, to html: inout HTMLWriter) {
    html.table(caption: [(Wording.painCaption, nil)], id: "pain-caption") { html in
      html.columnHeads(Wording.painColumns)
    } rows: { html in
      for entry in entries { row(entry, to: &html) }
    }
  }

  private func row(_ entry: PainEntry, to html: inout HTMLWriter) {
    html.element("tr") { html in
      for (number, cell) in PainLines.cells(entry, year: tellsYears).enumerated() {
        if number == 0 {
          html.element("th", [Attribute("scope", "row")], text: cell)
        } else {
          // "Next morning" may take two lines on a phone.
          html.element("td", number == 1 ? [.class("note")] : [], text: cell)
        }
      }
      html.element("td", [.class("note")]) { html in
        html.write(Wording.remarks(entry).joined(separator: ", "))
        if let note = entry.note, !note.isEmpty {
          html.write(Wording.remarks(entry).isEmpty ? "" : ", ")
          html.element("bdi", text: CleanText.line(note, limit: 600))
        }
      }
    }
    html.endLine()
  }
}

import HamstringRisk
import TrackModel

/// Pain in the text report: stop signs before everything else, the log after the weeks.
struct PainWriter {
  let pain: PainReport
  let style: TextStyle

  func writeLog(to page: inout TextPage) {
    page.heading("Pain log")
    let shown = style.verbose ? pain.entries[...] : pain.entries.suffix(7)
    if pain.entries.isEmpty { page.paragraph("No entry in these weeks.", indent: 2) }
    for entry in shown { page.paragraph(words(entry), indent: 2, hanging: 4) }
    if shown.count < pain.entries.count {
      page.paragraph("and \(pain.entries.count - shown.count) earlier entries", .faint, indent: 2)
    }
    for comparison in pain.comparisons { page.paragraph(comparison.message, indent: 2, hanging: 4) }
    page.paragraph(pain.note, .faint, indent: 2)
    guard pain.comparisons.isEmpty else { return }
    for flareUp in pain.timeline.suffix(3) { page.paragraph(words(flareUp), indent: 2, hanging: 4) }
  }

  private func words(_ entry: PainEntry) -> String {
    CleanText.line(
      PainList.text([entry]).split(separator: "\n").joined().split(separator: "  ").dropFirst()
        .joined(separator: ", "), limit: 600)
  }

  private func words(_ flareUp: FlareUp) -> String {
    let parts = flareUp.windows.map { window in
      let days = "\(window.days.lowerBound)-\(window.days.upperBound) days before"
      let runs = window.runs == 0 ? "no run" : window.runs == 1 ? "1 run" : "\(window.runs) runs"
      let factors = window.factors.map(\.words)
      return "\(days): \(runs)" + (factors.isEmpty ? "" : ", with " + factors.joined(separator: " and "))
    }
    return "\(flareUp.day): " + parts.joined(separator: "; ") + "."
  }
}

extension TextPage {
  /// What keeps from running, before everything else.
  mutating func stopSigns(_ signs: [StopSign]) {
    for sign in signs {
      paragraph([Phrase("Stop: ", .high), Phrase("\(sign.message) \(sign.advice)")])
    }
    if !signs.isEmpty { blank() }
  }
}

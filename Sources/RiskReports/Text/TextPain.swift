import HamstringRisk
import TrackModel

/// Pain in the text report: stop signs before everything else, the log after the weeks.
struct PainWriter {
  let pain: PainReport
  let style: TextStyle

  private static let most = 7

  func writeLog(to page: inout TextPage) {
    page.heading(Wording.painHeading)
    let shown = style.verbose ? pain.entries[...] : pain.entries.suffix(PainWriter.most)
    if pain.entries.isEmpty { page.paragraph(Wording.noPainInPeriod, indent: 2) }
    for entry in shown { page.paragraph(words(entry), indent: 2, hanging: 4) }
    if shown.count < pain.entries.count {
      page.paragraph(Wording.earlierPain(pain.entries.count - shown.count), .faint, indent: 2)
    }
    for sentence in PainLines(pain).sentences { page.paragraph(sentence, indent: 2, hanging: 4) }
  }

  private func words(_ entry: PainEntry) -> String {
    let time = PainList.time(entry).map { " \($0)" } ?? ""
    let facts =
      ["\(entry.day)\(time)", "\(entry.level)/10", Wording.moment(entry.moment), Wording.side(entry.side)]
      + Wording.remarks(entry) + [CleanText.line(entry.note ?? "", limit: 400)]
    return facts.filter { !$0.isEmpty }.joined(separator: ", ")
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

import HamstringRisk
import RiskReports
import TrackModel

/// Reports: the bytes are everything that a report holds of a file or a runner: names, paths, devices, notes. Each
/// format must read back to what was written, and its markup must be that of a report with a harmless name.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
  // Without a name a report is made of other parts.
  if text.isEmpty { return 0 }
  let report = MadeReport.of(text)

  precondition(
    Markup.skeleton(HTMLReport.write(report)) == harmless.html, "a name changes the markup of the page")
  let markdown = MarkdownReport.write(report)
  precondition(MarkdownMarks.of(markdown) == harmless.markdown, "a name changes the marks of the Markdown")

  let pain = report.settings.log.pain
  let note = pain[0].note ?? ""
  check(csv: RunList.runsTable(report).text, holds: text)
  check(csv: PainList.csv(pain), holds: note)
  check(json: JSONReport.write(report), holds: text)
  check(json: PainList.jsonLines(pain), holds: note)

  var style = TextStyle()
  style.verbose = true
  check(terminal: TextReport.write(report, style: style))
  check(terminal: TextRun.write(report.runs[0], in: report, style: style))
  check(terminal: RunLine.write(report.runs[0], in: report))
  check(terminal: PainList.text(pain))
  return 0
}

/// What the formats are made of when there is nothing to escape.
private let harmless = {
  let report = MadeReport.of("a/b")
  return (
    html: Markup.skeleton(HTMLReport.write(report)), markdown: MarkdownMarks.of(MarkdownReport.write(report))
  )
}()

private func check(terminal text: String) {
  for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\u{A0}" {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
      preconditionFailure("\(scalar.value) would reach the terminal")
    case .format: precondition(["\u{200C}", "\u{200D}"].contains(scalar), "\(scalar.value) would reach the terminal")
    default: break
    }
  }
}

private func check(csv table: String, holds text: String) {
  guard let rows = CSVCells.rows(of: table) else { preconditionFailure("the CSV cannot be read back") }
  precondition(rows.count == 2 && rows[1].count == rows[0].count, "a name changes the rows of the CSV")
  for cell in rows[1] {
    guard let first = cell.first, Array("=+-@\t\r".utf8).contains(first) else { continue }
    let number = String(decoding: cell, as: UTF8.self)
    precondition(Double(number) != nil, "a cell begins like a formula")
  }
  let shown = [Array(text.utf8), Array(CleanText.line(text, limit: .max).utf8)]
  precondition(text.isEmpty || rows[1].contains { cell in shown.contains { cell == $0 || cell == [0x27] + $0 } })
}

private func check(json: String, holds text: String) {
  guard let strings = JSONStrings.all(in: Array(json.utf8)) else { preconditionFailure("the JSON is none") }
  precondition(strings.contains(Array(text.utf8)), "the JSON does not hold the name")
}

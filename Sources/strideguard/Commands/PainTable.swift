import Foundation
import RiskReports
import SwiftCSV
import TrackModel

/// Reads a pain log from CSV.
enum PainTable {
  struct Failure: Error {
    /// One-based line on which the row begins.
    var line: Int?
    var message: String
    var remedy: String
  }

  static let largestSize = 4 << 20

  static func read(path: String) throws(Failure) -> [PainEntry] {
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      data = try handle.read(upToCount: largestSize + 1) ?? Data()
    } catch {
      throw Failure(message: "cannot be read", remedy: "check the path and its permissions")
    }
    guard data.count <= largestSize else {
      throw Failure(message: "more than \(largestSize >> 20) MiB", remedy: "give a table of pain entries")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Failure(message: "the table is not in UTF-8", remedy: "save it as CSV in UTF-8")
    }
    return try entries(in: text)
  }

  static func entries(in text: String) throws(Failure) -> [PainEntry] {
    var rows: [(line: Int, cells: [String])] = []
    var next = 1
    do {
      let content = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
      // Spreadsheets of many countries save tables with semicolons.
      let delimiter = CSVDelimiter.guessed(string: String(content.prefix(1000)))
      let table = try EnumeratedCSV(string: content, delimiter: delimiter, loadColumns: false, rowLimit: 0)
      try table.enumerateAsArray(startAt: 0, rowLimit: nil) { cells in
        rows.append((next, cells))
        // Notes may span lines.
        next += 1 + cells.reduce(0) { $0 + $1.count(where: \.isNewline) }
      }
    } catch {
      throw Failure(line: next, message: "the table is damaged", remedy: "check its quotes")
    }
    // The parser takes all behind a quote that nothing closes for one cell.
    if let last = rows.last, !text.utf8.count(where: { $0 == UInt8(ascii: "\"") }).isMultiple(of: 2) {
      throw Failure(line: last.line, message: "a quote is not closed", remedy: "check the quotes of this row")
    }
    guard let head = rows.first?.cells.map(columnName), ["date", "when", "level"].allSatisfy(head.contains)
    else {
      throw Failure(
        line: 1, message: "the columns date, when and level are not there",
        remedy: "name them in the first row, as `strideguard export pain` does")
    }
    // What it says may be a limp: no column is passed over.
    if let unknown = head.first(where: { !$0.isEmpty && !PainList.columns.contains($0) }) {
      throw Failure(
        line: 1, message: "the column '\(Messages.cleaned(unknown, limit: 40))' is not known",
        remedy: "name it as one of \(PainList.columns.joined(separator: ", ")), or take it out")
    }
    if let twice = head.indices.first(where: { !head[$0].isEmpty && head[..<$0].contains(head[$0]) }) {
      throw Failure(line: 1, message: "two columns are named \(head[twice])", remedy: "take one of them out")
    }
    var entries: [PainEntry] = []
    for row in rows.dropFirst() where row.cells.contains(where: { !$0.isEmpty }) {
      if row.cells.indices.contains(where: { !row.cells[$0].isEmpty && ($0 >= head.count || head[$0].isEmpty) }) {
        throw Failure(
          line: row.line, message: "it holds a cell in no named column",
          remedy: "name the column, or put quotes around a note with commas")
      }
      let cells = Dictionary(zip(head, row.cells)) { first, _ in first }
      entries.append(try entry(cells, line: row.line))
    }
    return entries
  }

  /// In lower case, with one form for "Cannot bear weight" and "cannot-bear-weight".
  private static func columnName(_ cell: String) -> String {
    let words = cell.trimmingCharacters(in: .whitespaces).lowercased()
    return String(words.map { $0 == " " || $0 == "-" ? "_" : $0 })
  }

  private static func entry(_ cells: [String: String], line: Int) throws(Failure) -> PainEntry {
    func cell(_ name: String) -> String? {
      let text = (cells[name] ?? "").trimmingCharacters(in: .whitespaces)
      return text.isEmpty ? nil : text
    }
    func wrong(_ name: String, _ wanted: String) -> Failure {
      Failure(
        line: line, message: "\(name) '\(Messages.cleaned(cell(name) ?? "", limit: 40))' cannot be used",
        remedy: "write it as \(wanted)")
    }
    func yes(_ name: String) throws(Failure) -> Bool {
      switch cell(name)?.lowercased() {
      case nil, "no", "false", "0": return false
      case "yes", "true", "1": return true
      default: throw wrong(name, "yes or no")
      }
    }
    let date = cell("date") ?? ""
    guard var day = DayArgument(argument: date) else { throw wrong("date", "2026-04-05") }
    if let time = cell("time") {
      guard let stamp = DayArgument(argument: date + "T" + time) else { throw wrong("time", "18:30") }
      day = stamp
    }
    guard let moment = cell("when").flatMap(PainEntry.Moment.init) else {
      throw wrong("when", "during, after, next-morning or rest")
    }
    guard let level = cell("level").flatMap({ Int($0) }), PainEntry.levels.contains(level) else {
      throw wrong("level", "a whole number from 0 to 10")
    }
    let side = cell("side").flatMap(PainEntry.Side.init)
    if side == nil && cell("side") != nil { throw wrong("side", "left, right or both") }
    return PainEntry(
      day: day.day, minute: day.minute, moment: moment, level: level, side: side, limp: try yes("limp"),
      cannotBearWeight: try yes("cannot_bear_weight"), note: PainEntry.keptNote(cell("note").map(CSVTable.unguarded)))
  }
}

extension PainEntry {
  /// A note as the log keeps it, so that a table gives back the same: cut to its length, without blanks around it; nil
  /// where nothing is left.
  static func keptNote(_ text: String?) -> String? {
    guard let text else { return nil }
    let blanks = CharacterSet.whitespacesAndNewlines
    let note = String(text.trimmingCharacters(in: blanks).prefix(longestNote)).trimmingCharacters(in: blanks)
    return note.isEmpty ? nil : note
  }
}

/// The markup of a page without its texts: names of elements and attributes in order. Traps where it is no markup.
enum Markup {
  static func skeleton(_ page: String) -> [[UInt8]] {
    var names: [[UInt8]] = []
    var name: [UInt8]?
    var isQuoted = false
    for byte in page.utf8 {
      switch (byte, name) {
      case (UInt8(ascii: "<"), nil): name = []
      case (UInt8(ascii: "<"), _): preconditionFailure("a tag inside a tag")
      case (UInt8(ascii: ">"), let whole?) where !isQuoted:
        names.append(whole)
        name = nil
      case (UInt8(ascii: "\""), .some): isQuoted.toggle()
      case (_, .some) where !isQuoted: name?.append(byte)
      default: break
      }
    }
    precondition(name == nil, "a tag without end")
    return names
  }
}

/// The marks of a Markdown text that take effect, line by line. What lies in a code span (CommonMark 6.1) or behind a
/// backslash has none, but a bar ends a cell even in code, and a span that does not end is a mark, too.
enum MarkdownMarks {
  static func of(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { marks(Array($0)) }
  }

  private static func marks(_ line: [Unicode.Scalar]) -> String {
    var marks = String(repeating: "|", count: bars(line))
    var place = 0
    while place < line.count {
      switch line[place] {
      case "\\": place += 1
      case "`":
        let width = line[place...].prefix { $0 == "`" }.count
        place += width
        if let end = closing(width, line, from: place) { place = end } else { marks += "?" }
        continue
      case "<", ">", "&", "*", "_", "[", "]", "#", "~", "@", "!", "$": marks.unicodeScalars.append(line[place])
      default: break
      }
      place += 1
    }
    return marks.replacing("&lt;", with: "").replacing("&", with: "")
  }

  private static func bars(_ line: [Unicode.Scalar]) -> Int {
    line.indices.count { line[$0] == "|" && ($0 == 0 || line[$0 - 1] != "\\") }
  }

  /// Behind the next row of exactly `width` backticks.
  private static func closing(_ width: Int, _ line: [Unicode.Scalar], from start: Int) -> Int? {
    var place = start
    while place < line.count {
      let row = line[place...].prefix { $0 == "`" }.count
      if row == width { return place + row }
      place += max(1, row)
    }
    return nil
  }
}

/// The cells of a table as RFC 4180 has it; nil where it is none.
enum CSVCells {
  static func rows(of table: String) -> [[[UInt8]]]? {
    var rows: [[[UInt8]]] = []
    var row: [[UInt8]] = []
    var bytes = Array(table.utf8)[...]
    while !bytes.isEmpty {
      var cell: [UInt8] = []
      if bytes.first == 0x22 {
        bytes.removeFirst()
        while true {
          guard let byte = bytes.popFirst() else { return nil }
          if byte != 0x22 {
            cell.append(byte)
          } else if bytes.first == 0x22 {
            cell.append(bytes.removeFirst())
          } else {
            break
          }
        }
      } else {
        let plain = bytes.prefix { ![0x2C, 0x0D, 0x0A].contains($0) }
        guard !plain.contains(0x22) else { return nil }
        cell = Array(plain)
        bytes.removeFirst(plain.count)
      }
      row.append(cell)
      switch bytes.popFirst() {
      case 0x2C: continue
      case 0x0D: guard bytes.popFirst() == 0x0A else { return nil }
      default: return nil
      }
      rows.append(row)
      row = []
    }
    return row.isEmpty ? rows : nil
  }
}

/// All strings of a document of RFC 8259, unescaped; nil where its strings or brackets are not sound.
enum JSONStrings {
  static func all(in bytes: [UInt8]) -> [[UInt8]]? {
    var strings: [[UInt8]] = []
    var open: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(byte)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): guard open.popLast() == byte - 2 else { return nil }
      case UInt8(ascii: "\""):
        guard let text = string(&rest) else { return nil }
        strings.append(text)
      default: guard byte >= 0x20 && byte < 0x7F || byte == 0x0A else { return nil }
      }
    }
    return open.isEmpty ? strings : nil
  }

  /// The four digits behind `\u`.
  private static func unit(_ rest: inout ArraySlice<UInt8>) -> UInt16? {
    let digits = rest.prefix(4)
    rest = rest.dropFirst(4)
    return digits.count == 4 ? UInt16(String(decoding: digits, as: UTF8.self), radix: 16) : nil
  }

  private static func string(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    var text: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return text
      case UInt8(ascii: "\\"):
        guard let escape = rest.popFirst() else { return nil }
        if escape == UInt8(ascii: "u") {
          guard var units = unit(&rest).map({ [$0] }) else { return nil }
          if UTF16.isLeadSurrogate(units[0]) {
            guard rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u"), let next = unit(&rest)
            else { return nil }
            units.append(next)
          }
          guard let whole = String(validating: units, as: UTF16.self) else { return nil }
          text += Array(whole.utf8)
        } else {
          let plain: [UInt8: UInt8] = [
            0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09,
          ]
          guard let meant = plain[escape] else { return nil }
          text.append(meant)
        }
      default:
        guard byte >= 0x20 else { return nil }
        text.append(byte)
      }
    }
    return nil
  }
}

/// Collects lines for a terminal: wraps at words, paints, and keeps to ASCII where asked.
struct TextPage {
  let style: TextStyle
  private(set) var text = ""

  init(style: TextStyle) { self.style = style }

  /// One empty line, unless the page is empty or already ends with one.
  mutating func blank() {
    if !text.isEmpty, !text.hasSuffix("\n\n") { text += "\n" }
  }

  mutating func heading(_ words: String) {
    blank()
    paragraph([Phrase(words, .heading)])
  }

  mutating func paragraph(_ words: String, _ role: Phrase.Role = .plain, indent: Int = 0, hanging: Int? = nil) {
    paragraph([Phrase(words, role)], indent: indent, hanging: hanging)
  }

  /// Wraps phrases at spaces. A space that must not break a line is written as U+00A0.
  /// - Parameters:
  ///   - indent: columns before the first line.
  ///   - hanging: columns before the lines that follow; as the first where nil.
  mutating func paragraph(_ phrases: [Phrase], indent: Int = 0, hanging: Int? = nil) {
    let words = phrases.flatMap { phrase in
      readable(phrase.text).split(separator: " ").map { Phrase(String($0), phrase.role) }
    }
    var line: [Phrase] = []
    var column = indent
    var lead = indent
    for word in words {
      let width = displayWidth(word.text)
      if !line.isEmpty, column + 1 + width > style.width {
        finish(line, indent: lead)
        line = []
        lead = hanging ?? indent
        column = lead
      }
      column += width + (line.isEmpty ? 0 : 1)
      line.append(word)
    }
    if !line.isEmpty { finish(line, indent: lead) }
  }

  /// Lays phrases out as they are, blanks included.
  mutating func row(_ phrases: [Phrase]) {
    var phrases = phrases.map { Phrase(readable($0.text), $0.role) }
    while let last = phrases.last, last.text.allSatisfy({ $0 == " " }) { phrases.removeLast() }
    if let last = phrases.indices.last {
      while phrases[last].text.hasSuffix(" ") { phrases[last].text.removeLast() }
    }
    text += phrases.map(painted).joined() + "\n"
  }

  /// How wide each column of a table must be for its contents.
  static func columnWidths(_ rows: [[String]], style: TextStyle) -> [Int] {
    let page = TextPage(style: style)
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], displayWidth(page.readable(cell)))
      }
    }
    return widths
  }

  func padded(_ cell: String, to width: Int, right: Bool) -> String {
    let cell = readable(cell)
    let blanks = String(repeating: " ", count: max(0, width - displayWidth(cell)))
    return right ? blanks + cell : cell + blanks
  }

  /// A table with two blanks between columns.
  /// - Parameter right: columns of numbers, which stand to the right.
  mutating func table(_ rows: [[String]], right: Set<Int>, indent: Int, header: Bool) {
    let widths = TextPage.columnWidths(rows, style: style)
    for (number, cells) in rows.enumerated() {
      let line = cells.enumerated().map { padded($1, to: widths[$0], right: right.contains($0)) }
      let role: Phrase.Role = header && number == 0 ? .faint : .plain
      row([Phrase(String(repeating: " ", count: indent)), Phrase(line.joined(separator: "  "), role)])
    }
  }

  private mutating func finish(_ words: [Phrase], indent: Int) {
    var runs: [Phrase] = []
    for word in words {
      if let last = runs.indices.last, runs[last].role == word.role {
        runs[last].text += " " + word.text
      } else {
        if let last = runs.indices.last { runs[last].text += " " }
        runs.append(word)
      }
    }
    text += String(repeating: " ", count: indent) + runs.map(painted).joined() + "\n"
  }

  private func painted(_ phrase: Phrase) -> String {
    let shown = phrase.text.replacingFixedSpaces
    guard style.color, let code = phrase.role.colorCode, !shown.allSatisfy({ $0 == " " }) else { return shown }
    return "\u{1B}[\(code)m\(shown)\u{1B}[0m"
  }

  /// The text in the characters that the terminal knows.
  func readable(_ text: String) -> String {
    style.unicode ? text : PlainASCII.spelled(text)
  }
}

extension String {
  /// With U+00A0 as a plain blank.
  var replacingFixedSpaces: String {
    guard utf8.contains(0xC2) else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(scalar == "\u{A0}" ? " " : scalar) }
    return String(scalars)
  }
}

/// Terminal columns of a text: two for East Asian wide characters and emoji, none for combining marks.
public func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  return text.reduce(0) { columns, character in
    guard let first = character.unicodeScalars.first else { return columns }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return columns + 2
    default:
      let category = first.properties.generalCategory
      return category == .nonspacingMark || category == .enclosingMark ? columns : columns + 1
    }
  }
}

enum PlainASCII {
  /// Typographic characters by their usual stand-ins, everything else outside ASCII as `\u{..}`.
  static func spelled(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var plain = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII || scalar == "\u{A0}" {
        plain.unicodeScalars.append(scalar)
      } else {
        plain += substitutes[scalar] ?? CleanText.escaped(scalar.value)
      }
    }
    return plain
  }

  private static let substitutes: [Unicode.Scalar: String] = [
    "–": "-", "—": "-", "−": "-", "·": "-", "…": "...", "×": "x", "±": "+/-", "≥": ">=", "≤": "<=", "→": "->",
    "’": "'", "‘": "'", "“": "\"", "”": "\"", "²": "2", "▲": "!",
  ]
}

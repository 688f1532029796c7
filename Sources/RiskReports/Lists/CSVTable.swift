/// A table as RFC 4180 has it: comma, quotes where they are needed, CR LF at the end of each row.
public struct CSVTable: Sendable {
  /// The heads of the columns.
  public let head: String
  public private(set) var rows = ""
  private let first: String

  public var text: String { head + rows }

  /// - Parameters:
  ///   - columns: need no quotes.
  ///   - first: a column before these that says the same in every row.
  public init(columns: [String], first: (column: String, cell: Cell)? = nil) {
    head = ((first.map { [$0.column] } ?? []) + columns).joined(separator: ",") + "\r\n"
    self.first = first.map { CSVTable.written($0.cell) + "," } ?? ""
  }

  public enum Cell: Sendable {
    /// Text that a runner gave, kept as it is.
    case text(String?)
    /// Text out of a file: on one line, without what would take effect in a terminal.
    case name(String?)
    /// A word of this program.
    case word(String)
    /// Rounded to some decimals (0...3); empty for nil, NaN and infinities.
    case number(Double?, decimals: Int)
    case count(Int?)
    case flag(Bool)
  }

  public mutating func add(_ cells: [Cell]) {
    rows += first + cells.map(CSVTable.written).joined(separator: ",") + "\r\n"
  }

  private static func written(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): text.map { quoted(guarded($0)) } ?? ""
    case .name(let name): name.map { quoted(guarded(CleanText.line($0, limit: .max))) } ?? ""
    case .word(let word): quoted(word)
    case .number(let number, let decimals):
      number.map {
        var json = JSONWriter()
        json.value($0, decimals: decimals)
        return json.text == "null" ? "" : json.text
      } ?? ""
    case .count(let count): count.map(String.init) ?? ""
    case .flag(let flag): flag ? "yes" : "no"
    }
  }

  private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]

  /// A spreadsheet would run text that begins like a formula; an apostrophe in front makes it text. Text that has one of
  /// its own gets it, too, so that it can be told from one that was put there.
  static func guarded(_ text: String) -> String {
    // By scalars: a letter that combines with the sign does not hide it from a spreadsheet.
    guard let first = text.unicodeScalars.first, first == "'" || formulaStarts.contains(first) else {
      return text
    }
    return "'" + text
  }

  /// The text as it was before ``guarded(_:)``.
  public static func unguarded(_ text: String) -> String {
    guard text.unicodeScalars.first == "'" else { return text }
    let rest = String(text.unicodeScalars.dropFirst())
    return guarded(rest) == text ? rest : text
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    // By scalars, as above: every quote counts, whatever combines with it.
    var cell = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { cell.unicodeScalars.append(scalar) }
      cell.unicodeScalars.append(scalar)
    }
    return cell + "\""
  }
}

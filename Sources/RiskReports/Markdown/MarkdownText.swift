/// Text for Markdown as forges render it (CommonMark with GitHub's tables, autolinks and mentions).
enum MarkdownText {
  /// Words of the program, on one line: what could be markup is escaped with a backslash.
  static func escaped(_ words: String) -> String {
    var result = ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "@", "!", "$":
        result.unicodeScalars.append("\\")
        result.unicodeScalars.append(scalar)
      default:
        if CleanText.isHidden(scalar) {
          result += escaped(CleanText.escaped(scalar.value))
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  /// A name out of a file or from the runner: plain letters, digits and blanks as they are, everything else as code, in
  /// which there are no links, mentions, images or tags.
  static func name(_ name: String, limit: Int = 120) -> String {
    let name = CleanText.line(name, limit: limit)
    if name.unicodeScalars.allSatisfy({ $0 == " " || $0.properties.isAlphabetic || ("0"..."9").contains($0) }) {
      return trimmed(name)
    }
    return code(name)
  }

  /// A code span that holds the text whatever it is; fit for a cell of a table, too.
  static func code(_ text: String) -> String {
    // By scalars: a letter that combines with a mark does not hide it from a renderer. A bar ends a cell even in code,
    // and cannot be escaped outside of tables; the broken bar looks alike.
    let scalars = text.unicodeScalars.map { $0 == "|" ? "¦" : $0 }
    var longest = 0
    var row = 0
    for scalar in scalars {
      row = scalar == "`" ? row + 1 : 0
      longest = max(longest, row)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let pad = scalars.first == "`" || scalars.last == "`" || scalars.allSatisfy { $0 == " " } ? " " : ""
    return fence + pad + String(String.UnicodeScalarView(scalars)) + pad + fence
  }

  /// - Parameter right: columns of numbers, which stand to the right.
  static func table(_ header: [String], right: Set<Int>, _ rows: [[String]]) -> String {
    let rule = header.indices.map { right.contains($0) ? "--:" : "---" }
    return ([header, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

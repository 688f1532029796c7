/// Makes text that came from a file or a path fit for one line of a terminal or a log.
///
/// Control characters, line ends, direction marks, other invisible characters and invalid UTF-8 are shown as `\u{..}`
/// instead of taking effect. Zero-width joiners stay, since emoji and some scripts need them to be spelled right.
public enum CleanText {
  /// - Parameter limit: the longest result in bytes of UTF-8; a longer text is cut between characters and ends in `…`.
  public static func line(_ text: String, limit: Int = 200) -> String {
    // Most names are plain, and reports clean thousands of them.
    if text.utf8.count <= limit, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
    let ellipsis = "…"
    // What still fits when the ellipsis has to follow; known only at the end whether it must.
    var cut = ""
    var clean = ""
    for character in text {
      let piece = character.unicodeScalars.reduce(into: "") { $0 += visible($1) }
      if clean.utf8.count + piece.utf8.count > limit {
        return limit >= ellipsis.utf8.count ? cut + ellipsis : ""
      }
      clean += piece
      if clean.utf8.count + ellipsis.utf8.count <= limit { cut = clean }
    }
    return clean
  }

  /// Whether a scalar must not reach a terminal as it is.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: return false
    case 0x200C, 0x200D: return false
    case 0xFFFD: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return true
    default: return false
    }
  }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    isHidden(scalar) ? escaped(scalar.value) : String(Character(scalar))
  }

  static func escaped(_ value: UInt32) -> String { "\\u{\(String(value, radix: 16))}" }
}

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

  /// A path, whose file's name is what tells it from others: where it is too long, folders are cut before the name, and
  /// the name in its middle.
  ///
  /// - Parameter limit: the longest result in bytes of UTF-8, at least 20.
  public static func path(_ path: String, limit: Int) -> String {
    let whole = line(path, limit: .max)
    if whole.utf8.count <= limit { return whole }
    let pieces = path.map { $0.unicodeScalars.reduce(into: "") { $0 += visible($1) } }
    // A folder's name may have a slash behind it.
    let nameStart = pieces.dropLast().lastIndex(of: "/").map { $0 + 1 } ?? 0
    let (folder, name) = (pieces[..<nameStart].dropLast(), pieces[nameStart...])
    let mark = nameStart > 0 ? "…/" : ""
    let room = limit - mark.utf8.count
    let nameBytes = name.reduce(0) { $0 + $1.utf8.count }
    if nameBytes <= room { return fitting(folder, room - nameBytes).joined() + mark + name.joined() }
    let front = fitting(name, (room - "…".utf8.count) / 2)
    let back = fitting(name.reversed(), (room - "…".utf8.count) / 2)
    return mark + front.joined() + "…" + back.reversed().joined()
  }

  /// The first pieces, as many as fit into so many bytes.
  private static func fitting(_ pieces: some Sequence<String>, _ bytes: Int) -> [String] {
    var left = bytes
    return pieces.prefix {
      left -= $0.utf8.count
      return left >= 0
    }
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

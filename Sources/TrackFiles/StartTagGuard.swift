/// Watches the bytes on their way to the XML parser for start tags that are too long.
///
/// It follows tags only from the last `<` of each piece of input on: a tag longer than the limit holds no further `<`
/// and so cannot be missed, and pieces of ordinary length cost two short searches.
struct StartTagGuard {
  private enum Place: UInt8 {
    case outside, afterLess, inTag, inSingleQuotes, inDoubleQuotes
  }

  private let limit: Int
  private var place = Place.outside
  /// Bytes of the open tag so far.
  private var length = 0

  init(limit: Int) { self.limit = limit }

  /// False as soon as a start tag is longer than the limit.
  mutating func admits(_ bytes: Span<UInt8>) -> Bool {
    let count = bytes.count
    if place != .outside {
      guard follow(bytes, from: 0) else { return false }
    }
    // Whatever was open before the last `<` is closed by it or refused by the parser.
    var last = count - 1
    while last >= 0, bytes[last] != UInt8(ascii: "<") { last -= 1 }
    guard last >= 0 else { return true }
    place = .afterLess
    length = 1
    return follow(bytes, from: last + 1)
  }

  /// Follows the open tag until it ends, another begins or the bytes are used up.
  private mutating func follow(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      // Not even a quoted value may hold this: the parser will refuse it, or this is no tag.
      if byte == UInt8(ascii: "<") {
        place = .outside
        return true
      }
      switch place {
      case .outside: return true
      case .afterLess:
        // Comments, character data and instructions are no tags.
        place = byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") ? .outside : .inTag
        continue
      case .inTag:
        if byte == UInt8(ascii: ">") {
          place = .outside
          return true
        }
        if byte == UInt8(ascii: "\"") { place = .inDoubleQuotes }
        if byte == UInt8(ascii: "'") { place = .inSingleQuotes }
      case .inDoubleQuotes:
        if byte == UInt8(ascii: "\"") { place = .inTag }
      case .inSingleQuotes:
        if byte == UInt8(ascii: "'") { place = .inTag }
      }
      length += 1
      if length > limit { return false }
      index += 1
    }
    return true
  }
}

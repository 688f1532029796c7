/// Finds the tags of a few elements in a long XML text that comes in pieces, many times faster than a parser goes through
/// it. For texts that a program writes: entities in attributes stay as they are, comments are not known.
struct TagScanner {
  /// A tag between its brackets.
  struct Tag {
    /// `Workout`, `/Workout`.
    let name: String
    let closesItself: Bool
    private let text: Substring

    fileprivate init(_ bytes: [UInt8]) {
      let all = String(decoding: bytes, as: UTF8.self)
      let name = all.prefix { !$0.isWhitespace }
      closesItself = all.hasSuffix("/")
      self.name = String(closesItself && name.endIndex == all.endIndex ? name.dropLast() : name)
      text = all[name.endIndex...]
    }

    /// The value of an attribute; nil where the tag has none of that name.
    subscript(attribute: String) -> String? {
      var rest = text
      while let equals = rest.firstIndex(of: "=") {
        let name = rest[..<equals].drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
        let value = rest[equals...].dropFirst().drop(while: \.isWhitespace)
        guard let quote = value.first, quote == "\"" || quote == "'",
          let end = value.dropFirst().firstIndex(of: quote)
        else { return nil }
        if name == attribute { return String(value[value.index(after: value.startIndex)..<end]) }
        rest = value[end...].dropFirst()
      }
      return nil
    }
  }

  private enum State {
    case text, opened
    case tag(quote: UInt8?)
  }
  private var state = State.text
  private var tag: [UInt8] = []
  /// Bytes of one tag; a longer one is passed over.
  private static let longest = 16 << 10

  mutating func take(_ piece: Span<UInt8>, into reader: inout some TagReader) {
    for index in piece.indices {
      let byte = piece[index]
      switch state {
      case .text: if byte == UInt8(ascii: "<") { state = .opened }
      case .opened:
        tag.removeAll(keepingCapacity: true)
        tag.append(byte)
        state = reader.wants(byte) ? .tag(quote: nil) : .text
      case .tag(let quote):
        if quote == nil, byte == UInt8(ascii: ">") {
          state = .text
          reader.take(Tag(tag))
        } else if tag.count == TagScanner.longest {
          state = .text
        } else {
          tag.append(byte)
          if byte == quote {
            state = .tag(quote: nil)
          } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            state = .tag(quote: byte)
          }
        }
      }
    }
  }
}

/// What the tags are for.
protocol TagReader {
  /// Whether a tag that begins with this byte is of use.
  func wants(_ first: UInt8) -> Bool
  mutating func take(_ tag: TagScanner.Tag)
}

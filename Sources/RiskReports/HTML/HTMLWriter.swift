/// Appends HTML, and the SVG inside it. Names of elements and attributes come from the program alone; texts and values
/// are cleaned and escaped here and nowhere else, so that nothing out of a file can become markup.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  // MARK: Elements

  /// An element with what `content` writes inside it.
  mutating func element(
    _ name: StaticString, _ attributes: [Attribute] = [], _ content: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    bytes.append(contentsOf: "</".utf8)
    append(name)
    bytes.append(UInt8(ascii: ">"))
  }

  /// An element with text alone.
  mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], text: String) {
    element(name, attributes) { $0.write(text) }
  }

  /// An HTML element without an end, such as `meta`.
  mutating func void(_ name: StaticString, _ attributes: [Attribute] = []) { open(name, attributes) }

  /// An SVG element without content.
  mutating func shape(_ name: StaticString, _ attributes: [Attribute]) {
    open(name, attributes)
    bytes[bytes.count - 1] = UInt8(ascii: "/")
    bytes.append(UInt8(ascii: ">"))
  }

  /// A line feed, which keeps long pages readable for people and programs that compare lines.
  mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  /// Markup that the program itself spells out.
  mutating func markup(_ fixed: StaticString) { append(fixed) }

  private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
    bytes.append(UInt8(ascii: "<"))
    append(name)
    for attribute in attributes {
      bytes.append(UInt8(ascii: " "))
      append(attribute.name)
      bytes.append(contentsOf: "=\"".utf8)
      switch attribute.value {
      case .text(let text): write(text)
      case .number(let number): write(number)
      case .points(let points, let closed): write(points, closed: closed)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func append(_ fixed: StaticString) {
    fixed.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  // MARK: Text and numbers

  /// Text for an element or a quoted attribute: what has a meaning in HTML is escaped, what would take effect unseen
  /// (controls, direction marks) is shown as `\u{..}`.
  mutating func write(_ text: String) {
    var text = text
    let isPlain = text.withUTF8 { letters in
      for letter in letters where letter < 0x20 || letter >= 0x7F || HTMLWriter.isSpecial(letter) { return false }
      bytes.append(contentsOf: letters)
      return true
    }
    if isPlain { return }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes.append(contentsOf: "&amp;".utf8)
      case "<": bytes.append(contentsOf: "&lt;".utf8)
      case ">": bytes.append(contentsOf: "&gt;".utf8)
      case "\"": bytes.append(contentsOf: "&quot;".utf8)
      case "'": bytes.append(contentsOf: "&#39;".utf8)
      default:
        let shown = CleanText.isHidden(scalar) ? CleanText.escaped(scalar.value) : String(scalar)
        bytes.append(contentsOf: shown.utf8)
      }
    }
  }

  private static func isSpecial(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }

  /// A number to one decimal, without trailing zeros; 0 for what no drawing can show.
  private mutating func write(_ number: Double) {
    guard let tenths = Int64(exactly: (number * 10).rounded()) else { return bytes.append(UInt8(ascii: "0")) }
    if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(contentsOf: String(tenths.magnitude / 10).utf8)
    let rest = UInt8(tenths.magnitude % 10)
    if rest > 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(UInt8(ascii: "0") + rest)
    }
  }

  /// Path data (SVG 2): a move and lines.
  private mutating func write(_ points: [Point], closed: Bool) {
    for (index, point) in points.enumerated() {
      bytes.append(index == 0 ? UInt8(ascii: "M") : UInt8(ascii: "L"))
      write(point.x)
      bytes.append(UInt8(ascii: " "))
      write(point.y)
    }
    if closed { bytes.append(UInt8(ascii: "Z")) }
  }
}

/// One attribute of an element.
struct Attribute {
  enum Value {
    case text(String)
    case number(Double)
    case points([Point], closed: Bool)
  }

  let name: StaticString
  let value: Value

  init(_ name: StaticString, _ text: String) {
    self.name = name
    value = .text(text)
  }

  init(_ name: StaticString, _ number: Double) {
    self.name = name
    value = .number(number)
  }

  /// A path through points.
  init(path points: [Point], closed: Bool) {
    name = "d"
    value = .points(points, closed: closed)
  }

  static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
  static func id(_ name: String) -> Attribute { Attribute("id", name) }
}

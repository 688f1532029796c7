/// Appends JSON to a buffer. The caller gives keys in ascending order; commas and escapes are taken care of here.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// What has been written since the last call, which is let go here.
  mutating func takeText() -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    return text
  }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  // MARK: Structure

  mutating func object(_ content: (inout JSONWriter) throws -> Void) rethrows {
    open(UInt8(ascii: "{"))
    try content(&self)
    close(UInt8(ascii: "}"))
  }

  mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) throws -> Void
  ) rethrows {
    open(UInt8(ascii: "["))
    for element in elements { try write(&self, element) }
    close(UInt8(ascii: "]"))
  }

  /// - Parameter name: needs no escapes.
  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func key(text name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
  }

  /// The next key or element begins a new line, so that long documents can be compared line by line.
  mutating func breakLine() {
    separate()
    endLine()
  }

  /// A line feed where no comma is due: before a closing bracket or at the end.
  mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  // MARK: Values

  mutating func null() { literal("null") }

  mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }

  mutating func value(_ number: Int?) {
    guard let number else { return null() }
    separate()
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    digits(of: UInt64(number.magnitude))
    needsComma = true
  }

  mutating func value(_ text: String?) {
    guard let text else { return null() }
    separate()
    quote(text)
    needsComma = true
  }

  /// A number rounded to some decimals (0...3), without trailing zeros; null for nil, NaN and infinities.
  mutating func value(_ number: Double?, decimals: Int) {
    let scale = decimals <= 0 ? 1 : decimals == 1 ? 10 : decimals == 2 ? 100 : 1000
    guard let number, let scaled = Int64(exactly: (number * Double(scale)).rounded()) else { return null() }
    separate()
    needsComma = true
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    digits(of: scaled.magnitude / UInt64(scale))
    var fraction = Int(scaled.magnitude % UInt64(scale))
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var place = scale / 10
    while fraction > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(fraction / place))
      fraction %= place
      place /= 10
    }
  }

  /// Text that is JSON already.
  mutating func value(json: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  // MARK: Keys with values

  mutating func field(_ name: StaticString, _ text: String?) {
    key(name)
    value(text)
  }

  mutating func field(_ name: StaticString, _ number: Int?) {
    key(name)
    value(number)
  }

  mutating func field(_ name: StaticString, _ flag: Bool) {
    key(name)
    value(flag)
  }

  mutating func field(_ name: StaticString, _ number: Double?, decimals: Int) {
    key(name)
    value(number, decimals: decimals)
  }

  /// Metres to 0.1.
  mutating func field(_ name: StaticString, metres: Double?) { field(name, metres, decimals: 1) }

  /// Seconds to 0.1.
  mutating func field(_ name: StaticString, seconds: Double?) { field(name, seconds, decimals: 1) }

  /// Metres per second to 0.001.
  mutating func field(_ name: StaticString, speed: Double?) { field(name, speed, decimals: 3) }

  /// A fraction, written as percent to 0.1.
  mutating func field(_ name: StaticString, percentOf fraction: Double?) {
    field(name, fraction.map { $0 * 100 }, decimals: 1)
  }

  mutating func field<Element>(
    _ name: StaticString, _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) throws -> Void
  ) rethrows {
    key(name)
    try array(elements, write)
  }

  mutating func field(_ name: StaticString, _ content: (inout JSONWriter) -> Void) {
    key(name)
    object(content)
  }

  // MARK: Bytes

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  private mutating func digits(of number: UInt64) {
    let start = bytes.count
    var rest = number
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    let isPlain = text.withUTF8 { letters in
      for letter in letters
      where letter < 0x20 || letter >= 0x7F || letter == UInt8(ascii: "\"") || letter == UInt8(ascii: "\\") {
        return false
      }
      bytes.append(contentsOf: letters)
      return true
    }
    if !isPlain {
      for scalar in text.unicodeScalars { append(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes.append(contentsOf: #"\""#.utf8)
    case "\\": bytes.append(contentsOf: #"\\"#.utf8)
    case "\n": bytes.append(contentsOf: #"\n"#.utf8)
    case "\r": bytes.append(contentsOf: #"\r"#.utf8)
    case "\t": bytes.append(contentsOf: #"\t"#.utf8)
    default:
      // Escapes what a terminal would act on; the parsed text is the same.
      if CleanText.isHidden(scalar) {
        for unit in UTF16.encode(scalar).map({ Array($0) }) ?? [] { appendEscape(unit) }
      } else {
        bytes.append(contentsOf: String(scalar).utf8)
      }
    }
  }

  private mutating func appendEscape(_ unit: UInt16) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: #"\u"#.utf8)
    for shift in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> UInt16(shift)) & 15]) }
  }
}

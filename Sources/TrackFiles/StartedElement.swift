/// What the parser hands over at a start tag. Valid during the callback only.
@safe struct StartedElement {
  let localName: UnsafePointer<UInt8>
  let prefix: UnsafePointer<UInt8>?
  let namespace: UnsafePointer<UInt8>?
  let namespaceCount: Int
  let attributeCount: Int
  /// Five pointers an attribute: name, prefix, namespace, first byte of the value and the byte behind its last.
  let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  /// The bytes of an attribute's value.
  @safe struct Value {
    let bytes: UnsafeBufferPointer<UInt8>

    /// The text without blanks around it, cut to `limit` bytes; nil where nothing is left.
    func text(limit: Int) -> String? { unsafe ShortText.make(Span(_unsafeElements: bytes), limit: limit) }
  }

  /// The value of an attribute by its local name.
  func attribute(_ wanted: ElementName, _ names: inout NameTable) -> Value? {
    guard let attributes = unsafe attributes else { return nil }
    for index in 0..<attributeCount {
      guard let name = unsafe attributes[5 * index], let start = unsafe attributes[5 * index + 3],
        let end = unsafe attributes[5 * index + 4], unsafe names.lookUp(name) == wanted
      else { continue }
      return unsafe Value(bytes: UnsafeBufferPointer(start: start, count: end - start))
    }
    return nil
  }
}

/// Short texts out of a file.
enum ShortText {
  /// The bytes as UTF-8 without blanks around them, cut to `limit` bytes between two characters' bytes; nil where
  /// nothing is left.
  static func make(_ bytes: Span<UInt8>, limit: Int) -> String? {
    var start = 0
    var end = bytes.count
    while start < end, DecimalNumber.isBlank(bytes[start]) { start += 1 }
    while end > start, DecimalNumber.isBlank(bytes[end - 1]) { end -= 1 }
    if end - start > limit {
      end = start + limit
      while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    }
    if start == end { return nil }
    var kept: [UInt8] = []
    for index in start..<end { kept.append(bytes[index]) }
    return String(decoding: kept, as: UTF8.self)
  }
}

/// Decimal numbers as XML writes them, read from bytes without a String.
enum DecimalNumber {
  /// The double nearest to the number, or nil where the bytes are no finite decimal number.
  ///
  /// Form: optional sign, digits with at most one point, optional exponent; blanks around it are allowed. Words such as
  /// `NaN`, commas, hexadecimal digits and numbers too large for a double give nil.
  @inline(__always) static func parse(_ text: Span<UInt8>) -> Double? {
    unsafe text.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return nil }
      return unsafe scan(start, start + bytes.count)
    }
  }

  /// Reads the bytes from `first` up to, not including, `limit`: every access is behind a comparison of the two.
  private static func scan(_ first: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>) -> Double? {
    var next = unsafe first
    var end = unsafe limit
    while unsafe next < end, unsafe isBlank(next.pointee) { unsafe next += 1 }
    while unsafe next < end, unsafe isBlank((end - 1).pointee) { unsafe end -= 1 }
    let start = unsafe next
    guard unsafe next < end else { return nil }
    let isNegative = unsafe next.pointee == UInt8(ascii: "-")
    if unsafe isNegative || next.pointee == UInt8(ascii: "+") { unsafe next += 1 }

    // The first 19 digits make the mantissa, which 64 bits hold; of the rest only whether all are zero matters.
    var mantissa: UInt64 = 0
    let wholeStart = unsafe next
    while unsafe next < end {
      let digit = unsafe next.pointee &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      unsafe next += 1
    }
    var count = unsafe next - wholeStart
    guard count <= 19 else { return unsafe slowValue(start, end) }
    var exponent = 0
    var isCut = false
    if unsafe next < end, unsafe next.pointee == UInt8(ascii: ".") {
      unsafe next += 1
      let fractionStart = unsafe next
      while count <= 11, unsafe end - next >= 8, let eight = unsafe EightDigits.value(EightDigits.word(next)) {
        mantissa = mantissa &* 100_000_000 &+ eight
        count &+= 8
        unsafe next += 8
      }
      let rest = unsafe end - next
      if rest > 2, rest < 8, count &+ rest <= 19, unsafe end - start >= 8,
        let tail = unsafe EightDigits.tail(rest, before: end)
      {
        mantissa = mantissa &* tail.scale &+ tail.value
        count &+= rest
        unsafe next = unsafe end
      }
      while count < 19, unsafe next < end {
        let digit = unsafe next.pointee &- UInt8(ascii: "0")
        guard digit <= 9 else { break }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        count &+= 1
        unsafe next += 1
      }
      exponent = unsafe fractionStart - next
      while count == 19, unsafe end - next >= 8, let eight = unsafe EightDigits.value(EightDigits.word(next)) {
        isCut = isCut || eight != 0
        unsafe next += 8
      }
      if count == 19, unsafe next < end, unsafe end - next < 8,
        let tail = unsafe EightDigits.tail(end - next, before: end)
      {
        isCut = isCut || tail.value != 0
        unsafe next = unsafe end
      }
      while unsafe next < end {
        let digit = unsafe next.pointee &- UInt8(ascii: "0")
        guard digit <= 9 else { break }
        isCut = isCut || digit != 0
        unsafe next += 1
      }
    }
    guard count > 0 else { return nil }
    if unsafe next < end {
      guard let given = unsafe scanExponent(next, end) else { return nil }
      exponent += given
    }
    guard let value = NearestDouble.of(mantissa, exponent: exponent, isCut: isCut) else {
      return unsafe slowValue(start, end)
    }
    return isNegative ? -value : value
  }

  /// The number where a comma stands in place of its point, as programs write that follow the system's language; nil
  /// for anything else. For what ``parse(_:)`` refuses: nothing here is quick.
  ///
  /// - Returns: the value, and whether the comma can be nothing else; before three digits it may part thousands.
  @inline(never) static func parseWithComma(_ text: Span<UInt8>) -> (value: Double, isSure: Bool)? {
    var comma: Int?
    for index in 0..<text.count {
      if text[index] == UInt8(ascii: ".") { return nil }
      guard text[index] == UInt8(ascii: ",") else { continue }
      guard comma == nil else { return nil }
      comma = index
    }
    guard let comma else { return nil }
    var bytes = (0..<text.count).map { text[$0] }
    bytes[comma] = UInt8(ascii: ".")
    let decimals = bytes[(comma + 1)...].prefix { $0 &- UInt8(ascii: "0") <= 9 }.count
    return parse(bytes.span).map { ($0, decimals != 3) }
  }

  /// The exponent that begins at `start` with its letter and fills the rest, cut to ±10,000; nil where it is none.
  @inline(never) private static func scanExponent(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int? {
    guard unsafe start.pointee | 0x20 == UInt8(ascii: "e") else { return nil }
    var next = unsafe start + 1
    guard unsafe next < end else { return nil }
    let isNegative = unsafe next.pointee == UInt8(ascii: "-")
    if unsafe isNegative || next.pointee == UInt8(ascii: "+") { unsafe next += 1 }
    guard unsafe next < end else { return nil }
    var exponent = 0
    while unsafe next < end {
      let digit = unsafe next.pointee &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      exponent = min(exponent * 10 + Int(digit), 10_000)
      unsafe next += 1
    }
    return isNegative ? -exponent : exponent
  }

  /// The value by the standard library, which rounds correctly for any length and knows no locale. It reads words and
  /// hexadecimal digits as well, and nothing behind a zero byte: only what numbers are made of is given to it.
  @inline(never) private static func slowValue(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
    let bytes = unsafe UnsafeBufferPointer(start: start, count: end - start)
    let isNumeral: (UInt8) -> Bool = { byte in
      byte &- UInt8(ascii: "0") <= 9 || byte | 0x20 == UInt8(ascii: "e") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
    }
    guard unsafe bytes.allSatisfy(isNumeral) else { return nil }
    let text = unsafe String(decoding: bytes, as: UTF8.self)
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  @inline(__always) static func isBlank(_ byte: UInt8) -> Bool {
    byte <= 0x20 && (byte == 0x20 || (byte >= 0x09 && byte <= 0x0D))
  }
}

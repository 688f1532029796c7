/// Decimal numbers as XML writes them, read from bytes without a String.
enum DecimalNumber {
  /// The double nearest to the number, or nil where the bytes are no finite decimal number.
  ///
  /// Form: optional sign, digits with at most one point, optional exponent; blanks around it are allowed. Words such as
  /// `NaN`, commas, hexadecimal digits and numbers too large for a double give nil.
  static func parse(_ text: Span<UInt8>) -> Double? {
    var index = 0
    var end = text.count
    while index < end, isBlank(text[index]) { index += 1 }
    while end > index, isBlank(text[end - 1]) { end -= 1 }
    let start = index
    guard index < end else { return nil }
    let isNegative = text[index] == UInt8(ascii: "-")
    if isNegative || text[index] == UInt8(ascii: "+") { index += 1 }

    var digits = SignificantDigits()
    var hasDigits = false
    while index < end {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      digits.append(digit, isFraction: false)
      hasDigits = true
      index += 1
    }
    if index < end, text[index] == UInt8(ascii: ".") {
      index += 1
      while index < end {
        let digit = text[index] &- UInt8(ascii: "0")
        guard digit <= 9 else { break }
        digits.append(digit, isFraction: true)
        hasDigits = true
        index += 1
      }
    }
    guard hasDigits else { return nil }
    if index < end {
      guard let exponent = scanExponent(text, from: index, to: end) else { return nil }
      digits.exponent += exponent
    }
    let value = digits.value ?? slowValue(text, from: start, to: end)
    guard let value, value.isFinite else { return nil }
    return isNegative ? -value.magnitude : value
  }

  /// The exponent that begins at `start` with its letter and fills the rest, cut to ±10,000; nil where it is none.
  private static func scanExponent(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    guard text[start] | 0x20 == UInt8(ascii: "e") else { return nil }
    var index = start + 1
    guard index < end else { return nil }
    let isNegative = text[index] == UInt8(ascii: "-")
    if isNegative || text[index] == UInt8(ascii: "+") { index += 1 }
    guard index < end else { return nil }
    var exponent = 0
    while index < end {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      exponent = min(exponent * 10 + Int(digit), 10_000)
      index += 1
    }
    return isNegative ? -exponent : exponent
  }

  /// The magnitude by the standard library, which rounds correctly for any length and knows no locale.
  private static func slowValue(_ text: Span<UInt8>, from start: Int, to end: Int) -> Double? {
    var copy: [UInt8] = []
    copy.reserveCapacity(end - start)
    for index in start..<end { copy.append(text[index]) }
    return Double(String(decoding: copy, as: UTF8.self))?.magnitude
  }

  @inline(__always) static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}

/// The first 19 significant digits of a number, and where its point is.
private struct SignificantDigits {
  /// Below 10^19, which a 64-bit word holds.
  private var mantissa: UInt64 = 0
  private var count = 0
  /// A digit other than zero did not fit.
  private var isCut = false
  /// The number is `mantissa` times ten to this power.
  var exponent = 0

  @inline(__always) mutating func append(_ digit: UInt8, isFraction: Bool) {
    if count < 19 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      if mantissa != 0 { count &+= 1 }
      if isFraction { exponent &-= 1 }
    } else {
      isCut = isCut || digit != 0
      if !isFraction { exponent &+= 1 }
    }
  }

  /// The correctly rounded magnitude, or nil where these digits cannot decide it.
  var value: Double? {
    if mantissa == 0 { return 0 }
    if !isCut, mantissa <= 1 << 53, exponent.magnitude <= 22 {
      // Both operands are exact, so that the one operation rounds correctly.
      let power = powersOfTen[Int(exponent.magnitude)]
      return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    }
    return exponent < 0 && exponent >= -22 ? quotient(by: powersOfTen[-exponent]) : nil
  }

  /// Division in twice the precision, with an interval that holds the true value: where both of its ends round to the
  /// same double, that double is right.
  private func quotient(by power: Double) -> Double? {
    let high = Double(mantissa)
    let low = Double(Int64(bitPattern: mantissa &- UInt64(high)))
    let first = high / power
    let remainder = high.addingProduct(-first, power)
    let correction = (remainder + low) / power
    let slack = correction.magnitude * 0x1p-50 + (isCut ? 1.001 / power : 0)
    let lower = first + (correction - slack)
    let upper = first + (correction + slack)
    return lower == upper ? lower : nil
  }
}

/// 10^0 ... 10^22: the powers that a double holds exactly.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]

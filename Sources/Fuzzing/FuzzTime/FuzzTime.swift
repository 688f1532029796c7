import TrackModel

@testable import TrackFiles

/// Times: our scanner, with and without a remembered minute, against a slow one that is spelled out here.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  var memory = TimestampText.Memory()
  for text in bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(Array.init) {
    let alone = TimestampText.parse(text.span)
    precondition(alone == TimestampText.parse(text.span, &memory), "the time before decides what a time is")
    precondition(alone == SlowTime(text)?.value, "\(String(describing: alone)) for \(text)")
  }
  return 0
}

/// One time, taken apart from the left.
private struct SlowTime {
  private var rest: ArraySlice<UInt8>
  private(set) var value = TimestampText(instant: 0, offset: nil, hasZone: false)

  init?(_ bytes: [UInt8]) {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    rest = Array(bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed())[...]
    guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2), take("Tt "),
      let hour = number(2), take(":"), let minute = number(2), (1...12).contains(month), hour < 24, minute < 60
    else { return nil }
    let hasSeconds = take(":")
    guard let second = hasSeconds ? number(2) : 0, second <= 60 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let months = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day >= 1, day <= months[month - 1] else { return nil }
    // Days before the year, counted from the first of March of year 0, in the proleptic Gregorian calendar.
    let before = year * 365 + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400
    let days = before + months[..<(month - 1)].reduce(0, +) + day - 1 - 719_528
    var seconds = days * 86_400 + hour * 3600 + minute * 60 + second
    var milliseconds = 0
    if hasSeconds, take(".,") {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return nil }
      rest.removeFirst(digits.count)
      let padded = (digits.map { Int($0) - 0x30 } + [0, 0, 0, 0])
      milliseconds = padded[0] * 100 + padded[1] * 10 + padded[2] + (padded[3] >= 5 ? 1 : 0)
    }
    while take(" ") {}
    let letters = String(decoding: rest, as: UTF8.self).lowercased()
    if letters == "utc" || letters == "gmt" {
      rest = []
      value.hasZone = true
    } else if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      rest.removeFirst()
      guard let hours = number(2), hours < 24 else { return nil }
      var minutes = 0
      if let next = rest.first, next | 0x20 != UInt8(ascii: "z") {
        _ = take(":")
        guard let given = number(2), given < 60 else { return nil }
        minutes = given
      }
      let offset = (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
      seconds -= offset
      value.offset = offset
      value.hasZone = true
      if take("Zz") {
        guard offset == 0 else { return nil }
        value.offset = nil
      }
    } else if take("Zz") {
      value.hasZone = true
    }
    guard rest.isEmpty, hasSeconds || value.hasZone else { return nil }
    value.instant = Int64(seconds) * 1000 + Int64(milliseconds)
  }

  private mutating func take(_ any: String) -> Bool {
    guard let first = rest.first, any.utf8.contains(first) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func number(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    rest.removeFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }
}

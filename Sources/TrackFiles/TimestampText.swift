import TrackModel

/// An instant as a file writes it.
struct TimestampText: Hashable {
  /// Milliseconds since 1970 UTC, rounded.
  var instant: Int64
  /// Seconds east of UTC where the file names an offset in figures; nil for `Z` and for none.
  var offset: Int?
  /// False where the file gives neither `Z` nor an offset: the time was read as UTC.
  var hasZone: Bool

  /// The instants that a sample may have: 1970-01-01 until the end of 2100, UTC. Those before 1990 come from clocks that
  /// were never set and count from the beginning; they still tell how long something took.
  static let plausible: Range<Int64> = 0..<4_133_980_800_000

  /// Reads RFC 3339 with any number of decimals; a blank in place of `T` or before the zone, full minutes without
  /// seconds before a zone, an offset as `+02`, `+0200` or `+02:00`, `UTC`, `GMT` or `+00:00Z` for `Z`, no zone at all
  /// and the digits of any script are accepted, since exports hold them. Blanks around it are allowed. Nil for anything
  /// else, for days that do not exist and for 25 o'clock. Second 60 counts as the next second.
  static func parse(_ text: Span<UInt8>) -> TimestampText? {
    var memory = Memory()
    return parse(text, &memory)
  }

  /// The newest minute that was read, since the points of a track come in order and share theirs.
  struct Memory {
    // At first a minute that is right, "1970-01-01T00:00" with its first byte lowest: zeros would be no digits.
    fileprivate var date: UInt64 = 0x2D31_302D_3037_3931
    fileprivate var time: UInt64 = 0x3030_3A30_3054_3130
    fileprivate var seconds = 0

    init() {}
  }

  /// The same for one time after another.
  static func parse(_ text: Span<UInt8>, _ memory: inout Memory) -> TimestampText? {
    if let time = parseInASCII(text, &memory) { return time }
    return inASCIIDigits(text).flatMap { parseInASCII($0.span, &memory) }
  }

  /// The same text with ASCII's digits, where it has others: some programs print those of the phone's language
  /// ("۲۰۲۴-۰۵-۰۱T۰۶:۰۰:۰۰Z"). Nil where it is ASCII already.
  @inline(never) private static func inASCIIDigits(_ text: Span<UInt8>) -> [UInt8]? {
    guard (0..<text.count).contains(where: { text[$0] >= 0x80 }) else { return nil }
    let bytes = (0..<text.count).map { text[$0] }
    var plain = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let properties = scalar.properties
      if properties.numericType == .decimal, let digit = properties.numericValue {
        plain += String(Int(digit))
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
    return Array(plain.utf8)
  }

  private static func parseInASCII(_ text: Span<UInt8>, _ memory: inout Memory) -> TimestampText? {
    var start = 0
    var end = text.count
    while start < end, DecimalNumber.isBlank(text[start]) { start += 1 }
    while end > start, DecimalNumber.isBlank(text[end - 1]) { end -= 1 }
    guard end - start >= 16 else { return nil }
    let (date, time) = unsafe text.withUnsafeBufferPointer { bytes in
      unsafe bytes.baseAddress.map { unsafe (EightDigits.word($0 + start), EightDigits.word($0 + start + 8)) } ?? (0, 0)
    }
    if date != memory.date || time != memory.time {
      guard let seconds = minute(date, time) else { return nil }
      memory.date = date
      memory.time = time
      memory.seconds = seconds
    }
    var index = start + 16
    guard let second = scanSecond(text, &index, end),
      let milliseconds = index > start + 16 ? scanFraction(text, &index, end) : 0,
      let zone = scanZone(text, index, end), index > start + 16 || zone.isGiven
    else { return nil }
    let seconds = memory.seconds + second - (zone.offset ?? 0)
    return TimestampText(
      instant: Int64(seconds) * 1000 + Int64(milliseconds), offset: zone.offset, hasZone: zone.isGiven)
  }

  /// Seconds from 1970 to the minute that the 16 bytes `2024-05-01T06:00` name; nil where there is no such minute.
  ///
  /// They are read as two words of eight digits in which the separators count as zeros.
  private static func minute(_ dateWord: UInt64, _ timeWord: UInt64) -> Int? {
    // What turns "-" into "0", and ":"; the T becomes "0" whichever of its three forms it has.
    let date = dateWord ^ 0x1D00_001D_0000_0000
    let time = (timeWord ^ 0x0000_0A00_0000_0000) & ~0xFF_0000 | 0x30_0000
    let separator = UInt8(truncatingIfNeeded: timeWord &>> 16)
    guard separator | 0x20 == UInt8(ascii: "t") || separator == UInt8(ascii: " "),
      let dateDigits = EightDigits.value(date), let timeDigits = EightDigits.value(time)
    else { return nil }
    let (left, right) = (Int(dateDigits), Int(timeDigits))
    let (year, month, day) = (left / 10_000, left / 10 % 100, right / 1_000_000)
    let (hour, minute) = (right / 1000 % 100, right % 100)
    guard left / 1000 % 10 == 0, left % 10 == 0, right / 100 % 10 == 0, (1...12).contains(month), day >= 1,
      day <= daysInMonth(year, month), hour <= 23, minute <= 59
    else { return nil }
    return CivilDate.daysSinceEpoch(year: year, month: month, day: day) * CivilDate.secondsPerDay + hour * 3600 + minute
      * 60
  }

  @inline(__always) private static func digits(_ text: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for index in start..<start + count {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  /// The seconds at `index` behind their colon, 0...60; 0 where the time ends with its minutes.
  @inline(__always) private static func scanSecond(_ text: Span<UInt8>, _ index: inout Int, _ end: Int) -> Int? {
    guard index < end, text[index] == UInt8(ascii: ":") else { return 0 }
    guard end - index >= 3, let second = digits(text, index + 1, 2), second <= 60 else { return nil }
    index += 3
    return second
  }

  private static func daysInMonth(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Milliseconds of the decimals at `index`, 0...1000 and 0 where there are none; nil for a point without digits.
  private static func scanFraction(_ text: Span<UInt8>, _ index: inout Int, _ end: Int) -> Int? {
    guard index < end, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ",") else { return 0 }
    index += 1
    let start = index
    var value = 0
    while index < end {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      let place = index - start
      if place < 3 {
        value = value * 10 + Int(digit)
      } else if place == 3, digit >= 5 {
        value += 1
      }
      index += 1
    }
    switch index - start {
    case 0: return nil
    case 1: return value * 100
    case 2: return value * 10
    default: return value
    }
  }

  /// The zone that fills the text from `index` on; nil where that is none.
  private static func scanZone(_ text: Span<UInt8>, _ index: Int, _ end: Int) -> (offset: Int?, isGiven: Bool)? {
    guard index < end else { return (nil, false) }
    if text[index] == UInt8(ascii: " ") { return index + 1 < end ? scanZone(text, index + 1, end) : nil }
    let first = text[index]
    if first | 0x20 == UInt8(ascii: "z") { return index + 1 == end ? (nil, true) : nil }
    if isUTC(text, index, end) { return (nil, true) }
    guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-"), end - index >= 3,
      let hours = digits(text, index + 1, 2), hours <= 23
    else { return nil }
    var minutes = 0
    if text[end - 1] | 0x20 == UInt8(ascii: "z") {
      // Said twice, where both say the same.
      guard let zone = scanZone(text, index, end - 1), zone.offset == 0 else { return nil }
      return (nil, true)
    }
    if end - index > 3 {
      let minuteStart = text[index + 3] == UInt8(ascii: ":") ? index + 4 : index + 3
      guard minuteStart + 2 == end, let given = digits(text, minuteStart, 2), given <= 59 else { return nil }
      minutes = given
    }
    let offset = hours * 3600 + minutes * 60
    return (first == UInt8(ascii: "-") ? -offset : offset, true)
  }

  /// Whether the text from `index` on is the name of the zone of `Z`.
  private static func isUTC(_ text: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    guard end - index == 3 else { return false }
    let letters = (text[index] | 0x20, text[index + 1] | 0x20, text[index + 2] | 0x20)
    return letters == (UInt8(ascii: "u"), UInt8(ascii: "t"), UInt8(ascii: "c"))
      || letters == (UInt8(ascii: "g"), UInt8(ascii: "m"), UInt8(ascii: "t"))
  }
}

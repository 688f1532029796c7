import Testing

@testable import TrackFiles

@Suite struct DecimalNumberTests {
  private func parse(_ text: String) -> Double? { DecimalNumber.parse(Array(text.utf8).span) }

  static let decimals: [(String, Double)] = [
    ("0", 0), ("-0.0", 0), ("7", 7), ("+7", 7), ("-7.25", -7.25), ("048.50", 48.5), (".5", 0.5), ("5.", 5),
    ("  12.5\n", 12.5), ("1e3", 1000), ("1.5E-3", 0.0015), ("2e+2", 200), ("9007199254740993", 9_007_199_254_740_992),
    ("0.0000000000000000000000000001", 1e-28), ("123456789012345678901234567890", 1.2345678901234568e29),
    // So many zeros that few of the digits that follow are looked at.
    (".0000000000000000001294718459", 1.294718459e-19), (".00000000000000000919999", 9.19999e-18),
    // Exact binary fractions, as Garmin Connect writes them.
    ("43.69025361724197864532470703125", 0x1.5d85a3b04p+5), ("28.3999996185302734375", 0x1.c66666p+4),
    // Halves between two doubles go to the even one, and up where anything follows.
    ("1.00000000000000011102230246251565404236316680908203125", 1),
    ("1.00000000000000011102230246251565404236316680908203126", 1 + 0x1p-52),
  ]

  @Test(arguments: decimals)
  func readsDecimals(text: String, expected: Double) { #expect(parse(text) == expected) }

  @Test(arguments: [
    "", " ", "-", ".", "e5", "1e", "1e+", "48,5", "NaN", "nan", "inf", "-Infinity", "0x10", "1 2", "12a", "--1",
    "1.2.3",
    "1e400", "1_000", "٣",
  ])
  func refusesWhatIsNoNumber(text: String) { #expect(parse(text) == nil) }

  @Test func commasMayStandForPoints() {
    let parse = { (text: String) in DecimalNumber.parseWithComma(Array(text.utf8).span) }
    for (text, value, isSure) in [
      ("48,5", 48.5, true), (" -0,25\n", -0.25, true), ("1,5e2", 150, true), ("5,", 5, true), ("1,234", 1.234, false),
    ] {
      #expect(parse(text)?.value == value && parse(text)?.isSure == isSure, "\(text)")
    }
    for text in ["", ",", "5", "4.5", "1,234.5", "1,2,3", "a,5", "1, 5"] { #expect(parse(text) == nil, "\(text)") }
  }

  /// The standard library rounds correctly, so every generated number must come out bit for bit the same.
  @Test(arguments: [0, 1, 2, 3, 6, 7, 8, 9, 15, 16, 17, 18, 20, 26, 27, 28, 40])
  func agreesWithTheStandardLibrary(decimals: Int) {
    var random = SplitMix(seed: UInt64(decimals) + 1)
    for round in 0..<4000 {
      let whole = round % 4 == 0 ? random.next() % 10 : random.next() % 10_000
      let digits = (0..<decimals).map { _ in Character(String(random.next() % 10)) }
      // Zeros at the front and the end, and runs of nines, are where rounding goes wrong first.
      var fraction = String(digits)
      if round % 5 == 1 { fraction = String(fraction.map { $0 < "5" ? "0" : "9" }) }
      if round % 7 == 1 { fraction = String(fraction.reversed().map { $0 < "8" ? "0" : $0 }) }
      let text = decimals == 0 ? "\(whole)" : "\(whole).\(fraction)"
      #expect(parse(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }

  @Test(arguments: [
    "12345678901234567890\0", "12345678901234567890\u{0}4", "0.12345678901234567890\u{0}", "1e400\0",
    "12345678901234567890x", "123456789012345678901p3", "12345678901234567890 1",
  ])
  func nothingHidesBehindManyDigits(text: String) { #expect(parse(text) == nil) }

  @Test func agreesWithTheStandardLibraryNearHalves() {
    var random = SplitMix(seed: 99)
    for _ in 0..<20_000 {
      // A number half-way between two doubles of 50 bits has at most 17 significant digits too many to hold.
      let text = String(Double(random.next() >> 11) * 0x1p-40) + ["", "1", "5", "00000001"][Int(random.next() % 4)]
      guard !text.contains("e") else { continue }
      #expect(parse(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }

  /// 2^(63 + n) / 5^k by long division.
  @Test func reciprocalsAreRight() {
    for (decimals, reciprocal) in reciprocalsOfFive.enumerated() {
      var power = UInt128(1)
      for _ in 0..<decimals { power *= 5 }
      let bits = decimals == 0 ? 0 : 128 - power.leadingZeroBitCount
      #expect(decimals == 0 || bits == (decimals * 1189) >> 9 + 1)
      #expect(UInt128(1) << UInt128(63 + bits) / power == UInt128(reciprocal))
    }
  }
}

/// The published splitmix64 generator: the same numbers on every machine.
struct SplitMix {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

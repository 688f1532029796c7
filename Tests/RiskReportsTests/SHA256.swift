import Foundation

/// FIPS 180-4, for the digest in a content policy.
enum SHA256 {
  static func base64(of message: [UInt8]) -> String {
    var state: [UInt32] = primes(8).map { fraction(of: Double($0).squareRoot()) }
    let constants = primes(64).map { fraction(of: cbrt(Double($0))) }
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    padded += (0..<8).map { UInt8(truncatingIfNeeded: (message.count * 8) >> (56 - 8 * $0)) }
    for start in stride(from: 0, to: padded.count, by: 64) {
      var words = (0..<16).map { word in
        padded[start + 4 * word..<start + 4 * word + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      }
      for place in 16..<64 {
        let (old, new) = (words[place - 15], words[place - 2])
        let low = turned(old, 7) ^ turned(old, 18) ^ old >> 3
        let high = turned(new, 17) ^ turned(new, 19) ^ new >> 10
        words.append(words[place - 16] &+ low &+ words[place - 7] &+ high)
      }
      var s = state
      for place in 0..<64 {
        let mixed = turned(s[4], 6) ^ turned(s[4], 11) ^ turned(s[4], 25)
        let first = s[7] &+ mixed &+ ((s[4] & s[5]) ^ (~s[4] & s[6])) &+ constants[place] &+ words[place]
        let spread = turned(s[0], 2) ^ turned(s[0], 13) ^ turned(s[0], 22)
        let second = spread &+ ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]))
        s = [first &+ second, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
      }
      for place in 0..<8 { state[place] = state[place] &+ s[place] }
    }
    let bytes = state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) } }
    return Data(bytes).base64EncodedString()
  }

  private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

  /// The first 32 bits behind the point.
  private static func fraction(of root: Double) -> UInt32 {
    UInt32((root - root.rounded(.down)) * 4_294_967_296)
  }

  private static func primes(_ count: Int) -> [Int] {
    Array((2...).lazy.filter { number in (2..<number).allSatisfy { number % $0 != 0 } }.prefix(count))
  }
}

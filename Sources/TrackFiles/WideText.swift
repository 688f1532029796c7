import TrackModel

/// Turns UTF-16 into UTF-8, so that everything behind it sees bytes of one kind.
struct WideText {
  private let isBigEndian: Bool
  private var output: [UInt8] = []
  /// The first byte of a unit that was cut by the end of a piece.
  private var half: UInt8?
  /// A high surrogate that waits for its other half.
  private var surrogate: UInt32?
  private(set) var isBroken = false

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  /// Which byte comes first in a text of two bytes each, shown by a mark or by a blank or `<`; nil for other texts.
  static func isBigEndian(_ head: [UInt8]) -> Bool? {
    guard head.count >= 4 else { return nil }
    let isWide32 = head[2] == 0 && head[3] == 0
    if head[0] == 0xFF, head[1] == 0xFE, !isWide32 { return false }
    if head[0] == 0xFE, head[1] == 0xFF { return true }
    let isStart: (UInt8) -> Bool = { $0 == UInt8(ascii: "<") || DecimalNumber.isBlank($0) }
    if isStart(head[0]), head[1] == 0, !isWide32 { return false }
    if head[0] == 0, isStart(head[1]), head[2] == 0 { return true }
    return nil
  }

  /// The UTF-8 of one more piece. Halves without their partner set ``isBroken``.
  mutating func decode(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    output.removeAll(keepingCapacity: true)
    for index in 0..<bytes.count {
      let byte = unsafe bytes[index]
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      append(isBigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first))
    }
    return output
  }

  /// True where the text may not end here.
  var isIncomplete: Bool { half != nil || surrogate != nil }

  private mutating func append(_ unit: UInt32) {
    if let high = surrogate {
      surrogate = nil
      guard (0xDC00...0xDFFF).contains(unit) else {
        isBroken = true
        return
      }
      encode(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00))
    } else if (0xD800...0xDBFF).contains(unit) {
      surrogate = unit
    } else if (0xDC00...0xDFFF).contains(unit) {
      isBroken = true
    } else {
      encode(unit)
    }
  }

  private mutating func encode(_ scalar: UInt32) {
    if scalar < 0x80 {
      output.append(UInt8(scalar))
    } else if scalar < 0x800 {
      output.append(UInt8(0xC0 | scalar >> 6))
      output.append(UInt8(0x80 | scalar & 0x3F))
    } else {
      if scalar < 0x10000 {
        output.append(UInt8(0xE0 | scalar >> 12))
      } else {
        output.append(UInt8(0xF0 | scalar >> 18))
        output.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      }
      output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      output.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}

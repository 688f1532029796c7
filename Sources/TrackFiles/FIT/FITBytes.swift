/// The content of a FIT file in memory, read as numbers of either byte order.
///
/// Positions must lie inside the file; callers check the size of a whole message once.
struct FITBytes {
  let bytes: [UInt8]

  var count: Int { bytes.count }

  @inline(__always) subscript(position: Int) -> UInt8 { bytes[position] }

  @inline(__always) func uint16(at position: Int, isBigEndian: Bool) -> UInt16 {
    let value = UInt16(bytes[position]) | UInt16(bytes[position + 1]) << 8
    return isBigEndian ? value.byteSwapped : value
  }

  @inline(__always) func uint32(at position: Int, isBigEndian: Bool) -> UInt32 {
    let low = UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8
    let value = low | UInt32(bytes[position + 2]) << 16 | UInt32(bytes[position + 3]) << 24
    return isBigEndian ? value.byteSwapped : value
  }

  func uint64(at position: Int, isBigEndian: Bool) -> UInt64 {
    let first = UInt64(uint32(at: position, isBigEndian: isBigEndian))
    let second = UInt64(uint32(at: position + 4, isBigEndian: isBigEndian))
    return isBigEndian ? first << 32 | second : second << 32 | first
  }

  /// The first value of a numeric field; nil for what the protocol calls invalid (all ones, the greatest signed value,
  /// zero for the types whose names end in z), for texts, bytes, and floating-point values that are no number.
  @inline(__always) func number(at position: Int, type: FITBaseType, isBigEndian: Bool) -> Double? {
    switch type {
    case .uint8, .enumeration:
      let value = bytes[position]
      return value == .max ? nil : Double(value)
    case .uint16:
      let value = uint16(at: position, isBigEndian: isBigEndian)
      return value == .max ? nil : Double(value)
    case .uint32:
      let value = uint32(at: position, isBigEndian: isBigEndian)
      return value == .max ? nil : Double(value)
    case .sint32:
      let value = Int32(bitPattern: uint32(at: position, isBigEndian: isBigEndian))
      return value == .max ? nil : Double(value)
    default: return rareNumber(at: position, type: type, isBigEndian: isBigEndian)
    }
  }

  @inline(never) private func rareNumber(at position: Int, type: FITBaseType, isBigEndian: Bool) -> Double? {
    switch type {
    case .sint8:
      let value = Int8(bitPattern: bytes[position])
      return value == .max ? nil : Double(value)
    case .sint16:
      let value = Int16(bitPattern: uint16(at: position, isBigEndian: isBigEndian))
      return value == .max ? nil : Double(value)
    case .sint64:
      let value = Int64(bitPattern: uint64(at: position, isBigEndian: isBigEndian))
      return value == .max ? nil : Double(value)
    case .uint64:
      let value = uint64(at: position, isBigEndian: isBigEndian)
      return value == .max ? nil : Double(value)
    case .uint8z: return bytes[position] == 0 ? nil : Double(bytes[position])
    case .uint16z:
      let value = uint16(at: position, isBigEndian: isBigEndian)
      return value == 0 ? nil : Double(value)
    case .uint32z:
      let value = uint32(at: position, isBigEndian: isBigEndian)
      return value == 0 ? nil : Double(value)
    case .uint64z:
      let value = uint64(at: position, isBigEndian: isBigEndian)
      return value == 0 ? nil : Double(value)
    case .float32:
      let value = Double(Float(bitPattern: uint32(at: position, isBigEndian: isBigEndian)))
      return value.isFinite ? value : nil
    case .float64:
      let value = Double(bitPattern: uint64(at: position, isBigEndian: isBigEndian))
      return value.isFinite ? value : nil
    case .uint8, .enumeration, .uint16, .uint32, .sint32, .string, .byte: return nil
    }
  }
}

/// The checksum of FIT files: CRC-16 with the reflected polynomial A001 and a start of zero, known as CRC-16/ARC.
enum FITChecksum {
  /// Eight tables of 256: the effect of a byte that is followed by 0 to 7 others.
  private static let tables: [UInt16] = {
    var tables = [UInt16](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var value = UInt16(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xA001 : value >> 1 }
      tables[byte] = value
    }
    for index in 256..<8 * 256 { tables[index] = tables[index - 256] >> 8 ^ tables[Int(tables[index - 256] & 0xFF)] }
    return tables
  }()

  static func of(_ bytes: FITBytes, in range: Range<Int>) -> UInt16 {
    let tables = FITChecksum.tables.span
    let content = bytes.bytes.span.extracting(range)
    var sum: UInt16 = 0
    var position = 0
    // Eight bytes at a time, so that one look into a table need not wait for the one before.
    while position + 8 <= content.count {
      // The loop's condition bounds the eight positions, and a byte bounds each place in its table.
      unsafe sum = eight(content, position, tables, sum)
      position += 8
    }
    while position < content.count {
      sum = sum >> 8 ^ tables[Int(UInt8(truncatingIfNeeded: sum) ^ content[position])]
      position += 1
    }
    return sum
  }

  /// The sum behind eight bytes from `position` on, which must be there.
  @unsafe @inline(__always) private static func eight(
    _ content: Span<UInt8>, _ position: Int, _ tables: Span<UInt16>, _ sum: UInt16
  ) -> UInt16 {
    let first = unsafe Int(content[unchecked: position] ^ UInt8(truncatingIfNeeded: sum))
    let second = unsafe Int(content[unchecked: position + 1] ^ UInt8(sum >> 8))
    let older =
      unsafe tables[unchecked: 7 * 256 + first] ^ tables[unchecked: 6 * 256 + second]
      ^ tables[unchecked: 5 * 256 + Int(content[unchecked: position + 2])]
    let middle =
      unsafe tables[unchecked: 4 * 256 + Int(content[unchecked: position + 3])]
      ^ tables[unchecked: 3 * 256 + Int(content[unchecked: position + 4])]
      ^ tables[unchecked: 2 * 256 + Int(content[unchecked: position + 5])]
    return unsafe older ^ middle ^ tables[unchecked: 256 + Int(content[unchecked: position + 6])]
      ^ tables[unchecked: Int(content[unchecked: position + 7])]
  }
}

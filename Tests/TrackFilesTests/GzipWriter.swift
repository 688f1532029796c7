/// Makes gzip members of stored blocks, so that tests of the reader share no code with it.
enum GzipWriter {
  static func member(_ content: [UInt8], name: String? = nil) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, name == nil ? 0 : 8, 0, 0, 0, 0, 0, 255]
    if let name { bytes += Array(name.utf8) + [0] }
    var start = 0
    repeat {
      let end = min(start + 65_535, content.count)
      let length = UInt16(end - start)
      bytes.append(end == content.count ? 1 : 0)
      for value in [length, ~length] { bytes += [UInt8(value & 0xFF), UInt8(value >> 8)] }
      bytes += content[start..<end]
      start = end
    } while start < content.count
    for value in [checksum(content), UInt32(truncatingIfNeeded: content.count)] {
      for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
    return bytes
  }

  /// CRC-32 as RFC 1952 defines it, bit by bit.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}

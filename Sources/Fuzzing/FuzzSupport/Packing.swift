/// Packs bytes as gzip and zip have them, from RFC 1952, RFC 1951 and APPNOTE.TXT, so that what fuzzers make of an
/// export gets behind the checksums.
public enum Packing {
  /// One gzip member with the content in stored blocks of at most `blockSize` bytes.
  public static func member(_ content: some Collection<UInt8>, blockSize: Int = 65_535) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + blocks(content, blockSize: blockSize)
      + littleEndian(Int(checksum(content)), 4) + littleEndian(content.count, 4)
  }

  /// Deflated data that holds the content as it is.
  public static func blocks(_ content: some Collection<UInt8>, blockSize: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = content[...]
    repeat {
      let block = rest.prefix(blockSize)
      rest = rest.dropFirst(blockSize)
      bytes.append(rest.isEmpty ? 1 : 0)
      bytes += littleEndian(block.count, 2) + littleEndian(~block.count, 2) + block
    } while !rest.isEmpty
    return bytes
  }

  /// An archive with one entry, stored or deflated.
  public static func archive(name: String, _ content: [UInt8], isDeflated: Bool) -> [UInt8] {
    let packed = isDeflated ? blocks(content, blockSize: 65_535) : content
    let shared =
      littleEndian(20, 2) + littleEndian(0, 2) + littleEndian(isDeflated ? 8 : 0, 2) + littleEndian(0, 4)
      + littleEndian(Int(checksum(content)), 4) + littleEndian(packed.count, 4) + littleEndian(content.count, 4)
      + littleEndian(name.utf8.count, 2) + littleEndian(0, 2)
    let entry = littleEndian(0x0403_4B50, 4) + shared + name.utf8 + packed
    let directory =
      littleEndian(0x0201_4B50, 4) + littleEndian(20, 2) + shared + littleEndian(0, 2 + 2 + 2 + 4 + 4) + name.utf8
    let end =
      littleEndian(0x0605_4B50, 4) + littleEndian(0, 4) + littleEndian(1, 2) + littleEndian(1, 2)
      + littleEndian(directory.count, 4) + littleEndian(entry.count, 4) + littleEndian(0, 2)
    return entry + directory + end
  }

  /// CRC-32, bit by bit.
  public static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  private static func littleEndian(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 }
  }
}

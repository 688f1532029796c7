/// Makes zip archives byte by byte from APPNOTE.TXT, sound ones and such as no packer would, so that tests of the reader
/// share no code with it.
struct ZipWriter {
  struct Entry {
    var name: [UInt8]
    /// As it lies in the archive.
    var packed: [UInt8]
    var size: Int
    var checksum: UInt32
    var method = 0
    var flags = 0
    /// Sizes and checksum stand behind the data, not before it.
    var hasDescriptor = false
    /// Sizes and place are told with 64 bits.
    var isWide = false
    /// Where the directory says the entry begins, in place of where it does.
    var claimedStart: Int?

    static func stored(_ name: String, _ content: [UInt8]) -> Entry {
      Entry(
        name: Array(name.utf8), packed: content, size: content.count, checksum: GzipWriter.checksum(content))
    }

    /// Deflated, in stored blocks.
    static func deflated(_ name: String, _ content: [UInt8]) -> Entry {
      // A gzip member is ten bytes, the deflated data, and eight bytes.
      gzipped(name, GzipWriter.member(content))
    }

    /// The data of a gzip member without a name in it.
    static func gzipped(_ name: String, _ member: [UInt8]) -> Entry {
      let end = Array(member.suffix(8))
      return Entry(
        name: Array(name.utf8), packed: Array(member.dropFirst(10).dropLast(8)),
        size: Int(number(end[4...])), checksum: UInt32(number(end[..<4])), method: 8)
    }

    func with(_ change: (inout Entry) -> Void) -> Entry {
      var changed = self
      change(&changed)
      return changed
    }
  }

  /// Before the archive, as a program that unpacks itself.
  var prefix: [UInt8] = []
  var comment: [UInt8] = []
  var isWide = false
  /// In place of the true count.
  var claimedCount: Int?
  var disk = 0

  func archive(_ entries: [Entry]) -> [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let start = body.count
      let sums = bytes(Int(entry.checksum), 4) + bytes(entry.packed.count, 4) + bytes(entry.size, 4)
      let flags = entry.flags | (entry.hasDescriptor ? 8 : 0)
      body += bytes(0x0403_4B50, 4) + bytes(20, 2) + bytes(flags, 2) + bytes(entry.method, 2) + bytes(0, 4)
      body += entry.hasDescriptor ? [UInt8](repeating: 0, count: 12) : sums
      body += bytes(entry.name.count, 2) + bytes(3, 2) + entry.name + [9, 9, 9] + entry.packed
      if entry.hasDescriptor { body += bytes(0x0807_4B50, 4) + sums }
      directory += record(entry, flags: flags, start: entry.claimedStart ?? start)
    }
    let count = claimedCount ?? entries.count
    var end: [UInt8] = []
    if isWide {
      end += bytes(0x0606_4B50, 4) + bytes(44, 8) + bytes(45, 2) + bytes(45, 2) + bytes(disk, 4) + bytes(disk, 4)
      end += bytes(count, 8) + bytes(count, 8) + bytes(directory.count, 8) + bytes(body.count, 8)
      let place = prefix.count + body.count + directory.count
      end += bytes(0x0706_4B50, 4) + bytes(0, 4) + bytes(place, 8) + bytes(1, 4)
    }
    let shown = isWide ? 0xFFFF : count
    end += bytes(0x0605_4B50, 4) + bytes(disk, 2) + bytes(disk, 2) + bytes(shown, 2) + bytes(shown, 2)
    end += bytes(isWide ? 0xFFFF_FFFF : directory.count, 4) + bytes(isWide ? 0xFFFF_FFFF : body.count, 4)
    return prefix + body + directory + end + bytes(comment.count, 2) + comment
  }

  private func record(_ entry: Entry, flags: Int, start: Int) -> [UInt8] {
    let all = 0xFFFF_FFFF
    let extra =
      entry.isWide
      ? bytes(0x7075, 2) + bytes(1, 2) + [0] + bytes(1, 2) + bytes(24, 2) + bytes(entry.size, 8)
        + bytes(entry.packed.count, 8) + bytes(start, 8) : []
    var record = bytes(0x0201_4B50, 4) + bytes(20, 2) + bytes(20, 2) + bytes(flags, 2) + bytes(entry.method, 2)
    record += bytes(0, 4) + bytes(Int(entry.checksum), 4) + bytes(entry.isWide ? all : entry.packed.count, 4)
    record += bytes(entry.isWide ? all : entry.size, 4) + bytes(entry.name.count, 2) + bytes(extra.count, 2)
    record += bytes(0, 2) + bytes(0, 2) + bytes(0, 2) + bytes(0, 4) + bytes(entry.isWide ? all : start, 4)
    return record + entry.name + extra
  }

  private func bytes(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Deflated data (RFC 1951, fixed codes) of one byte and then so many times 258 of the same: 13 bits each.
  static func bomb(_ byte: UInt8, repeats: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var (bits, count) = (UInt32(0), UInt32(0))
    func put(_ value: UInt32, _ width: UInt32) {
      bits |= value << count
      count += width
      while count >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: bits))
        bits >>= 8
        count -= 8
      }
    }
    /// Huffman codes stand with their first bit first.
    func code(_ value: UInt32, _ width: UInt32) {
      for bit in (0..<width).reversed() { put(value >> bit & 1, 1) }
    }
    put(0b011, 3)
    code(0x30 + UInt32(byte), 8)
    for _ in 0..<repeats {
      code(0b1100_0101, 8)
      code(0, 5)
    }
    code(0, 7)
    put(0, 7)
    return bytes
  }
}

import TrackModel

/// Reads the list of entries at the end of an archive (APPNOTE.TXT 4.3.12 to 4.3.16, zip64 included) and looks at
/// every number in it before it is used.
struct ZipDirectory {
  private let archive: ZipBytes
  private let limits: ReadLimits
  /// Where the directory lies, what it should hold, and how far everything is shifted by bytes before the archive.
  private var range = 0..<0
  private var count = 0
  private var isCountWhole = false
  private var shift = 0

  /// All entries, in order of their names' bytes, or as they lie where that is the only cheap way to read them.
  ///
  /// - Throws: why nothing of the archive can be used.
  static func entries(of archive: ZipBytes, limits: ReadLimits) throws(Trouble) -> [ZipEntry] {
    var directory = ZipDirectory(archive: archive, limits: limits)
    try directory.find()
    var entries = try directory.read()
    entries.sort { $0.headerStart < $1.headerStart }
    for index in entries.indices {
      let next = index + 1 < entries.count ? entries[index + 1].headerStart : directory.range.lowerBound
      entries[index].limit = next
      let least = entries[index].headerStart + 30 + entries[index].packedSize
      guard least <= next else { throw ZipTrouble.overlap }
    }
    if archive.isSequential { return entries }
    return entries.sorted {
      $0.name != $1.name ? $0.name.lexicographicallyPrecedes($1.name) : $0.headerStart < $1.headerStart
    }
  }

  private init(archive: ZipBytes, limits: ReadLimits) {
    self.archive = archive
    self.limits = limits
  }

  // MARK: The end record

  private static let endSize = 22
  private static let longestComment = 0xFFFF

  private mutating func find() throws(Trouble) {
    let tailStart = max(0, archive.count - ZipDirectory.endSize - ZipDirectory.longestComment - 20)
    let tail = archive.bytes(at: tailStart, count: archive.count - tailStart)
    if let trouble = archive.trouble { throw trouble }
    guard let place = ZipDirectory.endRecord(in: tail) else {
      throw beginsWithEntry ? ZipTrouble.truncated : ZipTrouble.none
    }
    let end = ZipFields(tail[place...])
    var (size, start) = (end.four(12), end.four(16))
    var endStart = tailStart + place
    count = end.two(10)
    var disks = [end.two(4), end.two(6)]
    if place >= 20, ZipFields(tail[(place - 20)...]).four(0) == 0x0706_4B50 {
      let locator = ZipFields(tail[(place - 20)..<place])
      // Where it is told to be, or (with something before the archive) where it is as a rule.
      let places = [locator.eight(8) ?? .max, endStart - 76].filter { $0 >= 0 && $0 <= endStart - 76 }
      let records = places.map { ($0, ZipFields(archive.bytes(at: $0, count: 56)[...])) }
      guard let (wide, record) = records.first(where: { $0.1.count == 56 && $0.1.four(0) == 0x0606_4B50 }),
        let wideCount = record.eight(32), let wideSize = record.eight(40), let wideStart = record.eight(48)
      else { throw archive.trouble ?? ZipTrouble.directory }
      (count, size, start, endStart) = (wideCount, wideSize, wideStart, wide)
      disks = [record.four(16), record.four(20)]
      isCountWhole = true
    }
    guard disks.allSatisfy({ $0 == 0 }) else { throw ZipTrouble.split }
    guard count <= limits.archiveEntries else { throw ZipTrouble.tooMany(limits.archiveEntries) }
    guard size <= endStart, start <= endStart - size else { throw ZipTrouble.directory }
    // Programs that unpack themselves stand before their archive, whose numbers do not count them.
    shift = endStart - size - start
    // But where an entry stands there, this is the end of an archive inside one that is cut off.
    if shift > 0, beginsWithEntry { throw ZipTrouble.truncated }
    range = (endStart - size)..<endStart
  }

  private var beginsWithEntry: Bool { archive.bytes(at: 0, count: 4).starts(with: [0x50, 0x4B, 0x03, 0x04]) }

  /// The last end record whose comment reaches to the end of the archive; without one, the last whose comment ends
  /// earlier, for something may have been appended.
  private static func endRecord(in tail: [UInt8]) -> Int? {
    var fallBack: Int?
    var place = tail.count - endSize
    while place >= 0 {
      if tail[place] == 0x50, ZipFields(tail[place...]).four(0) == 0x0605_4B50 {
        let end = place + endSize + ZipFields(tail[place...]).two(20)
        if end == tail.count { return place }
        if end < tail.count, fallBack == nil { fallBack = place }
      }
      place -= 1
    }
    return fallBack
  }

  // MARK: The entries

  private static let recordSize = 46

  private func read() throws(Trouble) -> [ZipEntry] {
    var entries: [ZipEntry] = []
    var position = range.lowerBound
    var window: ArraySlice<UInt8> = []
    while position < range.upperBound {
      // A record has at most 46 + 3 x 65,535 bytes.
      if window.count < min(range.upperBound - position, 200 << 10) {
        window = archive.bytes(at: position, count: min(range.upperBound - position, 512 << 10))[...]
      }
      let fields = ZipFields(window)
      guard fields.count >= ZipDirectory.recordSize, fields.four(0) == 0x0201_4B50 else {
        throw archive.trouble ?? ZipTrouble.directory
      }
      let size = ZipDirectory.recordSize + fields.two(28) + fields.two(30) + fields.two(32)
      guard size <= fields.count else { throw archive.trouble ?? ZipTrouble.directory }
      guard entries.count < limits.archiveEntries else { throw ZipTrouble.tooMany(limits.archiveEntries) }
      entries.append(try entry(ZipFields(window.prefix(size))))
      window = window.dropFirst(size)
      position += size
    }
    // Without zip64 the count has 16 bits, and some packers let it overflow.
    let isComplete = isCountWhole ? entries.count == count : entries.count & 0xFFFF == count
    guard isComplete else { throw ZipTrouble.directory }
    return entries
  }

  private func entry(_ fields: ZipFields) throws(Trouble) -> ZipEntry {
    let name = Array(fields.part(ZipDirectory.recordSize, count: fields.two(28)))
    var wide = WideNumbers(fields.part(ZipDirectory.recordSize + fields.two(28), count: fields.two(30)))
    // They come in this order, and only those that do not fit into 32 bits.
    guard let size = wide.value(fields.four(24)), let packedSize = wide.value(fields.four(20)),
      let start = wide.value(fields.four(42)), start <= range.lowerBound - shift,
      packedSize <= range.lowerBound
    else { throw ZipTrouble.directory }
    guard fields.two(34) == 0 || fields.two(34) == 0xFFFF else { throw ZipTrouble.split }
    let method = UInt16(truncatingIfNeeded: fields.two(10))
    return ZipEntry(
      name: name, size: size, packedSize: packedSize, checksum: UInt32(truncatingIfNeeded: fields.four(16)),
      method: method, headerStart: start + shift, limit: 0,
      trouble: trouble(flags: fields.two(8), method: method, size: size, packedSize: packedSize))
  }

  private func trouble(flags: Int, method: UInt16, size: Int, packedSize: Int) -> Trouble? {
    // Bit 0: encrypted; bit 6: strongly; bit 13: with a hidden directory; method 99: AES.
    if flags & 0b0010_0000_0100_0001 != 0 || method == 99 { return ZipTrouble.encrypted }
    if method != 0 && method != 8 { return ZipTrouble.method(method) }
    if method == 0 && size != packedSize { return ZipTrouble.length }
    return nil
  }
}

/// The numbers of a zip64 extra field, which replace those that are all ones.
private struct WideNumbers {
  private var fields = ZipFields([])
  private var place = 0

  init(_ extra: ArraySlice<UInt8>) {
    var rest = extra
    while rest.count >= 4 {
      let head = ZipFields(rest)
      if head.two(0) == 1 {
        fields = ZipFields(head.part(4, count: head.two(2)))
        return
      }
      rest = rest.dropFirst(4 + head.two(2))
    }
  }

  /// Nil where the number should be here and is not.
  mutating func value(_ narrow: Int) -> Int? {
    guard narrow == 0xFFFF_FFFF else { return narrow }
    guard place + 8 <= fields.count else { return nil }
    defer { place += 8 }
    return fields.eight(place)
  }
}

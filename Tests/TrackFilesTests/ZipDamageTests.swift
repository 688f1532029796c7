import Testing
import TrackFiles
import TrackModel

/// Archives that are damaged, or were made to do harm.
@Suite struct ZipDamageTests {
  typealias Entry = ZipWriter.Entry
  private static let track = Array(Document.track(points: 20).utf8)

  static let badEntries: [(String, Entry)] = [
    ("zip_encrypted", .stored("a.gpx", track).with { $0.flags = 1 }),
    ("zip_encrypted", .stored("a.gpx", track).with { $0.flags = 0x41 }),
    ("zip_encrypted", .stored("a.gpx", track).with { $0.method = 99 }),
    ("zip_method", .stored("a.gpx", track).with { $0.method = 12 }),
    ("zip_crc", .stored("a.gpx", track).with { $0.checksum ^= 1 }),
    ("zip_crc", .deflated("a.gpx", track).with { $0.checksum ^= 0x8000_0000 }),
    ("zip_length", .stored("a.gpx", track).with { $0.size += 1 }),
    ("zip_length", .deflated("a.gpx", track).with { $0.size += 1 }),
    ("zip_length", .deflated("a.gpx", track).with { $0.size -= 1 }),
    ("zip_length", .deflated("a.gpx", track).with { $0.packed += [0] }),
    ("zip_corrupt", .deflated("a.gpx", track).with { $0.packed.removeLast() }),
    ("zip_corrupt", .deflated("a.gpx", track).with { $0.packed[1] ^= 1 }),
    ("zip_corrupt", .deflated("a.gpx", track).with { $0.packed = [] }),
    ("not_an_export", .stored("a.gpx", Array("{}".utf8))),
    ("gzip_truncated", .stored("a.gpx.gz", GzipWriter.member(track).dropLast(9))),
  ]

  /// One bad entry takes nothing from the others.
  @Test(arguments: badEntries.indices) func aBadEntryIsOneProblem(_ index: Int) {
    let (code, bad) = ZipDamageTests.badEntries[index]
    let reading = ZipReading(ZipWriter().archive([bad, .stored("b.gpx", ZipDamageTests.track)]))
    #expect(reading.problems == [code])
    #expect(reading.samples.count == 20)
  }

  private static let two: [Entry] = [.stored("a.gpx", track), .deflated("b.gpx", track)]

  static let badArchives: [(String, [UInt8])] = [
    ("not_a_zip", []), ("not_a_zip", track),
    ("zip_truncated", Array(ZipWriter().archive(two).dropLast())),
    ("zip_truncated", Array(ZipWriter().archive(two).prefix(100))),
    ("zip_directory", ZipWriter(claimedCount: 3).archive(two)),
    ("zip_directory", ZipWriter(claimedCount: 1).archive(two)),
    ("zip_directory", ZipWriter(isWide: true, claimedCount: 1).archive(two)),
    ("zip_split", ZipWriter(disk: 1).archive(two)),
    ("zip_split", ZipWriter(isWide: true, disk: 1).archive(two)),
    ("limit_entries", ZipWriter(isWide: true, claimedCount: .max).archive(two)),
    // Both names lead to the same bytes.
    ("zip_overlap", ZipWriter().archive([two[0], two[1].with { $0.claimedStart = 0 }])),
    // The second begins inside the first.
    ("zip_overlap", ZipWriter().archive([two[0], two[1].with { $0.claimedStart = 40 }])),
    ("zip_directory", ZipWriter().archive([two[0].with { $0.claimedStart = 0x7FFF_FFFF }])),
    (
      "zip_directory",
      ZipWriter().archive([
        two[0].with {
          $0.isWide = true
          $0.claimedStart = -1
        }
      ])
    ),
  ]

  @Test(arguments: badArchives.indices) func aBadArchiveIsOneProblem(_ index: Int) {
    let (code, bytes) = ZipDamageTests.badArchives[index]
    let reading = ZipReading(bytes)
    #expect(reading.problems == [code] && reading.samples.isEmpty)
  }

  @Test func entriesAreCounted() {
    var limits = ReadLimits()
    limits.archiveEntries = 3
    let entries = (0..<4).map { Entry.stored("\($0).gpx", [1]) }
    #expect(ZipReading(ZipWriter().archive(entries), limits: limits).problems == ["limit_entries"])
    // Whatever the end record claims.
    #expect(ZipReading(ZipWriter(claimedCount: 3).archive(entries), limits: limits).problems == ["limit_entries"])
    #expect(ZipReading(ZipWriter().archive(Array(entries.prefix(3))), limits: limits).names.count == 3)
  }

  private static func bomb(_ name: String, _ byte: UInt8, mebibytes: Int) -> Entry {
    let repeats = mebibytes << 20 / 258
    return Entry(
      name: Array(name.utf8), packed: ZipWriter.bomb(byte, repeats: repeats), size: 1 + repeats * 258, checksum: 0,
      method: 8)
  }

  /// Each is told by its beginning.
  @Test func bombsEndEarly() {
    let blanks = ZipDamageTests.bomb("a.gpx", 0x20, mebibytes: 100)
    let letters = ZipDamageTests.bomb("b.gpx", 0x3C, mebibytes: 100)
    // What it claims to be is less than what it is.
    let liar = ZipDamageTests.bomb("c.gpx", 0x0A, mebibytes: 100).with { $0.size = 1_000 }
    let inner = ZipDamageTests.bomb("d.zip", 0x50, mebibytes: 100)
    let bytes = ZipWriter().archive([blanks, letters, liar, inner])
    #expect(ZipReading(bytes).problems == ["not_an_export", "xml_syntax", "zip_length", "not_an_export"])
  }

  @Test func aCompressedArchiveInAnArchiveMayNotBeLarge() {
    var limits = ReadLimits()
    limits.innerArchiveBytes = 1_000
    let inner = ZipWriter().archive([.stored("a.gpx", ZipDamageTests.track)])
    let outer = ZipWriter().archive([.deflated("x.zip", inner)])
    #expect(inner.count > 1_000)
    // Hardly compressed, so that inflating it again costs little.
    #expect(ZipReading(outer, limits: limits).samples.count == 20)
    limits.archiveBytes = 1_000
    #expect(ZipReading(outer, limits: limits).problems == ["limit_bytes"])
  }

  private static let short = Array(Document.track(points: 4).utf8)
  private static let pair: [Entry] = [.stored("a.gpx", short), .deflated("b.gpx", short)]
  private static let small: [[UInt8]] = [
    ZipWriter().archive(pair.map { $0.with { $0.hasDescriptor = true } }),
    ZipWriter(comment: [1, 2], isWide: true).archive(pair.map { $0.with { $0.isWide = true } }),
    ZipWriter().archive([
      .deflated("inner.zip", ZipWriter().archive(pair)), .stored("c.gpx.gz", GzipWriter.member(short)),
    ]),
  ]

  @Test(arguments: small.indices) func noPrefixIsTakenForWhole(_ index: Int) {
    let bytes = ZipDamageTests.small[index]
    #expect(ZipReading(bytes).problems.isEmpty && ZipReading(bytes).samples.count == [8, 8, 12][index])
    for count in bytes.indices {
      let reading = ZipReading(Array(bytes[..<count]))
      // A comment that is cut off is not missed.
      #expect(reading.samples.isEmpty || count >= bytes.count - 2, "\(count) bytes")
    }
  }

  /// Every byte, with one bit or all of them turned.
  @Test(arguments: small.indices) func noChangedByteIsBelieved(_ index: Int) {
    let bytes = ZipDamageTests.small[index]
    let whole = ZipReading(bytes).samples
    for place in bytes.indices {
      for mask in [0x01, 0xFF] as [UInt8] {
        var changed = bytes
        changed[place] ^= mask
        let reading = ZipReading(changed)
        // Each run is as it was, or is not there: checksums cover all content.
        #expect([0, 4, 8, 12].contains(reading.samples.count) && reading.samples.allSatisfy(whole.contains))
      }
    }
  }
}

import Testing
import TrackFiles
import TrackModel

/// Archives as packers write them.
@Suite struct ZipTests {
  typealias Entry = ZipWriter.Entry
  static let track = Array(Document.track(points: 300).utf8)
  static let three: [Entry] = [
    .deflated("b.gpx", track), .stored("a/run.gpx", track), .stored("c.gpx.gz", GzipWriter.member(track)),
  ]

  static let shapes: [(String, ZipWriter, @Sendable (inout Entry) -> Void)] = [
    ("plain", ZipWriter(), { _ in }),
    ("data descriptors", ZipWriter(), { $0.hasDescriptor = true }),
    ("zip64", ZipWriter(isWide: true), { $0.isWide = true }),
    ("zip64 entries only", ZipWriter(), { $0.isWide = true }),
    ("something before", ZipWriter(prefix: Array("#!/bin/sh\n".utf8)), { _ in }),
    ("something before zip64", ZipWriter(prefix: [1, 2, 3], isWide: true), { _ in }),
    ("a comment", ZipWriter(comment: Array("PK\u{5}\u{6} is how it begins".utf8)), { _ in }),
    ("a comment as long as can be", ZipWriter(comment: [UInt8](repeating: 0x50, count: 65_535)), { _ in }),
    ("names in UTF-8", ZipWriter(), { $0.flags = 0x800 }),
  ]

  @Test(arguments: shapes.indices) func everyShapeIsRead(_ index: Int) {
    let (shape, writer, change) = ZipTests.shapes[index]
    let reading = ZipReading(writer.archive(ZipTests.three.map { $0.with(change) }))
    let once = Reading(ZipTests.track).samples
    #expect(once.count == 300)
    #expect(reading.problems.isEmpty && reading.warnings.isEmpty, "\(shape)")
    #expect(reading.names == ["a/run.gpx", "b.gpx", "c.gpx.gz"])
    #expect(reading.samples == once + once + once, "\(shape)")
  }

  /// Sixty points, deflated by another program.
  @Test func deflatedData() {
    let member = GzipTests.deflatedBytes
    #expect(ZipReading(ZipWriter().archive([.gzipped("run.gpx", member)])).samples.count == 60)
  }

  static let slashedNames: [([UInt8], String)] = [
    (Array("a\\b.gpx".utf8), "a/b.gpx"), (Array("é\\b\\c.gpx".utf8), "é/b/c.gpx"), (Array("a/b\\c".utf8), "a/b\\c"),
    (Array("a".utf8), "a"),
  ]

  @Test(arguments: slashedNames) func backslashesPartNamesWithoutSlashes(name: [UInt8], slashed: String) throws {
    #expect(try entry(name).slashedName == Array(slashed.utf8))
  }

  /// In Shift_JIS the second byte of two letters here; the third is a backslash.
  @Test func lettersHoldNoBackslashes() throws {
    let name: [UInt8] = [0x83, 0x5C, 0x2E] + Array("\\a.gpx".utf8)
    let entry = try entry(name)
    #expect(entry.slashedName == [0x83, 0x5C, 0x2E] + Array("/a.gpx".utf8) && !entry.isUnimportant)
  }

  private func entry(_ name: [UInt8]) throws -> ZipEntry {
    let bytes = ZipWriter().archive([Entry.stored("x", [1]).with { $0.name = name }])
    return try #require(ZipArchive(bytes: bytes, displayName: "x.zip").entries().first)
  }

  @Test func somethingBehindTheArchive() {
    let reading = ZipReading(ZipWriter().archive(ZipTests.three) + [UInt8](repeating: 0, count: 100))
    #expect(reading.problems.isEmpty && reading.samples.count == 900)
  }

  @Test func anArchiveWithoutEntries() {
    let reading = ZipReading(ZipWriter().archive([]))
    #expect(reading.names.isEmpty && reading.problems.isEmpty)
  }

  /// Larger than every buffer, and not a multiple of any.
  @Test func longEntriesAreStreamed() {
    let text = Array(Document.track(points: 3_001).utf8)
    #expect(text.count > 3 * 65_536)
    let reading = ZipReading(ZipWriter().archive([.deflated("a.gpx", text), .stored("b.gpx", text)]))
    #expect(reading.problems.isEmpty && reading.samples.count == 6_002)
  }

  @Test func anArchiveInAnArchive() {
    let inner = ZipWriter().archive(ZipTests.three)
    for outer in [Entry.stored("inner.zip", inner), .deflated("inner.zip", inner)] {
      let reading = ZipReading(ZipWriter().archive([outer, .stored("z.gpx", ZipTests.track)]))
      #expect(reading.problems.isEmpty && reading.samples.count == 1_200)
    }
  }

  /// The list of entries is longer than what is read of an archive's end at first.
  @Test func aLargeArchiveInAnArchive() {
    let name = String(repeating: "n", count: 200)
    let inner = ZipWriter().archive(
      (0..<700).map { Entry.stored("\(name)\($0).txt", [1]) } + [.stored("z.gpx", ZipTests.track)])
    let reading = ZipReading(ZipWriter().archive([.deflated("inner.zip", inner)]))
    #expect(reading.names.count == 702 && reading.samples.count == 300)
  }

  /// In order of their names, the archive would have to be inflated once for each of them.
  @Test func entriesOfACompressedArchiveAreReadAsTheyLie() {
    let names = ["c.gpx", "b.gpx", "a.gpx"]
    let inner = ZipWriter().archive(names.map { .stored($0, ZipTests.track) })
    let compressed = ZipReading(ZipWriter().archive([.deflated("inner.zip", inner)]))
    #expect(compressed.names == ["inner.zip"] + names && compressed.samples.count == 900)
    let stored = ZipReading(ZipWriter().archive([.stored("inner.zip", inner)]))
    #expect(stored.names == ["inner.zip"] + names.sorted() && stored.samples.count == 900)
  }

  @Test func contentsOfASmallEntry() throws {
    let archive = ZipArchive(bytes: ZipWriter().archive([.deflated("a.csv", [1, 2, 3])]), displayName: "x")
    let entry = try #require(try archive.entries().first)
    #expect(try archive.contents(of: entry, limit: 3, displayName: "x") == [1, 2, 3])
    #expect(throws: Problem.self) { try archive.contents(of: entry, limit: 2, displayName: "x") }
  }

  static let names: [(String, Bool, Bool)] = [
    ("activities/1.gpx", false, false), ("activities/", true, false), ("a\\", true, false), ("", true, false),
    ("__MACOSX/._1.fit", true, false), ("x/.hidden.gpx", true, false), ("x/.git/a.gpx", true, false),
    ("../a.gpx", false, true), ("a/../../b.gpx", false, true), ("/etc/a.gpx", false, true),
    ("C:\\a.gpx", false, true), ("..\\a.gpx", false, true), ("a\0.gpx", false, true), ("a..b/c.gpx", false, false),
  ]

  @Test(arguments: names) func namesAreJudged(name: String, isUnimportant: Bool, leadsOutside: Bool) throws {
    let archive = ZipArchive(bytes: ZipWriter().archive([.stored(name, ZipTests.track)]), displayName: "x")
    let entry = try #require(try archive.entries().first)
    #expect(entry.isUnimportant == isUnimportant && entry.leadsOutside == leadsOutside)
    #expect(ZipReading(ZipWriter().archive([.stored(name, ZipTests.track)])).warnings.isEmpty == !leadsOutside)
  }
}

import Foundation
import Testing
import TrackModel

@testable import RunLibrary

/// Libraries as earlier versions of the program wrote them.
struct MigrationTests {
  private let folder: ScratchFolder
  private var path: String { folder.file("library.sqlite") }

  init() throws { folder = try ScratchFolder() }

  private static let libraries = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/libraries")

  /// Every version before the present one has its file.
  @Test(arguments: 1..<LibrarySchema.current.version)
  func broughtUpToDate(version: Int) throws {
    let original = try Data(contentsOf: MigrationTests.libraries.appending(path: "version-\(version).sqlite"))
    try folder.write(original, "library.sqlite")
    do {
      let library = try RunLibrary(path: path)
      #expect(try library.pragma("user_version") == "\(LibrarySchema.current.version)")
      #expect(try library.integrityProblems() == [])
      try expectContent(of: library)
      if version >= 2 { try expectLog(of: library) }
      #expect(try library.health().damagedRuns == [])
      #expect(try library.knownFiles(athlete: "me").allSatisfy { !$0.isDamaged })
    }
    // The copy before is as good as the file was.
    #expect(try folder.mode("library.sqlite.version-\(version)") == 0o600)
    let copy = try RunLibrary(
      path: folder.file("library.sqlite.version-\(version)"), readOnly: true,
      schema: LibrarySchema(steps: Array(LibrarySchema.current.steps.prefix(version))))
    #expect(try copy.pragma("user_version") == "\(version)")
  }

  /// What was put into the library of version 1, as `sqlite3` shows it.
  private func expectContent(of library: RunLibrary) throws {
    #expect(try library.athletes() == ["me"])
    #expect(
      try library.settings(athlete: "me")
        == AthleteSettings(timeZone: "Europe/Berlin", hadHamstringInjury: true, maximalHeartRate: 188))
    let runs = try library.summaries(athlete: "me")
    #expect(runs.map(\.id) == ["dc80db853050", "a33769b53f01"])
    #expect(runs.map(\.name) == ["Long run", "Jog"])
    #expect(runs.allSatisfy { $0.trace.bins()?.isEmpty == false })
    let files = try library.knownFiles(athlete: "me")
    #expect(
      files.map { String(decoding: $0.path, as: UTF8.self) } == [
        "/srv/exports/broken-cut.gpx.gz", "/srv/exports/course.tcx", "/srv/exports/fr310xt-two-tracks.tcx",
        "/srv/exports/monday.gpx.gz", "/srv/exports/no-namespace.gpx",
      ])
    #expect(files.map(\.forgotten) == [[], [], ["2a80e3c239cc"], [], []])
    #expect(files.map { $0.problems.map(\.code) } == [["gzip_truncated"], [], [], [], []])
    #expect(files.map { $0.skipped.map(\.code) } == [[], ["course"], [], [], []])
  }

  /// What was added to the library of version 2 with `pain add` and `habit add`.
  private func expectLog(of library: RunLibrary) throws {
    #expect(
      try library.painEntries(athlete: "me") == [
        PainEntry(
          id: 1, day: CivilDate(day: 20_548), minute: nil, moment: .nextMorning, level: 4, side: .left, limp: false,
          cannotBearWeight: false, note: nil)
      ])
    #expect(try library.habitEntries(athlete: "me").map(\.habit) == [.strength])
  }

  /// A released step never changes: FNV-1a over its text.
  @Test(
    arguments: [(0, 0x8DC4_165C_9A52_8F8D), (1, 0x3302_F8A2_7C19_EFF5), (2, 0x4B7C_6B00_680C_673D)] as [(Int, UInt64)])
  func releasedStepsAreFrozen(step: Int, expected: UInt64) {
    let hash = LibrarySchema.current.steps[step].utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    #expect(hash == expected, "step \(step): \(String(hash, radix: 16))")
  }

  /// Checksums in every library rest on it, so it never changes either.
  @Test func digestIsFrozen() {
    var digest = FileDigest()
    digest.add(Array("stored for good".utf8)[...])
    let word = digest.bytes.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    #expect(word == 0xCA9F_ED1E_8257_57DB, "\(String(word, radix: 16))")
  }

  /// A library made by taking the steps one by one is the same as a new one.
  @Test func stepsLeadToThePresentSchema() throws {
    for count in 1...LibrarySchema.current.version {
      let steps = LibrarySchema(steps: Array(LibrarySchema.current.steps.prefix(count)))
      _ = try RunLibrary(path: path, readOnly: false, schema: steps)
    }
    let fresh = try RunLibrary(path: folder.file("fresh.sqlite"))
    #expect(try RunLibrary(path: path).schemaStatements() == fresh.schemaStatements())
  }
}

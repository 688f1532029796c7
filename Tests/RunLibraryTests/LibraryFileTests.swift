import Foundation
import GRDB
import Testing
import TrackModel

@testable import RunLibrary

struct LibraryFileTests {
  private let folder: ScratchFolder
  private var path: String { folder.file("library.sqlite") }

  init() throws { folder = try ScratchFolder() }

  private func code(_ work: () throws -> Void) -> LibraryFailure.Code? {
    do {
      try work()
      return nil
    } catch {
      return (error as? LibraryFailure)?.code
    }
  }

  @Test func settingsOfTheConnection() throws {
    let library = try RunLibrary(path: path)
    let expected = [
      "journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0", "busy_timeout": "10000",
      "application_id": "1400140391", "user_version": "3",
    ]
    for (name, value) in expected { #expect(try library.pragma(name) == value, "\(name)") }
  }

  @Test func onlyTheOwnerMayLook() throws {
    let deep = folder.file("data/strideguard/library.sqlite")
    let library = try RunLibrary(path: deep)
    try library.store([Samples.record("/one", [Samples.summary()])], athlete: "me")
    for name in ["", "-wal", "-shm", ".lock"] {
      #expect(try folder.mode("data/strideguard/library.sqlite" + name) == 0o600, "\(name)")
    }
    #expect(try folder.mode("data") == 0o700)
    #expect(try folder.mode("data/strideguard") == 0o700)
  }

  @Test func nothingIsLeftBesideAClosedLibrary() throws {
    do {
      let library = try RunLibrary(path: path)
      try library.store([Samples.record("/one", [Samples.summary()])], athlete: "me")
    }
    #expect(try folder.names == ["library.sqlite", "library.sqlite.lock"])
    do { _ = try RunLibrary(path: path, readOnly: true).summaries(athlete: "me") }
    #expect(try folder.names == ["library.sqlite", "library.sqlite.lock"])
  }

  /// A library that was removed by hand, but not its log: the next one is new.
  @Test func theLogOfARemovedLibraryIsNotTakenForTheNextOnes() throws {
    do {
      let library = try RunLibrary(path: path)
      try library.store([Samples.record("/one", [Samples.summary()])], athlete: "me")
      for name in ["-wal", "-shm"] {
        try folder.write(folder.bytes("library.sqlite" + name), "kept" + name)
      }
    }
    try FileManager.default.removeItem(atPath: path)
    for name in ["-wal", "-shm"] { try folder.write(folder.bytes("kept" + name), "library.sqlite" + name) }
    let library = try RunLibrary(path: path)
    try library.store([Samples.record("/two", [Samples.summary("b")])], athlete: "me")
    #expect(try library.summaries(athlete: "me").map(\.id) == ["b"])
    #expect(try library.integrityProblems().isEmpty)
  }

  /// What would be stored in a file that nobody finds any more is not stored.
  @Test(arguments: [true, false]) func aLibraryThatIsTakenAwayMeanwhileIsAFailure(isReplaced: Bool) throws {
    let library = try RunLibrary(path: path)
    try FileManager.default.moveItem(atPath: path, toPath: folder.file("elsewhere"))
    if isReplaced { try folder.write(folder.bytes("elsewhere"), "library.sqlite") }
    let failure = #expect(throws: LibraryFailure.self) {
      try library.store([Samples.record("/one", [Samples.summary()])], athlete: "me")
    }
    #expect(failure?.code == .inputOutput && failure?.message.contains("moved, removed or replaced") == true)
  }

  @Test func aLinkThatLeadsNowhereIsNotReplaced() throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: folder.file("gone/library.sqlite"))
    #expect(code { _ = try RunLibrary(path: path) } == .cannotOpen)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path).hasSuffix("gone/library.sqlite"))
  }

  /// Bytes 60 to 63 of the file: the version of the schema.
  @Test(arguments: [UInt8(0), 0x80]) func aVersionThatNoLibraryHasIsDamage(byte: UInt8) throws {
    do { _ = try RunLibrary(path: path) }
    var bytes = try folder.bytes("library.sqlite")
    bytes[60] = byte
    bytes[63] = byte == 0 ? 0 : bytes[63]
    try folder.write(bytes, "library.sqlite")
    #expect(code { _ = try RunLibrary(path: path) } == .damaged)
    #expect(try folder.names == ["library.sqlite", "library.sqlite.lock"])
  }

  @Test func readingMakesNothing() throws {
    #expect(code { _ = try RunLibrary(path: path, readOnly: true) } == .missing)
    #expect(try folder.names == [])
  }

  @Test func readingChangesNothing() throws {
    _ = try RunLibrary(path: path)
    let library = try RunLibrary(path: path, readOnly: true)
    #expect(code { try library.store([Samples.record("/one")], athlete: "me") } == .readOnly)
    #expect(code { try library.set(AthleteSettings(), athlete: "me") } == .readOnly)
    #expect(try library.athletes() == [])
  }

  /// The database needs files of its own beside a library that is only read; where it may write none, it says so.
  @Test func readingWhereNothingCanBeWrittenSaysWhatToDo() throws {
    _ = try RunLibrary(path: path)
    let library = try RunLibrary(path: path, readOnly: true)
    do {
      _ = try library.pragma("user_version = 7")
      Issue.record("nothing was thrown")
    } catch {
      #expect(error.code == .readOnly && error.remedy.contains("copy it"))
    }
  }

  @Test(arguments: [
    Data("<gpx></gpx>".utf8), Data("SQLite format 3\0".utf8) + Data(repeating: 0, count: 4080),
    Data("SQLite format 3\0 too short".utf8), Data(repeating: 0, count: 100),
  ])
  func foreignFilesStayAsTheyAre(content: Data) throws {
    try folder.write(content, "library.sqlite")
    for readOnly in [true, false] {
      #expect(code { _ = try RunLibrary(path: path, readOnly: readOnly) } == .foreign)
    }
    #expect(try folder.bytes("library.sqlite") == content)
    #expect(try folder.names == ["library.sqlite"])
  }

  @Test func foldersAreForeignAndNamesMadeAheadAreNot() throws {
    #expect(code { _ = try RunLibrary(path: folder.path) } == .foreign)
    try folder.write(Data(), "library.sqlite")
    _ = try RunLibrary(path: path)
    #expect(try folder.mode("library.sqlite") == 0o600)
  }

  @Test func aFileWhereAFolderIsNeeded() throws {
    try folder.write(Data("x".utf8), "data")
    #expect(code { _ = try RunLibrary(path: folder.file("data/library.sqlite")) } == .cannotOpen)
  }

  private static let later = LibrarySchema(
    steps: LibrarySchema.current.steps + ["CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT"])

  @Test func newerLibrariesStayAsTheyAre() throws {
    do { _ = try RunLibrary(path: path, readOnly: false, schema: LibraryFileTests.later) }
    let content = try folder.bytes("library.sqlite")
    for readOnly in [true, false] {
      #expect(code { _ = try RunLibrary(path: path, readOnly: readOnly) } == .newer)
    }
    #expect(try folder.bytes("library.sqlite") == content)
    #expect(try folder.names == ["library.sqlite", "library.sqlite.lock"])
  }

  @Test func newerVersionThatIsOnlyInTheLog() throws {
    // As left by a newer program that was killed: its step is in the log and not yet in the main file.
    let old = try RunLibrary(path: path)
    try old.run("PRAGMA wal_autocheckpoint = 0")
    try old.run("PRAGMA user_version = 4")
    for name in ["library.sqlite", "library.sqlite-wal"] {
      try folder.write(try folder.bytes(name), name.replacingOccurrences(of: "library", with: "killed"))
    }
    let content = try folder.bytes("killed.sqlite")
    let log = try folder.bytes("killed.sqlite-wal")
    #expect(code { _ = try RunLibrary(path: folder.file("killed.sqlite")) } == .newer)
    #expect(try folder.bytes("killed.sqlite") == content)
    #expect(try folder.bytes("killed.sqlite-wal") == log)
  }

  @Test func olderLibrariesAreBroughtUpToDateAndKeptBefore() throws {
    do {
      let library = try RunLibrary(path: path)
      try library.store([Samples.record("/one", [Samples.summary("a")])], athlete: "me")
    }
    #expect(code { _ = try RunLibrary(path: path, readOnly: true, schema: LibraryFileTests.later) } == .readOnly)
    do {
      let library = try RunLibrary(path: path, readOnly: false, schema: LibraryFileTests.later)
      #expect(try library.pragma("user_version") == "4")
      #expect(try library.summaries(athlete: "me").map(\.id) == ["a"])
    }
    #expect(try folder.mode("library.sqlite.version-3") == 0o600)
    let copy = try RunLibrary(path: folder.file("library.sqlite.version-3"))
    #expect(try copy.pragma("user_version") == "3")
    #expect(try copy.summaries(athlete: "me").map(\.id) == ["a"])
  }

  @Test func aMigrationThatFailsChangesNothing() throws {
    do {
      let library = try RunLibrary(path: path)
      try library.store([Samples.record("/one", [Samples.summary("a")])], athlete: "me")
    }
    let broken = LibrarySchema(
      steps: LibrarySchema.current.steps + [
        "CREATE TABLE later (id INTEGER PRIMARY KEY); INSERT INTO nowhere VALUES (1)"
      ])
    #expect(throws: LibraryFailure.self) { try RunLibrary(path: path, readOnly: false, schema: broken) }
    let library = try RunLibrary(path: path)
    #expect(try library.pragma("user_version") == "3")
    #expect(try library.summaries(athlete: "me").map(\.id) == ["a"])
  }

  @Test func whatAKilledProcessLeftWhileMaking() throws {
    try folder.write(Data("half".utf8), "library.sqlite.new")
    try folder.write(Data("half".utf8), "library.sqlite.new-wal")
    do { _ = try RunLibrary(path: path) }
    #expect(try folder.names == ["library.sqlite", "library.sqlite.lock"])
  }

  @Test func damagedPagesAreSaid() throws {
    do {
      let library = try RunLibrary(path: path)
      let runs = (0..<200).map { Samples.summary("\($0)") }
      try library.store([Samples.record("/one", runs)], athlete: "me")
    }
    var content = try folder.bytes("library.sqlite")
    // The first page's header stays, the tables' pages are overwritten.
    for place in 4096..<content.count { content[place] = 0xA5 }
    try folder.write(content, "library.sqlite")
    let found = code { _ = try RunLibrary(path: path, readOnly: true).summaries(athlete: "me") }
    #expect(found == .damaged)
    #expect(try folder.bytes("library.sqlite") == content)
  }

  @Test func theLockLetsOneIn() throws {
    let first = try LibraryLock(library: path)
    #expect(code { _ = try LibraryLock(library: path, tries: 2) } == .busy)
    _ = consume first
    _ = try LibraryLock(library: path, tries: 1)
  }

  @Test func everyFailureHasItsSentence() {
    let sentences = LibraryFailure.Code.allCases.map(\.message)
    #expect(Set(sentences).count == sentences.count)
    #expect(LibraryFailure.Code.allCases.allSatisfy { !$0.remedy.isEmpty })
  }

  @Test(
    arguments: [
      (13, .full), (10, .inputOutput), (5, .busy), (6, .busy), (8, .readOnly), (11, .damaged), (26, .foreign),
      (14, .cannotOpen), (19, .refused), (1, .unexpected),
    ] as [(Int32, LibraryFailure.Code)])
  func resultCodesOfSQLite(result: Int32, code: LibraryFailure.Code) {
    #expect(LibraryFailure.Code(ResultCode(rawValue: result)) == code)
  }

  @Test func stampsOfFiles() throws {
    try folder.write(Data("12345".utf8), "one")
    let stamp = try #require(FileStamp(path: Array(folder.file("one").utf8)))
    let modified = try #require(
      try FileManager.default.attributesOfItem(atPath: folder.file("one"))[.modificationDate] as? Date)
    #expect(stamp.size == 5 && stamp.inode > 0)
    #expect(abs(Double(stamp.modified) / 1e9 - modified.timeIntervalSince1970) < 0.001)
    #expect(FileStamp(path: Array(folder.file("two").utf8)) == nil)
  }
}

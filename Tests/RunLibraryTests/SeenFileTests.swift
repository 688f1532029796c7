import Foundation
import Testing
import TrackModel

@testable import RunLibrary

/// Files that are known by their bytes.
struct SeenFileTests {
  private let folder: ScratchFolder
  private let library: RunLibrary

  init() throws {
    folder = try ScratchFolder()
    library = try RunLibrary(path: folder.file("library.sqlite"))
    for name in ["a", "b"] {
      try library.store([Samples.record("/x/\(name)", [Samples.summary(name)])], athlete: "me")
    }
  }

  private func known(_ path: String) throws -> KnownFile {
    try #require(try library.knownFiles(athlete: "me").first { $0.path == Array(path.utf8) })
  }

  private func seen(_ from: String, _ relation: SeenFile.Relation, _ to: String, shown: String? = nil) throws
    -> SeenFile
  {
    SeenFile(
      known: try known(from), relation: relation, path: Array(to.utf8), shownPath: shown ?? to,
      stamp: FileStamp(size: 7, modified: 8, inode: 9), digest: [4, 5], told: [6])
  }

  private var files: [String] {
    get throws { try library.summaries(athlete: "me").map { "\($0.id) \($0.file)" }.sorted() }
  }

  @Test func aMovedFileKeepsItsRunUnderItsNewName() throws {
    try library.note([seen("/x/a", .moved, "/y/c", shown: "y/c")], athlete: "me")
    #expect(try files == ["a y/c", "b /x/b"])
    let moved = try known("/y/c")
    #expect(moved.stamp == FileStamp(size: 7, modified: 8, inode: 9))
    #expect(moved.digest == [4, 5] && moved.told == [6])
  }

  @Test func namesMayBeSwapped() throws {
    try library.note([seen("/x/a", .moved, "/x/b"), seen("/x/b", .moved, "/x/a")], athlete: "me")
    #expect(try files == ["a /x/b", "b /x/a"])
  }

  /// The name of the file that one is a copy of is freed for another one in the same step.
  @Test func aCopyOfAFileWhoseNameIsTakenHasItsRuns() throws {
    let ids = try library.note([seen("/x/b", .copy, "/x/a"), seen("/x/a", .copy, "/x/c")], athlete: "me")
    #expect(try ids == [[], []] && files == ["a /x/c", "b /x/a", "b /x/b"])
    #expect(try library.integrityProblems() == [] && library.storedRuns(athlete: "me").damaged.isEmpty)
  }

  /// Another process dropped its row meanwhile: nothing is noted.
  @Test(arguments: [SeenFile.Relation.copy, .moved, .same]) func aKnownFileThatIsNoLongerKnown(
    _ relation: SeenFile.Relation
  ) throws {
    let gone = try seen("/x/a", relation, "/x/a2")
    try library.note([seen("/x/b", .moved, "/x/a")], athlete: "me")
    try library.run("DELETE FROM file WHERE id = \(gone.known.id)")
    let before = try library.knownFiles(athlete: "me").map(\.path)
    #expect(throws: LibraryFailure.self) { try library.note([gone], athlete: "me") }
    #expect(try library.knownFiles(athlete: "me").map(\.path) == before)
  }

  @Test func aCopyHoldsTheSameRun() throws {
    try library.note([seen("/x/a", .copy, "/y/a")], athlete: "me")
    #expect(try files == ["a /x/a", "a /y/a", "b /x/b"])
  }

  @Test(arguments: [SeenFile.Relation.moved, .copy]) func whatLayThereBeforeKeepsItsRun(_ relation: SeenFile.Relation)
    throws
  {
    #expect(try library.note([seen("/x/a", relation, "/x/b")], athlete: "me") == [["b"]])
    #expect(try files == (relation == .copy ? ["a /x/a"] : []) + ["a /x/b", "b /x/b"])
    #expect(try library.integrityProblems() == [] && library.storedRuns(athlete: "me").damaged.isEmpty)
  }

  @Test func onlyTheStampChanges() throws {
    try library.note([seen("/x/a", .same, "/x/a")], athlete: "me")
    #expect(try known("/x/a").stamp == FileStamp(size: 7, modified: 8, inode: 9))
    #expect(try files == ["a /x/a", "b /x/b"])
  }

  @Test(
    arguments: [
      ("a.gpx", "/x/a.gpx", ""), ("/x/a.gpx", "/x/a.gpx", ""), ("x/a.fit!/b.fit", "/x/a.fit", "!/b.fit"),
      ("a.zip!/b.zip!/c.gpx", "/x/a.zip!/b.zip", "!/c.gpx"), ("other", "/x/a.gpx", ""),
      ("./a.fit!/b.fit", "/x/a.fit", "!/b.fit"), ("../y//./a.zip!/b.zip!/c", "/x/y/a.zip!/b.zip", "!/c"),
      ("../a.zip!/../b.zip!/c", "/x/a.zip!/../b.zip", "!/c"), ("a!/a!/a!/b", "/a!/a!/a", "!/b"),
    ])
  func namesInsideArchives(shown: String, path: String, inner: String) {
    #expect(ShownPath.inner(of: shown, path: Array(path.utf8)) == inner)
  }

  @Test(.timeLimit(.minutes(1))) func namesFullOfMarksAreQuick() {
    let marks = String(repeating: "!/", count: 100_000)
    #expect(ShownPath.inner(of: "a.zip\(marks)b!/c", path: Array("/x/a.zip\(marks)b".utf8)) == "!/c")
    #expect(ShownPath.inner(of: "a.zip\(marks)b", path: Array("/x/\(marks)".utf8)) == "")
  }

  @Test func problemsAreToldUnderTheNameOfNow() throws {
    let problem = Problem(file: "x/c.fit!/b.fit", line: 3, code: "xml", message: "m", remedy: "r")
    var record = Samples.record("/x/c.fit", problems: [problem])
    record.runs = []
    try library.store([record], athlete: "me")
    #expect(try known("/x/c.fit").problems(shownAs: "../c.fit").map(\.file) == ["../c.fit!/b.fit"])
  }

  @Test func tablesAreRemembered() throws {
    let path = Array("/x/activities.csv".utf8)
    #expect(try library.sideTables(athlete: "me") == [:])
    for size in [3, 4] as [Int64] {
      let stamp = FileStamp(size: size, modified: 1, inode: 2)
      try library.note(sideTables: [path: stamp], athlete: "me")
      #expect(try library.sideTables(athlete: "me") == [path: stamp])
    }
  }

  // MARK: Digests

  @Test func digestsDependOnEveryByteAndNotOnPieces() throws {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    func digest(_ bytes: [UInt8], pieces: Int) -> [UInt8] {
      var digest = FileDigest()
      for start in stride(from: 0, to: bytes.count, by: pieces) {
        digest.add(bytes[start..<min(start + pieces, bytes.count)])
      }
      return digest.bytes
    }
    let whole = digest(bytes, pieces: 1000)
    #expect(whole.count == 16)
    for pieces in [1, 7, 16, 17, 999] { #expect(digest(bytes, pieces: pieces) == whole) }
    var seen: Set<[UInt8]> = [whole, digest(bytes + [0], pieces: 1000), digest(Array(bytes.dropLast()), pieces: 1000)]
    for place in bytes.indices {
      var other = bytes
      other[place] ^= 1
      seen.insert(digest(other, pieces: 1000))
    }
    #expect(seen.count == bytes.count + 3)
    #expect(FileDigest().bytes != digest([0], pieces: 1))
  }

  @Test func aFileThatChangedMeanwhileHasNoDigest() throws {
    try folder.write(Data("12345".utf8), "one")
    let path = Array(folder.file("one").utf8)
    let stamp = try #require(FileStamp(path: path))
    var expected = FileDigest()
    expected.add(Array("12345".utf8)[...])
    #expect(FileDigest.ofFile(at: path, stamp: stamp) == expected.bytes)
    #expect(FileDigest.ofFile(at: path, stamp: Samples.stamp) == nil)
    #expect(FileDigest.ofFile(at: Array(folder.path.utf8), stamp: stamp) == nil)
    #expect(FileDigest.ofFile(at: Array("/nowhere".utf8), stamp: stamp) == nil)
  }
}

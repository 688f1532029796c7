import Foundation
import Testing
import TrackModel

@testable import RunLibrary

struct RunLibraryTests {
  private let folder: ScratchFolder
  private var path: String { folder.file("library.sqlite") }

  init() throws { folder = try ScratchFolder() }

  @Test func storedRunsComeBackAfterReopening() throws {
    let runs = [
      Samples.summary("b", start: 2 * Samples.hour), Samples.summary("a", start: 2 * Samples.hour),
      Samples.summary("c", start: Samples.hour),
    ]
    let library = try RunLibrary(path: path)
    let stored = try library.store([Samples.record("/x/one.gpx", runs)], athlete: "me")
    #expect(stored.map { $0.runs.map(\.change) } == [[.imported, .imported, .imported]])
    let again = try RunLibrary(path: path, readOnly: true)
    let expected = Samples.record("/x/one.gpx", [runs[2], runs[1], runs[0]]).runs
    #expect(try again.summaries(athlete: "me") == expected)
    #expect(try library.summaries(athlete: "me") == expected)
    #expect(try library.summaries(athlete: "you").isEmpty)
    #expect(try library.newestStart(athlete: "me") == 2 * Samples.hour)
    #expect(try library.newestStart(athlete: "you") == nil)
    #expect(try library.integrityProblems() == [])
    #expect(try library.storedRuns(athlete: "me").damaged == [])
  }

  @Test func startsInsideATimeSpan() throws {
    let library = try RunLibrary(path: path)
    let runs = (1...4).map { Samples.summary("\($0)", start: Int64($0) * Samples.hour) }
    try library.store([Samples.record("/a", runs)], athlete: "me")
    let some = try library.summaries(athlete: "me", from: 2 * Samples.hour, until: 4 * Samples.hour)
    #expect(some.map(\.id) == ["2", "3"])
  }

  @Test func sameRunFromAnotherFileIsOneRunInTwoFiles() throws {
    let library = try RunLibrary(path: path)
    let run = Samples.summary("a")
    try library.store([Samples.record("/one", [run])], athlete: "me")
    let stored = try library.store([Samples.record("/two", [run])], athlete: "me")
    #expect(stored[0].runs == [StoredFile.Run(id: "a", change: .alsoHere)])
    #expect(try library.summaries(athlete: "me").map(\.file) == ["/one", "/two"])
    #expect(try library.knownFiles(athlete: "me").map(\.runs) == [["a"], ["a"]])
  }

  @Test func sameFileAgain() throws {
    let library = try RunLibrary(path: path)
    var run = Samples.summary("a")
    func store() throws -> [StoredFile.Run.Change] {
      try library.store([Samples.record("/one", [run])], athlete: "me")[0].runs.map(\.change)
    }
    #expect(try store() == [.imported])
    #expect(try store() == [.unchanged])
    run.distance = 9100
    #expect(try store() == [.updated])
    #expect(try library.summaries(athlete: "me").map(\.distance) == [9100])
    // An older version of the program does not undo what a newer one found.
    run.version = 0
    run.distance = 8000
    #expect(try store() == [.unchanged])
    #expect(try library.summaries(athlete: "me").map(\.distance) == [9100])
  }

  @Test func newerReaderUpdatesFromAnyFile() throws {
    let library = try RunLibrary(path: path)
    var run = Samples.summary("a")
    try library.store([Samples.record("/one", [run])], athlete: "me")
    run.version += 1
    run.distance = 9200
    let stored = try library.store([Samples.record("/two", [run])], athlete: "me")
    #expect(stored[0].runs.map(\.change) == [.updated])
    #expect(try library.summaries(athlete: "me").map(\.distance) == [9200, 9200])
  }

  @Test func runsThatLeftTheirFileGo() throws {
    let library = try RunLibrary(path: path)
    try library.store(
      [
        Samples.record("/one", [Samples.summary("a"), Samples.summary("b")]),
        Samples.record("/two", [Samples.summary("b")]),
      ], athlete: "me")
    let stored = try library.store([Samples.record("/one", [Samples.summary("c")])], athlete: "me")
    // "b" is still in the second file.
    #expect(stored[0].removed.isEmpty && stored[0].runs == [StoredFile.Run(id: "c", change: .updated)])
    #expect(try library.summaries(athlete: "me").map(\.id) == ["b", "c"])
  }

  /// A name that is used for every export: the next one overwrites the file, not the run.
  @Test func runsOfOverwrittenFilesStay() throws {
    let library = try RunLibrary(path: path)
    let hours = (0..<4).map { Samples.summary("\($0)", start: 1_714_626_720_000 + Int64($0) * Samples.hour) }
    for (index, runs) in [[hours[0], hours[1]], [hours[2]], [hours[3]]].enumerated() {
      var record = Samples.record("/one", runs)
      record.digest = [UInt8(index)]
      let stored = try library.store([record], athlete: "me")
      #expect(stored[0].removed.isEmpty && stored[0].overwritten == [[], ["0", "1"], ["2"]][index])
    }
    #expect(try library.summaries(athlete: "me").map(\.id) == ["0", "1", "2", "3"])
    #expect(try library.storedRuns(athlete: "me").damaged.isEmpty && library.integrityProblems().isEmpty)
    let health = try library.health()
    #expect(health.missingFiles == [Array("/one".utf8), Array("/one".utf8), Array("/one".utf8)])
    #expect(try library.forget(run: "1", athlete: "me"))
    // The newest content once more, by a later reader.
    let again = try library.store([Samples.record("/one", [hours[3]])], athlete: "me")
    #expect(again[0].overwritten.isEmpty && again[0].removed.isEmpty)
    #expect(try library.summaries(athlete: "me").map(\.id) == ["0", "2", "3"])
  }

  /// Corrected in another program, or cut at its end: the same run with other content takes its place.
  @Test func aChangedFileWithTheSameRunReplacesIt() throws {
    let library = try RunLibrary(path: path)
    try library.store([Samples.record("/one", [Samples.summary("a")])], athlete: "me")
    var record = Samples.record("/one", [Samples.summary("b", start: 1_714_626_750_000)])
    record.digest = [9]
    let stored = try library.store([record], athlete: "me")
    #expect(stored[0].overwritten.isEmpty && stored[0].removed.isEmpty)
    #expect(stored[0].runs == [StoredFile.Run(id: "b", change: .updated)])
    #expect(try library.summaries(athlete: "me").map(\.id) == ["b"])
  }

  /// What was cut off later does not take the place of the whole run, which was sound.
  @Test(arguments: [(true, true, ["a", "b"]), (true, false, ["b"]), (false, true, ["b"])])
  func aFileThatWasDamagedLaterKeepsTheWholeRun(isDamaged: Bool, isShorter: Bool, left: [String]) throws {
    let library = try RunLibrary(path: path)
    let whole = Samples.summary("a")
    try library.store([Samples.record("/one", [whole])], athlete: "me")
    var rest = Samples.summary("b")
    rest.points = whole.points - (isShorter ? 1 : 0)
    var record = Samples.record("/one", [rest])
    record.digest = [9]
    if isDamaged {
      record.problems = [Problem(severity: .warning, file: "/one", code: "cut", message: "m", remedy: "r")]
    }
    #expect(try library.store([record], athlete: "me")[0].overwritten == left.filter { $0 == "a" })
    #expect(try library.summaries(athlete: "me").map(\.id) == left)
    #expect(try library.storedRuns(athlete: "me").damaged.isEmpty && library.integrityProblems().isEmpty)
  }

  /// Read well, and no run: of the same bytes because something else is told of them now, of other bytes because the
  /// name is used again, and with other options because of those.
  @Test(
    arguments: [
      ([1, 2, 3], "0a0b0c0d", ["a"], [], []), ([9], "0a0b0c0d", [], ["a"], ["a"]), ([1, 2, 3], "other", [], [], ["a"]),
    ] as [([UInt8], String, [String], [String], [String])])
  func aFileThatTurnsOutToBeNoRun(
    digest: [UInt8], options: String, removed: [String], overwritten: [String], left: [String]
  ) throws {
    let library = try RunLibrary(path: path)
    try library.store([Samples.record("/one", [Samples.summary("a")])], athlete: "me")
    let reason = SkipReason(code: "sport", message: "A ride.")
    var record = Samples.record("/one", skipped: [reason])
    (record.digest, record.options) = (digest, options)
    let stored = try library.store([record], athlete: "me")[0]
    #expect(stored.removed == removed && stored.overwritten == overwritten)
    let isKept = options == "other"
    #expect(stored.runs == (isKept ? [StoredFile.Run(id: "a", change: .unchanged)] : []))
    #expect(try library.summaries(athlete: "me").map(\.id) == left)
    let known = try #require(try library.knownFiles(athlete: "me").first)
    #expect(known.runs == (isKept ? ["a"] : []) && known.skipped == (isKept ? [] : [reason]))
    #expect(known.isCurrent(options: options))
    #expect(try library.storedRuns(athlete: "me").damaged.isEmpty && library.integrityProblems().isEmpty)
  }

  @Test func fileThatCannotBeReadAnyMoreKeepsItsRuns() throws {
    let library = try RunLibrary(path: path)
    try library.store([Samples.record("/one", [Samples.summary("a")])], athlete: "me")
    let problem = Problem(file: "/one", line: 3, code: "xml_syntax", message: "It ends early.", remedy: "Export again.")
    let reason = SkipReason(code: "route", message: "A route.")
    try library.store([Samples.record("/one", skipped: [reason], problems: [problem])], athlete: "me")
    #expect(try library.summaries(athlete: "me").map(\.id) == ["a"])
    let known = try library.knownFiles(athlete: "me")
    #expect(known.map(\.problems) == [[problem]] && known.map(\.skipped) == [[reason]])
    try library.store([Samples.record("/one", [Samples.summary("a")])], athlete: "me")
    #expect(try library.knownFiles(athlete: "me").map(\.problems) == [[]])
  }

  @Test func knownFilesTellWhetherToReadAgain() throws {
    let library = try RunLibrary(path: path)
    // File names need not be UTF-8.
    var record = Samples.record("/one", [Samples.summary("a")])
    record.path = [0x2F, 0xFF, 0x0A]
    record.stamp.inode = .max
    try library.store([record], athlete: "me")
    let known = try #require(try library.knownFiles(athlete: "me").first)
    #expect(known.path == [0x2F, 0xFF, 0x0A] && known.stamp == record.stamp && known.digest == [1, 2, 3])
    #expect(known.stamp == record.stamp)
    #expect(known.isCurrent(options: "0a0b0c0d"))
    #expect(!known.isCurrent(options: "other"))
    var older = known
    older.readerVersion = RunSummary.currentVersion - 1
    #expect(!older.isCurrent(options: "0a0b0c0d"))
  }

  @Test func forgottenRunsStayAway() throws {
    let library = try RunLibrary(path: path)
    let record = Samples.record("/one", [Samples.summary("a"), Samples.summary("b")])
    try library.store([record], athlete: "me")
    #expect(try library.forget(run: "a", athlete: "me"))
    #expect(try !library.forget(run: "a", athlete: "me"))
    #expect(try !library.forget(run: "b", athlete: "you"))
    #expect(try library.summaries(athlete: "me").map(\.id) == ["b"])
    #expect(try library.knownFiles(athlete: "me").map(\.forgotten) == [["a"]])
    let again = try library.store([record], athlete: "me")
    #expect(again[0].runs.map(\.change) == [.forgotten, .unchanged])
    #expect(try library.summaries(athlete: "me").map(\.id) == ["b"])
    var named = record
    named.bringsBackForgotten = true
    #expect(try library.store([named], athlete: "me")[0].runs.map(\.change) == [.imported, .unchanged])
    #expect(try library.summaries(athlete: "me").map(\.id) == ["a", "b"])
  }

  @Test func aFileThatIsRefusedTakesNoOtherWithIt() throws {
    let library = try RunLibrary(path: path)
    let stored = try library.store(
      [
        Samples.record("/one", [Samples.summary("a")]),
        // No run may be without an id.
        Samples.record("/two", [Samples.summary("b"), Samples.summary("")]),
        Samples.record("/three", [Samples.summary("c")]),
      ], athlete: "me")
    #expect(stored.map(\.failure?.code) == [nil, .refused, nil])
    #expect(try library.summaries(athlete: "me").map(\.id) == ["a", "c"])
    #expect(try library.knownFiles(athlete: "me").map(\.path) == [Array("/one".utf8), Array("/three".utf8)])
    #expect(try library.integrityProblems() == [])
  }

  @Test func moreFilesThanATransactionHolds() throws {
    let library = try RunLibrary(path: path)
    let count = RunLibrary.filesPerTransaction * 2 + 3
    let records = (0..<count).map { Samples.record("/\($0)", [Samples.summary("\($0)")]) }
    #expect(try library.store(records, athlete: "me").map(\.path) == records.map(\.path))
    #expect(try library.summaries(athlete: "me").count == count)
    #expect(try library.store([], athlete: "me").isEmpty)
  }

  @Test func athletesAreKeptApart() throws {
    let library = try RunLibrary(path: path)
    let record = Samples.record("/one", [Samples.summary("a")])
    for athlete in ["me", "you"] {
      #expect(try library.store([record], athlete: athlete)[0].runs.map(\.change) == [.imported])
    }
    #expect(try library.forget(run: "a", athlete: "you"))
    #expect(try library.summaries(athlete: "me").map(\.id) == ["a"])
    #expect(try library.athletes() == ["me", "you"])
  }

  @Test func settingsOfAnAthlete() throws {
    let library = try RunLibrary(path: path)
    #expect(try library.settings(athlete: "me") == AthleteSettings())
    let settings = AthleteSettings(timeZone: "Europe/Berlin", hadHamstringInjury: false, maximalHeartRate: 184)
    try library.set(settings, athlete: "me")
    #expect(try library.settings(athlete: "me") == settings)
    try library.set(AthleteSettings(hadHamstringInjury: true), athlete: "me")
    #expect(try library.settings(athlete: "me") == AthleteSettings(hadHamstringInjury: true))
    #expect(throws: LibraryFailure.self) {
      try library.set(AthleteSettings(maximalHeartRate: 1000), athlete: "me")
    }
  }

  @Test func damagedRowsAreLeftOutAndNamed() throws {
    let library = try RunLibrary(path: path)
    try library.store([Samples.record("/one", [Samples.summary("a"), Samples.summary("b")])], athlete: "me")
    try library.run("UPDATE run SET core = x'0102' WHERE run_id = 'a'")
    #expect(try library.summaries(athlete: "me").map(\.id) == ["b"])
    #expect(try library.storedRuns(athlete: "me").damaged == [DamagedRun(id: "a", file: "/one")])
  }

  @Test func manyWritersAtOnce() async throws {
    let path = path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          let library = try RunLibrary(path: path)
          for file in 0..<10 {
            let runs = [Samples.summary("shared-\(file)"), Samples.summary("\(writer)-\(file)")]
            try library.store([Samples.record("/\(writer)/\(file)", runs)], athlete: "me")
          }
        }
      }
      try await group.waitForAll()
    }
    let library = try RunLibrary(path: path, readOnly: true)
    #expect(try library.knownFiles(athlete: "me").count == 80)
    let ids = try library.summaries(athlete: "me").map(\.id)
    #expect(ids.count == 160 && Set(ids).count == 90)
    #expect(try library.integrityProblems() == [])
  }
}

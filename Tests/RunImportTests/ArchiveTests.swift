import RunImport
import Testing
import TrackFiles
import TrackModel

@Suite struct ArchiveTests {
  private static let exports: [(name: String, content: [UInt8])] = [
    ("activities/2.gpx", MadeExports.gpx(day: 2, type: "running")),
    ("activities/1.gpx", MadeExports.gpx(day: 1, type: "running")),
    ("activities/3.gpx", MadeExports.gpx(day: 3, type: "cycling")),
    ("activities/4.gpx", Array("<gpx><trk>".utf8)),
    ("more/5.GPX", MadeExports.gpx(day: 5, type: "running")),
    ("profile.csv", Array("a,b".utf8)), ("media/1.jpg", [0xFF, 0xD8]), ("activities/", []),
    ("__MACOSX/activities/._1.gpx", [0, 5, 0x16, 7]), ("activities/.hidden.gpx", [1]),
  ]

  /// Runs and all else that came of the files at or below a path, with short names.
  private struct Outcome: Equatable {
    var runs: [RunSummary] = []
    var skipped: [String] = []
    var problems: [String] = []
    var ignored = 0

    init(_ folder: ScratchFolder, _ name: String, limits: ReadLimits = .standard) {
      let walk = ExportWalk([BytePath(folder.path + "/" + name)], limits: limits)
      ignored = walk.ignored
      let tell = { (problem: Problem) in "\(folder.short(problem.file)) \(problem.code)" }
      problems = walk.problems.map(tell)
      let map = FileMap(limits: limits)
      for file in walk.files {
        let outcome = map.map(file)
        runs += outcome.runs
        skipped += outcome.skipped.map { "\(folder.short($0.file)) \($0.reason.code)" }
        problems += outcome.problems.map(tell)
      }
      for index in runs.indices { runs[index].file = folder.short(runs[index].file) }
    }
  }

  /// Each has a path of its own, which a library tells files apart by, and by which it is found again.
  @Test func entriesOfOneNameAreNumbered() throws {
    let folder = try ScratchFolder()
    let entries = (1...3).map { (name: "a.gpx", content: MadeExports.gpx(day: $0, type: "running")) }
    try folder.write("x.zip", MadeExports.zip(entries))
    let all = Outcome(folder, "x.zip")
    #expect(all.runs.map(\.file) == ["x.zip!/a.gpx", "x.zip!/a.gpx#2", "x.zip!/a.gpx#3"])
    #expect(Set(all.runs.map(\.start)).count == 3)
    #expect(Outcome(folder, "x.zip!/a.gpx#3").runs == [all.runs[2]])
  }

  @Test func entriesOfOneNameInAPartAreNumbered() throws {
    let folder = try ScratchFolder()
    let inner = MadeExports.zip((1...2).map { ("a.gpx", MadeExports.gpx(day: $0, type: "running")) })
    try folder.write("x.zip", MadeExports.zip([("in.zip", inner)]))
    #expect(Outcome(folder, "x.zip").runs.map(\.file) == ["x.zip!/in.zip!/a.gpx", "x.zip!/in.zip!/a.gpx#2"])
    try folder.write("x.gpx", inner)
    #expect(Outcome(folder, "x.gpx").runs.map(\.file) == ["x.gpx!/a.gpx", "x.gpx!/a.gpx#2"])
  }

  /// They cannot be looked into, which is told: what they hold is missing.
  @Test(arguments: ["a.tar", "a.TGZ", "a.7z", "a.rar", "a.gpx.bz2", "a.tar.xz"])
  func otherArchivesAreTold(name: String) throws {
    let folder = try ScratchFolder()
    let run = MadeExports.gpx(day: 1, type: "running")
    try folder.write("x/\(name)", [1])
    try folder.write("x/b.gpx", run)
    try folder.write("x/notes.txt", [1])
    try folder.write("x.zip", MadeExports.zip([(name, [1]), ("b.gpx", run), ("notes.txt", [1])]))
    for (path, prefix) in [("x", "x/"), ("x.zip", "x.zip!/")] {
      let outcome = Outcome(folder, path)
      #expect(outcome.problems == ["\(prefix)\(name) format_archive"])
      #expect(outcome.runs.count == 1 && outcome.ignored == 1)
    }
  }

  @Test func aPathInAnInnerArchiveReadsTheInnerArchive() throws {
    let folder = try ScratchFolder()
    let inner = MadeExports.zip(Self.exports)
    let beside = MadeExports.gpx(day: 9, type: "running")
    try folder.write("x.zip", MadeExports.zip([("in.zip", inner), ("b.gpx", beside)]))
    let named = Outcome(folder, "x.zip!/in.zip!/activities/2.gpx")
    #expect(named.runs.map(\.file).contains("x.zip!/in.zip!/activities/2.gpx"))
    #expect(!named.runs.map(\.file).contains("x.zip!/b.gpx"))
  }

  /// Tables inflate to a bounded size together, whatever their number.
  @Test func tablesAreBoundedTogether() throws {
    let folder = try ScratchFolder()
    let table = Array("Activity ID,Filename\n".utf8) + [UInt8](repeating: UInt8(ascii: "\n"), count: 6 << 20)
    let tables = (1...4).map { ("\($0)/activities.csv", table) }
    try folder.write("x.zip", MadeExports.zip(Self.exports + tables))
    let walk = ExportWalk([BytePath(folder.path + "/x.zip")])
    #expect(walk.sideTables.count == 2 && walk.files.count == 7)
    #expect(walk.problems.map(\.severity) == [.warning])
    #expect(walk.problems.map(\.message) == ["its tables hold more than 16 MiB; 2 of 4 were left out"])
  }

  @Test func anArchiveIsReadLikeAFolder() throws {
    let folder = try ScratchFolder()
    for export in Self.exports where export.name.last != "/" { try folder.write("x/" + export.name, export.content) }
    try folder.write("x.zip", MadeExports.zip(Self.exports))
    let archive = Outcome(folder, "x.zip")
    var unpacked = Outcome(folder, "x")
    #expect(archive.runs.map(\.file) == ["x.zip!/activities/1.gpx", "x.zip!/activities/2.gpx", "x.zip!/more/5.GPX"])
    #expect(archive.skipped == ["x.zip!/activities/3.gpx other_sport"])
    #expect(archive.problems == ["x.zip!/activities/4.gpx xml_truncated"])
    #expect(archive.ignored == 2)
    let named = { (file: String) in "x.zip!" + file.dropFirst(1) }
    for index in unpacked.runs.indices { unpacked.runs[index].file = named(unpacked.runs[index].file) }
    unpacked.skipped = unpacked.skipped.map(named)
    unpacked.problems = unpacked.problems.map(named)
    // The walk of a folder does not take a folder's own name for anything.
    #expect(archive == unpacked)
  }

  @Test func entriesAreJobsInTheOrderOfTheirNames() throws {
    let folder = try ScratchFolder()
    try folder.write("b.zip", MadeExports.zip(Self.exports))
    try folder.write("a.gpx", MadeExports.gpx(day: 9, type: "run"))
    try folder.write("c.gpx", MadeExports.gpx(day: 10, type: "run"))
    let walk = ExportWalk([BytePath(folder.path)])
    #expect(
      folder.names(walk) == [
        "a.gpx", "b.zip!/activities/1.gpx", "b.zip!/activities/2.gpx", "b.zip!/activities/3.gpx",
        "b.zip!/activities/4.gpx", "b.zip!/more/5.GPX", "c.gpx",
      ])
    #expect(Set(walk.files.map { folder.short($0.pathOnDisk.text) }) == ["a.gpx", "b.zip", "c.gpx"])
  }

  @Test(arguments: ["run.fit", "run.fit.zip", "run.gpx"]) func archivesAreToldByContent(name: String) throws {
    let folder = try ScratchFolder()
    try folder.write(name, MadeExports.zip([("inner.gpx", MadeExports.gpx(day: 1, type: "running"))]))
    let outcome = Outcome(folder, name)
    #expect(outcome.runs.map(\.file) == ["\(name)!/inner.gpx"] && outcome.problems.isEmpty)
  }

  @Test func anArchiveMayHoldArchivesButThoseNone() throws {
    let folder = try ScratchFolder()
    let inner = MadeExports.zip([("1.gpx", MadeExports.gpx(day: 1, type: "running"))])
    let middle = MadeExports.zip([("in.zip", inner), ("2.gpx", MadeExports.gpx(day: 2, type: "running"))])
    try folder.write("x.zip", MadeExports.zip([("one.fit", inner), ("two.zip", middle)]))
    let outcome = Outcome(folder, "x.zip")
    #expect(outcome.runs.map(\.file) == ["x.zip!/one.fit!/1.gpx", "x.zip!/two.zip!/2.gpx"])
    #expect(outcome.problems == ["x.zip!/two.zip!/in.zip zip_nested"])
  }

  @Test func aBadArchiveIsOneProblem() throws {
    let folder = try ScratchFolder()
    try folder.write("cut.zip", Array(MadeExports.zip(Self.exports).dropLast(30)))
    #expect(Outcome(folder, "cut.zip").problems == ["cut.zip zip_truncated"])
    try folder.write("text.zip", Array("{}".utf8))
    #expect(Outcome(folder, "text.zip").problems == ["text.zip not_an_export"])
    // Another thing that is only called an archive.
    try folder.write("run.zip", MadeExports.gpx(day: 1, type: "running"))
    #expect(Outcome(folder, "run.zip").runs.map(\.file) == ["run.zip"])
  }

  @Test func anArchiveWithoutExports() throws {
    let folder = try ScratchFolder()
    try folder.write("x/photos.zip", MadeExports.zip([("1.jpg", [1])]))
    #expect(Outcome(folder, "x").skipped == ["x/photos.zip no_exports"])
    #expect(Outcome(folder, "x/photos.zip").problems == ["x/photos.zip no_exports"])
    try folder.write("photos.fit", MadeExports.zip([("1.jpg", [1])]))
    #expect(Outcome(folder, "photos.fit").problems == ["photos.fit no_exports"])
  }

  @Test func anEntryCanBeNamed() throws {
    let folder = try ScratchFolder()
    try folder.write("x.zip", MadeExports.zip(Self.exports))
    #expect(Outcome(folder, "x.zip!/activities/2.gpx").runs.map(\.file) == ["x.zip!/activities/2.gpx"])
    #expect(Outcome(folder, "x.zip!/none.gpx").problems == ["x.zip!/none.gpx not_found"])
    #expect(Outcome(folder, "none.zip!/none.gpx").problems == ["none.zip!/none.gpx not_found"])
  }

  @Test func exportsAreReadUpToALimitTogether() throws {
    let folder = try ScratchFolder()
    try folder.write("x.zip", MadeExports.zip(Self.exports))
    var limits = ReadLimits()
    limits.archiveBytes = Self.exports[0].content.count + Self.exports[1].content.count + 10
    let outcome = Outcome(folder, "x.zip", limits: limits)
    #expect(outcome.runs.count == 2)
    #expect(outcome.problems == ["x.zip limit_archive", "x.zip!/activities/4.gpx xml_truncated"])
  }

  @Test func exportsAreReadUpToAMultipleOfTheirPackedSize() throws {
    let folder = try ScratchFolder()
    try folder.write("x.zip", MadeExports.zip(Self.exports))
    var limits = ReadLimits()
    limits.archiveFreeBytes = 1
    // Stored entries are as long as they are packed.
    #expect(Outcome(folder, "x.zip", limits: limits).problems == ["x.zip!/activities/4.gpx xml_truncated"])
    limits.archiveRatio = 0
    limits.archiveFreeBytes = Self.exports[0].content.count
    let outcome = Outcome(folder, "x.zip", limits: limits)
    #expect(outcome.problems.first == "x.zip limit_archive" && outcome.runs.count == 1)
  }

  @Test func checkTellsWhatLiesInArchives() throws {
    let folder = try ScratchFolder()
    try folder.write("x.fit", MadeExports.zip(Self.exports))
    let file = ExportFile(path: BytePath(folder.path + "/x.fit"), isNamedByUser: true)
    let inventory = FileCheck().inventory(of: file)
    #expect(
      inventory.activities.map { folder.short($0.file) } == [
        "x.fit!/activities/1.gpx", "x.fit!/activities/2.gpx", "x.fit!/activities/3.gpx", "x.fit!/more/5.GPX",
      ])
    #expect(inventory.problems.map(\.code) == ["xml_truncated"])
  }

  @Test func workersShareAnArchive() async throws {
    let folder = try ScratchFolder()
    let exports = (1...20).map { ("\($0).gpx", MadeExports.gpx(day: $0, seconds: 60, type: "running")) }
    try folder.write("x.zip", MadeExports.zip(exports.map { (name: $0.0, content: $0.1) }))
    let walk = ExportWalk([BytePath(folder.path)])
    var files: [String] = []
    try await Batch.run(walk.files, workers: 3, map: FileMap().map) { outcome, _ in files += outcome.runs.map(\.file) }
    #expect(files.map(folder.short) == (1...20).map { "x.zip!/\($0).gpx" }.sorted())
  }
}

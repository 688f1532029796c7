import Foundation
import Testing

/// Files that the library knows: moved, copied, changed, in archives, with and without their table.
@Suite struct ImportAgainTests {
  private struct Imported: Decodable, Equatable {
    struct File: Decodable {
      var file: String
      var outcome: String
      var of: String?
      var kept: [String]?
      var removed: [String]?
    }
    var imported: Int
    var updated: Int
    var duplicates: Int
    var unchanged: Int
    var moved: Int
    var problems: Int
    var files: [File]

    static func == (a: Imported, b: Imported) -> Bool {
      (a.imported, a.updated, a.duplicates, a.unchanged) == (b.imported, b.updated, b.duplicates, b.unchanged)
    }
    var outcomes: [String] { files.map(\.outcome) }
  }

  private let scratch: Scratch
  private var folder: URL { scratch.folder.appending(path: "exports") }

  init() throws {
    scratch = try Scratch()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["2026-01-06-garmin.tcx.gz", "2026-01-08-strava.tcx.gz"] {
      try FileManager.default.copyItem(
        at: Strideguard.fixtures.appending(path: "history/\(name)"), to: folder.appending(path: name))
    }
  }

  private func call(_ arguments: [String]) throws -> Strideguard.Outcome {
    try Strideguard.run(
      arguments + repeatable, in: scratch.folder, environment: ["STRIDEGUARD_LIBRARY": "library.sqlite"])
  }

  /// For commands that know no time zone and no today.
  private func plain(_ arguments: [String]) throws -> Strideguard.Outcome {
    try Strideguard.run(arguments, in: scratch.folder, environment: ["STRIDEGUARD_LIBRARY": "library.sqlite"])
  }

  private func importing(_ paths: String...) throws -> Imported {
    try JSONDecoder().decode(
      Imported.self, from: Data(call(["import", "--format", "json"] + paths).output.utf8))
  }

  private func files() throws -> [String] {
    try Report(call(["report", "--all", "--format", "json"]).output).runs.map(\.file)
  }

  @Test func aMovedFolderIsNotReadAgain() throws {
    #expect(try importing("exports").outcomes == ["imported", "imported"])
    try FileManager.default.moveItem(at: folder, to: scratch.folder.appending(path: "archive"))
    let moved = try importing("archive")
    #expect(moved.outcomes == ["moved", "moved"] && moved.imported == 0 && moved.moved == 2)
    #expect(try files() == ["archive/2026-01-06-garmin.tcx.gz", "archive/2026-01-08-strava.tcx.gz"])
    #expect(try importing("archive").outcomes == ["unchanged", "unchanged"])
  }

  /// Every export has the same name: the run before stays, is told, and can be dropped.
  @Test func anOverwrittenFileKeepsItsRun() throws {
    let one = folder.appending(path: "one.gz")
    for (index, name) in ["2026-01-06-garmin.tcx.gz", "2026-01-08-strava.tcx.gz"].enumerated() {
      try? FileManager.default.removeItem(at: one)
      try FileManager.default.copyItem(at: Strideguard.fixtures.appending(path: "history/\(name)"), to: one)
      let imported = try importing("exports/one.gz")
      #expect(imported.imported == 1 && imported.files[0].kept?.count == (index == 0 ? nil : 1))
    }
    #expect(try files().count == 2)
    #expect(try plain(["doctor"]).output.contains("1 file, or overwritten; the runs are kept"))
    try FileManager.default.removeItem(at: one)
    try FileManager.default.copyItem(
      at: Strideguard.fixtures.appending(path: "history/2026-01-06-garmin.tcx.gz"), to: one)
    let text = try call(["import", "exports/one.gz"]).output
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("kept ") })
    let id = try #require(line.split(separator: " ").dropFirst(2).first.map { String($0.prefix(12)) })
    #expect(line.contains("`strideguard forget \(id)` drops it"))
    #expect(try plain(["forget", id]).status == 0)
    #expect(try files().count == 1)
  }

  /// Dots in a path are no part of it; what `..` stands for behind a link is the folder that the link leads to.
  @Test func oneFileByOtherPathsIsOneFile() throws {
    let linked = scratch.folder.appending(path: "link")
    try FileManager.default.createSymbolicLink(at: linked, withDestinationURL: folder)
    #expect(try importing("./exports/.").outcomes == ["imported", "imported"])
    for path in ["exports", "exports//", "exports/../exports", "link/../exports", folder.path] {
      #expect(try importing(path).outcomes == ["unchanged", "unchanged"], "\(path)")
    }
    #expect(try files().count == 2)
    // A new content takes the old one's place, whatever the path is called.
    try FileManager.default.removeItem(at: folder.appending(path: "2026-01-06-garmin.tcx.gz"))
    try FileManager.default.copyItem(
      at: Strideguard.fixtures.appending(path: "history/2026-01-11-garmin.tcx.gz"),
      to: folder.appending(path: "2026-01-06-garmin.tcx.gz"))
    let again = try importing("exports/2026-01-06-garmin.tcx.gz")
    #expect(again.outcomes == ["imported"] && again.files[0].kept?.count == 1)
  }

  @Test func aSecondCopyIsADuplicate() throws {
    _ = try importing("exports")
    try FileManager.default.copyItem(
      at: folder.appending(path: "2026-01-06-garmin.tcx.gz"), to: folder.appending(path: "again.gz"))
    let again = try importing("exports")
    #expect(again.outcomes == ["unchanged", "unchanged", "duplicate"])
    #expect(again.duplicates == 1)
    #expect(again.files.last?.of?.hasSuffix("2026-01-06-garmin.tcx.gz") == true)
    #expect(try files().count == 2)
  }

  @Test func aNewTimeAloneChangesNothing() throws {
    _ = try importing("exports")
    let file = folder.appending(path: "2026-01-06-garmin.tcx.gz")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: file.path)
    #expect(try importing("exports").outcomes == ["unchanged", "unchanged"])
  }

  /// The run that was there before stays.
  @Test func otherContentUnderTheSameNameIsReadAgain() throws {
    _ = try importing("exports")
    let file = folder.appending(path: "2026-01-06-garmin.tcx.gz")
    try FileManager.default.removeItem(at: file)
    try FileManager.default.copyItem(
      at: Strideguard.fixtures.appending(path: "history/2026-01-11-garmin.tcx.gz"), to: file)
    #expect(try importing("exports").outcomes == ["imported", "unchanged"])
    #expect(try files().count == 3)
  }

  @Test func otherOptionsReadAgain() throws {
    _ = try importing("exports")
    let again = try call(["import", "--format", "json", "--sport", "running", "exports"])
    #expect(!again.output.contains("unchanged\"}"))
  }

  @Test func problemsOfUnchangedFilesAreToldAgain() throws {
    let broken = Strideguard.fixtures.appending(path: "exports/broken-cut.gpx.gz")
    try FileManager.default.copyItem(at: broken, to: folder.appending(path: "cut.gpx.gz"))
    let first = try call(["import", "exports"])
    try FileManager.default.moveItem(at: folder, to: scratch.folder.appending(path: "archive"))
    let second = try call(["import", "archive"])
    #expect(first.status == 2 && second.status == 2)
    #expect(first.errorLines.count == 1)
    #expect(second.errors == first.errors.replacingOccurrences(of: "exports/", with: "archive/"))
  }

  @Test func everyOutcomeHasItsWord() throws {
    try FileManager.default.copyItem(
      at: Strideguard.fixtures.appending(path: "exports/course.tcx"), to: folder.appending(path: "course.tcx"))
    try scratch.write("exports/broken.gpx", "<gpx><trk>")
    let first = try importing("exports")
    #expect(first.outcomes == ["imported", "imported", "problem", "not_a_run"])
    let text = try call(["import", "exports", "exports/course.tcx"]).output
    #expect(text.hasSuffix("0 imported, 3 files unchanged, 1 problem\n"))
  }

  /// The table beside a bulk export changes, its files do not.
  @Test func aChangedTableIsTakenIn() throws {
    let bulk = scratch.folder.appending(path: "bulk")
    try FileManager.default.copyItem(at: Strideguard.fixtures.appending(path: "bulk/strava"), to: bulk)
    _ = try importing("bulk")
    #expect(try importing("bulk").outcomes.allSatisfy { $0 == "unchanged" })
    let table = bulk.appending(path: "activities.csv")
    let old = try String(contentsOf: table, encoding: .utf8)
    #expect(old.contains("With the old dog"))
    try old.replacingOccurrences(of: "With the old dog", with: "With the new dog")
      .write(to: table, atomically: false, encoding: .utf8)
    let changed = try importing("bulk")
    #expect(changed.updated == 1)
    #expect(changed.outcomes.count { $0 == "updated" } == 1)
    #expect(try call(["runs"]).output.contains("With the new dog"))
    #expect(try importing("bulk").outcomes.allSatisfy { $0 == "unchanged" })
  }

  /// The table corrects the sport: what is none is no longer counted, and that is told.
  @Test func aRunThatIsNoneByAChangedTableGoes() throws {
    let bulk = scratch.folder.appending(path: "bulk")
    try FileManager.default.copyItem(at: Strideguard.fixtures.appending(path: "bulk/strava"), to: bulk)
    _ = try importing("bulk")
    let table = bulk.appending(path: "activities.csv")
    try String(contentsOf: table, encoding: .utf8).replacingOccurrences(of: "With the old dog,Run", with: "Dog,Walk")
      .write(to: table, atomically: false, encoding: .utf8)
    let changed = try importing("bulk")
    let walk = try #require(changed.files.first { $0.file == "bulk/activities/1003.gpx" })
    #expect(walk.outcome == "not_a_run" && walk.removed?.count == 1)
    #expect(try !files().contains("bulk/activities/1003.gpx"))
    let report = try Report(call(["analyze", "--library", "library.sqlite", "--format", "json", "bulk"]).output)
    // The table itself holds runs and a ride.
    let both = Set(report.runs.map(\.file)).intersection(report.skipped.map(\.file))
    #expect(both == ["bulk/activities.csv"])
  }

  /// What was a run by force stays one, and is not told to be none.
  @Test func aRunByForceStaysOne() throws {
    try FileManager.default.copyItem(
      at: Strideguard.fixtures.appending(path: "exports/ride.fit"), to: scratch.folder.appending(path: "ride.fit"))
    #expect(try call(["import", "--sport", "running", "ride.fit"]).output.contains("\n1 imported\n"))
    #expect(try call(["import", "ride.fit"]).output == "unchanged      ride.fit\n\n0 imported, 1 file unchanged\n")
    let report = try Report(call(["analyze", "--library", "library.sqlite", "--format", "json", "ride.fit"]).output)
    #expect(report.runs.map(\.file) == ["ride.fit"] && report.skipped.isEmpty)
  }

  @Test func filesMayExchangeTheirNames() throws {
    _ = try importing("exports")
    let names = ["2026-01-06-garmin.tcx.gz", "2026-01-08-strava.tcx.gz"].map { folder.appending(path: $0) }
    let aside = folder.appending(path: "aside")
    for (from, to) in [(names[0], aside), (names[1], names[0]), (aside, names[1])] {
      try FileManager.default.moveItem(at: from, to: to)
    }
    #expect(try importing("exports").outcomes == ["moved", "moved"])
    let first = "exports/2026-01-06-garmin.tcx.gz"
    let report = try Report(call(["analyze", "--library", "library.sqlite", "--format", "json", first]).output)
    #expect(report.runs.map { $0.start.prefix(10) } == ["2026-01-08"] && report.runs.map(\.file) == [first])
    #expect(try importing("exports").outcomes == ["unchanged", "unchanged"])
    #expect(try files().count == 2)
  }

  /// The content that takes a file's place is known from another one.
  @Test func aFileOverwrittenByACopyKeepsItsRun() throws {
    _ = try importing("exports")
    let file = folder.appending(path: "2026-01-06-garmin.tcx.gz")
    try FileManager.default.removeItem(at: file)
    try FileManager.default.copyItem(at: folder.appending(path: "2026-01-08-strava.tcx.gz"), to: file)
    let again = try importing("exports")
    #expect(again.outcomes == ["duplicate", "unchanged"] && again.files[0].kept?.count == 1)
    #expect(try files().count == 2)
  }

  /// Cut later: what is left of the run is a copy of the whole one.
  @Test func aFileThatIsCutLaterKeepsItsRun() throws {
    let source = Strideguard.fixtures.appending(path: "exports/garmin-timer-events.fit")
    let file = scratch.folder.appending(path: "run.fit")
    try FileManager.default.copyItem(at: source, to: file)
    _ = try importing("run.fit")
    let points = try Report(call(["report", "--all", "--format", "json"]).output).runs.map(\.points)
    let bytes = try Data(contentsOf: source)
    try bytes.prefix(bytes.count * 2 / 3).write(to: file)
    let cut = try importing("run.fit")
    #expect(cut.outcomes == ["duplicate"] && cut.imported == 0 && cut.problems == 1 && cut.files[0].of == nil)
    #expect(cut.files[0].kept?.count == 1)
    #expect(try Report(call(["report", "--all", "--format", "json"]).output).runs.map(\.points) == points)
  }

  /// Corrected in another program: the same run by its start, with other points.
  @Test func aCorrectedFileIsUpdated() throws {
    let file = try scratch.copy("exports/several-activities.tcx")
    _ = try importing(file.path)
    let text = try String(contentsOf: file, encoding: .utf8)
    let from = try #require(text.range(of: "<Trackpoint>", options: .backwards)).lowerBound
    let to = try #require(text.range(of: "</Trackpoint>", options: .backwards)).upperBound
    try (text[..<from] + text[to...]).write(to: file, atomically: false, encoding: .utf8)
    let changed = try importing(file.path)
    #expect(changed.outcomes == ["updated"] && changed.imported == 0 && changed.updated == 1)
  }

  @Test func anArchiveUnderAnotherNameIsNotReadAgain() throws {
    let archive = scratch.folder.appending(path: "one.zip")
    try FileManager.default.copyItem(at: Strideguard.fixtures.appending(path: "bulk/strava.zip"), to: archive)
    let first = try importing("one.zip")
    #expect(first.imported > 0)
    try FileManager.default.moveItem(at: archive, to: scratch.folder.appending(path: "two.zip"))
    let second = try importing("two.zip")
    #expect(second.imported == 0 && second.moved == first.files.count)
    #expect(try files().allSatisfy { $0.hasPrefix("two.zip!/") })
  }
}

/// `analyze --library`: the library's history and its unchanged files, and nothing stored.
@Suite struct AnalyzeWithLibraryTests {
  private let scratch: Scratch
  private var library: URL { scratch.folder.appending(path: "library.sqlite") }

  init() throws { scratch = try Scratch() }

  private func report(_ arguments: String...) throws -> Report {
    try Report(Strideguard.run(arguments + ["--format", "json"] + repeatable).output)
  }

  @Test func aNewRunIsComparedWithTheLibrary() throws {
    let files = HistoryTests.runs.map { "history/\($0.file)" }
    let path = library.path
    _ = try Strideguard.run(["import", "--library", path] + files.dropLast())
    let before = try Data(contentsOf: library)
    let last = try #require(files.last)
    let alone = try report("analyze", last, "--library", path)
    let whole = try History.report.get()
    #expect(alone.runs.map(\.file) == [last])
    #expect(alone.runs.map(\.flaggedFactors) == whole.runs.filter { $0.file == last }.map(\.flaggedFactors))
    #expect(alone.weeks.map(\.distanceM) == whole.weeks.suffix(1).map(\.distanceM))
    #expect(try Data(contentsOf: library) == before)
  }

  @Test func knownFilesGiveTheSameReport() throws {
    _ = try Strideguard.run(["import", "history", "--library", library.path])
    let known = try report("analyze", "history", "--library", library.path)
    let read = try History.report.get()
    #expect(known.runs.map(\.id) == read.runs.map(\.id))
    #expect(known.weeks.map(\.level) == read.weeks.map(\.level))
    #expect(known.problems.map(\.message) == read.problems.map(\.message))
    #expect(known.skipped.map(\.file) == read.skipped.map(\.file))
  }
}

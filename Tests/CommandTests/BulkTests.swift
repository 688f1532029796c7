import Foundation
import Testing

/// Archives and a bulk export with its table, against what their maker says.
@Suite struct BulkTests {
  static let rows = ExpectedRow.table("bulk")
  static let strava = rows.filter { $0.file.hasPrefix("strava/") }
  static let others = rows.filter { !$0.file.contains("/") }

  private static func files(_ outcome: String, of service: String = "strava") -> [String] {
    rows.filter { $0.file.hasPrefix(service + "/") && $0["outcome"] == outcome }.map {
      String($0.file.dropFirst(service.count + 1))
    }
  }

  @Test func theTableIsThere() { #expect(Self.strava.count >= 11 && Self.others.count >= 7) }

  @Test(arguments: ["bulk/strava/", "bulk/strava.zip!/"])
  func folderAndArchiveAreReadAlike(place: String) throws {
    let given = String(place.prefix { $0 != "!" })
    let outcome = try Strideguard.run(["analyze", given, "--format", "json", "--jobs", "3"] + repeatable)
    #expect(outcome.status == 0 && outcome.errors == "")
    let report = try Report(outcome.output)
    #expect(Set(report.runs.map(\.file)) == Set(Self.files("run").map { place + $0 }))
    // The table is a file of runs, and tells of a ride.
    #expect(
      report.skipped.map(\.file) == ["activities.csv"].map { place + $0 } + Self.files("skipped").map { place + $0 })
    #expect(report.runs.count == Self.files("run").count + 1)
    #expect(report.problems.isEmpty && report.duplicates.isEmpty)
    let judged = report.runs.filter { $0.notes.contains { $0.code == "sport_by_speed" } }
    #expect(judged.map(\.file) == [place + "activities/1007.gpx"])
  }

  /// The list of workouts tells the sports of routes, and of a run that has none.
  @Test(arguments: ["bulk/health/", "bulk/health.zip!/"])
  func workoutsAreListedBesideTheirRoutes(place: String) throws {
    let given = String(place.prefix { $0 != "!" })
    let outcome = try Strideguard.run(["analyze", given, "--format", "json", "--jobs", "2"] + repeatable)
    #expect(outcome.status == 0 && outcome.errors == "")
    let report = try Report(outcome.output)
    #expect(Set(report.runs.map(\.file)) == Set(Self.files("run", of: "health").map { place + $0 }))
    #expect(report.skipped.map(\.file) == Self.files("skipped", of: "health").map { place + $0 })
    #expect(report.runs.count == 2 && report.problems.isEmpty && report.duplicates.isEmpty)
    #expect(!report.runs.contains { $0.notes.contains { $0.code == "sport_by_speed" } })
    let shown = try Strideguard.run(["show", place + "Export.xml"] + repeatable)
    #expect(shown.status == 0 && shown.output.contains("distance by the table"))
  }

  @Test(arguments: ["bulk/strava", "bulk/strava.zip", "bulk/strava/activities", "bulk/health", "bulk/health.zip"])
  func mapThenReduceIsAnalyze(path: String) throws {
    let analyzed = try Strideguard.run(["analyze", path, "--format", "json"] + repeatable)
    let mapped = try Strideguard.run(["map", path])
    #expect(mapped.output.contains("\"schema\":\"strideguard.sidecar/1\""))
    let reduced = try Strideguard.run(["reduce", "--format", "json"] + repeatable, input: mapped.output)
    #expect(reduced.output == analyzed.output && reduced.status == 0)
  }

  /// Mapped where the table is not, as by a worker that was sent the file alone.
  @Test func theTableMayBeJoinedLater() throws {
    let scratch = try Scratch()
    let names = ["1001.gpx.gz", "1002.gpx.gz"]
    let activities = scratch.folder.appending(path: "activities")
    try FileManager.default.createDirectory(at: activities, withIntermediateDirectories: false)
    for name in names {
      let copy = try scratch.copy("bulk/strava/activities/\(name)")
      try FileManager.default.moveItem(at: copy, to: activities.appending(path: name))
    }
    let mapped = try Strideguard.run(["map", "activities"], in: scratch.folder).output
    let alone = try Report(Strideguard.run(["reduce", "--format", "json"] + repeatable, input: mapped).output)
    #expect(alone.runs.count == 2)
    let table = try Strideguard.run(["map", "bulk/strava"]).output.split(separator: "\n")
      .filter { $0.contains("strideguard.sidecar/1") }.joined(separator: "\n")
    let joined = try Strideguard.run(["reduce", "--format", "json"] + repeatable, input: mapped + table)
    let report = try Report(joined.output)
    #expect(report.runs.map(\.file) == ["activities/1001.gpx.gz"])
    #expect(report.skipped.map(\.file) == ["activities/1002.gpx.gz"])
    #expect(joined.output.contains("Up, down\\nand \\\"home\\\""))
  }

  @Test(arguments: others.filter { $0["outcome"] == "run" }) func runIsReadWithoutAWord(_ row: ExpectedRow) throws {
    let outcome = try Strideguard.run(["analyze", "bulk/\(row.file)", "--format", "json"] + repeatable)
    #expect(outcome.status == 0 && outcome.errors == "")
    let runs = try Report(outcome.output).runs
    #expect(runs.count == 1 && runs[0].file.hasPrefix("bulk/\(row.file)!/"))
    #expect(try Strideguard.run(["show", "bulk/\(row.file)"] + repeatable).status == 0)
  }

  @Test func anEntryIsShownByItsName() throws {
    for file in ["bulk/garmin-original.fit!/1_ACTIVITY.fit", "bulk/strava.zip!/activities/1001.gpx.gz"] {
      let outcome = try Strideguard.run(["show", file] + repeatable)
      #expect(outcome.status == 0 && outcome.output.contains(file))
    }
  }

  @Test(arguments: others.filter { $0["outcome"] == "problem" })
  func brokenArchiveGetsOneLine(_ row: ExpectedRow) throws {
    let outcome = try Strideguard.run(["analyze", "bulk/\(row.file)", "--format", "json"] + repeatable)
    #expect(outcome.status == 65 && outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix("strideguard: error: bulk/\(row.file)"))
    #expect(outcome.errors.contains("; ") && outcome.errors.utf8.count <= 400)
  }

  /// The table of an export without its files: of use where it tells of runs that have none.
  @Test(arguments: [("", 65), ("1,2024-05-01 06:00:00,A,Run,,3000,10000,\n", 0), ("1,when,A,Run,,3000,10000,\n", 65)])
  func aTableAlone(row: String, status: Int32) throws {
    let scratch = try Scratch()
    let rows =
      "Activity ID,Activity Date,Name,Type,Text,Elapsed Time,Distance,Filename\n2,x,B,Run,,1,1,activities/2.gpx\n"
    try scratch.write("activities.csv", rows + row)
    for given in ["activities.csv", "."] {
      let outcome = try Strideguard.run(["analyze", given] + repeatable, in: scratch.folder)
      #expect(outcome.status == status && outcome.errorLines.count == (status == 0 ? 0 : 1))
    }
  }

  @Test func anUnchangedArchiveIsNotReadAgain() throws {
    let scratch = try Scratch()
    let archive = try scratch.copy("bulk/strava.zip").path
    let library = ["STRIDEGUARD_LIBRARY": scratch.folder.appending(path: "library.sqlite").path]
    let first = try Strideguard.run(["import", archive] + repeatable, environment: library)
    #expect(first.status == 0)
    #expect(first.output.contains("strava.zip!/activities/1005.fit.gz"))
    #expect(first.output.hasSuffix("\n8 imported, 2 left out\n"))
    let second = try Strideguard.run(["import", archive] + repeatable, environment: library)
    #expect(second.output == "0 imported, 8 files unchanged\n")
    // The same activities, unpacked.
    let folder = try Strideguard.run(["import", "bulk/strava"] + repeatable, environment: library)
    #expect(folder.output.hasSuffix("\n0 imported, 8 duplicates, 2 left out\n"))
  }
}

import Foundation
import Testing

/// Exit statuses and where words go: a contract with scripts.
@Suite struct StatusTests {
  @Test(arguments: [
    ["analyze"], ["analyze", "--units", "parsec", "history"], ["analyze", "--jobs", "0", "history"],
    ["analyze", "--since", "2026-13-01", "history"], ["analyze", "--time-zone", "Nowhere/Town", "history"],
    ["analyze", "--since", "2026-02-02", "--until", "2026-02-01", "history"], ["ride"], ["show"], ["show", "history"],
  ])
  func wrongUsageIsStatus64(_ arguments: [String]) throws {
    let outcome = try Strideguard.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("Error: "))
  }

  @Test(arguments: [["--help"], ["--version"], ["analyze", "--help"], ["help", "show"]])
  func helpIsStatusZero(_ arguments: [String]) throws {
    let outcome = try Strideguard.run(arguments)
    #expect(outcome.status == 0)
    #expect(!outcome.output.isEmpty)
    #expect(outcome.errors == "")
  }

  @Test func missingPathIsOneLine() throws {
    let outcome = try Strideguard.run(["analyze", "no/such/folder", "--format", "json"] + repeatable)
    #expect(outcome.status == 65)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix("strideguard: error: no/such/folder: "))
    let report = try Report(outcome.output)
    #expect(report.runs.isEmpty && report.weeks.isEmpty)
  }

  /// Programs that read the output get a document all the same.
  @Test(arguments: ["report", "plan", "backtest", "runs"])
  func withoutALibraryTheDocumentIsEmpty(command: String) throws {
    let outcome = try Strideguard.run([command, "--format", "json", "--library", "none.sqlite"] + repeatable)
    #expect(outcome.status == 65 && outcome.errorLines.count == 1)
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect((document?["schema"] as? String)?.hasPrefix("strideguard.\(command)/") == true)
    let text = try Strideguard.run([command, "--library", "none.sqlite"] + repeatable)
    #expect(text.status == 65 && text.output.isEmpty && text.errorLines.count == 1)
  }

  @Test func exportsAreReadWithoutTheirLibrary() throws {
    let outcome = try Strideguard.run(
      ["analyze", "exports/no-namespace.gpx", "--library", "none.sqlite", "--format", "json"] + repeatable)
    #expect(outcome.status == 2 && outcome.errorLines.count == 1)
    #expect(try Report(outcome.output).runs.count == 1)
  }

  /// Lines of weeks before the one asked for are there to compare with; their flags were told in their own time.
  @Test func aReportOnAWeekEndsByThatWeeksFlags() throws {
    let scratch = try Scratch()
    let library = ["STRIDEGUARD_LIBRARY": scratch.folder.appending(path: "library.sqlite").path]
    _ = try Strideguard.run(["import", "history", "--quiet"] + repeatable, environment: library)
    let report = ["report", "--week", "2026-W13", "--format", "json"] + repeatable
    let outcome = try Strideguard.run(report + ["--fail-on", "high"], environment: library)
    #expect(try Report(outcome.output).weeks.dropLast().contains { $0.level == "high" })
    #expect(outcome.status == 0)
    #expect(try Strideguard.run(report + ["--fail-on", "low"], environment: library).status == 1)
  }

  @Test func emptyFolderIsOneLine() throws {
    let scratch = try Scratch()
    let outcome = try Strideguard.run(["analyze", "."], in: scratch.folder)
    #expect(outcome.status == 65)
    #expect(outcome.errorLines.count == 1)
  }

  @Test func goodAndMissingPathIsStatusTwo() throws {
    let outcome = try Strideguard.run(["analyze", "exports/no-namespace.gpx", "gone.gpx"] + repeatable)
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(!outcome.output.isEmpty)
  }

  /// Five quiet weeks and the first fast session, which is new and so of level high.
  static let fastSession = ExpectedRow.table("history").filter { $0["kind"] == "run" && $0.file < "2026-02-11" }

  @Test(arguments: [("high", Int32(1)), ("medium", 1), ("low", 1)])
  func flagIsStatusOneWhenAsked(_ level: String, _ status: Int32) throws {
    let paths = Self.fastSession.map { "history/\($0.file)" }
    #expect(paths.count == 16)
    #expect(try Strideguard.run(["analyze"] + paths + repeatable + ["--fail-on", level]).status == status)
    #expect(try Strideguard.run(["analyze"] + paths + repeatable).status == 0)
    let quiet = Array(paths.dropLast())
    #expect(try Strideguard.run(["analyze"] + quiet + repeatable + ["--fail-on", level]).status == 0)
  }

  @Test func aProblemWinsOverAFlag() throws {
    #expect(try Strideguard.run(["analyze", "history", "--fail-on", "low"] + repeatable).status == 2)
  }

  @Test func showTellsWhyThereIsNothingToShow() throws {
    let outcome = try Strideguard.run(["show", "exports/strava-ride.gpx"] + repeatable)
    #expect(outcome.status == 65)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.output == "")
  }

  /// As of the reports on the same runs; 22 March is flagged at medium, 12 January at nothing.
  @Test func listsOfRunsEndByTheirFlags() throws {
    let scratch = try Scratch()
    let library = ["STRIDEGUARD_LIBRARY": scratch.folder.appending(path: "library.sqlite").path]
    _ = try Strideguard.run(["import", "history", "--quiet"] + repeatable, environment: library)
    for (day, level, status) in [("2026-03-22", "medium", 1), ("2026-03-22", "high", 0), ("2026-01-13", "low", 0)] {
      let runs = ["runs", "--since", day, "--until", day, "--fail-on", level] + repeatable
      let outcome = try Strideguard.run(runs, environment: library)
      #expect(outcome.status == Int32(status) && outcome.output.hasSuffix("1 run\n"), "\(day) \(level)")
    }
  }

  @Test func aRunOutsideOfTheDaysIsNotMissing() throws {
    let outcome = try Strideguard.run(["show", "exports/no-namespace.gpx", "--since", "2030-01-01"] + repeatable)
    #expect(outcome.status == 65 && outcome.errorLines.count == 1)
    #expect(outcome.errors.contains("no run of it lies in the days of --since and --until"))
  }

  /// The contract of common options.
  @Test func quietIsKnownWhereReportsAreMade() throws {
    let lines = try Strideguard.run(["map", "exports/no-namespace.gpx"]).output
    #expect(try Strideguard.run(["reduce", "--quiet"] + repeatable, input: lines).status == 0)
    #expect(try Strideguard.run(["report", "--quiet", "--library", "none.sqlite"]).status == 65)
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: ["rules", "check exports/utf-16.gpx"])
  func aFullOutputAsksForNoOptionThatIsNotThere(command: String) throws {
    let outcome = try Strideguard.shell("strideguard \(command) > /dev/full")
    #expect(outcome.status == 74 && outcome.errors.hasSuffix("; free space, or send it elsewhere\n"))
  }
}

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
}

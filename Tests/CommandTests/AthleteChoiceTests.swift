import Foundation
import Testing

/// A mistyped `--athlete` is told by every command that reads.
@Suite struct AthleteChoiceTests {
  let scratch: Scratch
  private let library: [String: String]

  init() throws {
    scratch = try Scratch()
    library = ["STRIDEGUARD_LIBRARY": scratch.folder.appending(path: "library.sqlite").path]
    for name in ["anna", "me"] {
      _ = try call(["import", "history/2026-01-06-garmin.tcx.gz", "--athlete", name])
    }
  }

  private func call(_ arguments: [String]) throws -> Strideguard.Outcome {
    try Strideguard.run(arguments, environment: library)
  }

  @Test(arguments: [
    ["report"], ["report", "--format", "html"], ["runs"], ["plan"], ["backtest"], ["export", "runs"],
    ["export", "pain"], ["pain", "list"], ["habit", "list"], ["pain", "remove", "1"], ["habit", "remove", "1"],
    ["athlete"], ["forget", "0123456789ab"], ["show", "0123456789ab"], ["show", "history/2026-01-06-garmin.tcx.gz"],
  ])
  func isOneLineThatNamesTheOthers(_ command: [String]) throws {
    let outcome = try call(command + ["--athlete", "ana"])
    #expect(outcome.status == 65 && outcome.output.isEmpty)
    #expect(outcome.errorLines.count == 1)
    #expect(
      outcome.errors.hasSuffix(
        "library.sqlite: nothing of 'ana' is in the library; choose with --athlete; it holds anna, me\n"))
  }

  @Test(arguments: ["report", "plan", "backtest", "runs"])
  func programsGetAnEmptyDocument(_ command: String) throws {
    let outcome = try call([command, "--format", "json", "--athlete", "ana"] + repeatable)
    #expect(outcome.status == 65 && outcome.errorLines.count == 1)
    _ = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
  }

  /// The exports can be read without a history.
  @Test func analysisGoesOnWithAProblem() throws {
    let path = try #require(library.values.first)
    let outcome = try call(
      ["analyze", "exports/no-namespace.gpx", "--library", path, "--athlete", "ana", "--format", "json"] + repeatable)
    #expect(outcome.status == 2 && outcome.errorLines.count == 1)
    #expect(try Report(outcome.output).runs.count == 1)
  }

  /// Who names nobody learns who is there.
  @Test func theAthletesCanBeListedWithoutOneself() throws {
    let others = scratch.folder.appending(path: "others.sqlite").path
    for name in (1...7).map({ "runner \($0)" }) {
      _ = try call(["athlete", "--library", others, "--athlete", name, "--max-heart-rate", "180"])
    }
    let listed = try call(["athlete", "--library", others])
    #expect(listed.status == 0 && listed.errors.isEmpty)
    #expect(listed.output.contains("runner 1, runner 2, runner 3, runner 4, runner 5, runner 6, runner 7\n"))
    #expect(try call(["athlete", "--library", others, "--athlete", "runner"]).status == 65)
  }

  @Test func whoIsThereIsRead() throws {
    for name in ["anna", "me"] { #expect(try call(["runs", "--athlete", name]).status == 0) }
    #expect(try call(["athlete", "--athlete", "new", "--time-zone", "UTC"]).status == 0)
    #expect(try call(["pain", "list", "--athlete", "new"]).output == "no entry\n")
  }
}

import Foundation
import Testing

/// What commands print on the fixtures, as last recorded and reviewed.
///
/// `RECORD_GOLDENS=1 swift test --filter GoldenTests` records them anew; such a run fails, so that nobody passes by recording.
@Suite struct GoldenTests {
  struct Golden: CustomTestStringConvertible, Sendable {
    var name: String
    var arguments: [String]
    /// Whether standard error is recorded, and not standard output.
    var isErrors = false
    var testDescription: String { name }
  }

  /// The week of stairs.
  private static let stairs = ["--since", "2026-02-16", "--until", "2026-02-22"]

  static let goldens = [
    Golden(name: "history.txt", arguments: ["analyze", "history"] + repeatable),
    Golden(
      name: "one-week.json",
      arguments: ["analyze", "history", "--format", "json", "--since", "2026-03-16", "--until", "2026-03-22"]
        + repeatable),
    Golden(
      name: "show-stairs.txt",
      arguments: ["show", "history/2026-02-19-garmin.tcx.gz", "--history", "history"] + repeatable),
    Golden(
      name: "show-intervals.txt",
      arguments: ["show", "history/2026-02-10-garmin.tcx.gz", "--history", "history", "--units", "imperial"]
        + repeatable),
    Golden(name: "one-week.html", arguments: ["analyze", "history", "--format", "html"] + stairs + repeatable),
    Golden(name: "one-week.md", arguments: ["analyze", "history", "--format", "markdown"] + stairs + repeatable),
    Golden(name: "weeks.csv", arguments: ["analyze", "history", "--format", "csv", "--table", "weeks"] + repeatable),
    Golden(
      name: "flags.csv",
      arguments: ["analyze", "history", "--format", "csv", "--table", "flags"] + stairs + repeatable),
    Golden(name: "check-exports.txt", arguments: ["check", "exports"]),
    Golden(name: "errors.txt", arguments: ["analyze", "exports"] + repeatable, isErrors: true),
    Golden(name: "rules.txt", arguments: ["rules"]),
    Golden(name: "help.txt", arguments: ["--help"]),
  ]

  @Test(arguments: goldens)
  func printsWhatWasReviewed(_ golden: Golden) throws {
    let outcome = try Strideguard.run(golden.arguments)
    let text = golden.isErrors ? outcome.errors : outcome.output
    let file = Strideguard.fixtures.appending(path: "golden/\(golden.name)")
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != nil {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(golden.name); review it and run again without RECORD_GOLDENS")
      return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    let first = zip(recorded.split(separator: "\n"), text.split(separator: "\n")).first { $0 != $1 }
    #expect(recorded == text, "first difference: \(first.map { "\($0) / \($1)" } ?? "in length")")
  }
}

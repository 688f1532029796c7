import Foundation
import RunAnalysis
import RunImport
import Testing
import TrackModel

/// A table of `Fixtures`, as rows of cells by column.
private struct Table {
  var rows: [[String: String]] = []

  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  /// Empty where it cannot be read, which a test of its own finds.
  init(_ name: String) {
    guard let text = try? String(contentsOf: Table.fixtures.appending(path: name), encoding: .utf8) else { return }
    let lines = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    guard let head = lines.first else { return }
    rows = lines.dropFirst().map { cells in
      Dictionary(zip(head, cells).map { (String($0), String($1)) }) { first, _ in first }
    }
  }

  func column(_ name: String) -> [String] { rows.compactMap { $0[name] } }
}

/// Every quirk of real exports has a fixture, and every fixture comes to what its maker says.
@Suite struct FixtureTests {
  private static let exports = Table("exports/EXPECTED.tsv")
  private static let bulk = Table("bulk/EXPECTED.tsv")
  private static let quirks = Table("QUIRKS.tsv")

  @Test func everyQuirkHasAFixtureAndEveryFixtureAQuirk() {
    let made = Set(Self.exports.column("file") + Self.bulk.column("file"))
    let named = Set(Self.quirks.column("fixtures").flatMap { $0.split(separator: " ").map(String.init) })
    #expect(Self.quirks.rows.count >= 90)
    #expect(Self.quirks.rows.allSatisfy { !($0["fixtures"] ?? "").isEmpty })
    #expect(named.subtracting(made) == [], "named, but not made by scripts/make-fixtures")
    #expect(made.filter { !$0.contains("/") }.subtracting(named) == [], "made, but named by no quirk")
  }

  @Test(arguments: exports.column("file")) func theFixtureIsWhatItsMakerSays(name: String) throws {
    let row = try #require(Self.exports.rows.first { $0["file"] == name })
    let path = Table.fixtures.appending(path: "exports/\(name)").path
    let outcome = FileMap().map(ExportFile(path: BytePath(path), isNamedByUser: true))
    #expect(outcome.runs.count == row["runs"].flatMap(Int.init))
    switch row["outcome"] {
    case "run":
      let truth = try #require(row["distance_m"].flatMap(Double.init))
      let distance = outcome.runs.compactMap(\.distance).reduce(0, +)
      #expect(outcome.problems.isEmpty && abs(distance - truth) <= 0.02 * truth, "\(distance) m against \(truth) m")
    case "skipped": #expect(outcome.problems.isEmpty && outcome.skipped.count == 1)
    case "problem":
      #expect(outcome.problems.count == 1)
      #expect(outcome.problems.first?.line == row["line"].flatMap(Int.init))
    default: Issue.record("no outcome that there is")
    }
  }
}

import Foundation
import Testing

/// Every export of `Fixtures/exports` by itself, against what its maker says.
@Suite struct ExportsTests {
  static let rows = ExpectedRow.table("exports")

  @Test func theTableIsThere() { #expect(Self.rows.count >= 40) }

  @Test(arguments: rows.filter { $0["outcome"] == "run" })
  func runIsReadWithoutAWord(_ row: ExpectedRow) throws {
    let outcome = try Strideguard.run(["analyze", "exports/\(row.file)", "--format", "json"] + repeatable)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let report = try Report(outcome.output)
    let truth = try #require(row.number("distance_m"))
    let distance = report.runs.compactMap(\.distanceM).reduce(0, +)
    #expect(Double(report.runs.count) == row.number("runs"))
    #expect(abs(distance - truth) <= 0.02 * truth, "\(distance) m against \(truth) m")
  }

  @Test(arguments: rows.filter { $0["outcome"] == "skipped" })
  func whatIsNoRunIsLeftOut(_ row: ExpectedRow) throws {
    let outcome = try Strideguard.run(["analyze", "exports/\(row.file)", "--format", "json"] + repeatable)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let report = try Report(outcome.output)
    #expect(report.runs.isEmpty)
    #expect(report.skipped.map(\.file) == ["exports/\(row.file)"])
  }

  @Test(arguments: rows.filter { $0["outcome"] == "problem" })
  func brokenFileGetsOneLine(_ row: ExpectedRow) throws {
    let path = "exports/\(row.file)"
    let outcome = try Strideguard.run(["analyze", path, "--format", "json"] + repeatable)
    let report = try Report(outcome.output)
    #expect(outcome.status == (report.runs.isEmpty ? 65 : 2))
    #expect(outcome.errorLines.count == 1)
    let line = try #require(outcome.errorLines.first)
    #expect(line.hasPrefix("strideguard: error: \(path):") || line.hasPrefix("strideguard: warning: \(path):"))
    #expect(line.utf8.count <= 400)
    #expect(line.contains("; "), "says what to do")
    #expect(report.problems.map(\.file) == [path])
    #expect(report.problems.first?.line.map(Double.init) == row.number("line"))
  }

  /// `check` reads like the other commands: on several workers, quietly where asked, and by the sport that is forced.
  @Test func checkIsTheSameOnAnyNumberOfWorkers() throws {
    let one = try Strideguard.run(["check", "exports", "--jobs", "1"])
    let four = try Strideguard.run(["check", "exports", "--jobs", "4"])
    #expect(one.output == four.output && one.errors == four.errors && one.status == four.status)
    #expect(one.errorLines.contains { $0.hasPrefix("strideguard: warning: ") })
    let quiet = try Strideguard.run(["check", "exports", "--quiet"])
    #expect(quiet.output == one.output && quiet.status == one.status)
    #expect(quiet.errorLines == one.errorLines.filter { $0.hasPrefix("strideguard: error: ") })
    let forced = try Strideguard.run(["check", "exports", "--sport", "running", "--quiet"])
    #expect(one.output.contains(", cycling, ") && !forced.output.contains(", cycling, "))
  }

  @Test func aBrokenFileTakesNothingFromItsNeighbours() throws {
    let all = try Strideguard.run(["analyze", "exports", "--format", "json"] + repeatable)
    let report = try Report(all.output)
    let problems = Self.rows.filter { $0["outcome"] == "problem" }
    #expect(all.status == 2)
    #expect(all.errorLines.count == problems.count)
    #expect(Set(report.problems.map(\.file)) == Set(problems.map { "exports/\($0.file)" }))
    #expect(
      Set(report.skipped.map(\.file)).isSuperset(
        of: Self.rows.filter { $0["outcome"] == "skipped" }.map { "exports/\($0.file)" }))
    // All of them tell the same jog, so that all but one are duplicates; none is lost.
    let files = Set(report.runs.map(\.file) + report.duplicates.map(\.file))
    #expect(files.isSuperset(of: Self.rows.filter { $0["outcome"] == "run" }.map { "exports/\($0.file)" }))
  }

  @Test func messagesTellNoPlace() throws {
    let outcome = try Strideguard.run(["analyze", "exports"] + repeatable)
    #expect(!outcome.errors.contains("21.7"))
    #expect(!outcome.errors.contains("25.2"))
  }
}

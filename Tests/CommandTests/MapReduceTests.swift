import Foundation
import Testing

/// `map` and `reduce`, the two ends of `analyze`, as an engine on many machines would use them.
@Suite struct MapReduceTests {
  static let mapped = Result { try Strideguard.run(["map", "history"]) }
  private let reduce = ["reduce", "--format", "json"] + repeatable

  private func lines() throws -> [Substring] { try Self.mapped.get().output.split(separator: "\n") }

  @Test func everyLineIsAnObjectWithASchema() throws {
    struct Line: Decodable { var schema: String }
    let schemas = try lines().map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)).schema }
    #expect(schemas.count { $0 == "strideguard.summary/1" } == 44)
    #expect(schemas.count { $0 == "strideguard.problem/1" } == 1)
    #expect(try Self.mapped.get().status == 2)
  }

  @Test func mapThenReduceIsAnalyze() throws {
    let reduced = try Strideguard.run(reduce, input: Self.mapped.get().output)
    #expect(reduced.output == (try History.outcome.get().output))
    #expect(reduced.status == 2)
  }

  @Test func linesInAnyOrderAndTwiceGiveTheSameRunsAndWeeks() throws {
    let mixed = try lines().reversed() + lines()
    let report = try Report(Strideguard.run(reduce, input: mixed.joined(separator: "\n")).output)
    let wanted = try History.report.get()
    #expect(report.runs.map(\.id) == wanted.runs.map(\.id))
    #expect(report.weeks.map(\.distanceM) == wanted.weeks.map(\.distanceM))
    #expect(report.runs.map(\.flaggedFactors) == wanted.runs.map(\.flaggedFactors))
  }

  @Test func mapKnowsNoOtherFile() throws {
    let file = "history/2026-03-22-garmin.tcx.gz"
    let alone = try Strideguard.run(["map", file]).output.dropLast()
    #expect(try lines().contains(alone))
  }

  /// Lines of any program: figures that no recording holds end in no crash.
  @Test(arguments: [
    ("\"elapsed\":", "\"utcOffset\":9223372036854775807,\"elapsed\":"),
    ("\"elapsed\":", "\"utcOffset\":-9223372036854775808,\"elapsed\":"),
    ("\"splits\":[{", "\"splits\":[{\"distance\":1e308,\"moving\":300},{"),
    ("\"laps\":[{", "\"laps\":[{\"start\":-9223372036854775808,\"distance\":1e308,\"duration\":1e-308},{"),
    ("\"climbs\":[", "\"climbs\":[{\"start\":-1e308,\"duration\":1e308,\"length\":1e-300,\"gain\":1e308},"),
  ])
  func hugeFigures(field: String, changed: String) throws {
    let line = try #require(try lines().first { $0.contains(field + (field == "\"climbs\":[" ? "{" : "")) })
    let hostile = line.replacing(field, with: changed)
    for format in ["text", "json", "html", "markdown", "csv"] {
      let outcome = try Strideguard.run(
        ["reduce", "--today", "2026-04-13", "--format", format], input: String(hostile))
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(format)")
    }
  }

  /// Nothing at all is what a `map` that did not start writes.
  @Test func nothingIsToldApartFromNoRuns() throws {
    let outcome = try Strideguard.run(reduce, input: "")
    let report = try Report(outcome.output)
    #expect(outcome.status == 65 && report.runs.isEmpty)
    #expect(
      outcome.errorLines == ["strideguard: error: standard input: it is empty; pass on the lines of `strideguard map`"])
  }

  /// A folder cannot be read like a file.
  @Test(arguments: ["reduce --format json --today 2026-04-13", "map --listed"])
  func inputThatCannotBeReadIsNoEmptyInput(command: String) throws {
    let outcome = try Strideguard.shell("strideguard \(command) < /")
    #expect(outcome.status == 65 && outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix("strideguard: error: standard input: it could not be read"))
  }

  @Test func aForeignLineIsOneProblem() throws {
    let outcome = try Strideguard.run(reduce, input: "{\"schema\":\"other/9\"}\nnot json\n")
    #expect(outcome.errorLines.count == 2)
    #expect(outcome.errors.contains("standard input:2: "))
    #expect(outcome.status == 65)
  }
}

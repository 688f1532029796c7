import Foundation
import Testing

/// The same input, options and day give the same bytes.
@Suite struct RepeatabilityTests {
  private let arguments = ["analyze", "history", "--format", "json"] + repeatable

  @Test(arguments: [
    ["--jobs", "1"], ["--jobs", "2"], ["--jobs", "7", "--progress", "always"],
  ])
  func workersChangeNothing(_ options: [String]) throws {
    #expect(try Strideguard.run(arguments + options).output == History.outcome.get().output)
  }

  @Test(arguments: [
    ["TZ": "Pacific/Auckland", "LC_ALL": "de_DE.UTF-8"], ["TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8"],
  ])
  func theMachineChangesNothing(_ environment: [String: String]) throws {
    #expect(try Strideguard.run(arguments, environment: environment).output == History.outcome.get().output)
  }

  @Test func theOrderOfPathsChangesNothingButTheOrderTold() throws {
    let files = ExpectedRow.table("history").map { "history/\($0.file)" }
    let forward = try Strideguard.run(["analyze"] + files + ["--format", "json"] + repeatable)
    let backward = try Strideguard.run(["analyze"] + files.reversed() + ["--format", "json"] + repeatable)
    #expect(try Report(forward.output).runs.map(\.id) == Report(backward.output).runs.map(\.id))
    #expect(forward.output == (try History.outcome.get().output))
  }

  @Test func aRunNamedTwiceCountsOnce() throws {
    let twice = try Strideguard.run(["analyze", "history", "./history", "history"] + Array(arguments.dropFirst(2)))
    #expect(try Report(twice.output).runs.count == 43)
    #expect(try Report(twice.output).weeks.map(\.distanceM) == History.report.get().weeks.map(\.distanceM))
  }
}

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

  /// Two runs, workers, another machine and another order, in every format: the same bytes.
  @Test(arguments: ["text", "json", "html", "markdown", "csv"])
  func everyFormatIsTheSameEachTime(_ format: String) throws {
    let files = ExpectedRow.table("history").map { "history/\($0.file)" }
    // A fixed shuffle: 17 and the number of files have no common divisor.
    let shuffled = files.indices.map { files[$0 * 17 % files.count] }
    #expect(Set(shuffled).count == files.count)
    func bytes(_ options: [String], _ environment: [String: String] = [:], of paths: [String] = files) throws -> String
    {
      try Strideguard.run(["analyze"] + paths + ["--format", format] + repeatable + options, environment: environment)
        .output
    }
    let first = try bytes(["--jobs", "2"])
    #expect(!first.isEmpty)
    for options in [["--jobs", "2"], ["--jobs", "1"], ["--jobs", "5", "--progress", "always"]] {
      #expect(try bytes(options) == first, "\(options)")
    }
    for (zone, language) in [("Asia/Kathmandu", "de_DE.UTF-8"), ("America/St_Johns", "tr_TR.UTF-8")] {
      #expect(try bytes([], ["TZ": zone, "LC_ALL": language, "LANG": language]) == first, "\(zone)")
    }
    #expect(try bytes([], of: shuffled) == first, "another order")
  }

  @Test func aRunNamedTwiceCountsOnce() throws {
    let twice = try Strideguard.run(["analyze", "history", "./history", "history"] + Array(arguments.dropFirst(2)))
    #expect(try Report(twice.output).runs.count == 43)
    #expect(try Report(twice.output).weeks.map(\.distanceM) == History.report.get().weeks.map(\.distanceM))
  }
}

import Foundation
import Testing

/// `plan` and `backtest`, out of a folder and out of a library.
@Suite struct PlanTests {
  private struct Plan: Decodable {
    struct Budget: Decodable { var week: String }
    struct Run: Decodable {
      var day: String
      var flags: [Flag]
      var notJudged: [String]
    }
    struct Flag: Decodable {
      var factor: String
      var level: String
    }
    var schema: String
    var budget: Budget?
    var budgetReason: String?
    var run: Run?
  }

  private func plan(_ arguments: [String], environment: [String: String] = [:]) throws -> Plan {
    let outcome = try Strideguard.run(
      ["plan", "--format", "json"] + arguments + repeatable, environment: environment)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Plan.self, from: Data(outcome.output.utf8))
  }

  @Test func budgetOfAFolderIsThatOfItsLibrary() throws {
    let scratch = try Scratch()
    let library = ["STRIDEGUARD_LIBRARY": scratch.folder.appending(path: "library.sqlite").path]
    _ = try Strideguard.run(["import", "history"] + repeatable, environment: library)
    let stored = try Strideguard.run(["plan", "--format", "json"] + repeatable, environment: library)
    let read = try Strideguard.run(["plan", "history", "--format", "json"] + repeatable)
    #expect(stored.output == read.output)
    #expect(try plan(["history"]).schema == "strideguard.plan/1")
  }

  /// The histories' runs are of 5 to 10 km: 40 km are more than twice the longest.
  @Test func aRunThatIsFarTooLong() throws {
    let long = try #require(try plan(["history", "--distance", "40"]).run)
    #expect(long.flags.contains { $0.factor == "single_run_spike" && $0.level == "high" })
    #expect(long.notJudged.contains { $0.contains("--pace") })
    let scratch = try Scratch()
    let library = ["STRIDEGUARD_LIBRARY": scratch.folder.appending(path: "library.sqlite").path]
    _ = try Strideguard.run(["import", "history"] + repeatable, environment: library)
    let outcome = try Strideguard.run(
      ["plan", "--distance", "40", "--fail-on", "high"] + repeatable, environment: library)
    #expect(outcome.status == 1 && outcome.output.contains("One long run"))
  }

  @Test(arguments: [
    ["--ascent", "100"], ["--distance", "0"], ["--distance", "8", "--pace", "530"],
    ["--distance", "8", "--pace", "5:60"], ["--distance", "8", "--pace", "5:+5"],
    ["--distance", "8", "--pace", "+5:05"],
    ["--distance", "8", "--stairs", "-1"],
  ])
  func wrongPlans(_ arguments: [String]) throws {
    #expect(try Strideguard.run(["plan", "history"] + arguments).status == 64)
  }

  @Test func withoutALibraryItSaysSo() throws {
    let outcome = try Strideguard.run(["plan"])
    #expect(outcome.status == 65 && outcome.errorLines.count == 1)
  }

  private func written(_ arguments: [String], pain: [String] = []) throws -> String {
    let scratch = try Scratch()
    let library = ["STRIDEGUARD_LIBRARY": scratch.folder.appending(path: "library.sqlite").path]
    _ = try Strideguard.run(["import", "history"] + repeatable, environment: library)
    if !pain.isEmpty { _ = try Strideguard.run(["pain", "add"] + pain, environment: library) }
    let output = try Strideguard.run(["plan"] + arguments + repeatable, environment: library).output
    return output.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// A limp on the Sunday before the planned Monday: rest, and no word on what is usual.
  @Test func aStopSignSpeaksAlone() throws {
    let limp = ["--on", "2026-04-12", "--when", "rest", "--level", "3", "--limp"]
    let plan = try written(["--distance", "5"], pain: limp)
    #expect(plan.hasPrefix("Stop: ") && plan.contains("The planned run: 2026-04-13"))
    #expect(!plan.contains("Not enough data") && !plan.contains("stands out from what has been usual"))
    #expect(try written(["--distance", "5"]).contains("stands out from what has been usual"))
  }

  /// 2026-04-27 is a Monday, of week 18; the budget is for week 16.
  @Test func aRunOfAnotherWeekIsNotInTheBudget() throws {
    let words = "The planned run is not in this week but in 2026-W18."
    #expect(try written(["--distance", "5", "--on", "2026-04-27"]).contains("2026-W16 (13–19 Apr) " + words))
    #expect(try !written(["--distance", "5", "--on", "2026-04-15"]).contains("The planned run is not"))
  }

  /// Counts of the replay are those of the report of the same history.
  @Test func backtestCountsTheReportsFlags() throws {
    struct Backtest: Decodable {
      struct Rule: Decodable {
        var factor: String
        var of: String
        var fired: [String: Int]
      }
      var schema: String
      var runs: Int
      var rules: [Rule]
    }
    let outcome = try Strideguard.run(["backtest", "history", "--format", "json"] + repeatable)
    let backtest = try JSONDecoder().decode(Backtest.self, from: Data(outcome.output.utf8))
    let report = try Report(Strideguard.run(["analyze", "history", "--format", "json"] + repeatable).output)
    #expect(backtest.schema == "strideguard.backtest/1" && backtest.runs == report.runs.count)
    for rule in backtest.rules where rule.of == "runs" {
      let flags = report.runs.flatMap(\.flags).filter { $0.factor == rule.factor }
      for level in ["info", "low", "medium", "high"] {
        #expect(rule.fired[level] == flags.count { $0.level == level }, "\(rule.factor) \(level)")
      }
    }
    let text = try Strideguard.run(["backtest", "history"] + repeatable).output
    #expect(text.contains("single_run_spike") && text.contains("Med+ runs"))
  }
}

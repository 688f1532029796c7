import Foundation
import HamstringRisk
import TrackModel

/// Prints the CPU time that the fold alone takes over the summaries that `strideguard map` printed to the file named, for
/// the newest week and for every week: the lines are read and made into a history before the clock starts.
@main
struct FoldCost {
  static let rounds = 7

  static func main() throws {
    let text = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1]))
    var history = RunHistory()
    for line in text.split(separator: UInt8(ascii: "\n"))
    where try JSONDecoder().decode(Line.self, from: line).schema == RunSummary.schema {
      history.add(try JSONDecoder().decode(RunSummary.self, from: line))
    }
    // A day behind the last run, so that every week is closed.
    guard let today = CivilDate("2035-01-01") else { return }
    let all = ReportSettings(today: today)
    var newest = all
    newest.since = RiskFold.report(history, settings: all).weeks.last?.week.start
    for (scope, settings) in [("newest", newest), ("all", all)] {
      for _ in 0..<rounds {
        let start = clock()
        let report = RiskFold.report(history, settings: settings)
        // POSIX counts a million a second.
        let seconds = Double(clock() - start) / 1_000_000
        print("{\"scope\":\"\(scope)\",\"runs\":\(history.count),", terminator: "")
        print("\"judged\":\(report.runs.count),\"seconds\":\(seconds)}")
      }
    }
  }
}

struct Line: Decodable {
  var schema: String
}

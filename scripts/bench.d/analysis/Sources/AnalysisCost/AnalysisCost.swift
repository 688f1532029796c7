import Foundation
import RunAnalysis
import TrackFiles
import TrackModel

/// Prints, for every file named, what a point costs to read and what its whole analysis costs on top, in nanoseconds of
/// CPU time.
///
/// Both are done in turn; the quickest round of each counts, because anything else a machine does only adds.
@main
struct AnalysisCost {
  static let rounds = 200

  static func main() throws(Problem) {
    ParserStart.prepare()
    for path in CommandLine.arguments.dropFirst() {
      var reading = Double.infinity
      var whole = reading
      var points = 1
      for _ in 0..<rounds {
        var counted = Counting()
        reading = min(reading, try time(path, into: &counted))
        points = max(points, counted.points)
        var analysed = Analysing()
        whole = min(whole, try time(path, into: &analysed))
      }
      print("{\"points\":\(points),\"reading\":\(reading / Double(points)),", terminator: "")
      print("\"analysis\":\((whole - reading) / Double(points))}")
    }
  }

  private static func time(_ path: String, into sink: inout some ActivitySink) throws(Problem) -> Double {
    let start = clock()
    _ = try TrackFileReader().read(path: Array(path.utf8), displayName: path, into: &sink)
    // POSIX counts a million a second.
    return Double(clock() - start) * 1000
  }
}

/// Reads and does nothing.
struct Counting: ActivitySink {
  var points = 0

  mutating func activityBegan(_ opening: ActivityFacts) {}
  mutating func take(_ samples: Span<TrackSample>) { points += samples.count }
  mutating func activityEnded(_ facts: ActivityFacts) {}
  mutating func skipped(_ reason: SkipReason) {}
}

/// Reads and analyses, as `map` does.
struct Analysing: ActivitySink {
  private var analyzer = RunAnalyzer(options: AnalysisOptions())
  private(set) var outcomes: [AnalysisOutcome] = []

  mutating func activityBegan(_ opening: ActivityFacts) { analyzer.begin() }
  mutating func take(_ samples: Span<TrackSample>) { analyzer.take(samples) }
  mutating func activityEnded(_ facts: ActivityFacts) {
    outcomes.append(analyzer.finish(facts, file: "run", index: outcomes.count))
  }
  mutating func skipped(_ reason: SkipReason) {}
}

// example: analyse a stream
import RunAnalysis
import TrackModel

/// Measures a run whose samples come one by one, as from a watch that is still recording.
struct LiveRun {
  private var analyzer = RunAnalyzer(options: AnalysisOptions())
  private var waiting: [TrackSample] = []

  init() { analyzer.begin() }

  mutating func append(_ sample: TrackSample) {
    waiting.append(sample)
    if waiting.count == 256 { handOver() }
  }

  /// - Parameter facts: what is known apart from the samples: at least the sport, and the device, by which the source of
  ///   altitude is judged.
  /// - Returns: the run, or nil where the samples are none.
  mutating func finish(_ facts: ActivityFacts) -> RunSummary? {
    handOver()
    guard case .run(let summary) = analyzer.finish(facts, file: "live", index: 0) else { return nil }
    return summary
  }

  private mutating func handOver() {
    let batch = waiting
    waiting = []
    analyzer.take(batch.span)
  }
}
// end of example

public import TrackModel

/// Folds the samples of an activity into a summary. Reusable: `begin`, any number of `take`, `finish`, and again.
///
/// How samples are cut into batches changes nothing. Memory follows recorded seconds, not points.
public struct RunAnalyzer {
  private let options: AnalysisOptions
  private let optionsDigest: String
  private var recorder = SampleRecorder()

  /// An analyser that has taken nothing yet.
  public init(options: AnalysisOptions) {
    self.options = options
    optionsDigest = options.digest
  }

  /// Forgets what was taken before.
  public mutating func begin() {
    recorder.reset()
  }

  /// Takes the next samples in the order of the file.
  public mutating func take(_ samples: Span<TrackSample>) {
    recorder.take(samples)
  }

  /// Measures what was taken.
  ///
  /// - Parameters:
  ///   - facts: all that the file says apart from its samples.
  ///   - file: the path to name.
  ///   - index: zero-based place of the activity in its file.
  public mutating func finish(_ facts: ActivityFacts, file: String, index: Int) -> AnalysisOutcome {
    recorder.finish()
    defer { recorder.discardKnots() }
    let told = SportJudgement.told(facts, forced: options.forcedSport)
    if case .other(let code, let message) = told { return .skipped(SkipReason(code: code, message: message)) }
    if recorder.isOverLimit {
      return RunAnalyzer.tooLong("more than \(SampleRecorder.recordedLimit) seconds of recording in one activity")
    }
    var knots: Knots
    let dropped: Int
    (knots, dropped) = takeOrdered()
    if let first = knots.times.first, let last = knots.times.last, last - first > SampleRecorder.longestActivity {
      return RunAnalyzer.tooLong("more than a year from its first point to its last")
    }
    var notes = NoteList(recorder, facts.tally)
    notes.dropped(dropped)
    CadenceScale.countBothLegs(&knots.cadences)
    let assembly = SummaryAssembly(
      facts: facts, file: file, index: index, options: optionsDigest, digest: recorder.digest, told: told)
    let parts = told == nil ? RecordingParts.of(knots.times) : []
    guard parts.count > 1 else { return assembly.finish(&knots, notes: notes, dropped: dropped) }
    let all = knots
    let outcome = assembly.finish(&knots, notes: notes, dropped: dropped)
    guard case .skipped = outcome else { return outcome }
    return assembly.finishRuns(of: all, parts, notes: notes, dropped: dropped) ?? outcome
  }

  /// The knots in order of time, and how many fit into none.
  private mutating func takeOrdered() -> (knots: Knots, dropped: Int) {
    if let merged = recorder.knots.merged(strandStarts: recorder.strandStarts) {
      recorder.discardKnots()
      return (merged, 0)
    }
    let order = TimeOrder.choose(
      recorder.knots.times, strandStarts: recorder.strandStarts,
      beginsSegment: { recorder.knots.fields[$0].contains(.startsSegment) },
      tellsWay: { !recorder.knots.fields[$0].isDisjoint(with: [.position, .deviceDistance]) })
    let knots = recorder.takeKnots()
    return (order.dropped > 0 || order.ranges.count > 1 ? knots.parts(order.ranges) : knots, order.dropped)
  }

  private static func tooLong(_ message: String) -> AnalysisOutcome {
    .unusable(code: "limit_time", message: message, remedy: "split the file into single activities")
  }
}

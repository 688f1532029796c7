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
      return .unusable(
        code: "limit_time",
        message: "more than \(SampleRecorder.recordedLimit) seconds of recording in one activity",
        remedy: "split the file into single activities")
    }
    var notes = NoteList(recorder, facts.tally)
    let merged = recorder.knots.merged(strandStarts: recorder.strandStarts)
    let order = TimeOrder.choose(
      merged?.times ?? recorder.knots.times, strandStarts: merged == nil ? recorder.strandStarts : [0],
      beginsSegment: { recorder.knots.fields[$0].contains(.startsSegment) },
      tellsWay: { !recorder.knots.fields[$0].isDisjoint(with: [.position, .deviceDistance]) })
    notes.dropped(order.dropped)
    var knots = recorder.takeKnots()
    if let merged { knots = merged }
    if order.dropped > 0 || order.ranges.count > 1 { knots = knots.parts(order.ranges) }
    if let first = knots.times.first, let last = knots.times.last, last - first > SampleRecorder.longestActivity {
      return .unusable(
        code: "limit_time", message: "more than a year from its first point to its last",
        remedy: "split the file into single activities")
    }
    CadenceScale.countBothLegs(&knots.cadences)
    let assembly = SummaryAssembly(
      facts: facts, file: file, index: index, options: optionsDigest, digest: recorder.digest, told: told)
    let parts = told == nil ? RecordingParts.of(knots.times) : []
    guard parts.count > 1 else { return assembly.finish(&knots, notes: notes, dropped: order.dropped) }
    let all = knots
    let outcome = assembly.finish(&knots, notes: notes, dropped: order.dropped)
    guard case .skipped = outcome else { return outcome }
    return assembly.finishRuns(of: all, parts, notes: notes, dropped: order.dropped) ?? outcome
  }
}

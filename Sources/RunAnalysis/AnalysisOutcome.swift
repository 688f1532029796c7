public import TrackModel

/// What became of one activity.
public enum AnalysisOutcome: Sendable {
  /// A run, measured.
  case run(RunSummary)
  /// Something that is no run, and why.
  case skipped(SkipReason)
  /// A run perhaps, but nothing that can be measured. `code` is a stable word, the others are sentences for people.
  case unusable(code: String, message: String, remedy: String)
}

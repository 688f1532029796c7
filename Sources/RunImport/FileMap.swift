public import RunAnalysis
public import TrackFiles
public import TrackModel

/// What one file came to.
public struct FileOutcome: Sendable {
  public var file: ExportFile
  public var runs: [RunSummary] = []
  public var skipped: [SkipReason] = []
  public var problems: [Problem] = []

  public init(file: ExportFile) { self.file = file }

  /// Nothing of the file could be used.
  public var isRefused: Bool { runs.isEmpty && problems.contains { $0.severity == .error } }
}

/// The map: one file in, one value out. It knows no athlete, library, clock or other file.
public struct FileMap: Sendable {
  public var reader: TrackFileReader
  public var options: AnalysisOptions

  public init(limits: ReadLimits = .standard, options: AnalysisOptions = AnalysisOptions()) {
    reader = TrackFileReader(limits: limits)
    self.options = options
  }

  /// Reads and analyses one file, on the calling thread, from its first byte to its last.
  public func map(_ file: ExportFile) -> FileOutcome {
    var sink = AnalyzingSink(file: file.path.text, options: options)
    var outcome = FileOutcome(file: file)
    do throws(Problem) {
      outcome.problems = try reader.read(path: file.path.bytes, displayName: file.path.text, into: &sink)
      outcome.runs = sink.runs
      outcome.skipped = sink.skipped
      outcome.problems += sink.problems
    } catch {
      // Whatever came before the failure is left out: a file is used whole or not at all.
      outcome.problems = [error]
    }
    return outcome
  }
}

/// Hands samples to the analyzer and keeps what it makes of each activity.
private struct AnalyzingSink: ActivitySink {
  let file: String
  var analyzer: RunAnalyzer
  var runs: [RunSummary] = []
  var skipped: [SkipReason] = []
  var problems: [Problem] = []
  private var index = 0

  init(file: String, options: AnalysisOptions) {
    self.file = file
    analyzer = RunAnalyzer(options: options)
  }

  mutating func activityBegan(_ opening: ActivityFacts) { analyzer.begin() }

  mutating func take(_ samples: Span<TrackSample>) { analyzer.take(samples) }

  mutating func activityEnded(_ facts: ActivityFacts) {
    switch analyzer.finish(facts, file: file, index: index) {
    case .run(let summary): runs.append(summary)
    case .skipped(let reason): skipped.append(reason)
    case .unusable(let code, let message, let remedy):
      problems.append(Problem(file: file, code: code, message: message, remedy: remedy))
    }
    index += 1
  }

  mutating func skipped(_ reason: SkipReason) { skipped.append(reason) }
}

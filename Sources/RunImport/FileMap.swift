public import RunAnalysis
public import TrackFiles
public import TrackModel

/// What one file came to.
public struct FileOutcome: Sendable {
  /// The file.
  public var file: ExportFile
  /// Its runs, in the file's order.
  public var runs: [RunSummary] = []
  /// Its parts that are no run.
  public var skipped: [SkippedPart] = []
  /// What could not be read, or not as it should.
  public var problems: [Problem] = []

  /// An outcome with nothing in it yet.
  public init(file: ExportFile) { self.file = file }

  /// Nothing of the file could be used.
  public var isRefused: Bool { runs.isEmpty && problems.contains { $0.severity == .error } }
}

/// The map: one file in, one value out. It knows no athlete, library, clock or other file; what a table beside the
/// exports says of them is given to it.
public struct FileMap: Sendable {
  /// What the caller decides about the analysis.
  public var options: AnalysisOptions
  /// Used where a file does not tell sport or name itself.
  public var tables: SideTables
  private let limits: ReadLimits

  /// A map within these limits; without a table nothing is added to what files tell.
  public init(
    limits: ReadLimits = .standard, options: AnalysisOptions = AnalysisOptions(),
    tables: SideTables = SideTables()
  ) {
    self.limits = limits
    self.options = options
    self.tables = tables
  }

  /// Reads and analyses one file, on the calling thread, from its first byte to its last. Of an archive each export is
  /// used whole or not at all.
  public func map(_ file: ExportFile) -> FileOutcome {
    var outcome = FileOutcome(file: file)
    let reading = PartReading(reader: TrackFileReader(limits: limits), limits: limits, known: tables) { path, inner in
      AnalyzingSink(
        file: path, options: options, sidecar: inner.lazy.compactMap { $0[path] }.first ?? tables.index[path])
    } receive: { path, result in
      switch result {
      case .read(let sink, let warnings):
        outcome.problems += warnings + sink.unusable.problems
        outcome.runs += sink.runs
        outcome.skipped += sink.skipped.map { SkippedPart(file: path, reason: $0) }
      case .refused(let problem): outcome.problems.append(problem)
      case .skipped(let reason): outcome.skipped.append(SkippedPart(file: path, reason: reason))
      }
    }
    reading.read(file)
    return outcome
  }
}

/// Hands samples to the analyzer and keeps what it makes of each activity.
private struct AnalyzingSink: ActivitySink {
  let file: String
  let sidecar: Sidecar?
  var analyzer: RunAnalyzer
  var runs: [RunSummary] = []
  var skipped: [SkipReason] = []
  var unusable = UnusableActivities()
  private var index = 0

  init(file: String, options: AnalysisOptions, sidecar: Sidecar?) {
    self.file = file
    self.sidecar = sidecar
    analyzer = RunAnalyzer(options: options)
  }

  mutating func activityBegan(_ opening: ActivityFacts) { analyzer.begin() }

  mutating func take(_ samples: Span<TrackSample>) { analyzer.take(samples) }

  mutating func activityEnded(_ told: ActivityFacts) {
    var facts = told
    if let sidecar {
      if facts.sport == .unknown || facts.sportText?.lowercased() == "other", sidecar.sport != .unknown {
        // TCX knows running and biking and calls all else "Other".
        facts.sport = sidecar.sport
      }
      facts.name = facts.name ?? sidecar.name
    }
    switch analyzer.finish(facts, file: file, index: index) {
    case .run(let summary): runs.append(summary)
    case .skipped(let reason): skipped.append(reason)
    case .unusable(let code, let message, let remedy):
      unusable.add(Problem(file: file, code: code, message: message, remedy: remedy))
    }
    index += 1
  }

  mutating func skipped(_ reason: SkipReason) { skipped.append(reason) }
}

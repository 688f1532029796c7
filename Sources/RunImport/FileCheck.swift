import RunAnalysis
public import TrackFiles
public import TrackModel

/// What one file holds, read but not analysed.
public struct FileInventory: Sendable {
  /// The file.
  public var file: ExportFile
  /// Its activities, of whatever sport, in the file's order.
  public var activities: [ActivityInventory] = []
  /// Parts that are no activity, such as a route.
  public var skipped: [SkippedPart] = []
  /// What could not be read, or not as it should.
  public var problems: [Problem] = []

  /// An inventory with nothing in it yet.
  public init(file: ExportFile) { self.file = file }
}

/// One activity of a file, as the file tells it.
public struct ActivityInventory: Sendable {
  /// The file, or the export in it where it is an archive.
  public var file: String
  /// What the file says of it.
  public var facts: ActivityFacts
  /// Milliseconds since 1970 UTC of the first sample, or as the file declares where no sample has a time; nil where it tells
  /// neither.
  public var start: Int64?
  /// Milliseconds since 1970 UTC of the last sample; nil where no sample has a time.
  public var end: Int64?
  /// Samples with a time.
  public var samples = 0
}

/// Reads a file for `check`.
public struct FileCheck: Sendable {
  private let limits: ReadLimits

  /// A check within these limits.
  public init(limits: ReadLimits = .standard) { self.limits = limits }

  /// Reads one file, on the calling thread.
  public func inventory(of file: ExportFile) -> FileInventory {
    var inventory = FileInventory(file: file)
    let reading = PartReading(reader: TrackFileReader(limits: limits), limits: limits) { path, _ in
      CountingSink(file: path)
    } receive: { path, result in
      switch result {
      case .read(let sink, let warnings):
        inventory.problems += warnings + sink.unusable.problems
        inventory.activities += sink.activities
        inventory.skipped += sink.skipped.map { SkippedPart(file: path, reason: $0) }
      case .refused(let problem): inventory.problems.append(problem)
      case .skipped(let reason): inventory.skipped.append(SkippedPart(file: path, reason: reason))
      }
    }
    reading.read(file)
    return inventory
  }
}

private struct CountingSink: ActivitySink {
  let file: String
  var activities: [ActivityInventory] = []
  var skipped: [SkipReason] = []
  var unusable = UnusableActivities()
  private var start: Int64?
  private var end: Int64?
  private var samples = 0
  private var first: TrackSample?

  init(file: String) { self.file = file }

  mutating func activityBegan(_ opening: ActivityFacts) {
    start = nil
    end = nil
    samples = 0
    first = nil
  }

  mutating func take(_ batch: Span<TrackSample>) {
    samples += batch.count
    if first == nil, !batch.isEmpty { first = batch[0] }
    for index in batch.indices {
      start = min(start ?? .max, batch[index].time)
      end = max(end ?? .min, batch[index].time)
    }
  }

  mutating func activityEnded(_ facts: ActivityFacts) {
    if start == end {
      // Totals alone may be a run. What the analysis says of nothing but them, or of one moment, is cheap to ask.
      var analyzer = RunAnalyzer(options: AnalysisOptions())
      if let first { analyzer.take([first].span) }
      if case .unusable(let code, let message, let remedy) = analyzer.finish(facts, file: file, index: 0) {
        unusable.add(Problem(file: file, code: code, message: message, remedy: remedy))
        return
      }
    }
    activities.append(
      ActivityInventory(
        file: file, facts: facts, start: start ?? facts.declaredStart, end: end, samples: samples))
  }

  mutating func skipped(_ reason: SkipReason) { skipped.append(reason) }
}

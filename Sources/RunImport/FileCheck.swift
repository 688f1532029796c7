public import TrackFiles
public import TrackModel

/// What one file holds, read but not analysed.
public struct FileInventory: Sendable {
  public var file: ExportFile
  public var activities: [ActivityInventory] = []
  public var skipped: [SkipReason] = []
  public var problems: [Problem] = []

  public init(file: ExportFile) { self.file = file }
}

/// One activity of a file, as the file tells it.
public struct ActivityInventory: Sendable {
  public var facts: ActivityFacts
  /// Milliseconds since 1970 UTC of the first and last sample; nil where no sample has a time.
  public var start: Int64?
  public var end: Int64?
  public var samples = 0
}

/// Reads a file for `check`.
public struct FileCheck: Sendable {
  public var reader: TrackFileReader

  public init(limits: ReadLimits = .standard) { reader = TrackFileReader(limits: limits) }

  public func inventory(of file: ExportFile) -> FileInventory {
    var sink = CountingSink()
    var inventory = FileInventory(file: file)
    do throws(Problem) {
      inventory.problems = try reader.read(path: file.path.bytes, displayName: file.path.text, into: &sink)
      inventory.activities = sink.activities
      inventory.skipped = sink.skipped
    } catch {
      inventory.problems = [error]
    }
    return inventory
  }
}

private struct CountingSink: ActivitySink {
  var activities: [ActivityInventory] = []
  var skipped: [SkipReason] = []
  private var start: Int64?
  private var end: Int64?
  private var samples = 0

  mutating func activityBegan(_ opening: ActivityFacts) {
    start = nil
    end = nil
    samples = 0
  }

  mutating func take(_ batch: Span<TrackSample>) {
    samples += batch.count
    for index in batch.indices {
      start = min(start ?? .max, batch[index].time)
      end = max(end ?? .min, batch[index].time)
    }
  }

  mutating func activityEnded(_ facts: ActivityFacts) {
    activities.append(ActivityInventory(facts: facts, start: start ?? facts.declaredStart, end: end, samples: samples))
  }

  mutating func skipped(_ reason: SkipReason) { skipped.append(reason) }
}

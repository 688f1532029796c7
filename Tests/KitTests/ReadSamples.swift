// example: read samples
import TrackFiles
import TrackModel

/// Keeps the highest heart rate of each activity in a file, 0 where there is none.
struct HighestHeartRates: ActivitySink {
  private(set) var rates: [UInt16] = []

  mutating func activityBegan(_ opening: ActivityFacts) { rates.append(0) }

  mutating func take(_ samples: Span<TrackSample>) {
    for index in samples.indices where samples[index].has(.heartRate) {
      rates[rates.count - 1] = max(rates[rates.count - 1], samples[index].heartRate)
    }
  }

  mutating func activityEnded(_ facts: ActivityFacts) {}
  mutating func skipped(_ reason: SkipReason) {}
}

func highestHeartRates(in path: String) throws(Problem) -> [UInt16] {
  var sink = HighestHeartRates()
  _ = try TrackFileReader().read(path: Array(path.utf8), displayName: path, into: &sink)
  return sink.rates
}
// end of example

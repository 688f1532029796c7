// example: add a format
import TrackModel

/// Reads a table of points, `seconds since 1970,latitude,longitude,altitude` in each line, as one run.
struct PointTable {
  func read(_ text: String, into sink: inout some ActivitySink) {
    // The nearest of the formats that are known.
    var facts = ActivityFacts(format: .gpx)
    facts.sport = .running
    sink.activityBegan(facts)
    var batch: [TrackSample] = []
    for line in text.split(separator: "\n") {
      facts.tally.points += 1
      guard let sample = sample(of: line) else {
        facts.tally.withoutTime += 1
        continue
      }
      batch.append(sample)
      facts.tally.used += 1
      if batch.count == 256 {
        sink.take(batch.span)
        batch.removeAll(keepingCapacity: true)
      }
    }
    sink.take(batch.span)
    sink.activityEnded(facts)
  }

  /// Only values inside the ranges that `TrackSample` promises, and only the bits of fields that hold one.
  private func sample(of line: Substring) -> TrackSample? {
    let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard cells.count == 4, let seconds = cells[0], (0...4_102_444_800).contains(seconds) else { return nil }
    var sample = TrackSample()
    sample.time = Int64(seconds * 1000)
    sample.fields.insert(.time)
    if let latitude = cells[1], let longitude = cells[2], abs(latitude) <= 90, abs(longitude) <= 180 {
      sample.latitude = latitude
      sample.longitude = longitude
      sample.fields.insert(.position)
    }
    if let altitude = cells[3], (-500...9000).contains(altitude) {
      sample.altitude = altitude
      sample.fields.insert(.altitude)
    }
    return sample
  }
}
// end of example

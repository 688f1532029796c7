import RunMetrics
import TrackModel

extension RunSummary {
  /// Milliseconds since 1970 UTC of the last sample.
  var end: Int64 {
    start + Int64((elapsed * 1000).rounded())
  }
}

/// What two traces show of the time that both cover.
enum CommonTime {
  /// Metres covered between two instants (milliseconds since 1970), by whole bins.
  static func distance(of bins: [RunTrace.Bin], start: Int64, from: Int64, to: Int64) -> Double {
    var metres = 0.0
    let half = Int64(RunTrace.binSeconds) * 500
    for bin in bins {
      let middle = start + Int64(bin.start) * 1000 + half
      if middle >= from, middle < to { metres += Double(bin.distance) }
    }
    return metres
  }

  /// Metres between the first positions of both; nil where one has none.
  static func startSeparation(_ first: [RunTrace.Bin], _ second: [RunTrace.Bin]) -> Double? {
    guard let a = first.first(where: \.latitude.isFinite), let b = second.first(where: \.latitude.isFinite) else {
      return nil
    }
    return Geodesy.distance(
      fromLatitude: a.latitude, longitude: a.longitude, toLatitude: b.latitude, longitude: b.longitude)
  }

  /// Median distance in metres between the positions of both at the same times; nil where they share none.
  ///
  /// Two traces lie on grids of their own, so that one is read between its bins.
  static func separation(
    _ first: [RunTrace.Bin], start firstStart: Int64, _ second: [RunTrace.Bin], start secondStart: Int64
  ) -> Double? {
    let width = Int64(RunTrace.binSeconds) * 1000
    // A position in each minute or so is enough to tell two runs apart.
    let step = max(1, first.count / 60)
    var apart: [Double] = []
    var next = 0
    for index in stride(from: 0, to: first.count, by: step) {
      let bin = first[index]
      guard bin.latitude.isFinite else { continue }
      let time = firstStart + Int64(bin.start) * 1000
      while next < second.count, secondStart + Int64(second[next].start) * 1000 <= time { next += 1 }
      guard next > 0, next < second.count else { continue }
      let before = second[next - 1]
      let after = second[next]
      guard before.latitude.isFinite, after.latitude.isFinite, Int64(after.start - before.start) * 1000 <= width
      else { continue }
      let share = Double(time - secondStart - Int64(before.start) * 1000) / Double(width)
      let latitude = before.latitude + (after.latitude - before.latitude) * share
      let longitude =
        before.longitude + Geodesy.longitudeDifference(from: before.longitude, to: after.longitude) * share
      apart.append(
        Geodesy.distance(
          fromLatitude: bin.latitude, longitude: bin.longitude, toLatitude: latitude, longitude: longitude))
    }
    return Statistics.median(apart)
  }
}

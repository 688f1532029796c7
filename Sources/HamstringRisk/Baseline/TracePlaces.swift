import TrackModel

extension Place {
  init(start: Double, duration: Double) { self.init(start: start, end: start + duration) }
  init(_ part: some TimedPart) { self.init(start: part.start, end: part.end) }
}

extension Bout {
  /// - Parameter time: elapsed seconds from the start of the run.
  func contains(_ time: Double) -> Bool { time >= start && time < end }
}

extension [Place] {
  /// Seconds between places that are told as one: a quarter of a minute, over which drawings are smoothed, too.
  private static let longestGap = 15.0

  /// In order of time, those as one that overlap or lie near each other.
  func joined() -> [Place] {
    var places: [Place] = []
    for place in sorted(by: { $0.start < $1.start }) {
      if let last = places.last, place.start - last.end <= Array.longestGap {
        places[places.count - 1].end = Swift.max(last.end, place.end)
      } else {
        places.append(place)
      }
    }
    return places
  }
}

extension RunTrace.Columns {
  /// Elapsed seconds from the start of the run to the middle of a bin.
  func middle(of index: Int) -> Double { Double(starts[index]) + Double(RunTrace.binSeconds) / 2 }

  /// Where in the run some bins lie.
  /// - Parameter indices: in order of time.
  func places(of indices: some Sequence<Int>) -> [Place] {
    indices.map { Place(start: Double(starts[$0]), duration: Double(RunTrace.binSeconds)) }.joined()
  }

  /// The bins over which a plain speed, m/s, was held.
  func indices(atPlainSpeed speed: Double) -> [Int] {
    let least = speed * Double(RunTrace.binSeconds) * 10
    return motions.indices.filter { motions[$0].isMoving && Double(motions[$0].decimetres) >= least }
  }
}

import TrackModel

extension Place {
  init(_ bout: Bout) { self.init(start: bout.start, end: bout.start + bout.duration) }
}

extension RunTrace.Columns {
  /// Seconds between bins that are told as one place: a quarter of a minute, over which drawings are smoothed, too.
  private static let longestGap: Int32 = 15

  /// Where in the run some bins lie.
  /// - Parameter indices: in order of time.
  func places(of indices: some Sequence<Int>) -> [Place] {
    var places: [Place] = []
    var end: Int32 = 0
    for index in indices {
      let start = starts[index]
      let isNear = start - end <= RunTrace.Columns.longestGap
      end = start + Int32(RunTrace.binSeconds)
      if isNear, !places.isEmpty {
        places[places.count - 1].end = Double(end)
      } else {
        places.append(Place(start: Double(start), end: Double(end)))
      }
    }
    return places
  }

  /// Where a plain speed, m/s, was held over whole bins.
  func places(atPlainSpeed speed: Double) -> [Place] {
    let least = speed * Double(RunTrace.binSeconds) * 10
    return places(of: motions.indices.filter { motions[$0].isMoving && Double(motions[$0].decimetres) >= least })
  }
}

import TrackModel

/// Where very fast running lies: in surges, and in whole bins beside them, as sprints are too short for surges.
struct VeryFastPlaces {
  /// Surges that are very fast as a whole.
  let bouts: [Bout]
  /// In order of time.
  let places: [Place]
  /// Metres in the bouts, and in all places.
  private let inBouts: Double
  private let inAll: Double

  /// Share of the metres told that must lie in the places told: single fast seconds show in no bin.
  private static let leastShare = 0.8

  /// - Parameter speed: plain speed from which running is very fast, m/s.
  init(_ trace: RunTrace, speed: Double, surges: [Bout]) {
    let bouts = surges.filter { $0.meanSpeed >= speed }
    let bins = RunTrace.Columns(trace)
    let beside = bins.indices(atPlainSpeed: speed).filter { index in
      let middle = bins.middle(of: index)
      return !bouts.contains { $0.contains(middle) }
    }
    self.bouts = bouts
    places = (bouts.map { Place($0) } + bins.places(of: beside)).joined()
    inBouts = bouts.reduce(0) { $0 + $1.distance }
    inAll = beside.reduce(inBouts) { $0 + Double(bins.motions[$1].decimetres) / 10 }
  }

  /// Whether so many metres lie in the places, or nearly so many.
  func hold(_ metres: Double) -> Bool { inAll >= VeryFastPlaces.leastShare * metres }

  /// The same of the bouts alone.
  func boutsHold(_ metres: Double) -> Bool { inBouts >= VeryFastPlaces.leastShare * metres }
}

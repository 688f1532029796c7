import TrackModel

/// Metres per class of speed, summed over runs. Counts decimetres, so that sums do not depend on order.
struct SpeedHistogram {
  /// Up to 15 m/s; no runner is faster.
  private var decimetres = [Int](repeating: 0, count: 750)
  private var total = 0

  mutating func add(_ classes: [SpeedClass]) { change(classes, by: 1) }

  /// - Parameter classes: were added before.
  mutating func remove(_ classes: [SpeedClass]) { change(classes, by: -1) }

  private mutating func change(_ classes: [SpeedClass], by sign: Int) {
    for entry in classes where decimetres.indices.contains(entry.index) && entry.distance > 0 {
      let amount = sign * Int(min(entry.distance, 10_000_000) * 10 + 0.5)
      decimetres[entry.index] += amount
      total += amount
    }
  }

  var metres: Double { Double(total) / 10 }

  /// The distance-weighted median, m/s: the middle of the class in which it lies; nil where there is nothing.
  var median: Double? {
    guard total > 0 else { return nil }
    var reached = 0
    for (index, amount) in decimetres.enumerated() {
      reached += amount
      if reached * 2 >= total { return (Double(index) + 0.5) * PaceSummary.classWidth }
    }
    return nil
  }
}

extension PaceSummary {
  /// Metres at a plain speed of at least ``veryFastSpeed``, or faster; nil where not known.
  func veryFastDistance(from speed: Double) -> Double? {
    if let fastClasses { return fastClasses.distance(from: speed, classWidth: PaceSummary.fastClassWidth) }
    return speed == PaceSummary.veryFastSpeed ? distanceAbove5 : nil
  }
}

extension [SpeedClass] {
  /// Metres in classes that lie wholly at or above a speed, the class that holds it by its share. In ascending order of
  /// classes, as a bounded summary has them.
  func distance(from speed: Double, classWidth: Double = PaceSummary.classWidth) -> Double {
    let classes = speed / classWidth
    var metres = 0.0
    for entry in reversed() {
      let share = Double(entry.index) + 1 - classes
      guard share > 0 else { break }
      metres += entry.distance * Swift.min(share, 1)
    }
    return metres
  }
}

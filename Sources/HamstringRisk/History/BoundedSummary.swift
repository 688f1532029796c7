import TrackModel

extension RunSummary {
  /// The same with numbers that no recording holds cut to their limits and classes of speed in ascending order, since
  /// summaries may come from any program: what follows may then add and convert these without care.
  var bounded: RunSummary {
    var summary = self
    // Years 1900 to 2200.
    summary.start = min(max(start, -2_208_988_800_000), 7_258_118_400_000)
    summary.elapsed = bounded(elapsed, to: 31_622_400)
    summary.moving = moving.map { bounded($0, to: summary.elapsed) }
    summary.distance = distance.map { bounded($0, to: 10_000_000) }
    summary.ridden = ridden.flatMap {
      $0 > 0 ? bounded($0, to: summary.countsRides ? summary.distance ?? 0 : 10_000_000) : nil
    }
    summary.elevation.ascent = elevation.ascent.map { bounded($0, to: 100_000) }
    summary.elevation.ascentError = elevation.ascentError.map { bounded($0, to: 100_000) }
    summary.elevation.liftGain = bounded(elevation.liftGain, to: 100_000)
    // Medians are taken of these, for which numbers must have an order.
    summary.pace.flatEquivalentMedian = pace.flatEquivalentMedian.flatMap { $0.isFinite ? $0 : nil }
    summary.pace.easySpread = pace.easySpread.flatMap { $0.isFinite ? $0 : nil }
    summary.pace.distanceAbove5 = pace.distanceAbove5.map { bounded($0, to: 10_000_000) }
    for index in pace.speedClasses.indices {
      summary.pace.speedClasses[index].distance = bounded(pace.speedClasses[index].distance, to: 10_000_000)
    }
    if !zip(pace.speedClasses, pace.speedClasses.dropFirst()).allSatisfy({ $0.index < $1.index }) {
      summary.pace.speedClasses.sort { $0.index < $1.index }
    }
    for index in surges.indices { summary.surges[index].distance = bounded(surges[index].distance, to: 10_000_000) }
    for index in stairs.indices { summary.stairs[index].gain = bounded(stairs[index].gain, to: 10_000) }
    return summary
  }

  private func bounded(_ value: Double, to limit: Double) -> Double {
    value.isFinite ? min(max(value, 0), limit) : 0
  }
}

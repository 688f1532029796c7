import TrackModel

extension RunSummary {
  /// The same with numbers that no recording holds cut to their limits and classes of speed in ascending order, since
  /// summaries may come from any program: what follows may then add and convert these without care.
  var bounded: RunSummary {
    var summary = self
    summary.start = bounded(start)
    // No place on earth is further from UTC.
    summary.utcOffset = utcOffset.map { min(max($0, -18 * 3600), 18 * 3600) }
    summary.elapsed = bounded(elapsed, to: RunSummary.longestTime)
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
    summary.pace.fastClasses = pace.fastClasses?.sorted { $0.index < $1.index }.map {
      SpeedClass(index: $0.index, distance: bounded($0.distance, to: 10_000_000))
    }
    for index in pace.speedClasses.indices {
      summary.pace.speedClasses[index].distance = bounded(pace.speedClasses[index].distance, to: 10_000_000)
    }
    if !zip(pace.speedClasses, pace.speedClasses.dropFirst()).allSatisfy({ $0.index < $1.index }) {
      summary.pace.speedClasses.sort { $0.index < $1.index }
    }
    for index in surges.indices { summary.surges[index].distance = bounded(surges[index].distance, to: 10_000_000) }
    for index in stairs.indices { summary.stairs[index].gain = bounded(stairs[index].gain, to: 10_000) }
    for index in splits.indices {
      summary.splits[index].distance = bounded(splits[index].distance, to: 10_000_000)
      summary.splits[index].moving = bounded(splits[index].moving, to: RunSummary.longestTime)
      summary.splits[index].ascent = splits[index].ascent.map { bounded($0, to: 100_000) }
    }
    for index in laps.indices {
      summary.laps[index].start = laps[index].start.map { bounded($0) }
      summary.laps[index].duration = laps[index].duration.map { bounded($0, to: RunSummary.longestTime) }
      summary.laps[index].distance = laps[index].distance.map { bounded($0, to: 10_000_000) }
    }
    for index in hills.climbs.indices {
      summary.hills.climbs[index].start = bounded(hills.climbs[index].start, to: RunSummary.longestTime)
      summary.hills.climbs[index].duration = bounded(hills.climbs[index].duration, to: RunSummary.longestTime)
      summary.hills.climbs[index].length = bounded(hills.climbs[index].length, to: 10_000_000)
      summary.hills.climbs[index].gain = bounded(hills.climbs[index].gain, to: 100_000)
    }
    return summary
  }

  /// Seconds: a year.
  private static let longestTime = 31_622_400.0

  /// Years 1900 to 2200.
  private func bounded(_ instant: Int64) -> Int64 { min(max(instant, -2_208_988_800_000), 7_258_118_400_000) }

  private func bounded(_ value: Double, to limit: Double) -> Double {
    value.isFinite ? min(max(value, 0), limit) : 0
  }
}

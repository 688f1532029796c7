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
    bound(&summary.pace.speedClasses) { $0.distance = bounded($0.distance, to: 10_000_000) }
    if !zip(pace.speedClasses, pace.speedClasses.dropFirst()).allSatisfy({ $0.index < $1.index }) {
      summary.pace.speedClasses.sort { $0.index < $1.index }
    }
    bound(&summary.surges) { $0.distance = bounded($0.distance, to: 10_000_000) }
    bound(&summary.stairs) { $0.gain = bounded($0.gain, to: 10_000) }
    bound(&summary.splits) { split in
      split.distance = bounded(split.distance, to: 10_000_000)
      split.moving = bounded(split.moving, to: RunSummary.longestTime)
      split.ascent = split.ascent.map { bounded($0, to: 100_000) }
    }
    bound(&summary.laps) { lap in
      lap.start = lap.start.map { bounded($0) }
      lap.duration = lap.duration.map { bounded($0, to: RunSummary.longestTime) }
      lap.distance = lap.distance.map { bounded($0, to: 10_000_000) }
    }
    bound(&summary.hills.climbs) { climb in
      climb.start = bounded(climb.start, to: RunSummary.longestTime)
      climb.duration = bounded(climb.duration, to: RunSummary.longestTime)
      climb.length = bounded(climb.length, to: 10_000_000)
      climb.gain = bounded(climb.gain, to: 100_000)
    }
    return summary
  }

  /// Writes only what changes: an array that stays as it is needs no copy of its own.
  private func bound<Element: Equatable>(_ elements: inout [Element], _ cut: (inout Element) -> Void) {
    for index in elements.indices {
      var element = elements[index]
      cut(&element)
      if element != elements[index] { elements[index] = element }
    }
  }

  /// Seconds: a year.
  private static let longestTime = 31_622_400.0

  /// Years 1900 to 2200.
  private func bounded(_ instant: Int64) -> Int64 { min(max(instant, -2_208_988_800_000), 7_258_118_400_000) }

  private func bounded(_ value: Double, to limit: Double) -> Double {
    value.isFinite ? min(max(value, 0), limit) : 0
  }
}

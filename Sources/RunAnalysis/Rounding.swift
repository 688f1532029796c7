import TrackModel

/// Gives the numbers of a summary the precision they deserve, and lets nothing through that is no number.
enum Rounding {
  static func tenth(_ value: Double) -> Double { rounded(value, 10) }
  static func thousandth(_ value: Double) -> Double { rounded(value, 1000) }
  static func tenth(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? rounded($0, 10) : nil } }
  static func thousandth(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? rounded($0, 1000) : nil } }

  private static func rounded(_ value: Double, _ scale: Double) -> Double {
    guard value.isFinite else { return 0 }
    let result = (value * scale).rounded() / scale
    return result == 0 ? 0 : result
  }

  /// Metres and seconds to 0.1, speeds to 0.001 m/s, shares to 0.001.
  static func apply(to summary: inout RunSummary) {
    summary.elapsed = tenth(summary.elapsed)
    summary.timer = tenth(summary.timer)
    summary.moving = tenth(summary.moving)
    summary.walking = tenth(summary.walking)
    summary.distance = tenth(summary.distance)
    summary.ridden = tenth(summary.ridden)
    apply(to: &summary.pace)
    for index in summary.surges.indices { apply(to: &summary.surges[index]) }
    apply(to: &summary.elevation)
    apply(to: &summary.hills)
    for index in summary.stairs.indices {
      summary.stairs[index].start = tenth(summary.stairs[index].start)
      summary.stairs[index].duration = tenth(summary.stairs[index].duration)
      summary.stairs[index].gain = tenth(summary.stairs[index].gain)
      summary.stairs[index].length = tenth(summary.stairs[index].length)
    }
    for index in summary.stops.indices {
      summary.stops[index].start = tenth(summary.stops[index].start)
      summary.stops[index].duration = tenth(summary.stops[index].duration)
    }
    for index in summary.splits.indices {
      summary.splits[index].distance = tenth(summary.splits[index].distance)
      summary.splits[index].moving = tenth(summary.splits[index].moving)
      summary.splits[index].ascent = tenth(summary.splits[index].ascent)
    }
    for index in summary.leftOut.indices {
      summary.leftOut[index].start = tenth(summary.leftOut[index].start)
      summary.leftOut[index].duration = tenth(summary.leftOut[index].duration)
      summary.leftOut[index].size = thousandth(summary.leftOut[index].size)
    }
    for index in summary.laps.indices {
      summary.laps[index].duration = tenth(summary.laps[index].duration)
      summary.laps[index].distance = tenth(summary.laps[index].distance)
    }
  }

  private static func apply(to pace: inout PaceSummary) {
    pace.mean = thousandth(pace.mean)
    pace.flatEquivalentMedian = thousandth(pace.flatEquivalentMedian)
    pace.easy = thousandth(pace.easy)
    pace.easySpread = thousandth(pace.easySpread)
    pace.splitChange = thousandth(pace.splitChange)
    pace.variation = thousandth(pace.variation)
    pace.best60s = thousandth(pace.best60s)
    pace.best400m = thousandth(pace.best400m)
    pace.best1km = thousandth(pace.best1km)
    pace.maximalAcceleration = thousandth(pace.maximalAcceleration)
    pace.distanceAbove5 = tenth(pace.distanceAbove5)
    for index in pace.speedClasses.indices {
      pace.speedClasses[index].distance = tenth(pace.speedClasses[index].distance)
    }
    pace.fastClasses = pace.fastClasses?.map { SpeedClass(index: $0.index, distance: tenth($0.distance)) }
    for index in pace.segments.indices {
      pace.segments[index].start = tenth(pace.segments[index].start)
      pace.segments[index].duration = tenth(pace.segments[index].duration)
      pace.segments[index].distance = tenth(pace.segments[index].distance)
      pace.segments[index].meanSpeed = thousandth(pace.segments[index].meanSpeed)
      pace.segments[index].meanFlatEquivalent = thousandth(pace.segments[index].meanFlatEquivalent)
    }
  }

  private static func apply(to bout: inout Bout) {
    bout.start = tenth(bout.start)
    bout.duration = tenth(bout.duration)
    bout.distance = tenth(bout.distance)
    bout.meanSpeed = thousandth(bout.meanSpeed)
    bout.meanFlatEquivalent = thousandth(bout.meanFlatEquivalent)
    bout.peakFlatEquivalent = thousandth(bout.peakFlatEquivalent)
  }

  private static func apply(to elevation: inout ElevationSummary) {
    elevation.ascent = tenth(elevation.ascent)
    elevation.descent = tenth(elevation.descent)
    elevation.ascentError = tenth(elevation.ascentError)
    elevation.fineAscent = tenth(elevation.fineAscent)
    elevation.coarseAscent = tenth(elevation.coarseAscent)
    elevation.liftGain = tenth(elevation.liftGain)
  }

  private static func apply(to hills: inout HillSummary) {
    hills.uphillDistance = tenth(hills.uphillDistance)
    hills.steepest50m = thousandth(hills.steepest50m)
    for index in hills.bandDistance.indices { hills.bandDistance[index] = tenth(hills.bandDistance[index]) }
    for index in hills.bandGain.indices { hills.bandGain[index] = tenth(hills.bandGain[index]) }
    for index in hills.climbs.indices {
      hills.climbs[index].start = tenth(hills.climbs[index].start)
      hills.climbs[index].duration = tenth(hills.climbs[index].duration)
      hills.climbs[index].length = tenth(hills.climbs[index].length)
      hills.climbs[index].gain = tenth(hills.climbs[index].gain)
    }
  }
}

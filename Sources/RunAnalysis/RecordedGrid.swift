import RunMetrics
import TrackModel

/// A stretch without cells that still counts: distance, and time where the runner was on the way.
struct Bridge {
  /// The first cell after it.
  var cell: Int
  /// Seconds from the start of the run to the point before it, and between the points on both sides.
  var start: Double
  var seconds: Double
  /// A pause or a new segment: never time in motion.
  var isBreak: Bool
  /// Metres between the positions on both sides, 0 where they do not hang together.
  var gps: Double = 0
  /// Metres of the straight line between them in any case; nil where they are not known.
  var straight: Double?
  /// Metres the device counted meanwhile; 0 where its count is not believed.
  var device: Double = 0

  /// The way from point to point beside it was as slow for about as long: a walk, and no pause.
  var isBesideWalk = false

  /// Metres per second at which a silent stretch was run (Definitions.md E); outside it was a pause or a jump.
  static let speeds = 0.5...7.0
  /// Seconds up to which a straight line is assumed whatever the run's speed, and up to which it is where the silent
  /// stretch was as fast as the run around it: telephones that fall asleep leave such holes, pauses do not look so.
  static let longest = 60.0
  static let longestAtRunSpeed = 900.0
  static let runSpeedShares = 0.6...1.4
  /// Times as long as the way from point to point usually is that one with a stop in it may be.
  static let longestUsualWay = 1.5
  /// m/s of typical runs, for tracks too sparse to have a speed of their own.
  static let usualSpeeds = Walking.fastestSpeed...4.5
  /// m/s below which silent stretches are rests, however many there are.
  static let slowestOwn = 0.9
  /// Share of the run's typical speed below which a silent stretch holds a pause.
  static let slowShare = 0.6

  /// Whether no silence beside one of them is as slow: telephones at rest write one after the other as their places wander.
  static func isSingleStop(_ index: Int, of bridges: [Bridge]) -> Bool {
    ![index - 1, index + 1].contains { other in
      guard bridges.indices.contains(other), !bridges[other].isBreak else { return false }
      let first = bridges[min(index, other)]
      let isBeside = abs(first.start + first.seconds - bridges[max(index, other)].start) < 1
      return isBeside && bridges[other].gps < Bridge.speeds.lowerBound * bridges[other].seconds
    }
  }

  /// Metres that count for a way of `metres`: the stretch must hang together and be as fast as running.
  ///
  /// - Parameters:
  ///   - typicalSpeed: of the run's cells, m/s; 0 where there are too few.
  ///   - silentSpeed: of all its silent stretches, m/s; for runs of few cells, which may be as slow as a walk.
  ///   - usualWay: metres from point to point; who stood still on a way that is no longer has run it nevertheless.
  func accepted(
    _ metres: Double, typicalSpeed: Double, silentSpeed: Double? = nil, usualWay: Double = 0
  ) -> Double {
    guard !isBreak, seconds > 0 else { return 0 }
    let speed = metres / seconds
    if speed < Bridge.speeds.lowerBound, seconds <= Bridge.longestAtRunSpeed {
      return metres <= Bridge.longestUsualWay * usualWay ? metres : 0
    }
    if seconds <= Bridge.longest { return Bridge.speeds.contains(speed) ? metres : 0 }
    guard seconds <= Bridge.longestAtRunSpeed else { return 0 }
    if typicalSpeed > 0 { return Bridge.runSpeedShares.contains(speed / typicalSpeed) ? metres : 0 }
    let isOwn = silentSpeed.map { $0 >= Bridge.slowestOwn && Bridge.runSpeedShares.contains(speed / $0) } ?? false
    return isOwn || Bridge.usualSpeeds.contains(speed) ? metres : 0
  }

  /// Metres of the device's count that are run: none across a pause, but for what belongs to the seconds beside it, and
  /// none where nobody gets so far. A way that is short for its time may hold a rest: the device knows.
  ///
  /// - Parameter typicalSpeed: of the run's cells by the same count, m/s; 0 where there are too few.
  func acceptedCount(typicalSpeed: Double) -> Double {
    let longestFill = Double(GridBuilder.longestFill) / 1000
    if isBreak { return device <= Bridge.speeds.upperBound * min(seconds, longestFill) ? device : 0 }
    let fastest =
      typicalSpeed > 0
      ? typicalSpeed * Bridge.runSpeedShares.upperBound
      : seconds <= Bridge.longest ? Bridge.speeds.upperBound : Bridge.usualSpeeds.upperBound
    return device <= fastest * seconds + Double(DeviceDistance.largestCatchUp) ? device : 0
  }

  /// Seconds in motion for a way that counts: all of them, or, where the stretch is much slower than the run and so
  /// holds a pause, the time the way takes at the run's speed. What counts was run, so it takes time.
  func movingSeconds(_ metres: Double, typicalSpeed: Double) -> Double {
    guard metres > 0, !isBreak else { return 0 }
    return metres / seconds < Bridge.slowShare * typicalSpeed && !isBesideWalk ? metres / typicalSpeed : seconds
  }
}

/// The run on its grid, before distance and motion are known. Arrays hold one element a cell, or none at all where no
/// sample had the value or what they were for is done.
struct RecordedGrid {
  var grid = SecondGrid()
  var chart = TrackChart(latitude: 0, longitude: 0)
  /// Milliseconds since 1970 UTC of elapsed time 0.
  var start: Int64 = 0
  /// Milliseconds from the first to the last knot.
  var elapsed: Int64 = 0
  /// Metres the device counted in the second; NaN where it told nothing.
  var deviceStep: [Float] = []
  /// Metres per second the device told; NaN where it told nothing.
  var deviceSpeed: [Float] = []
  /// The device told its speed in whole or half m/s only.
  var isSpeedCoarse = false
  /// How much positions weigh in smoothing; nil where every second has its own.
  var positionWeights: PositionWeights?
  /// Cells whose position does not follow from the cell before.
  var positionJump: [Bool] = []
  var bridges: [Bridge] = []
  var hasPositions = false
  /// Mean seconds from one recorded position to the next, pauses aside; 0 without positions.
  var fixInterval = 0.0
  /// Metres from point to point in the median, where points lie seconds apart; else 0.
  var usualWay = 0.0
}

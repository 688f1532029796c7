import TrackModel

/// The stretches without motion.
enum StopList {
  /// Seconds below which a stretch without points is the rhythm of the device, not a pause.
  static let shortestPause = 10.0
  /// Seconds by which pauses may exceed what the device's timer stood still: the points say when only roughly.
  static let timerTolerance = 60.0

  /// - Parameters:
  ///   - stopped: seconds that the device's timer stood still; nil where no timer is told.
  ///   - lifts: cells in ascending order.
  static func build(
    _ recorded: RecordedGrid, bridged: [Double], typicalSpeed: Double, stopped: Double?, lifts: [Range<Int>]
  ) -> [Stop] {
    // Where nothing tells the way nobody knows of standing.
    let tellsMotion = recorded.hasPositions || recorded.grid.distance.contains { $0 > 0 }
    let stops =
      (tellsMotion ? recordedStops(recorded.grid, lifts: lifts) : [])
      + silences(recorded, bridged: bridged, typicalSpeed: typicalSpeed, stopped: stopped)
    return joined(stops.sorted { ($0.start, $0.duration) < ($1.start, $1.duration) })
  }

  private static func recordedStops(_ grid: SecondGrid, lifts: [Range<Int>]) -> [Stop] {
    var lifts = AscendingRanges(lifts)
    return grid.stops.compactMap { cells in
      let duration = grid.duration(of: cells)
      guard duration >= Double(MotionDetector.shortestStop) else { return nil }
      return Stop(start: grid.start(of: cells), duration: duration, kind: lifts.overlap(cells) ? .lift : .standing)
    }
  }

  /// What was not recorded and is none of the run. A timer that went on meanwhile tells that nobody paused it.
  private static func silences(
    _ recorded: RecordedGrid, bridged: [Double], typicalSpeed: Double, stopped: Double?
  ) -> [Stop] {
    var stops: [(stop: Stop, isBreak: Bool)] = []
    for (bridge, metres) in zip(recorded.bridges, bridged) {
      let pause = bridge.seconds - bridge.movingSeconds(metres, typicalSpeed: typicalSpeed)
      guard pause > shortestPause, bridge.cell < recorded.grid.count else { continue }
      stops.append((Stop(start: bridge.start, duration: pause, kind: .pause), bridge.isBreak))
    }
    let total = stops.reduce(0) { $0 + $1.stop.duration }
    let isTimed = stopped.map { total > $0 + timerTolerance } ?? false
    return stops.map { stop, isBreak in
      var stop = stop
      if isTimed, !isBreak { stop.kind = .standing }
      return stop
    }
  }

  /// Pieces of one rest become one stop, where they touch and are of a kind.
  private static func joined(_ stops: [Stop]) -> [Stop] {
    var joined: [Stop] = []
    for stop in stops {
      if let last = joined.last, last.kind == stop.kind, stop.start - (last.start + last.duration) <= 1 {
        joined[joined.count - 1].duration = max(last.duration, stop.start + stop.duration - last.start)
      } else {
        joined.append(stop)
      }
    }
    return joined
  }
}

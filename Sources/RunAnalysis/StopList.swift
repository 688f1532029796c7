import TrackModel

/// The stretches without motion.
enum StopList {
  /// Seconds below which a stretch without points is the rhythm of the device, not a pause.
  static let shortestPause = 10.0

  static func build(_ recorded: RecordedGrid, bridged: [Double], typicalSpeed: Double, lifts: [Range<Int>]) -> [Stop] {
    let grid = recorded.grid
    var stops: [Stop] = []
    var index = 0
    while index < grid.count {
      guard !grid.isMoving[index] else {
        index += 1
        continue
      }
      let begin = index
      while index < grid.count, !grid.isMoving[index], index == begin || !grid.startsSegment[index] { index += 1 }
      // A cell stands for the second before it.
      let start = Double(grid.elapsed[begin]) - (grid.startsSegment[begin] ? 0 : 1)
      let duration = Double(grid.elapsed[index - 1]) - start
      let isLift = lifts.contains { $0.overlaps(begin..<index) }
      if duration >= Double(MotionDetector.shortestStop) {
        stops.append(Stop(start: start, duration: duration, kind: isLift ? .lift : .standing))
      }
    }
    for (number, bridge) in recorded.bridges.enumerated() {
      let distance = number < bridged.count ? bridged[number] : 0
      let pause = bridge.seconds - bridge.movingSeconds(distance, typicalSpeed: typicalSpeed)
      guard pause > shortestPause, bridge.cell < grid.count else { continue }
      stops.append(Stop(start: bridge.start, duration: pause, kind: .pause))
    }
    return stops.sorted { ($0.start, $0.duration) < ($1.start, $1.duration) }
  }
}

import TrackModel

/// Stretches that nobody runs: a ride that was recorded along with the run, or a count of the device that leapt.
///
/// They count as distance, as recorded. Nothing about pace is made of them.
enum ImpossibleSpeed {
  /// m/s that nobody holds for so many seconds without being known for it: the world's best 200 m is run at 10.4.
  static let fastestMean: Float = 9.5
  static let shortest = 10
  /// A ride reaches as far as speed stays above this share of the typical one, seconds on each side at most.
  static let edgeRatio: Float = 1.15
  static let longestEdge = 30
  /// Seconds between two rides that belong to them: waiting at traffic lights.
  static let longestWait = 120
  /// Metres in one second that are a leap of the count: twice what the fastest human makes of it, because counts lag.
  static let leap = 2 * DeviceDistance.fastest

  /// Cells, in order of time and apart from one another.
  static func stretches(_ motion: MotionDetector, _ grid: SecondGrid) -> [Range<Int>] {
    (rides(motion, grid) + leaps(grid)).sorted { $0.lowerBound < $1.lowerBound }
      .reduce(into: []) { join($1, to: &$0, over: 0) }
  }

  private static func rides(_ motion: MotionDetector, _ grid: SecondGrid) -> [Range<Int>] {
    let speed = motion.netSpeed.span
    let starts = grid.startsSegment.span
    let edge = edgeRatio * motion.typicalSpeed
    var found: [Range<Int>] = []
    var index = 0
    while index < speed.count {
      guard speed[index] > fastestMean else {
        index += 1
        continue
      }
      var end = index + 1
      while end < speed.count, speed[end] > fastestMean, !starts[end] { end += 1 }
      if end - index >= shortest {
        var from = index
        while from > 0, index - from < longestEdge, !starts[from], speed[from - 1] > edge { from -= 1 }
        var to = end
        while to < speed.count, to - end < longestEdge, !starts[to], speed[to] > edge { to += 1 }
        join(from..<to, to: &found, over: longestWait)
      }
      index = end
    }
    return found
  }

  private static func leaps(_ grid: SecondGrid) -> [Range<Int>] {
    let distance = grid.distance.span
    var found: [Range<Int>] = []
    for cell in distance.indices where distance[cell] > leap { found.append(cell..<cell + 1) }
    return found
  }

  /// - Parameter gap: cells between two ranges that become one.
  private static func join(_ range: Range<Int>, to ranges: inout [Range<Int>], over gap: Int) {
    if let last = ranges.last, range.lowerBound - last.upperBound <= gap {
      ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    } else {
      ranges.append(range)
    }
  }

  /// Takes the way and the motion of stretches out of the grid, before its pace is measured.
  ///
  /// - Returns: what no surge was made of.
  static func remove(_ stretches: [Range<Int>], from grid: inout SecondGrid) -> [LeftOut] {
    stretches.map { stretch in
      var way = 0.0
      for cell in stretch {
        way += Double(grid.distance[cell])
        grid.distance[cell] = 0
        grid.isMoving[cell] = false
      }
      let end = Double(grid.elapsed[stretch.upperBound - 1])
      let start = max(0, Double(grid.elapsed[stretch.lowerBound]) - 1)
      return LeftOut(
        kind: .surge, reason: .impossibleSpeed, start: start, duration: end - start, size: way / Double(stretch.count))
    }
  }
}

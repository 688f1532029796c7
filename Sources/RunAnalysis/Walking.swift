import TrackModel

/// Time in motion that was walked.
enum Walking {
  /// m/s and steps per minute below which it is a walk (Definitions.md E).
  static let fastestSpeed = 1.9
  static let highestCadence: Float = 140

  /// Whether each cell is as slow as a walk.
  static func slowCells(_ motion: MotionDetector) -> [Bool] {
    let speeds = motion.netSpeed.span
    let limit = Float(fastestSpeed)
    return [Bool](capacity: speeds.count) { isSlow in
      for cell in speeds.indices { isSlow.append(speeds[cell] < limit) }
    }
  }

  static func seconds(_ grid: SecondGrid, isSlow: [Bool]) -> Double {
    let isMoving = grid.isMoving.span
    let starts = grid.startsSegment.span
    let isSlow = isSlow.span
    var walked = 0
    for index in isMoving.indices where isMoving[index] && isSlow[index] && !starts[index] {
      if isWalk(grid.stepRate(index)) { walked += 1 }
    }
    return Double(walked)
  }

  /// Whether a slow cell of so many steps a minute is walked. Without a cadence the speed decides alone: a comparison
  /// with NaN is false.
  @inline(__always)
  static func isWalk(_ stepRate: Float) -> Bool { !(stepRate >= highestCadence) }
}

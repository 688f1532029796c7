import TrackModel

/// Time in motion that was walked.
enum Walking {
  /// m/s and steps per minute below which it is a walk (rules.md E).
  static let fastestSpeed: Float = 1.9
  static let highestCadence: Float = 140

  static func seconds(_ grid: SecondGrid, motion: MotionDetector) -> Double {
    var walked = 0
    for index in 0..<grid.count
    where grid.isMoving[index] && !grid.startsSegment[index] && motion.netSpeed[index] < fastestSpeed {
      // Without a cadence the speed decides alone: a comparison with NaN is false.
      if !(grid.cadence[index] >= highestCadence) { walked += 1 }
    }
    return Double(walked)
  }
}

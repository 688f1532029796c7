import TrackModel

/// Time in motion that was walked.
enum Walking {
  /// m/s and steps per minute below which it is a walk (Definitions.md E).
  static let fastestSpeed = 1.9
  static let highestCadence: Float = 140
  /// Steps per minute above which a step rate is one of running or walking: sensors tell what they like where nobody steps.
  static let slowestStepRate: Float = 60
  /// m/s below which it is one where the steps are not known: there as many slow runners are faster as walkers are (193 real
  /// runs with and without their steps).
  static let fastestWithoutSteps = 1.65

  /// Whether whoever goes at `speed` with so many steps a minute walks.
  ///
  /// - Parameter stepRate: NaN where it is not known.
  @inline(__always)
  static func isWalk(speed: Float, stepRate: Float) -> Bool {
    stepRate.isNaN
      ? speed < Float(fastestWithoutSteps) : speed < Float(fastestSpeed) && stepRate < highestCadence
  }

  /// Whether each cell is walked, if anybody moves in it.
  static func cells(_ motion: MotionDetector, _ grid: SecondGrid) -> [Bool] {
    let speeds = motion.netSpeed.span
    return [Bool](capacity: speeds.count) { isWalked in
      for cell in speeds.indices { isWalked.append(isWalk(speed: speeds[cell], stepRate: grid.stepRate(cell))) }
    }
  }

  static func seconds(_ grid: SecondGrid, isWalked: [Bool]) -> Double {
    let isMoving = grid.isMoving.span
    let starts = grid.startsSegment.span
    let isWalked = isWalked.span
    var walked = 0
    for index in isMoving.indices where isMoving[index] && isWalked[index] && !starts[index] { walked += 1 }
    return Double(walked)
  }
}

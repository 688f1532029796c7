import TrackModel

/// The speed a device told beside its positions: smoother from second to second than their differences.
enum DeviceSpeed {
  /// Share of the recorded seconds that must have a speed.
  static let leastCoverage = 0.95
  /// Integral of the speed over the length of the positions: shares within which the two tell the same run.
  static let soundShares = DistanceMeasurement.soundShares
  /// Shares within which the length of the positions is kept; beyond, positions that wander are taken for the cause.
  static let keptShares = 0.98...1.02

  /// Puts the speed into `grid.distance` where it is sound, scaled to the length of the positions.
  ///
  /// - Returns: whether it did.
  static func replaceSteps(_ recorded: inout RecordedGrid, length: Double) -> Bool {
    let count = recorded.grid.count
    guard recorded.deviceSpeed.count == count, count > 0, length > 0, !recorded.isSpeedCoarse else { return false }
    var known = 0
    var integral = 0.0
    var steps = 0.0
    for index in 0..<count where !recorded.deviceSpeed[index].isNaN {
      known += 1
      guard !recorded.grid.startsSegment[index] else { continue }
      integral += Double(recorded.deviceSpeed[index])
      steps += Double(recorded.grid.distance[index])
    }
    guard Double(known) >= leastCoverage * Double(count), steps > 0, soundShares.contains(integral / steps) else {
      return false
    }
    let scale = keptShares.contains(integral / steps) ? Float(steps / integral) : 1
    for index in 0..<count where !recorded.deviceSpeed[index].isNaN {
      recorded.grid.distance[index] = recorded.grid.startsSegment[index] ? 0 : recorded.deviceSpeed[index] * scale
    }
    return true
  }
}

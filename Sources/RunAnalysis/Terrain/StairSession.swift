import TrackModel

/// Stairs out of altitude alone: a session in a stairwell has neither positions nor distance.
///
/// Only for recordings that tell nothing of a way: then all that moves the altitude on foot for minutes is stairs, and
/// what is faster is a lift. The weather does a hundredth of it, and a treadmill nothing.
enum StairSession {
  /// Metres of turning points: weather and the steps of a coarse sensor stay below.
  static let threshold: Float = 3
  /// m/s upward: slow walking with rests on the landings, and a little over the best of stair races (0.62, Definitions.md C6).
  static let speeds = 0.08...0.75
  /// Metres of stairs from which a recording is a stair session at all.
  static let smallestAscent = 10.0
  /// Share of the height at each end of a leg that tells nothing of its speed.
  static let endShare: Float = 0.02

  /// - Parameters:
  ///   - altitude: cleaned.
  ///   - smoothed: the same over some seconds.
  /// - Returns: nil where the altitude shows no stairs.
  static func find(
    _ grid: borrowing SecondGrid, altitude: [Float], smoothed: [Float], stretches: [Range<Int>]
  ) -> TerrainResult? {
    let profile = AltitudeSmoothing.profile(smoothed, in: stretches, joined: [])
    var result = TerrainResult()
    var ascent = 0.0
    var descent = 0.0
    var lifted = 0.0
    for leg in TurningPoints.legs(of: profile, threshold: threshold) {
      let cells = core(of: leg, profile)
      let start = Double(grid.elapsed[cells.lowerBound - 1])
      let seconds = Double(grid.elapsed[cells.upperBound - 1]) - start
      let speed = Double(abs(leg.height)) / max(seconds, 1)
      guard speed >= speeds.lowerBound else { continue }
      guard speed <= speeds.upperBound else {
        result.liftWindows.append(cells)
        if leg.height > 0 { lifted += Double(leg.height) }
        continue
      }
      result.walkedWindows.append(cells)
      guard leg.height > 0 else {
        descent -= Double(leg.height)
        continue
      }
      ascent += Double(leg.height)
      result.stairs.append(
        StairEvent(
          start: start, duration: seconds, gain: Double(leg.height), length: 0, confidence: .possible))
      result.stairWindows.append(cells)
    }
    guard ascent >= smallestAscent else { return nil }
    result.canJudgeStairs = true
    result.smoothedAltitude = smoothed
    result.elevation.source = .barometric
    result.elevation.quality = .fair
    result.elevation.ascent = ascent
    result.elevation.descent = descent
    result.elevation.ascentError = AscentEstimate.fair.halfWidth(ascent)
    result.elevation.fineAscent = ascent
    result.elevation.liftGain = lifted
    result.leftOut = TerrainLeftOut.lifts(result.liftWindows, altitude: altitude, grid)
    result.notes.append(
      Note(code: "stairs_by_altitude", message: "no way was recorded; stairs are told by the altitude alone"))
    return result
  }

  /// The cells of a leg without the waiting at its ends, in which nearly all of its height lies.
  private static func core(of leg: TurningPoints.Leg, _ profile: [Float]) -> Range<Int> {
    var first = leg.start + 1
    var last = leg.end
    let least = abs(leg.height) * endShare
    while first < last, abs(profile[first] - profile[leg.start]) < least { first += 1 }
    while last > first, abs(profile[leg.end] - profile[last - 1]) < least { last -= 1 }
    return first..<last + 1
  }
}

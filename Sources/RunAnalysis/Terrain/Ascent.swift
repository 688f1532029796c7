/// One smoothing of the altitude with the ascent it gives.
struct Ascent {
  /// Seconds of the mean and threshold of turning points for altitude from a barometer (Definitions.md C2: median error 1.3 %
  /// on hilly runs, 0 to 1 m on flat ones).
  static let fineSeconds = 9
  static let fineThreshold: Float = 1.5
  /// The same for altitude from GPS.
  static let coarseSeconds = 61
  static let coarseThreshold: Float = 10

  /// Metres above the start, without jumps.
  var profile: [Float]
  var legs: [TurningPoints.Leg]
  var ascent: Double
  var descent: Double

  /// - Parameters:
  ///   - smoothed: altitude without lift rides.
  ///   - joined: as in ``AltitudeSmoothing/profile(_:in:joined:removing:)``.
  init(_ smoothed: [Float], in stretches: [Range<Int>], joined: Set<Int>, threshold: Float) {
    profile = AltitudeSmoothing.profile(smoothed, in: stretches, joined: joined)
    legs = TurningPoints.legs(of: profile, threshold: threshold)
    ascent = TurningPoints.ascent(of: legs)
    descent = TurningPoints.descent(of: legs)
  }
}

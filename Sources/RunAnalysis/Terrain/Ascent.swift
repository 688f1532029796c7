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
  /// Metres of ascent that the mean may have taken off the turning points; 0 where nothing sharper is known.
  private(set) var lostAtTurns = 0.0

  /// - Parameters:
  ///   - smoothed: altitude without lift rides.
  ///   - joined: as in ``AltitudeSmoothing/profile(_:in:joined:removing:)``.
  init(_ smoothed: [Float], in stretches: [Range<Int>], joined: Set<Int>, threshold: Float) {
    profile = AltitudeSmoothing.profile(smoothed, in: stretches, joined: joined)
    legs = TurningPoints.legs(of: profile, threshold: threshold)
    ascent = TurningPoints.ascent(of: legs)
    descent = TurningPoints.descent(of: legs)
  }

  /// Off a sharp turn a mean over nine seconds takes 20 / 9 of a second's height, one over five 6 / 5: so many times their
  /// difference, and no more off a round one.
  private static let turnShare = 2.25

  /// - Parameter brief: the same heights in the mean of ``Stairs/smoothing`` seconds.
  mutating func measureTurns(by brief: [Float]) {
    func lost(_ cell: Int) -> Double { Double(brief[cell] - profile[cell]) }
    lostAtTurns = legs.reduce(0) { $0 + ($1.height > 0 ? Ascent.turnShare * (lost($1.end) - lost($1.start)) : 0) }
  }
}

/// Where the altitude comes from, as far as it can be told.
public enum AltitudeSource: String, Sendable, Codable, Hashable {
  /// A barometer, known by the device or by how steady it is.
  case barometric
  /// A satellite receiver.
  case gps
  /// A map, put in afterwards.
  case map
  /// There is no altitude.
  case none
}

/// How far altitude can be trusted.
public enum AltitudeQuality: String, Sendable, Codable, Hashable {
  /// A device that is known to have a barometer.
  case good
  /// Believed by the altitude itself, or a barometer that drifted.
  case fair
  /// It wanders: hills are judged with great reserve, stairs not at all.
  case poor
  /// There is no altitude.
  case none
}

/// Ascent and descent of a run, and how far they can be trusted.
public struct ElevationSummary: Sendable, Codable, Hashable {
  /// Where the altitude comes from, as far as it can be told.
  public var source: AltitudeSource = .none
  /// How far it can be trusted.
  public var quality: AltitudeQuality = .none
  /// Metres by turning points, lift rides left out; nil without altitude.
  public var ascent: Double?
  /// Metres down, lift rides left out; nil without altitude.
  public var descent: Double?
  /// Half width of the band the true ascent should lie in, metres; nil without altitude.
  public var ascentError: Double?
  /// Metres up by the smoothing for altitude from a barometer, whatever its source; nil without altitude.
  public var fineAscent: Double?
  /// Metres up by the smoothing for altitude from satellites; nil without altitude.
  public var coarseAscent: Double?
  /// Metres gone up by lift, taken out of `ascent`.
  public var liftGain: Double = 0

  /// Nothing known.
  public init() {}
}

/// A stretch that leads up.
public struct Climb: Sendable, Codable, Hashable {
  /// Elapsed seconds from the start of the run.
  public var start: Double
  /// Seconds.
  public var duration: Double
  /// Horizontal metres.
  public var length: Double
  /// Metres up.
  public var gain: Double
  /// Fraction; 0 for a climb without length.
  public var meanGrade: Double { length > 0 ? gain / length : 0 }

  /// A climb of these figures.
  public init(start: Double, duration: Double, length: Double, gain: Double) {
    self.start = start
    self.duration = duration
    self.length = length
    self.gain = gain
  }
}

/// Climbs, and how steep the run was.
public struct HillSummary: Sendable, Codable, Hashable {
  /// In order of time.
  public var climbs: [Climb] = []
  /// Metres at a grade of 3 % or more upward; nil where grade cannot be told.
  public var uphillDistance: Double?
  /// Steepest mean grade over 50 m of distance, upward (stairs left out).
  public var steepest50m: Double?
  /// Metres of distance per upward grade band: 3-6, 6-10, 10-15, 15-30, 30 % and more.
  public var bandDistance: [Double] = []
  /// Metres of gain in the same bands.
  public var bandGain: [Double] = []

  /// Lower limits of the bands, fractions.
  public static let bandLimits = [0.03, 0.06, 0.10, 0.15, 0.30]
  /// The same bands as people read them, percent.
  public static let bandNames = ["3-6", "6-10", "10-15", "15-30", "30+"]

  /// Nothing known.
  public init() {}
}

/// A place that looks like stairs, gone up.
public struct StairEvent: Sendable, Codable, Hashable {
  /// How sure it is that these are stairs.
  public enum Confidence: String, Sendable, Codable, Hashable {
    /// Steep enough for nothing else.
    case likely
    /// Perhaps a steep path; raises no level above low.
    case possible
  }
  /// Elapsed seconds from the start of the run.
  public var start: Double
  /// Seconds, landings included.
  public var duration: Double
  /// Metres up.
  public var gain: Double
  /// Horizontal metres.
  public var length: Double
  /// How sure it is that these are stairs.
  public var confidence: Confidence

  /// An event of these figures.
  public init(start: Double, duration: Double, gain: Double, length: Double, confidence: Confidence) {
    self.start = start
    self.duration = duration
    self.gain = gain
    self.length = length
    self.confidence = confidence
  }
}

/// A stretch of a run at one pace, between two changes of pace.
public struct PaceSegment: Sendable, Codable, Hashable {
  /// What the pace of the stretch is, against the run's own easy pace.
  public enum Kind: String, Sendable, Codable, Hashable {
    /// At about the run's own easy pace, or slower.
    case steady
    /// Part of a run that gets faster step by step.
    case progression
    /// Clearly faster than the run's own easy pace, for minutes on end.
    case tempo
    /// As fast, but shorter.
    case fast
    /// Slower than running.
    case walking
  }
  /// What its pace is.
  public var kind: Kind
  /// Elapsed seconds from the start of the run.
  public var start: Double
  /// Elapsed seconds from its start to its end, stops included.
  public var duration: Double
  /// Metres.
  public var distance: Double
  /// Mean plain speed in motion, m/s.
  public var meanSpeed: Double
  /// Mean flat-equivalent speed in motion, m/s.
  public var meanFlatEquivalent: Double

  /// A stretch of these figures.
  public init(
    kind: Kind, start: Double, duration: Double, distance: Double, meanSpeed: Double, meanFlatEquivalent: Double
  ) {
    self.kind = kind
    self.start = start
    self.duration = duration
    self.distance = distance
    self.meanSpeed = meanSpeed
    self.meanFlatEquivalent = meanFlatEquivalent
  }
}

/// What the changes of pace make of a run as a whole.
public enum PacePattern: String, Sendable, Codable, Hashable {
  /// One pace, but for what every runner's pace wanders.
  case steady
  /// Faster step by step.
  case progression
  /// A long block, or a few, clearly faster than the rest.
  case tempo
  /// Three fast bouts or more that are alike, or as many as the device's laps mark.
  case intervals
  /// Three fast bouts or more of different lengths: fartlek, ladders, sets of several lengths.
  case fartlek
}

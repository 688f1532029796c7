/// A part of the run that looked like something and was not counted as it, with the reason.
public struct LeftOut: Sendable, Codable, Hashable {
  /// What it was not counted as.
  public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
    /// A fast stretch, stairs, a climb, height gained, or way.
    case surge, stairs, climb, ascent, distance
  }

  /// Why it was not counted.
  public enum Reason: String, Sendable, Codable, Hashable, CaseIterable {
    /// Fast for a shorter time than the measurement can tell from noise.
    case tooShort = "too_short"
    /// Not enough faster than the run's easy pace for its length.
    case littleFaster = "little_faster"
    /// The slope makes the effort; the plain speed is no surge's.
    case uphill
    /// Fast downhill: on level ground it would be easy running.
    case downhill
    /// Beside a stop: braking, starting and drifting positions look like a surge.
    case besideStop = "beside_stop"
    /// The step rate did not rise with the speed.
    case stepRate = "step_rate"
    /// Faster than anybody runs for so long.
    case impossibleSpeed = "impossible_speed"
    /// Less steep than stairs are.
    case notSteep = "not_steep"
    /// Steeper than stairs, or any way on foot, can be.
    case tooSteep = "too_steep"
    /// Less height than can be told.
    case lowHeight = "low_height"
    /// Less steep than a climb.
    case gentle
    /// The height is that of stairs and counted there.
    case stairs
    /// Height without way, as in a lift.
    case lift
    /// Altitude that jumped where no runner can.
    case altitudeStep = "altitude_step"
    /// Altitude that left and came back within seconds, as pressure does.
    case altitudePulse = "altitude_pulse"
    /// The device was paused, or a new segment began.
    case pause
    /// Nothing was recorded, and the way does not fit running.
    case gap
    /// Positions off the track.
    case positionBurst = "position_burst"
    /// Positions or altitude that wandered while the runner stood.
    case standing
  }

  /// What it looked like.
  public var kind: Kind
  /// Why it was not counted.
  public var reason: Reason
  /// Elapsed seconds from the start of the run.
  public var start: Double
  /// Seconds.
  public var duration: Double
  /// What it would have counted: metres of way for a distance, metres of height for stairs, climbs and ascent, mean
  /// speed in m/s for a surge; nil where that is not known.
  public var size: Double?

  /// A part of a run and the reason; nil where its size is not known.
  public init(kind: Kind, reason: Reason, start: Double, duration: Double, size: Double? = nil) {
    self.kind = kind
    self.reason = reason
    self.start = start
    self.duration = duration
    self.size = size
  }

  /// Kept of each kind, the largest first to stay.
  public static let limit = 12
}

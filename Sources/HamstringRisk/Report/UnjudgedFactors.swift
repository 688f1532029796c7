/// Factors that a run could not be judged by: that no flag speaks of them says nothing then.
public struct UnjudgedFactors: Sendable, Hashable {
  /// Why a comparison was not made.
  public enum Reason: String, Sendable, CaseIterable {
    /// Too few runs before it in the window that the factor is compared with.
    case fewRuns = "few_runs"
    /// A treadmill's speed, ground and altitude are not compared.
    case treadmill
    /// The recording tells no distance.
    case noDistance = "no_distance"
    /// The recording tells no pace.
    case noPace = "no_pace"
    /// The recording tells no altitude.
    case noAltitude = "no_altitude"
    /// The recording tells no positions.
    case noPositions = "no_positions"
    /// Altitude from satellites or a map is too coarse for slopes and stairs.
    case coarseAltitude = "coarse_altitude"
    /// Walked, not run.
    case walked
    /// The day of the run is not known, so nothing is known to lie before it.
    case noDay = "no_day"
  }

  /// At least one, in the order of the rules.
  public var factors: [Factor]
  /// The same for all of them.
  public var reason: Reason

  /// These factors, for this reason.
  public init(_ factors: [Factor], _ reason: Reason) {
    self.factors = factors
    self.reason = reason
  }
}

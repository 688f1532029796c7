/// What a bout must show to be a surge, both where it is looked for at full rate and where it is judged again by bins
/// (Definitions.md B4).
public enum SurgeLimits {
  /// Excess over the base at which a surge begins, as a share of it. Recordings are searched with this and the two below,
  /// against the run's own easy speed; settings of the judging against the normal pace can ask for more, and not for less.
  @inlinable public static var leastExcess: Double { 0.15 }
  /// Multiple of the base below which a surge ends.
  @inlinable public static var leaveRatio: Double { 1.07 }
  /// Seconds from which on a bout is a surge.
  @inlinable public static var shortest: Double { 15 }
  /// What the mean of a bout must exceed its threshold by, as a share of the base and times its seconds: speeds out of
  /// positions wander.
  @inlinable public static var positionExcess: Double { 4.0 }
  /// The same, a share of the base times seconds, for a device's own speed, which is quieter, but not silent.
  @inlinable public static var deviceExcess: Double { 0.5 }
  /// Ratio of plain speed to the base below which the slope alone makes the effort: no hill makes a surge.
  @inlinable public static var leastPlainRatio: Double { 0.95 }
}

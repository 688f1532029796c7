public import TrackModel

/// What the caller may decide about the analysis of one activity.
public struct AnalysisOptions: Sendable, Hashable {
  /// Takes every activity for this sport, whatever its file says; nil leaves the decision to file and speed.
  public var forcedSport: Sport?

  /// Nothing forced.
  public init() {}

  /// Eight hex digits over the values that change a result, so that a summary made with others is seen to be stale.
  public var digest: String {
    var mix = ContentDigest()
    mix.add(1)
    for byte in (forcedSport?.rawValue ?? "").utf8 { mix.add(UInt64(byte) + 1) }
    return mix.hexadecimal(digits: 8)
  }
}

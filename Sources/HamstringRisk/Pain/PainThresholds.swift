/// Definitions.md F. Clinics differ in where they cut the scale; these are proposals.
public struct PainThresholds: Sendable, Codable, Hashable {
  /// The level of the log (0 to 10) from which there is a flag, of low level.
  public var low = 1
  /// The level of the log from which the flag is medium.
  public var medium = 3
  /// The level of the log from which the flag is high.
  public var high = 5
  /// A flare-up begins with this level ...
  public var onset = 3
  /// ... after so many days with no more than the quiet level.
  public var quietDays = 7
  /// The highest level of a quiet day.
  public var quiet = 1
  /// So many entries in a row, each higher than the one before, are rising pain ...
  public var risingEntries = 3
  /// ... where no more than so many days lie between the first and the last.
  public var risingDays = 14
  /// A stop sign holds for so many days, unless a later entry says that it is quiet again.
  public var stopSignDays = 14
  /// Days before a flare-up's own that are looked at with it.
  public var hazardDays = 3
  /// Comparison periods end so many weeks, one to this, before a flare-up.
  public var controlWeeks = 4
  /// A comparison is made from so many flare-ups and comparison periods on.
  public var onsets = 4
  /// Comparison periods without which none is made.
  public var controls = 12

  /// The thresholds in use unless a settings file changes them.
  public init() {}
}

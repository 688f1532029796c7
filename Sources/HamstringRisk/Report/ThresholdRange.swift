/// What values a kind of threshold may have: each threshold names its kind where it stands.
public protocol ThresholdRange: Sendable {
  /// A count, or a number with decimals.
  associatedtype Value: Comparable, Hashable, Codable, Sendable
  /// Those that make sense.
  static var values: ClosedRange<Value> { get }
  /// The same in words: "between 1 and 10".
  static var words: String { get }
}

/// Days of a window.
public enum DayRange: ThresholdRange {
  public static let values = 1...3660
  public static let words = "between 1 and 3660 days"
}

/// How many of something.
public enum CountRange: ThresholdRange {
  public static let values = 1...1000
  public static let words = "between 1 and 1000"
}

/// A part of something, a fraction.
public enum ShareRange: ThresholdRange {
  public static let values = 0.0...1
  public static let words = "between 0 and 1 (0.1 is 10 %)"
}

/// A multiple of something.
public enum RatioRange: ThresholdRange {
  public static let values = 1.0...10
  public static let words = "between 1 and 10"
}

/// Metres, seconds, metres per second.
public enum AmountRange: ThresholdRange {
  public static let values = 0.0...10_000_000
  public static let words = "between 0 and 10000000"
}

/// A level of the pain log.
public enum PainRange: ThresholdRange {
  public static let values = 0...10
  public static let words = "between 0 and 10"
}

/// Weeks: the levels of the ledger and the budget build on at least one, and on no more than a year.
public enum YearRange: ThresholdRange {
  public static let values = 1...52
  public static let words = "between 1 and 52"
}

/// A zoom of the web map, from towns to houses.
public enum ZoomRange: ThresholdRange {
  public static let values = 10...22
  public static let words = "between 10 and 22"
}

/// A threshold with the range that its value is to lie in.
@propertyWrapper public struct Within<Kind: ThresholdRange>: Sendable, Hashable, Codable {
  /// The value, in the range or not.
  public var wrappedValue: Kind.Value

  /// A threshold of this value.
  public init(wrappedValue: Kind.Value) { self.wrappedValue = wrappedValue }

  /// - Throws: `DecodingError` for what is no such number.
  public init(from decoder: any Decoder) throws { wrappedValue = try Kind.Value(from: decoder) }

  /// Writes the value alone.
  public func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}

/// A threshold of any kind.
protocol RangedThreshold {
  /// What the value must be, such as "must be between 0 and 1"; nil where it is.
  var fault: String? { get }
}

extension Within: RangedThreshold {
  var fault: String? { Kind.values.contains(wrappedValue) ? nil : "must be \(Kind.words)" }
}

/// Where the levels of a rule begin.
public struct LevelSteps: Sendable, Codable, Hashable {
  /// Where low begins, in the rule's own measure, mostly a fraction above usual.
  public var low: Double
  /// Where medium begins, in the same unit.
  public var medium: Double
  /// Where high begins, in the same unit; infinity turns a level off.
  public var high: Double

  /// Steps in rising order; a settings file that breaks the order is refused elsewhere.
  public init(low: Double, medium: Double, high: Double) {
    self.low = low
    self.medium = medium
    self.high = high
  }

  /// For rules whose steps count from "at least" (pace).
  public func level(reaching value: Double) -> Level {
    if value >= high { return .high }
    if value >= medium { return .medium }
    return value >= low ? .low : .none
  }

  /// For rules whose steps count from "more than", of whole metres against whole metres: 22 km over 20 km is exactly
  /// 10 % and no more, which floating point would get wrong. Steps count to 0.1 %.
  ///
  /// - Parameters: `value` and `reference` in metres; a reference of 0 or less gives `none`.
  public func level(of value: Int, over reference: Int) -> Level {
    guard reference > 0 else { return .none }
    if isMore(value, reference, high) { return .high }
    if isMore(value, reference, medium) { return .medium }
    return isMore(value, reference, low) ? .low : .none
  }

  private func isMore(_ value: Int, _ reference: Int, _ step: Double) -> Bool {
    let perMille = 1000 + Int((min(max(step, 0), 1e6) * 1000).rounded())
    return value.multipliedFullWidth(by: 1000) > reference.multipliedFullWidth(by: perMille)
  }

  /// The fraction at which a level begins; nil for levels without one.
  public func start(of level: Level) -> Double? {
    switch level {
    case .low: low
    case .medium: medium
    case .high: high
    case .none, .info: nil
    }
  }
}

private func > (a: (high: Int, low: UInt), b: (high: Int, low: UInt)) -> Bool {
  a.high != b.high ? a.high > b.high : a.low > b.low
}

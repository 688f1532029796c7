/// Every threshold of the rules in one place, with the source of each default (`rules.md` and the final table there).
///
/// Fractions unless a name or comment says otherwise.
public struct Thresholds: Sendable, Codable, Hashable {
  public init() {}
}

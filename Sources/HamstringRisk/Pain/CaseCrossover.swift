/// The case-crossover comparison (Maclure 1991; Definitions.md F): what went before each flare-up against what went before
/// ordinary days of the same runner.
public struct CaseCrossover: Sendable, Hashable {
  /// One flare-up and its comparison periods.
  public struct MatchedSet: Sendable, Hashable {
    /// The factor was there in the days before the flare-up.
    public var isCaseExposed: Bool
    /// Comparison periods in which the factor was there; 0...`controls`.
    public var exposedControls: Int
    /// Comparison periods.
    public var controls: Int

    /// A set of these counts.
    public init(isCaseExposed: Bool, exposedControls: Int, controls: Int) {
      self.isCaseExposed = isCaseExposed
      self.exposedControls = exposedControls
      self.controls = controls
    }
  }

  /// One set per flare-up.
  public var sets: [MatchedSet]

  /// A comparison of these sets.
  public init(_ sets: [MatchedSet]) { self.sets = sets }

  /// Flare-ups.
  public var cases: Int { sets.count }
  /// Flare-ups with the factor before them.
  public var exposedCases: Int { sets.count(where: \.isCaseExposed) }
  /// Comparison periods of all sets.
  public var controls: Int { sets.reduce(0) { $0 + $1.controls } }
  /// Comparison periods with the factor, of all sets.
  public var exposedControls: Int { sets.reduce(0) { $0 + $1.exposedControls } }

  /// The chance of so many exposed cases or more if each flare-up had been any period of its set: exact, by permutation
  /// within the sets, one-sided.
  public var chance: Double {
    // The distribution of the number of exposed cases, one set after the other.
    var distribution = [1.0]
    for set in sets {
      let share = CaseCrossover.share(set)
      var next = [Double](repeating: 0, count: distribution.count + 1)
      for (count, part) in distribution.enumerated() {
        next[count] += part * (1 - share)
        next[count + 1] += part * share
      }
      distribution = next
    }
    return distribution[exposedCases...].reduce(0, +)
  }

  /// The share of a set's periods in which the factor was there.
  private static func share(_ set: MatchedSet) -> Double {
    Double(set.exposedControls + (set.isCaseExposed ? 1 : 0)) / Double(set.controls + 1)
  }
}

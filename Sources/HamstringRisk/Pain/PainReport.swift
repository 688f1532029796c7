public import TrackModel

/// What the pain log says, beside the runs.
public struct PainReport: Sendable, Hashable {
  /// The entries of the days shown, in order of time.
  public var entries: [PainEntry]
  /// What holds today, else what held at the end of the days shown; the gravest first.
  public var stopSigns: [StopSign]
  /// The days on which pain came up anew, of the whole log up to the days shown.
  public var onsets: [CivilDate]
  /// What went before each of the flare-ups.
  public var timeline: [FlareUp]
  /// One for each of the article's factors that some run of the days compared could be judged for; empty where there is
  /// too little to compare.
  public var comparisons: [FactorComparison]
  /// What stands against the comparison, or why there is none: one sentence or two.
  public var note: String
}

/// What the days before a flare-up held.
public struct FlareUp: Sendable, Hashable {
  /// Days before the flare-up, and what was unusual in them.
  public struct Window: Sendable, Hashable {
    /// Days before; 0 is the day itself.
    public var days: ClosedRange<Int>
    /// Runs in these days.
    public var runs: Int
    /// What was unusual in them, from the flags at low or above.
    public var factors: [ExposureFactor]
  }

  /// The day of the flare-up.
  public var day: CivilDate
  /// The windows of days before it, the nearest first.
  public var windows: [Window]

  /// While running, right after and the next morning; then two or three days before, the week, and the month
  /// (Definitions.md F).
  static let windowDays = [0...1, 2...3, 4...7, 8...28]
}

/// What the article asks about when a hamstring flares up. No more than these are compared: each further question would
/// add answers by chance.
public enum ExposureFactor: String, Sendable, Hashable, CaseIterable {
  /// Faster running, hills or stairs, a longer run: each more than usual.
  case speed, terrain, distance
  /// Hard running without much of a warm-up.
  case noWarmUp = "no_warm_up"

  /// A few words for the middle of a sentence.
  public var words: String {
    switch self {
    case .speed: "faster running than usual"
    case .terrain: "more or steeper hills or stairs than usual"
    case .distance: "a longer run than usual"
    case .noWarmUp: "hard running without much of a warm-up"
    }
  }

  /// The factor that a flag speaks of; nil for those that are no question of the article.
  init?(_ factor: Factor) {
    switch factor {
    case .pace, .fastRunning: self = .speed
    case .stairs, .hills, .steepness: self = .terrain
    case .singleRunSpike: self = .distance
    case .warmup: self = .noWarmUp
    // What comes together is counted by its parts.
    case .combined, .weeklyMileage, .newTerrain, .pain: return nil
    }
  }
}

extension ExposureFactor {
  /// The factors that a run could be judged for.
  static func judged(but unjudged: [UnjudgedFactors]) -> Set<ExposureFactor> {
    let missing = Set(unjudged.flatMap(\.factors))
    return Set(Factor.allCases.filter { !missing.contains($0) }.compactMap { ExposureFactor($0) })
  }
}

/// How often a factor went before flare-ups, and before other days.
public struct FactorComparison: Sendable, Hashable {
  /// What is compared.
  public var factor: ExposureFactor
  /// The flare-ups and comparison periods that were counted.
  public var periods: CaseCrossover
  /// One or two sentences with the counts.
  public var message: String
}

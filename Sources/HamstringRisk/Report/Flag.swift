/// A hamstring-risk factor that a training log can show. The raw values are the names in JSON.
public enum Factor: String, Sendable, Codable, Hashable, CaseIterable {
  /// The run was faster than the runner's normal pace.
  case pace
  /// More fast running, or faster, than in any run of late.
  case fastRunning = "fast_running"
  /// More height by stairs, more height in all, or steeper ground than of late.
  case stairs, hills, steepness
  /// One run longer than any of 30 days.
  case singleRunSpike = "single_run_spike"
  /// A week longer than the weeks before.
  case weeklyMileage = "weekly_mileage"
  /// Hard running without much easy running before it.
  case warmup
  /// Ground that was not run on of late.
  case newTerrain = "new_terrain"
  /// Two changes at once; and pain that the runner logged.
  case combined, pain
}

/// How unusual something is for this runner; not how dangerous.
public enum Level: String, Sendable, Codable, Hashable, CaseIterable, Comparable {
  /// Nothing unusual.
  case none
  /// Shown, but no flag: counts neither for a session's or week's level nor for `--fail-on`.
  case info
  /// A bit above usual.
  case low
  /// Clearly above usual.
  case medium
  /// Far above usual, or new.
  case high

  private var rank: Int {
    switch self {
    case .none: 0
    case .info: 1
    case .low: 2
    case .medium: 3
    case .high: 4
    }
  }

  public static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }
  /// Low or above.
  public var isFlag: Bool { self >= .low }
}

/// What a rule rests on.
public enum Evidence: String, Sendable, Codable, Hashable {
  /// Data on hamstring injuries in people.
  case hamstring = "H"
  /// Running injuries in general.
  case running = "R"
  /// Biomechanics: a mechanism only.
  case mechanism = "B"
  /// Expert advice (the article).
  case expert = "E"
}

/// A part of a run, elapsed seconds from its start.
public struct Place: Sendable, Codable, Hashable {
  /// Elapsed seconds from the start of the run.
  public var start: Double
  /// Elapsed seconds from the start of the run.
  public var end: Double
  /// The part between two elapsed times.
  public init(start: Double, end: Double) {
    self.start = start
    self.end = end
  }
}

/// One match of a rule, on a run or on a week, with everything needed to check it.
public struct Flag: Sendable, Hashable {
  /// The rule that matched.
  public var factor: Factor
  /// How far above usual; `info` is shown and is no flag.
  public var level: Level
  /// The level would be another one within the error band of the value.
  public var isBorderline: Bool
  /// What was measured, in `unit`; nil where the flag is not about a number.
  public var value: Double?
  /// The runner's usual, in `unit`, from `usualCount` runs (or weeks) of the last `usualPeriodDays` days; nil for
  /// "never before".
  public var usual: Double?
  /// Runs (or weeks) that the usual comes from; nil where the rule compares with none.
  public var usualCount: Int?
  /// Days of the window that it comes from; nil where the rule compares with none.
  public var usualPeriodDays: Int?
  /// The threshold of the level reached, in `unit`.
  public var threshold: Double?
  /// `m`, `m/s`, `s`, `%`, `min`, `1` (a count or a level).
  public var unit: String
  /// What the rule rests on.
  public var evidence: Evidence
  /// Where the rule comes from, one line.
  public var source: String
  /// What stands against the number, or how good it is: one short sentence.
  public var quality: String
  /// How often this rule fired at low or above in the `firedPeriodDays` before, this time left out; nil where not counted.
  public var firedBefore: Int?
  /// Days in which that was counted: 26 weeks, or what the settings say.
  public var firedPeriodDays = HistoryThresholds().firedDays
  /// One sentence a runner understands.
  public var message: String
  /// One line of the article's advice.
  public var advice: String
  /// Where in the run, in order of time; empty where the whole run or week is meant.
  public var places: [Place]

  /// A flag of these parts; what is left out is not known.
  public init(
    factor: Factor, level: Level, isBorderline: Bool = false, value: Double?, usual: Double? = nil,
    usualCount: Int? = nil, usualPeriodDays: Int? = nil, threshold: Double? = nil, unit: String, evidence: Evidence,
    source: String, quality: String, firedBefore: Int? = nil, message: String, advice: String, places: [Place] = []
  ) {
    self.factor = factor
    self.level = level
    self.isBorderline = isBorderline
    self.value = value
    self.usual = usual
    self.usualCount = usualCount
    self.usualPeriodDays = usualPeriodDays
    self.threshold = threshold
    self.unit = unit
    self.evidence = evidence
    self.source = source
    self.quality = quality
    self.firedBefore = firedBefore
    self.message = message
    self.advice = advice
    self.places = places
  }

  /// It tells of running after a break, where there is nothing recent to compare with, and not of more than usual.
  public var isReturn: Bool {
    (factor == .weeklyMileage || factor == .singleRunSpike) && threshold == nil
  }

  /// ... and of no more than before the break.
  var isReturnToLess: Bool { isReturn && value ?? 0 <= usual ?? .infinity }
}

public import TrackModel

/// The report as a plain value: every format is written from this and nothing else.
///
/// It is a function of (summaries, settings) alone. Runs are in order of (start, id), weeks in order of time.
public struct RiskReport: Sendable {
  /// The name and version of the report's JSON.
  public static let schema = "strideguard.report/1"

  /// What it depends on besides the runs.
  public var settings: ReportSettings
  /// Every run shown, copies left out, with its flags.
  public var runs: [JudgedRun]
  /// The first week that the report is about: those before it are there to compare with, and lines of its table. Nil: all
  /// weeks are what it is about.
  public var firstWeek: Week?
  /// Runs of the weeks before `firstWeek`: what stood out is named, and counts for the advice, but is not told in full.
  public var runsBefore: [JudgedRun] = []
  /// From the first shown run's week to the newest shown run's week, weeks without a run included.
  public var weeks: [JudgedWeek]
  /// What next week may hold; nil: see `budgetReason`.
  public var budget: Budget?
  /// Why there is no budget, one sentence; nil where there is one.
  public var budgetReason: String?
  /// States of the history, each one plain sentence: building your baseline, return after a break, some runs may be
  /// missing, sensor changed.
  public var states: [HistoryState]
  /// Files that could not be used, or not as they should.
  public var problems: [Problem]
  /// Files that hold a run which another file holds, too.
  public var duplicates: [Duplicate]
  /// Files and activities that were left out on purpose.
  public var skipped: [SkippedFile]
  /// Nil where no pain is logged.
  public var pain: PainReport?

  /// A report of these parts.
  public init(
    settings: ReportSettings, runs: [JudgedRun] = [], weeks: [JudgedWeek] = [], budget: Budget? = nil,
    budgetReason: String? = nil, states: [HistoryState] = [], problems: [Problem] = [], duplicates: [Duplicate] = [],
    skipped: [SkippedFile] = []
  ) {
    self.settings = settings
    self.runs = runs
    self.weeks = weeks
    self.budget = budget
    self.budgetReason = budgetReason
    self.states = states
    self.problems = problems
    self.duplicates = duplicates
    self.skipped = skipped
  }

  /// The highest level of any shown run or week; high with a stop sign in the pain log.
  public var highestLevel: Level { highestLevel(from: nil) }

  /// The same from `first` on; nil: of all.
  public func highestLevel(from first: Week?) -> Level {
    if let pain, !pain.stopSigns.isEmpty { return .high }
    let counted = { (week: Week?) in first.map { first in week.map { $0 >= first } ?? true } ?? true }
    return max(
      runs.filter { counted($0.week) }.map(\.level).max() ?? .none,
      weeks.filter { counted($0.week) }.compactMap(\.level).max() ?? .none)
  }
}

/// What next week may hold without being unusual for the runner. Metres.
public struct Budget: Sendable, Hashable {
  /// The week that it is for.
  public var week: Week
  /// Metres in all; nil for no limit, where the steps of the rule are turned off.
  public var distance: Double?
  /// Metres of the longest run; nil for no limit, as for `distance`.
  public var longestRun: Double?
  /// Metres up; nil where there is no trustworthy altitude, or no limit. So with the amounts that follow.
  public var ascent: Double?
  /// Metres up of one run; nil where there is no trustworthy altitude, or too little of late.
  public var ascentOfRun: Double?
  /// Metres of fast running, as ``JudgedRun/fastDistance``; nil where there is no normal pace.
  public var fastDistance: Double?
  /// Metres of such running in one run.
  public var fastDistanceOfRun: Double?
  /// Metres of it at ``FastRunningThresholds/veryFastSpeed`` (or the multiple of normal pace that goes with it) in one run;
  /// nil where the runs before do not tell, or no limit.
  public var veryFastDistanceOfRun: Double?
  /// Metres up by stairs; nil where stairs cannot be told.
  public var stairAscent: Double?
  /// Metres up by stairs in one run.
  public var stairAscentOfRun: Double?
  /// Sentences that say where each number comes from.
  public var reasons: [String]

  /// A budget of these figures; what is left out is not known.
  public init(
    week: Week, distance: Double? = nil, longestRun: Double? = nil, ascent: Double? = nil, ascentOfRun: Double? = nil,
    fastDistance: Double? = nil, fastDistanceOfRun: Double? = nil, veryFastDistanceOfRun: Double? = nil,
    stairAscent: Double? = nil, stairAscentOfRun: Double? = nil, reasons: [String] = []
  ) {
    self.week = week
    self.distance = distance
    self.longestRun = longestRun
    self.ascent = ascent
    self.ascentOfRun = ascentOfRun
    self.fastDistance = fastDistance
    self.fastDistanceOfRun = fastDistanceOfRun
    self.veryFastDistanceOfRun = veryFastDistanceOfRun
    self.stairAscent = stairAscent
    self.stairAscentOfRun = stairAscentOfRun
    self.reasons = reasons
  }
}

/// Something that stands against the comparisons of a report, or of a week.
public struct HistoryState: Sendable, Hashable {
  /// `building_baseline`, `return_after_break`, `runs_may_be_missing`, `sensor_changed`, `runs_not_shown`,
  /// `runs_after_today`, `stop_sign_lapsed`, `earlier_hamstring_injury`.
  public var code: String
  /// One plain sentence.
  public var message: String
  /// The week it holds for; nil for the whole report.
  public var week: Week?
  /// The factors it names, for `runs_not_shown`.
  public var factors: [Factor] = []

  /// A state in these words.
  public init(code: String, message: String, week: Week? = nil) {
    self.code = code
    self.message = message
    self.week = week
  }
}

/// A file that holds a run that another file holds, too.
public struct Duplicate: Sendable, Codable, Hashable {
  /// The file left out.
  public var file: String
  /// The file whose run was kept.
  public var kept: String
  /// A copy and what it is a copy of.
  public init(file: String, kept: String) {
    self.file = file
    self.kept = kept
  }
}

/// A file (or an activity in it) that was left out on purpose.
public struct SkippedFile: Sendable, Codable, Hashable {
  /// The path, as given or in its archive.
  public var file: String
  /// Why it was left out.
  public var reason: SkipReason
  /// A file and the reason.
  public init(file: String, reason: SkipReason) {
    self.file = file
    self.reason = reason
  }
}

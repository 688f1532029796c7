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

/// People's units; JSON and CSV stay SI.
public enum Units: String, Sendable, Codable, Hashable, CaseIterable {
  /// Kilometres and metres.
  case metric
  /// Miles and feet.
  case imperial
}

/// What a report depends on besides the runs.
public struct ReportSettings: Sendable {
  /// The runner's name, for the head of the report.
  public var athlete: String
  /// The zone of days and weeks.
  public var zone: CivilZone
  /// The day on which weeks begin.
  public var weekStart: WeekStart
  /// The clock: decides which week is still running.
  public var today: CivilDate
  /// Units of sentences for people.
  public var units: Units
  /// Inclusive local days that limit what is shown, not what it is compared with.
  public var since: CivilDate?
  /// The last local day shown; nil: no limit.
  public var until: CivilDate?
  /// Where the levels of every rule begin.
  public var thresholds: Thresholds
  /// Whether load ratios and monotony are written: information on request.
  public var showsLoad = false
  /// The version of the program that makes the report, for programs that read it; nil: not told.
  public var program: String?
  /// What the runner told and no file shows.
  public var log = RunnerLog()

  /// Settings of these parts; `showsLoad`, `program` and `log` are set afterwards.
  public init(
    athlete: String = "me", zone: CivilZone = .utc, weekStart: WeekStart = .monday, today: CivilDate,
    units: Units = .metric, since: CivilDate? = nil, until: CivilDate? = nil, thresholds: Thresholds = Thresholds()
  ) {
    self.athlete = athlete
    self.zone = zone
    self.weekStart = weekStart
    self.today = today
    self.units = units
    self.since = since
    self.until = until
    self.thresholds = thresholds
  }

  /// Days behind today up to which a start is believed: later ones come from a clock that was set wrong, and would make
  /// every run of today lie years back.
  public static let latestDays = 366

  /// The instant from which on a start is not believed, milliseconds since 1970 UTC.
  public var endOfDates: Int64 { ReportSettings.endOfDates(today: today) }

  /// The same for another day taken for today.
  public static func endOfDates(today: CivilDate) -> Int64 { Int64(today.day + latestDays + 1) * 86_400_000 }

  /// Whether the day of a run is known.
  public func isDated(_ run: RunSummary) -> Bool { run.hasDate && run.start < endOfDates }
}

/// One run with what was found about it.
public struct JudgedRun: Sendable {
  /// The run as the analysis measured it.
  public var summary: RunSummary
  /// Other files that hold the same run.
  public var alsoIn: [String]
  /// The local week of its start; nil where the day is not known (``ReportSettings/isDated(_:)``).
  public var week: Week?
  /// Metres on foot with the run that it continues (``HistoryThresholds/sessionGapSeconds``); nil where not known.
  public var sessionDistance: Double?
  /// The longest run, in metres, that this one is compared with; nil where there are too few.
  public var longestBefore: Double?
  /// Normal pace (flat-equivalent, m/s) before this run; nil: not enough history.
  public var normalSpeed: Double?
  /// Flat-equivalent median against normal, fraction.
  public var paceChange: Double?
  /// Metres of fast running (flat-equivalent; ``FastRunningThresholds/ratio`` and ``FastRunningThresholds/spreads``); nil
  /// without a base.
  public var fastDistance: Double?
  /// Surges judged against the normal pace (or the run's own easy pace without history); nil: cannot be told.
  public var surges: [Bout]?
  /// Easy moving seconds before the first hard part, seconds to it and to the first surge; nil: none.
  public var warmup: Warmup?
  /// Share of the distance in cells not run in the last ``NewTerrainThresholds/knownDays``, 0...1; nil without positions
  /// or history.
  public var newShare: Double?
  /// Also level `info`.
  public var flags: [Flag]
  /// What it could not be judged by; empty where everything could be compared.
  public var unjudged: [UnjudgedFactors]

  /// A run with these findings; what is left out is not known.
  public init(
    summary: RunSummary, alsoIn: [String] = [], week: Week?, sessionDistance: Double? = nil,
    longestBefore: Double? = nil, normalSpeed: Double? = nil, paceChange: Double? = nil,
    fastDistance: Double? = nil, surges: [Bout]? = nil, warmup: Warmup? = nil, newShare: Double? = nil,
    flags: [Flag] = [], unjudged: [UnjudgedFactors] = []
  ) {
    self.summary = summary
    self.alsoIn = alsoIn
    self.week = week
    self.sessionDistance = sessionDistance
    self.longestBefore = longestBefore
    self.normalSpeed = normalSpeed
    self.paceChange = paceChange
    self.fastDistance = fastDistance
    self.surges = surges
    self.warmup = warmup
    self.newShare = newShare
    self.flags = flags
    self.unjudged = unjudged
  }

  /// The highest level of its flags.
  public var level: Level { flags.map(\.level).filter(\.isFlag).max() ?? .none }
}

/// Easy running before the hard part of a run.
public struct Warmup: Sendable, Hashable {
  /// Moving seconds at an easy pace (``WarmupThresholds``) before the first hard part (of the whole run where there is none),
  /// with a separate easy run that ended at most ``HistoryThresholds/sessionGapSeconds`` before.
  public var easy: Double
  /// Elapsed seconds from the start to the first hard part; nil: no hard part.
  public var firstHard: Double?
  /// Elapsed seconds from the start to the first surge; nil: no surge.
  public var firstSurge: Double?
  /// A part of `easy` lies in the run just before.
  public var countsRunBefore: Bool

  /// A warm-up of these times.
  public init(easy: Double, firstHard: Double? = nil, firstSurge: Double? = nil, countsRunBefore: Bool = false) {
    self.easy = easy
    self.countsRunBefore = countsRunBefore
    self.firstHard = firstHard
    self.firstSurge = firstSurge
  }
}

/// One week with what was found about it.
public struct JudgedWeek: Sendable {
  /// Its seven days.
  public var week: Week
  /// Runs that began in it, copies left out.
  public var runs: Int
  /// Metres; 0 in a week without a run.
  public var distance: Double
  /// Of these the runs, and their metres, on the days that are shown (`ReportSettings.since`, `until`). Everything else is
  /// of the whole week.
  public var shownRuns: Int
  /// Metres of the runs shown.
  public var shownDistance: Double
  /// Against the week before, fraction; nil where that had no running.
  public var change: Double?
  /// Metres the level compares with: the larger of the week before and the four-week mean; nil: not enough history.
  public var base: Double?
  /// Metres; nil where no run of the week could tell.
  public var ascent: Double?
  /// Metres up by stairs; nil where no run of the week could tell.
  public var stairAscent: Double?
  /// Metres of fast running, as ``JudgedRun/fastDistance``; nil where no run of the week could tell.
  public var fastDistance: Double?
  /// Nil: unknown (not enough history to judge, and no run of the week has a flag).
  public var level: Level?
  /// The week is not over at `today`.
  public var isRunning: Bool
  /// Flags on the week itself; those of its runs stand with the runs.
  public var flags: [Flag]
  /// Metres left in a running week before it is above the usual, or in a return above a start; nil for weeks that are over or
  /// without a base.
  public var headroom: Double?
  /// Its first run comes after a break of ``HistoryThresholds/returnDays`` or more.
  public var isReturn: Bool
  /// At the end of the week, information only; nil for running weeks and before 28 days of history.
  public var load: LoadFigures?

  /// A week of these figures; what is left out is not known.
  public init(
    week: Week, runs: Int, distance: Double, change: Double? = nil, base: Double? = nil, ascent: Double? = nil,
    stairAscent: Double? = nil, fastDistance: Double? = nil, level: Level?, isRunning: Bool = false,
    flags: [Flag] = [], headroom: Double? = nil, isReturn: Bool = false, load: LoadFigures? = nil,
    shownRuns: Int? = nil, shownDistance: Double? = nil
  ) {
    self.week = week
    self.runs = runs
    self.distance = distance
    self.shownRuns = shownRuns ?? runs
    self.shownDistance = shownDistance ?? distance
    self.change = change
    self.base = base
    self.ascent = ascent
    self.stairAscent = stairAscent
    self.fastDistance = fastDistance
    self.level = level
    self.isRunning = isRunning
    self.flags = flags
    self.headroom = headroom
    self.isReturn = isReturn
    self.load = load
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
  /// Metres up by stairs; nil where stairs cannot be told.
  public var stairAscent: Double?
  /// Metres up by stairs in one run.
  public var stairAscentOfRun: Double?
  /// Sentences that say where each number comes from.
  public var reasons: [String]

  /// A budget of these figures; what is left out is not known.
  public init(
    week: Week, distance: Double? = nil, longestRun: Double? = nil, ascent: Double? = nil, ascentOfRun: Double? = nil,
    fastDistance: Double? = nil, fastDistanceOfRun: Double? = nil, stairAscent: Double? = nil,
    stairAscentOfRun: Double? = nil, reasons: [String] = []
  ) {
    self.week = week
    self.distance = distance
    self.longestRun = longestRun
    self.ascent = ascent
    self.ascentOfRun = ascentOfRun
    self.fastDistance = fastDistance
    self.fastDistanceOfRun = fastDistanceOfRun
    self.stairAscent = stairAscent
    self.stairAscentOfRun = stairAscentOfRun
    self.reasons = reasons
  }
}

/// Something that stands against the comparisons of a report, or of a week.
public struct HistoryState: Sendable, Hashable {
  /// `building_baseline`, `return_after_break`, `runs_may_be_missing`, `sensor_changed`, `runs_not_shown`,
  /// `earlier_hamstring_injury`.
  public var code: String
  /// One plain sentence.
  public var message: String
  /// The week it holds for; nil for the whole report.
  public var week: Week?

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

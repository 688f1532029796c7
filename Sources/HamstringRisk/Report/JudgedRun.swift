public import TrackModel

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
  /// with that of runs that ended at most ``HistoryThresholds/sessionGapSeconds`` before each other.
  public var easy: Double
  /// Elapsed seconds from the start to the first hard part; nil: no hard part.
  public var firstHard: Double?
  /// Elapsed seconds from the start to the first surge; nil: no surge.
  public var firstSurge: Double?
  /// A part of `easy` lies in runs just before.
  public var countsRunBefore: Bool
  /// A run with a hard part ended at most ``HistoryThresholds/sessionGapSeconds`` before, so no warm-up is asked for again.
  public var isHardBefore: Bool

  /// A warm-up of these times.
  public init(
    easy: Double, firstHard: Double? = nil, firstSurge: Double? = nil, countsRunBefore: Bool = false,
    isHardBefore: Bool = false
  ) {
    self.easy = easy
    self.countsRunBefore = countsRunBefore
    self.isHardBefore = isHardBefore
    self.firstHard = firstHard
    self.firstSurge = firstSurge
  }
}

public import TrackModel

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

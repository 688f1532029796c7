public import TrackModel

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
  /// Runs whose day is not known are shown although days are limited; where none are they always are.
  public var showsUndated = false
  /// Where the levels of every rule begin.
  public var thresholds: Thresholds
  /// Whether load ratios and monotony are written: information on request.
  public var showsLoad = false
  /// The version of the program that makes the report, for programs that read it; nil: not told.
  public var program: String?
  /// What the runner told and no file shows.
  public var log = RunnerLog()

  /// Settings of these parts; `showsUndated`, `showsLoad`, `program` and `log` are set afterwards.
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
  public static func endOfDates(today: CivilDate) -> Int64 {
    Int64(today.day + latestDays + 1) * CivilDate.millisecondsPerDay
  }

  /// Whether the day of a run is known.
  public func isDated(_ run: RunSummary) -> Bool { run.hasDate && run.start < endOfDates }
}

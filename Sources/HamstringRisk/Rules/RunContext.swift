import TrackModel

/// What a rule may look at when it judges a run: the run and what came before it.
struct RunContext {
  let record: RunRecord
  let thresholds: Thresholds
  let text: MeasureText
  /// Runs before this one, and days since the first of them.
  let runsBefore: Int
  let daysBefore: Int
  /// Runs of the usual window (42 days), this one excluded.
  let recent: ArraySlice<RunRecord>
  /// Runs of the 30 days before, this one and the parts of its session excluded.
  let month: ArraySlice<RunRecord>
  /// Local days since the day of the run before; nil for the first run.
  let daysSinceLast: Int?
  let normal: NormalPace?
  let effort: Effort?
  /// Metres from the fast threshold, here and the most of one run of the usual window; nil without a normal pace.
  let fastDistance: Double?
  let fastBefore: Double?
  /// Metres uphill and fast at once, here and the most of one run of the window; nil where it cannot be told.
  let fastUphill: Double?
  let fastUphillBefore: Double?
  /// Enough history to call something new.
  let hasBaseline: Bool
  /// Runs of the usual window whose altitude may be compared with this run's; nil where they are too few.
  let comparable: ArraySlice<RunRecord>?
  let ground: NewGround?
  /// Runs that new ground is compared with, this one excluded.
  let knownWindow: ArraySlice<RunRecord>

  var summary: RunSummary { record.summary }

  /// The speed that fast running is measured by is a run, not a walk.
  var isRunnersBase: Bool {
    guard let normal else { return RunContext.isRun(summary.pace.easy ?? 0, in: [record], thresholds.pace) }
    return RunContext.isRun(normal.speed, in: recent, thresholds.pace)
  }

  /// Enough history to say how much fast running is usual.
  var canCompareFastRunning: Bool {
    hasBaseline && recent.count(where: \.hasPace) >= thresholds.history.comparableRuns
  }

  /// Metres by stairs of each comparable run that can tell; nil where they are too few.
  var stairsBefore: [Double]? {
    let known = comparable?.compactMap(\.summary.stairGain) ?? []
    return known.count >= thresholds.history.comparableRuns ? known : nil
  }
}

extension RunContext {
  /// Whether a usual speed is that of a run: of slow ones that most of the runs behind them were not walked.
  static func isRun(_ speed: Double, in records: ArraySlice<RunRecord>, _ limits: PaceThresholds) -> Bool {
    speed >= limits.walkingSpeed || 2 * records.count(where: \.isMostlyRun) > records.count
  }

  /// Four weeks and six runs: enough to call something new (Definitions.md A3).
  static func hasBaseline(runsBefore: Int, daysBefore: Int, _ history: HistoryThresholds) -> Bool {
    daysBefore >= history.baselineDays && runsBefore >= history.baselineRuns
  }

  /// Runs of the window whose altitude may be compared with a run's; nil where there are too few of them or where such
  /// altitude has been known for less than four weeks ("not comparable yet").
  static func comparable(
    _ kind: AltitudeKind, in recent: ArraySlice<RunRecord>, hasBaseline: Bool, daysOfKind: Int,
    _ history: HistoryThresholds
  ) -> ArraySlice<RunRecord>? {
    guard kind != .none, hasBaseline, daysOfKind >= history.baselineDays else { return nil }
    let alike = recent.count { $0.altitudeKind == kind }
    guard alike >= history.comparableRuns else { return nil }
    // Most runners have one watch.
    return alike == recent.count ? recent : ArraySlice(recent.filter { $0.altitudeKind == kind })
  }
}

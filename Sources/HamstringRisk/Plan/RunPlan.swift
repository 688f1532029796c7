import TrackModel

/// What a planned run would be told, and what the coming week may hold.
public struct RunPlan: Sendable {
  /// What the plan depends on besides the runs.
  public var settings: ReportSettings
  /// What the coming week may hold; nil: see `budgetReason`.
  public var budget: Budget?
  /// Why there is no budget; nil where there is one.
  public var budgetReason: String?
  /// What keeps from running at all, out of the pain log; while one holds there is no budget.
  public var stopSigns: [StopSign]
  /// What stands against the comparisons as a whole.
  public var states: [HistoryState]
  /// The run that was asked about; nil where none was.
  public var planned: PlannedRun?
  /// The planned run as the rules judge it; nil where none was given.
  public var run: JudgedRun?
  /// Its week with it, and the runs before it in that week.
  public var week: JudgedWeek?
  /// What could not be judged of it, one sentence each.
  public var notJudged: [String]

  /// The highest level of the planned run and of its week's own flags.
  public var level: Level {
    max(run?.level ?? .none, week?.flags.map(\.level).filter(\.isFlag).max() ?? .none)
  }
}

extension RiskFold {
  /// Plans the coming week out of a history, and judges a run before it is run, by the same rules.
  ///
  /// A pure function of its arguments, as ``report(_:settings:problems:skipped:)`` is.
  public static func plan(_ history: RunHistory, settings: ReportSettings, run planned: PlannedRun? = nil) -> RunPlan {
    let dated = history.summaries.filter(settings.isDated)
    let walk = HistoryWalk(dated, in: Array(dated.indices), settings: settings)
    let budget = BudgetPlan.next(walk)
    let pain = settings.thresholds.pain
    let stopSigns = StopSigns.holding(at: settings.today, in: settings.log.pain, thresholds: pain)
    // As long ago as a run is compared with.
    let earliest = settings.today.adding(days: -settings.thresholds.history.usualDays)
    let lapsed = StopSigns.lapsed(at: settings.today, in: settings.log.pain, thresholds: pain)
      .first { $0.day >= earliest }
    let states = HistoryStates.lapsed(lapsed, pain)
    var plan = RunPlan(
      settings: settings, budget: stopSigns.isEmpty ? budget.budget : nil,
      budgetReason: stopSigns.isEmpty ? budget.reason : PainText.budgetOff, stopSigns: stopSigns, states: states,
      planned: planned, notJudged: [])
    guard let planned else { return plan }
    let start = PlannedStart.of(planned, after: dated.last, settings: settings)
    let day = settings.zone.date(at: start)
    let last = walk.records.last { !$0.isTreadmill }?.summary
    let summary = planned.summary(
      start: start, isGradeAdjusted: last?.pace.isGradeAdjusted ?? false, usualSpeed: last?.pace.mean)
    var shown = settings
    shown.since = day
    shown.until = day
    shown.today = max(settings.today, day)
    let withPlanned = dated + [summary]
    var judging = HistoryWalk(withPlanned, in: Array(withPlanned.indices), settings: shown)
    let report = judging.report(problems: [], skipped: [])
    plan.states = states + report.states
    plan.run = report.runs.last.map(marked)
    plan.week = report.weeks.last.map { week in
      var week = week
      week.flags = week.flags.map(marked)
      return week
    }
    if !stopSigns.isEmpty {
      plan.run?.flags.silenceAdvice()
      plan.week?.flags.silenceAdvice()
    }
    plan.notJudged = notJudged(planned, report.runs.last, walk, day: day)
    return plan
  }

  private static func marked(_ run: JudgedRun) -> JudgedRun {
    var run = run
    run.flags = run.flags.map(marked)
    return run
  }

  /// Nothing has been measured yet, so nothing can be borderline by its measurement.
  private static func marked(_ flag: Flag) -> Flag {
    var flag = flag
    flag.quality = StateText.planQuality
    flag.places = []
    return flag
  }

  private static func notJudged(
    _ planned: PlannedRun, _ run: JudgedRun?, _ walk: HistoryWalk, day: CivilDate
  ) -> [String] {
    let history = walk.settings.thresholds.history
    var sentences: [String] = []
    if planned.speed == nil {
      sentences.append(StateText.planWithoutPace)
    } else if run?.normalSpeed == nil {
      sentences.append(StateText.planWithoutNormalPace)
    }
    let recent = walk.records.filter { $0.day >= day.adding(days: -history.usualDays) }
    let altitudes = recent.count { $0.summary.altitudeKind == .trusted }
    if planned.wholeAscent == nil {
      sentences.append(StateText.planWithoutAscent)
    } else if altitudes < history.comparableRuns || walk.records.count < history.baselineRuns {
      sentences.append(StateText.planWithoutAltitude)
    }
    sentences.append(StateText.planNeverTells)
    return sentences
  }
}

/// When a planned run would start.
private enum PlannedStart {
  /// Noon of the day, but never before the newest run has ended.
  static func of(_ planned: PlannedRun, after newest: RunSummary?, settings: ReportSettings) -> Int64 {
    let earliest = newest.map { settings.zone.date(at: $0.end).adding(days: 1) }
    let day = planned.day ?? [settings.today, earliest].compactMap { $0 }.max() ?? settings.today
    let noon = Int64(day.day) * CivilDate.millisecondsPerDay + CivilDate.millisecondsPerDay / 2
    let start = noon - Int64(settings.zone.offset(at: noon)) * 1000
    return max(start, newest.map { $0.end + 3_600_000 } ?? start)
  }
}

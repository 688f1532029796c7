public import HamstringRisk
public import TrackModel

/// What a table of many athletes says of one of them in one week.
public struct AthleteStanding: Sendable, Hashable {
  public var athlete: String
  public var week: Week
  /// The week's level; nil: it cannot be judged, or has no run and no flag.
  public var level: Level?
  /// Factors flagged in the week, the highest level first; then those of its runs that are not shown, which its level
  /// holds, too.
  public var factors: [Factor]
  /// What these flags are about, in words.
  let names: [String]
  /// Runs of the week.
  public var runs: Int
  /// Metres of the week; 0 without a run.
  public var distance: Double
  /// Against the week before, fraction; nil where that had no running.
  public var change: Double?
  /// The level of the week before; nil as for `level`.
  public var levelBefore: Level?
  /// The local day of the newest run of the report; nil where it has none with a day.
  public var lastRun: CivilDate?
  /// Runs of the whole report.
  public var allRuns: Int
  /// Runs that are known of the athlete, whatever days the report is limited to.
  public var knownRuns: Int
  /// There are runs, and the day of none of them is known.
  var isUndated: Bool
  /// Problems of the athlete's files.
  public var problems: Int
  /// Files that were read and left out because they hold no run, such as walks.
  var filesWithoutRun: Int

  /// - Parameters:
  ///   - week: the week to tell of, the same for all athletes of a table.
  ///   - knownRuns: see ``knownRuns``; nil: those of the report are all.
  public init(_ report: RiskReport, week: Week, knownRuns: Int? = nil) {
    athlete = report.settings.athlete
    self.week = week
    let judged = report.weeks.last { $0.week == week }
    let before = report.weeks.last { $0.week == week.adding(weeks: -1) }
    level = AthleteStanding.level(judged)
    levelBefore = AthleteStanding.level(before)
    let flags = (judged?.flags ?? []) + report.runs.filter { $0.week == week }.flatMap(\.flags)
    let changes = changes(flags)
    var factors: [Factor] = []
    for flag in changes where !factors.contains(flag.factor) { factors.append(flag.factor) }
    let hidden = report.states.first { $0.code == "runs_not_shown" && $0.week == week }?.factors ?? []
    let news = hidden.filter { !factors.contains($0) }
    self.factors = factors + news
    names = changes.map(Wording.name) + news.map { Wording.ofRunsNotShown(Wording.factor($0)) }
    runs = judged?.runs ?? 0
    distance = judged?.distance ?? 0
    change = judged?.change
    lastRun = report.runs.last { $0.week != nil }.map { report.settings.zone.date(at: $0.summary.start) }
    allRuns = report.runs.count
    self.knownRuns = max(knownRuns ?? 0, report.runs.count)
    isUndated = self.knownRuns > 0 && self.knownRuns == report.undatedRuns.count
    problems = report.problems.count
    filesWithoutRun = Set(report.skipped.map(\.file)).count
  }

  private static func level(_ judged: JudgedWeek?) -> Level? {
    guard let judged, judged.isTold else { return nil }
    return judged.level.map { $0.isFlag ? $0 : .none }
  }

  /// No run is known, and nothing else was read either.
  var isUnread: Bool { knownRuns == 0 && filesWithoutRun == 0 }

  /// Why there is no level, in words, where the week has nothing to be judged.
  var reason: String {
    if isUnread { return Wording.nothingRead }
    if isUndated { return Wording.noDay }
    return knownRuns > 0 ? Wording.noRun : Wording.noRunIn(files: filesWithoutRun)
  }

  /// Whether the week has something to be judged.
  var isRunning: Bool { runs > 0 || level != nil }

  /// The word of tables and JSON: `high`, `medium`, `low`, `none`, `unknown`; nil where the week has no run.
  var levelWord: String? { isRunning ? level.word : nil }

  /// The place in a table: flags first, then what is as usual, what cannot be judged, and who did not run.
  private var rank: Int {
    if let level { return Level.allCases.count - (Level.allCases.firstIndex(of: level) ?? 0) - 1 }
    if isRunning { return Level.allCases.count }
    return Level.allCases.count + (isUnread ? 3 : knownRuns > 0 ? 1 : 2)
  }

  /// By level, then by name.
  static func comesFirst(_ a: AthleteStanding, _ b: AthleteStanding) -> Bool {
    a.rank != b.rank ? a.rank < b.rank : a.athlete < b.athlete
  }
}

/// Who of many athletes has flags in one week.
public struct CohortSummary: Sendable {
  public var week: Week
  public var units: Units
  /// By level, then by name.
  public let standings: [AthleteStanding]

  public init(week: Week, units: Units, _ standings: [AthleteStanding]) {
    self.week = week
    self.units = units
    self.standings = standings.sorted(by: AthleteStanding.comesFirst)
  }

  /// One sentence part per group that is not empty.
  var facts: [String] {
    let flagged = standings.count { $0.level?.isFlag ?? false }
    let idle = standings.count { !$0.isRunning && $0.knownRuns > 0 && !$0.isUndated }
    let undated = standings.count(where: \.isUndated)
    let unknown = standings.count { $0.isRunning && $0.level == nil }
    let runless = standings.count { $0.knownRuns == 0 && !$0.isUnread }
    let unread = standings.count(where: \.isUnread)
    return ["\(week.description) (\(week.days) \(week.end.yearMonthDay.year))", Wording.athletesFlagged(flagged)]
      + (unknown > 0 ? [Wording.athletesUnknown(unknown)] : [])
      + (idle > 0 ? [Wording.athletesIdle(idle)] : [])
      + (undated > 0 ? [Wording.athletesUndated(undated)] : [])
      + (runless > 0 ? [Wording.athletesRunless(runless)] : [])
      + (unread > 0 ? [Wording.athletesUnread(unread)] : [])
  }

  /// Files that could not be used as they should, by athlete, in one sentence; nil without any.
  var problemLine: String? {
    let several = standings.filter { $0.problems > 0 }.sorted { $0.athlete < $1.athlete }
    if several.isEmpty { return nil }
    return Wording.athletesWithProblems(
      several.map { "\(CleanText.line($0.athlete, limit: 40)) (\($0.problems))" })
  }

  /// The cells of a row in words, the level apart.
  func cells(_ standing: AthleteStanding) -> (level: String, figures: [String]) {
    let measures = Measures(units: units)
    return (
      standing.isRunning ? Wording.level(standing.level) : standing.reason,
      [
        String(standing.runs), measures.longDistance(standing.distance), measures.wholeChange(standing.change),
        standing.lastRun?.description ?? Measures.missing,
      ]
    )
  }

  func mark(_ standing: AthleteStanding, unicode: Bool) -> String {
    standing.isRunning ? Wording.mark(standing.level, unicode: unicode) : ""
  }
}

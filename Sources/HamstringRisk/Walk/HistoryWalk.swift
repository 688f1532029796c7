import TrackModel

/// One walk through a history in order of time. Judges the runs that are shown, and those of half a year before them,
/// which tell how often a rule has fired.
struct HistoryWalk {
  let settings: ReportSettings
  let text: MeasureText
  let records: [RunRecord]
  /// There are runs, too, whose day is not known.
  let hasUndated: Bool
  /// Of each record (`RunRecord.fastest`), and of its surges where it was judged: most runs of a window hold nothing fast,
  /// which is soon seen here.
  var fastest: [Double]
  let duplicates: [Duplicate]
  let ledger: WeekLedger?
  /// Indices of the runs shown and of all runs judged.
  let shown: [Int]
  let judged: Range<Int>
  /// By index in `records`; nil outside `judged`.
  var results: [RunResult?]
  var uphill: [Int: FastUphill] = [:]
  var paces = PaceWindows()

  /// What the walk finds out about one run.
  struct RunResult {
    var flags: [Flag] = []
    /// Changes of two kinds at once are told with the run already.
    var tellsTwoChanges = false
    /// Metres of the longest run that it is compared with.
    var longestBefore: Double?
    var normal: NormalPace?
    var change: Double?
    var effort: Effort?
    var fastDistance: Double?
    var newShare: Double?
    var unjudged: [UnjudgedFactors] = []
  }

  /// - Parameters:
  ///   - summaries: in any order.
  ///   - order: indices of those to walk through, in order of (start, id): all that have a date.
  init(_ summaries: [RunSummary], in order: [Int], settings: ReportSettings) {
    self.settings = settings
    text = MeasureText(settings.units)
    hasUndated = summaries.count > order.count
    let thresholds = settings.thresholds
    let clusters = DuplicateClusters.clusters(of: summaries, in: order, thresholds: thresholds.duplicates)
    var records: [RunRecord] = []
    records.reserveCapacity(clusters.count)
    for cluster in clusters {
      let last = records.last
      let continues = Sessions.continues(summaries, cluster.kept, after: last, thresholds: thresholds.history)
      records.append(
        RunRecord(
          cluster, of: summaries, continuing: continues ? last : nil, zone: settings.zone,
          weekStart: settings.weekStart))
    }
    self.records = records
    fastest = records.map(\.fastest)
    results = Array(repeating: nil, count: records.count)
    duplicates = records.flatMap { record in
      record.alsoIn.map { Duplicate(file: $0, kept: record.summary.file) }
    }
    .sorted { ($0.file, $0.kept) < ($1.file, $1.kept) }
    ledger = WeekLedger(records, hills: thresholds.hills)
    shown = records.indices.filter { index in
      let day = records[index].day
      return (settings.since.map { day >= $0 } ?? true) && (settings.until.map { day <= $0 } ?? true)
    }
    if let first = shown.first, let last = shown.last {
      // The fast running of these, too, is compared with that of the days before them.
      let days = thresholds.history.firedDays + thresholds.history.usualDays
      let start = records.window(before: first, days: days).startIndex
      // Weeks are judged whole, whatever is shown of them.
      let until = settings.until.map { Week(containing: $0, startingOn: settings.weekStart) } ?? records[last].week
      let end = records[last...].firstIndex { $0.week > max(until, records[last].week) } ?? records.endIndex
      // What went before flare-ups may lie further back.
      judged = (settings.log.pain.isEmpty ? start : 0)..<end
    } else {
      judged = 0..<0
    }
  }

  mutating func report(problems: [Problem], skipped: [SkippedFile]) -> RiskReport {
    judgeRuns()
    answerFromLog()
    let painOfWeeks = judgePain()
    let weeks = judgedWeeks()
    let budget = BudgetPlan.next(self)
    var report = RiskReport(
      settings: settings, runs: shown.map(judgedRun), weeks: weeks, budget: budget.budget,
      budgetReason: budget.reason, states: HistoryStates.of(self), problems: problems, duplicates: duplicates,
      skipped: skipped)
    report.take(painReport(), ofWeeks: painOfWeeks, log: settings.log)
    return report
  }

  private func judgedRun(_ index: Int) -> JudgedRun {
    let record = records[index]
    let result = results[index] ?? RunResult()
    return JudgedRun(
      summary: record.summary, alsoIn: record.alsoIn, week: record.week,
      sessionDistance: record.sessionMetres > 0 ? Double(record.sessionMetres) : nil,
      longestBefore: result.longestBefore, normalSpeed: result.normal?.speed,
      paceChange: result.change, fastDistance: result.fastDistance, surges: result.effort?.surges,
      warmup: result.effort.map {
        Warmup(
          easy: $0.easy, firstHard: $0.firstHard, firstSurge: $0.firstSurge, countsRunBefore: $0.countsRunBefore,
          isHardBefore: $0.isHardBefore)
      },
      newShare: result.newShare, flags: result.flags, unjudged: result.unjudged)
  }

  /// Metres of a judged run at a flat-equivalent speed or faster, as far as they are sure; of another run all that may be.
  func fastDistance(ofRun index: Int, from speed: Double, of normal: NormalPace) -> Double {
    let record = records[index]
    guard let result = results[index] else { return record.fastDistance(from: speed) }
    return record.sureFastDistance(from: speed, of: normal, surges: result.effort?.surges ?? [])
  }

  func days(from start: Int64, to end: Int64) -> Int {
    Int(floorDivide(end - start, CivilDate.millisecondsPerDay))
  }
}

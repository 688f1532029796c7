import TrackModel

/// One walk through a history in order of time.
struct HistoryWalk {
  let settings: ReportSettings
  let records: [RunRecord]
  let duplicates: [Duplicate]
  let ledger: WeekLedger?

  init(_ history: RunHistory, settings: ReportSettings) {
    self.settings = settings
    let clusters = DuplicateClusters.clusters(
      of: history.summaries, thresholds: settings.thresholds.duplicates)
    records = clusters.map { RunRecord($0, zone: settings.zone, weekStart: settings.weekStart) }
    duplicates = records.flatMap { record in
      record.alsoIn.map { Duplicate(file: $0, kept: record.summary.file) }
    }
    .sorted { ($0.file, $0.kept) < ($1.file, $1.kept) }
    ledger = WeekLedger(records)
  }

  mutating func report(problems: [Problem], skipped: [SkippedFile]) -> RiskReport {
    let shown = records.filter { isShown($0.day) }
    let runs = shown.map { JudgedRun(summary: $0.summary, alsoIn: $0.alsoIn, week: $0.week) }
    return RiskReport(
      settings: settings, runs: runs, weeks: judgedWeeks(of: shown), budgetReason: "Not enough history yet.",
      problems: problems, duplicates: duplicates, skipped: skipped)
  }

  private func isShown(_ day: CivilDate) -> Bool {
    (settings.since.map { day >= $0 } ?? true) && (settings.until.map { day <= $0 } ?? true)
  }

  private func judgedWeeks(of shown: [RunRecord]) -> [JudgedWeek] {
    guard let ledger, let first = shown.map(\.week).min(), let last = shown.map(\.week).max() else { return [] }
    return (ledger.number(of: first)...ledger.number(of: last)).map { number in
      let totals = ledger[number]
      return JudgedWeek(
        week: ledger.week(number), runs: totals.runs, distance: Double(totals.metres),
        ascent: totals.ascent.map(Double.init), stairAscent: totals.stairAscent.map(Double.init), level: nil,
        isRunning: settings.today <= ledger.week(number).end)
    }
  }
}

public import TrackModel

/// Turns a history into a report: duplicates, baselines, rules, weeks and next week's budget.
public enum RiskFold {
  /// Grows with every change that lets the same summaries and thresholds come to other flags, weeks or budgets.
  public static let rulesVersion = 9

  /// A pure function of its arguments; the same set of summaries gives the same report, however it was gathered.
  ///
  /// - Parameters:
  ///   - history: every run known of one runner, copies included.
  ///   - settings: time zone, first day of the week, today, units, limits of what is shown, thresholds.
  ///   - problems: handed on as they are.
  ///   - skipped: handed on as they are.
  public static func report(
    _ history: RunHistory, settings: ReportSettings, problems: [Problem] = [], skipped: [SkippedFile] = []
  ) -> RiskReport {
    let order = history.order
    let dated = order.filter { settings.isDated(history.gathered[$0]) }
    var walk = HistoryWalk(history.gathered, in: dated, settings: settings)
    var report = walk.report(problems: problems, skipped: skipped)
    let undated = UndatedRuns(
      dated.count == order.count
        ? [] : order.map { history.gathered[$0] }.filter { !settings.isDated($0) })
    let isAllShown = settings.showsUndated || settings.since == nil && settings.until == nil
    if isAllShown, !undated.runs.isEmpty {
      report.runs = undated.runs + report.runs
    }
    report.duplicates = (report.duplicates + undated.duplicates).sorted { ($0.file, $0.kept) < ($1.file, $1.kept) }
    return report
  }
}

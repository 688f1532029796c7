public import TrackModel

/// Turns a history into a report: duplicates, baselines, rules, weeks and next week's budget.
public enum RiskFold {
  /// A pure function of its arguments; the same set of summaries gives the same report, however it was gathered.
  ///
  /// - Parameters:
  ///   - history: every run known of one runner, copies included.
  ///   - settings: time zone, first day of the week, today, units, limits of what is shown, thresholds.
  ///   - problems, skipped: handed on as they are.
  public static func report(
    _ history: RunHistory, settings: ReportSettings, problems: [Problem] = [], skipped: [SkippedFile] = []
  ) -> RiskReport {
    var walk = HistoryWalk(history, settings: settings)
    return walk.report(problems: problems, skipped: skipped)
  }
}

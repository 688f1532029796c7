import RunMetrics
import TrackModel

/// Knows a run that was continued in a second file (Definitions.md H): two runs, one session.
enum Sessions {
  /// Whether the run at `index` begins soon after the end of `before` and where it ended.
  static func continues(
    _ summaries: [RunSummary], _ index: Int, after before: RunRecord?, thresholds: HistoryThresholds
  ) -> Bool {
    guard let before else { return false }
    let gap = Double(summaries[index].start - before.end) / 1000
    guard gap >= 0, gap <= thresholds.sessionGapSeconds,
      let end = before.summary.trace.bins()?.last(where: { $0.latitude.isFinite }),
      let start = summaries[index].trace.bins()?.first(where: { $0.latitude.isFinite })
    else { return false }
    let metres = Geodesy.distance(
      fromLatitude: end.latitude, longitude: end.longitude, toLatitude: start.latitude, longitude: start.longitude)
    return metres <= thresholds.sessionGapMetres
  }
}

import RunMetrics
import TrackModel

/// Knows a run that was continued in a second file (Definitions.md H): two runs, one session.
enum Sessions {
  /// Whether `run` begins soon after the end of `before` and where it ended.
  static func continues(_ run: RunSummary, after before: RunSummary, thresholds: HistoryThresholds) -> Bool {
    let gap = Double(run.start - before.end) / 1000
    guard gap >= 0, gap <= thresholds.sessionGapSeconds,
      let end = before.trace.bins()?.last(where: { $0.latitude.isFinite }),
      let start = run.trace.bins()?.first(where: { $0.latitude.isFinite })
    else { return false }
    let metres = Geodesy.distance(
      fromLatitude: end.latitude, longitude: end.longitude, toLatitude: start.latitude, longitude: start.longitude)
    return metres <= thresholds.sessionGapMetres
  }
}

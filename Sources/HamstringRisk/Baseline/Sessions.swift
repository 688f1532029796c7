import RunMetrics
import TrackModel

/// Joins a run that was continued in a second file (model.md, Fold): two runs, one session.
enum Sessions {
  /// Sets `continues` and `sessionMetres`; records must be in order of start.
  static func join(_ records: inout [RunRecord], thresholds: HistoryThresholds) {
    for index in records.indices.dropFirst() {
      let before = records[index - 1]
      let current = records[index]
      let gap = Double(current.start - before.end) / 1000
      guard gap >= 0, gap <= thresholds.sessionGapSeconds,
        let end = before.summary.trace.bins()?.last(where: { $0.latitude.isFinite }),
        let start = current.summary.trace.bins()?.first(where: { $0.latitude.isFinite })
      else { continue }
      let metres = Geodesy.distance(
        fromLatitude: end.latitude, longitude: end.longitude, toLatitude: start.latitude, longitude: start.longitude)
      guard metres <= thresholds.sessionGapMetres else { continue }
      records[index].continues = index - 1
      records[index].sessionMetres = current.metres + before.sessionMetres
    }
  }
}

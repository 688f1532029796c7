import TrackModel

/// What the walk through a history reads again and again of one run, derived once. A class, because windows of runs are
/// cut out and filtered often, and copying a summary is not cheap.
final class RunRecord: Sendable {
  let summary: RunSummary
  let alsoIn: [String]
  let week: Week
  let day: CivilDate
  /// Milliseconds since 1970 UTC.
  let end: Int64
  /// Whole metres; 0 where no distance is known.
  let metres: Int
  /// With the runs that it continues (model.md); the run's own where it continues none.
  let sessionMetres: Int
  let altitudeKind: AltitudeKind
  /// It continues the record before it.
  let isContinuation: Bool

  /// - Parameter before: the record that this one continues; nil where it begins a session.
  init(
    _ cluster: DuplicateClusters.Cluster, continuing before: RunRecord?, zone: CivilZone, weekStart: WeekStart
  ) {
    summary = cluster.kept
    alsoIn = RunRecord.otherFiles(of: cluster)
    day = zone.date(at: summary.start)
    week = Week(containing: day, startingOn: weekStart)
    end = summary.end
    metres = Int((summary.distance ?? 0).rounded())
    sessionMetres = metres + (before?.sessionMetres ?? 0)
    isContinuation = before != nil
    altitudeKind = cluster.kept.altitudeKind
  }

  var start: Int64 { summary.start }
  var isTreadmill: Bool { summary.sport == .treadmillRunning }

  private static func otherFiles(of cluster: DuplicateClusters.Cluster) -> [String] {
    var seen: Set<String> = [cluster.kept.file]
    return cluster.copies.map(\.file).filter { seen.insert($0).inserted }.sorted()
  }
}

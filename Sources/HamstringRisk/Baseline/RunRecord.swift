import TrackModel

/// What the walk through a history reads again and again of one run, derived once.
struct RunRecord {
  var summary: RunSummary
  var alsoIn: [String]
  var week: Week
  var day: CivilDate
  /// Milliseconds since 1970 UTC.
  var end: Int64
  /// Whole metres; 0 where no distance is known.
  var metres: Int
  /// With the runs that it continues (model.md); the run's own where it continues none.
  var sessionMetres: Int
  /// The record before it that it continues.
  var continues: Int?

  init(_ cluster: DuplicateClusters.Cluster, zone: CivilZone, weekStart: WeekStart) {
    summary = cluster.kept
    alsoIn = RunRecord.otherFiles(of: cluster)
    day = zone.date(at: summary.start)
    week = Week(containing: day, startingOn: weekStart)
    end = summary.end
    metres = Int((summary.distance ?? 0).rounded())
    sessionMetres = metres
  }

  var start: Int64 { summary.start }
  var isTreadmill: Bool { summary.sport == .treadmillRunning }

  private static func otherFiles(of cluster: DuplicateClusters.Cluster) -> [String] {
    var seen: Set<String> = [cluster.kept.file]
    return cluster.copies.map(\.file).filter { seen.insert($0).inserted }.sorted()
  }
}

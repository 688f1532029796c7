import TrackModel

/// What the walk through a history reads again and again of one run, derived once. A class, because windows of runs are
/// cut out and filtered often, and copying a summary is not cheap.
final class RunRecord: Sendable {
  let summary: RunSummary
  let alsoIn: [String]
  // What windows of runs are looked through for stands together.
  /// Milliseconds since 1970 UTC.
  let start: Int64
  let isTreadmill: Bool
  let week: Week
  let day: CivilDate
  /// Milliseconds since 1970 UTC.
  let end: Int64
  /// Whole metres on foot; 0 where no distance is known.
  let metres: Int
  /// With the runs that it continues (Definitions.md H); the run's own where it continues none.
  let sessionMetres: Int
  let altitudeKind: AltitudeKind
  /// Metres per class of speed are known, of a run outdoors.
  let hasPace: Bool
  let isGradeAdjusted: Bool
  /// No class of speed and no bout outdoors reaches beyond it, m/s; 0 on a treadmill.
  let fastest: Double
  /// It continues the record before it.
  let isContinuation: Bool

  /// - Parameters:
  ///   - summaries: those that the cluster's indices stand for.
  ///   - before: the record that this one continues; nil where it begins a session.
  init(
    _ cluster: DuplicateClusters.Cluster, of summaries: [RunSummary], continuing before: RunRecord?, zone: CivilZone,
    weekStart: WeekStart
  ) {
    let summary = summaries[cluster.kept]
    alsoIn = cluster.copies.isEmpty ? [] : RunRecord.otherFiles(of: cluster, in: summaries)
    start = summary.start
    isTreadmill = summary.sport == .treadmillRunning
    day = zone.date(at: summary.start)
    week = Week(containing: day, startingOn: weekStart)
    end = summary.end
    metres = Int((summary.distanceOnFoot ?? 0).rounded())
    sessionMetres = metres + (before?.sessionMetres ?? 0)
    isContinuation = before != nil
    altitudeKind = summary.altitudeKind
    hasPace = !isTreadmill && !summary.pace.speedClasses.isEmpty
    isGradeAdjusted = summary.pace.isGradeAdjusted
    // The margin covers rounding at the end of a class.
    fastest =
      isTreadmill
      ? 0
      : max(
        summary.pace.speedClasses.reduce(0) { max($0, (Double($1.index) + 2) * PaceSummary.classWidth) },
        summary.surges.reduce(0) { max($0, $1.meanFlatEquivalent + PaceSummary.classWidth) })
    self.summary = summary
  }

  /// Metres outdoors at a flat-equivalent speed or faster: by half minutes, or by bouts where these are shorter.
  func fastDistance(from speed: Double) -> Double {
    if speed > fastest { return 0 }
    let bouts = summary.surges.reduce(0) { $1.meanFlatEquivalent >= speed ? $0 + $1.distance : $0 }
    return max(summary.pace.speedClasses.distance(from: speed), bouts)
  }

  /// Less than half of its moving time was walked; false where that is not known.
  var isMostlyRun: Bool {
    guard let walking = summary.walking, let moving = summary.moving, moving > 0 else { return false }
    return walking < 0.5 * moving
  }

  /// As `fastDistance`, but half minutes by positions alone wander above the speed by themselves (Definitions.md B4): these
  /// count only where the run as a whole was that fast, else its confirmed surges do.
  func sureFastDistance(from speed: Double, surges: [Bout]) -> Double {
    if summary.distanceSource != .gps || summary.pace.flatEquivalentMedian ?? 0 >= speed {
      return fastDistance(from: speed)
    }
    return surges.reduce(0) { $1.meanFlatEquivalent >= speed ? $0 + $1.distance : $0 }
  }

  private static func otherFiles(of cluster: DuplicateClusters.Cluster, in summaries: [RunSummary]) -> [String] {
    var seen: Set<String> = [summaries[cluster.kept].file]
    return cluster.copies.map { summaries[$0].file }.filter { seen.insert($0).inserted }.sorted()
  }
}

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

  /// As `fastDistance`, with the confirmed surges. Half minutes by positions alone wander above the speed by themselves
  /// (Definitions.md B4), and hills that were not counted in before make them fast: these count only where the run as a
  /// whole was that fast, else its confirmed surges do.
  ///
  /// - Parameter normal: what the speed is a multiple of.
  func sureFastDistance(from speed: Double, of normal: NormalPace, surges: [Bout]) -> Double {
    let isComparable = normal.isComparable(summary) || isLevel
    // Half minutes blur the short ones; of longer bouts they tell how much was fast.
    var (bouts, blurred) = (0.0, 0.0)
    for surge in surges
    where (isComparable ? surge.meanFlatEquivalent : min(surge.meanFlatEquivalent, surge.meanSpeed)) >= speed {
      bouts += surge.distance
      if surge.duration < RunRecord.shortBout { blurred += surge.distance }
    }
    guard isComparable && summary.distanceSource != .gps || normal.comparableSpeed(of: summary) ?? 0 >= speed else {
      return bouts
    }
    return max(fastDistance(from: speed), blurred)
  }

  /// There are hardly any slopes to count in.
  private var isLevel: Bool {
    let slopes = summary.hills.bandDistance.reduce(0, +)
    return summary.canJudgeSlopes && slopes <= RunRecord.slopesOfLevelRun * Double(metres)
  }

  /// Seconds: of longer bouts most half minutes lie wholly inside.
  private static let shortBout = 120.0
  /// Share of the way on slopes of 3 % or more [P].
  private static let slopesOfLevelRun = 0.05

  private static func otherFiles(of cluster: DuplicateClusters.Cluster, in summaries: [RunSummary]) -> [String] {
    var seen: Set<String> = [summaries[cluster.kept].file]
    return cluster.copies.map { summaries[$0].file }.filter { seen.insert($0).inserted }.sorted()
  }
}

import RunMetrics
public import TrackModel

/// A run that has not been run yet, as far as the runner has made up his mind.
public struct PlannedRun: Sendable, Hashable {
  /// Metres.
  public var distance: Double
  /// Metres up; nil: not told, so hills are not judged.
  public var ascent: Double?
  /// Metres up by stairs; nil: not told.
  public var stairAscent: Double?
  /// Plain speed, m/s; nil: not told, so pace and fast running are not judged.
  public var speed: Double?
  /// The local day; nil: today, or the day after the newest run where that is later.
  public var day: CivilDate?

  /// A plan of these parts; what is left out is not judged.
  public init(
    distance: Double, ascent: Double? = nil, stairAscent: Double? = nil, speed: Double? = nil, day: CivilDate? = nil
  ) {
    self.distance = distance
    self.ascent = ascent
    self.stairAscent = stairAscent
    self.speed = speed
    self.day = day
  }

  /// Metres up in all: at least what the stairs make.
  public var wholeAscent: Double? { [ascent, stairAscent].compactMap { $0 }.max() }

  /// The plan's speed in flat-equivalent terms, m/s, half of the way up and half down; plain where no ascent is told.
  public var flatEquivalentSpeed: Double? {
    guard let speed else { return nil }
    guard let ascent, ascent > 0, distance > 0 else { return speed }
    let grade = min(2 * ascent / distance, FlatEquivalent.largestGrade)
    return speed * (FlatEquivalent.factor(grade: grade) + FlatEquivalent.factor(grade: -grade)) / 2
  }

  /// The plan as a summary that the rules can judge like any run.
  ///
  /// - Parameters:
  ///   - start: milliseconds since 1970 UTC.
  ///   - isGradeAdjusted: whether the runs it is compared with count hills in.
  ///   - usualSpeed: for the duration where no speed is told, m/s.
  func summary(start: Int64, isGradeAdjusted: Bool, usualSpeed: Double?) -> RunSummary {
    var pace = PaceSummary()
    pace.isGradeAdjusted = isGradeAdjusted
    pace.mean = speed
    if let speed {
      let index = Int(min(max(speed, 0), 15) / PaceSummary.fastClassWidth + 1e-9)
      pace.fastClasses = speed >= PaceSummary.veryFastSpeed ? [SpeedClass(index: index, distance: distance)] : []
    }
    if let counted = isGradeAdjusted ? flatEquivalentSpeed : speed {
      pace.flatEquivalentMedian = counted
      let index = Int(min(max(counted, 0), 15) / PaceSummary.classWidth + 1e-9)
      pace.speedClasses = [SpeedClass(index: index, distance: distance)]
    }
    var elevation = ElevationSummary()
    if let ascent = wholeAscent {
      elevation.source = .barometric
      elevation.quality = .good
      elevation.ascent = ascent
      elevation.ascentError = 0
    }
    let seconds = distance / max(speed ?? usualSpeed ?? 0, 1)
    var summary = RunSummary(
      id: PlannedRun.id, options: "", file: PlannedRun.id, index: 0, format: .gpx, sport: .running, start: start,
      points: 0, elapsed: seconds, timer: seconds, moving: seconds, walking: 0, distance: distance,
      distanceSource: nil, hasPositions: false, pace: pace, elevation: elevation,
      canJudgeStairs: stairAscent != nil)
    if let stairAscent, stairAscent > 0 {
      summary.stairs = [
        StairEvent(start: 0, duration: 0, gain: stairAscent, length: 0, confidence: .likely)
      ]
    }
    return summary
  }

  static let id = "planned"
}

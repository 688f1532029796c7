import HamstringRisk
import TrackModel

/// Made-up runs and reports whose every number is known.
enum Samples {
  /// 2 May 2024, 05:12:00 UTC.
  static let start: Int64 = 1_714_626_720_000
  static let berlin = CivilZone(identifier: "Europe/Berlin") { _ in 7200 }
  static let day = CivilDate(day: 19_845)

  /// 1 h at 2.5 m/s: 12.5 m in each bin, 9 km.
  static func trace(bins: Int = 720) -> RunTrace {
    RunTrace(
      (0..<bins).map {
        RunTrace.Bin(
          start: Int32($0 * 5), distance: 12.5, flatEquivalentSpeed: 2.5, altitude: 100, heartRate: 140,
          isMoving: true, latitude: 52.5, longitude: 13.4)
      })
  }

  static func summary(
    id: String = "00112233aabb", file: String = "runs/morning.gpx", name: String? = "Morning run",
    trace: RunTrace = trace()
  ) -> RunSummary {
    var pace = PaceSummary()
    pace.mean = 2.5
    pace.flatEquivalentMedian = 2.54321
    pace.isGradeAdjusted = true
    pace.splitChange = 0.04
    pace.best1km = 3.3333
    var elevation = ElevationSummary()
    elevation.source = .barometric
    elevation.quality = .good
    elevation.ascent = 123.46
    elevation.descent = 120
    elevation.ascentError = 6.2
    var hills = HillSummary()
    hills.climbs = [Climb(start: 600, duration: 180, length: 300, gain: 30)]
    hills.steepest50m = 0.1234
    hills.uphillDistance = 412.04
    hills.bandDistance = [100, 200, 50, 0, 0]
    return RunSummary(
      id: id, options: "0a0b0c0d", file: file, index: 0, format: .gpx, name: name, device: "Watch 1", sport: .running,
      start: start, points: 3600, elapsed: 3600.04, timer: 3590, moving: 3580.25, walking: 0, distance: 9000,
      distanceSource: .gps, hasPositions: true, pace: pace, strides: 2, elevation: elevation, hills: hills,
      stairs: [StairEvent(start: 1200, duration: 30, gain: 10.2, length: 17, confidence: .likely)],
      canJudgeStairs: true, stops: [Stop(start: 2000, duration: 20, kind: .standing)],
      splits: [Split(distance: 1000, moving: 400, ascent: 12), Split(distance: 500, moving: 200, ascent: nil)],
      notes: [Note(code: "backward_time", count: 3, message: "Points with a time before the one before were dropped.")],
      trace: trace)
  }

  static func flag(_ factor: Factor = .stairs, _ level: Level = .high, unit: String = "m") -> Flag {
    Flag(
      factor: factor, level: level, isBorderline: true, value: 24.25, usual: 8, usualCount: 9, usualPeriodDays: 42,
      threshold: 16, unit: unit, evidence: .mechanism, source: "Hip work rises on stairs.",
      quality: "barometric altitude, good", firedBefore: 2, message: "Stairs of 24 m; the most before was 8 m.",
      advice: "Fewer stairs for a while.", places: [Place(start: 1200, end: 1230)])
  }

  static func run(_ summary: RunSummary = summary(), flags: [Flag] = [flag()]) -> JudgedRun {
    JudgedRun(
      summary: summary, alsoIn: ["runs/copy.tcx"], week: Week(containing: day, startingOn: .monday),
      sessionDistance: summary.distance, normalSpeed: 2.5,
      paceChange: 0.0173, fastDistance: 812.34,
      surges: [
        Bout(
          start: 1500, duration: 60.04, distance: 210, meanSpeed: 3.5, meanFlatEquivalent: 3.5,
          peakFlatEquivalent: 3.9)
      ],
      warmup: Warmup(easy: 1500, firstHard: 1500, firstSurge: 1500), newShare: 0.1236, flags: flags)
  }

  static func week(
    _ number: Int = 0, level: Level? = .high, runs: Int = 1, distance: Double = 9000, flags: [Flag] = []
  ) -> JudgedWeek {
    JudgedWeek(
      week: Week(containing: day, startingOn: .monday).adding(weeks: number), runs: runs, distance: distance,
      change: 0.125, base: 8000, ascent: 123.46, stairAscent: 10.2, fastDistance: 812.34, level: level, flags: flags)
  }

  static func settings(units: Units = .metric) -> ReportSettings {
    ReportSettings(athlete: "me", zone: berlin, today: day.adding(days: 10), units: units)
  }

  static func report(runs: [JudgedRun] = [run()], weeks: [JudgedWeek] = [week()]) -> RiskReport {
    RiskReport(
      settings: settings(), runs: runs, weeks: weeks,
      budget: Budget(
        week: Week(containing: day, startingOn: .monday).next, distance: 9900, longestRun: 9900, ascent: 135.8,
        reasons: ["Distance: 10 % above this week."]),
      states: [HistoryState(code: "sensor_changed", message: "The watch changed; hills are not comparable yet.")],
      problems: [
        Problem(
          file: "runs/broken.gpx", line: 7, code: "xml_syntax", message: "The file ends early.", remedy: "Export again."
        )
      ],
      duplicates: [Duplicate(file: "runs/copy.tcx", kept: "runs/morning.gpx")],
      skipped: [SkippedFile(file: "runs/ride.tcx", reason: SkipReason(code: "other_sport", message: "A bicycle ride."))]
    )
  }
}

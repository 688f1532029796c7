import HamstringRisk
import TrackModel

/// Runs made up for tests: plain numbers in, a summary out.
enum MadeRuns {
  /// 2024-01-01T06:00:00Z, a Monday.
  static let origin: Int64 = 1_704_088_800_000
  static let day = CivilDate.millisecondsPerDay

  static func at(day: Int, hour: Int = 6, minute: Int = 0) -> Int64 {
    origin + Int64(day) * Self.day + Int64((hour - 6) * 3600 + minute * 60) * 1000
  }

  /// A steady run on flat ground with trusted altitude, on the spot as far as positions go.
  static func run(
    _ start: Int64, km: Double, speed: Double = 2.8, id: String? = nil, file: String? = nil,
    format: FileFormat = .tcx, ascent: Double = 5
  ) -> RunSummary {
    let seconds = km * 1000 / speed
    var pace = PaceSummary()
    pace.mean = speed
    pace.flatEquivalentMedian = speed
    pace.easy = speed
    pace.easySpread = 0.02
    pace.isGradeAdjusted = true
    pace.speedClasses = [SpeedClass(index: Int(speed / PaceSummary.classWidth + 1e-9), distance: km * 1000)]
    pace.distanceAbove5 = 0
    pace.fastClasses = []
    var elevation = ElevationSummary()
    elevation.source = .barometric
    elevation.quality = .good
    elevation.ascent = ascent
    elevation.ascentError = 5
    let name = id ?? "run-\(start)"
    return RunSummary(
      id: name, options: "00000000", file: file ?? "\(name).tcx", index: 0, format: format, sport: .running,
      start: start, points: Int(seconds), elapsed: seconds, timer: seconds, moving: seconds, walking: 0,
      distance: km * 1000, distanceSource: .device, hasPositions: true, pace: pace, elevation: elevation,
      canJudgeStairs: true)
  }

  /// A trace of stretches of constant speed; positions lead north from `latitude`.
  static func trace(
    _ stretches: [(seconds: Int, speed: Double)], latitude: Double? = nil, longitude: Double = 8,
    altitude: (Double) -> Double = { _ in 100 }
  ) -> RunTrace {
    var bins: [RunTrace.Bin] = []
    var metres = 0.0
    for stretch in stretches {
      for _ in 0..<stretch.seconds / RunTrace.binSeconds {
        let step = stretch.speed * Double(RunTrace.binSeconds)
        bins.append(
          RunTrace.Bin(
            start: Int32(bins.count * RunTrace.binSeconds), distance: Float(step),
            flatEquivalentSpeed: Float(stretch.speed), altitude: Float(altitude(metres)), heartRate: 0,
            isMoving: stretch.speed > 0, latitude: latitude.map { $0 + metres / 111_200 } ?? .nan,
            longitude: longitude))
        metres += step
      }
    }
    return RunTrace(bins)
  }

  /// So many weeks of the same runs: Tuesday, Thursday, Saturday and Sunday from week `from` on.
  static func steadyWeeks(_ weeks: Range<Int>, km: Double = 8, speed: Double = 2.8, ascent: Double = 5) -> [RunSummary]
  {
    weeks.flatMap { week in
      [1, 3, 5, 6].map { run(at(day: 7 * week + $0), km: km, speed: speed, ascent: ascent) }
    }
  }

  static func history(_ runs: [RunSummary]) -> RunHistory {
    var history = RunHistory()
    for run in runs { history.add(run) }
    return history
  }

  static func settings(today: String = "2026-01-01", zone: CivilZone = .utc) -> ReportSettings {
    ReportSettings(zone: zone, today: CivilDate(today) ?? CivilDate(day: 20_000))
  }

  static func report(_ runs: [RunSummary], today: String = "2026-01-01") -> RiskReport {
    RiskFold.report(history(runs), settings: settings(today: today))
  }

  /// The flags of one factor on the newest run.
  static func newest(_ factor: Factor, _ runs: [RunSummary]) -> Flag? {
    report(runs).runs.last?.flags.first { $0.factor == factor }
  }
}

import Foundation
import GRDB
import TrackModel

@testable import RunLibrary

/// A folder of its own for a test, removed with the value.
final class ScratchFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "run-library-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: file(name))) }
  func write(_ data: Data, _ name: String) throws { try data.write(to: URL(fileURLWithPath: file(name))) }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: file(name))
    return (attributes[.posixPermissions] as? Int) ?? -1
  }
}

enum Samples {
  static let hour: Int64 = 3_600_000

  /// A summary with every field told.
  static func summary(_ id: String = "00112233aabb", start: Int64 = 1_714_626_720_000, file: String = "a.gpx")
    -> RunSummary
  {
    var pace = PaceSummary()
    pace.mean = 2.5
    pace.flatEquivalentMedian = 2.54
    pace.easy = 2.4
    pace.easySpread = 0.05
    pace.isGradeAdjusted = true
    pace.splitChange = -0.04
    pace.variation = 0.1
    pace.best60s = 4
    pace.best400m = 3.8
    pace.best1km = 3.3
    pace.maximalAcceleration = 2.2
    pace.speedClasses = [SpeedClass(index: 125, distance: 6000.5), SpeedClass(index: 126, distance: 3000)]
    pace.distanceAbove5 = 20
    pace.fastClasses = [SpeedClass(index: 50, distance: 12.5), SpeedClass(index: 61, distance: 7.5)]
    pace.segments = [
      PaceSegment(kind: .tempo, start: 60, duration: 1200, distance: 3600, meanSpeed: 3, meanFlatEquivalent: 3.1)
    ]
    pace.pattern = .tempo
    var elevation = ElevationSummary()
    elevation.source = .barometric
    elevation.quality = .good
    elevation.ascent = 123.4
    elevation.descent = 120
    elevation.ascentError = 6.2
    elevation.fineAscent = 130
    elevation.coarseAscent = 110
    elevation.liftGain = 12
    var hills = HillSummary()
    hills.climbs = [Climb(start: 600, duration: 180, length: 300, gain: 30)]
    hills.uphillDistance = 412
    hills.steepest50m = 0.12
    hills.bandDistance = [100, 200, 50, 0, 0]
    hills.bandGain = [4, 16, 6, 0, 0]
    let bins = (0..<12).map {
      RunTrace.Bin(
        start: Int32($0 * 5), distance: 12.5, flatEquivalentSpeed: 2.5, altitude: 100, heartRate: 140, isMoving: true,
        latitude: 52.5, longitude: 13.4)
    }
    var summary = RunSummary(
      id: id, options: "0a0b0c0d", file: file, index: 2, format: .tcx, name: "Läufe\n", device: "Watch",
      sport: .treadmillRunning, isSportJudged: true, start: start, utcOffset: 7200, points: 3600, elapsed: 3600.04,
      timer: 3590, moving: 3580.25, walking: 12, distance: 9000, distanceSource: .device, hasPositions: true,
      pace: pace,
      surges: [
        Bout(
          start: 1500, duration: 60, distance: 210, meanSpeed: 3.5, meanFlatEquivalent: 3.6, peakFlatEquivalent: 3.9)
      ], strides: 2, elevation: elevation, hills: hills,
      stairs: [StairEvent(start: 1200, duration: 30, gain: 10.2, length: 17, confidence: .likely)],
      canJudgeStairs: true, stops: [Stop(start: 2000, duration: 20, kind: .lift)],
      splits: [Split(distance: 1000, moving: 400, ascent: 12), Split(distance: 500, moving: 200, ascent: nil)],
      laps: [Lap(start: start, duration: 400, distance: 1000, isRest: false, trigger: "manual"), Lap()],
      notes: [Note(code: "backward_time", count: 3, message: "Points were dropped.")], trace: RunTrace(bins))
    summary.leftOut = [LeftOut(kind: .surge, reason: .uphill, start: 300, duration: 20, size: 3.2)]
    summary.ridden = 120.5
    return summary
  }

  static let stamp = FileStamp(size: 1000, modified: 1_714_626_720_123_456_789, inode: 42)

  static func record(
    _ path: String, _ runs: [RunSummary] = [], skipped: [SkipReason] = [], problems: [Problem] = [],
    bringsBackForgotten: Bool = false
  ) -> FileRecord {
    FileRecord(
      path: Array(path.utf8), stamp: stamp, digest: [1, 2, 3], options: "0a0b0c0d",
      runs: runs.map {
        var run = $0
        run.file = path
        return run
      }, skipped: skipped, problems: problems, bringsBackForgotten: bringsBackForgotten)
  }
}

extension RunLibrary {
  /// Those that are sound.
  func summaries(athlete: String, from: Int64? = nil, until: Int64? = nil) throws -> [RunSummary] {
    try storedRuns(athlete: athlete, from: from, until: until).summaries
  }
}

extension RunLibrary {
  /// A setting of the connection as the database tells it.
  func pragma(_ name: String) throws(LibraryFailure) -> String? {
    try read { try String.fetchOne($0, sql: "PRAGMA \(name)") }
  }

  /// The statements that the tables stand for.
  func schemaStatements() throws -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name") }
  }

  /// Runs a statement outside of any transaction.
  func run(_ sql: String) throws { try queue.writeWithoutTransaction { try $0.execute(sql: sql) } }
}

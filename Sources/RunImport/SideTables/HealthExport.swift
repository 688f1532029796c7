import TrackFiles
import TrackModel

/// The list of all records and workouts in an export of Apple Health, `export.xml` in the phone's language. Routes beside
/// it name no sport, and runs indoors have no route: both are told here alone.
struct HealthExport {
  private var scanner = TagScanner()
  private var reader = WorkoutReader()

  /// The folder of the routes, which has the same name in every language.
  static let routeFolder = "workout-routes"
  private static let headBytes = 1024

  /// Whether a file begins as such a list does; false where it cannot be read.
  ///
  /// - Parameter scan: hands over the file's bytes.
  static func begins(_ scan: (_ take: (Span<UInt8>) -> Bool) throws(Problem) -> Void) -> Bool {
    var head: [UInt8] = []
    do throws(Problem) {
      try scan { piece in
        for index in 0..<min(piece.count, headBytes - head.count) { head.append(piece[index]) }
        return head.count < headBytes
      }
    } catch {
      return false
    }
    let text = String(decoding: head, as: UTF8.self)
    return text.contains("<HealthData") || text.contains("<!DOCTYPE HealthData")
  }

  mutating func take(_ piece: Span<UInt8>) { scanner.take(piece, into: &reader) }

  /// - Parameter folder: where the list lies, with a slash behind it; its routes are meant from there.
  func sidecars(in folder: [UInt8]) -> [Sidecar] {
    reader.workouts.flatMap { workout in
      workout.routes.map {
        Sidecar(file: BytePath(folder + Array($0.drop { $0 == "/" }.utf8)).text, sport: workout.sport)
      }
    }
  }

  /// Runs that have no route. Several programs may tell of one run: of those at the same time one with a route counts, or
  /// else the first.
  var unfiled: [UnfiledActivity] {
    let runs = reader.workouts.filter { $0.sport.isRunning && $0.start < $0.end }.sorted {
      ($0.routes.isEmpty ? 1 : 0, $0.start, $0.end) < ($1.routes.isEmpty ? 1 : 0, $1.start, $1.end)
    }
    var kept: [HealthWorkout] = []
    for run in runs where !(run.routes.isEmpty && kept.contains(where: run.isCopy)) { kept.append(run) }
    return kept.filter(\.routes.isEmpty).map(\.asActivity)
  }
}

/// One workout of the list.
private struct HealthWorkout {
  var sport: Sport
  /// Milliseconds since 1970 UTC.
  var start: Int64
  var end: Int64
  /// Seconds east of UTC.
  var utcOffset: Int?
  /// Seconds without pauses.
  var duration: Double?
  var metres: Double?
  var routes: [String] = []

  /// Nil where the tag does not say what was done, or when.
  init?(_ tag: TagScanner.Tag) {
    guard let kind = tag["workoutActivityType"], let begun = tag["startDate"].flatMap(HealthWorkout.instant),
      let ended = tag["endDate"].flatMap(HealthWorkout.instant)
    else { return nil }
    let known = SportNames.sport(for: kind.trimmingPrefix("HKWorkoutActivityType"))
    // Each kind has a name of its own, so that none is unknown.
    sport = known == .unknown ? .other : known
    (start, utcOffset) = begun
    end = ended.milliseconds
    duration = HealthWorkout.amount(tag["duration"], tag["durationUnit"], HealthWorkout.seconds)
    metres = HealthWorkout.amount(tag["totalDistance"], tag["totalDistanceUnit"], HealthWorkout.metres)
  }

  /// Parts of a workout have statistics of their own, which are smaller.
  mutating func add(statistics tag: TagScanner.Tag) {
    guard tag["type"] == "HKQuantityTypeIdentifierDistanceWalkingRunning",
      let sum = HealthWorkout.amount(tag["sum"], tag["unit"], HealthWorkout.metres)
    else { return }
    metres = max(metres ?? 0, sum)
  }

  /// Whether another workout took half of the shorter one's time, too.
  func isCopy(of other: HealthWorkout) -> Bool {
    let common = min(end, other.end) - max(start, other.start)
    return 2 * common >= min(end - start, other.end - other.start)
  }

  var asActivity: UnfiledActivity {
    guard let metres, metres > 0 else { return .withoutDistance }
    var facts = ActivityFacts(format: .table)
    facts.sport = sport
    facts.declaredStart = start
    facts.utcOffset = utcOffset
    facts.declaredElapsedTime = Double(end - start) / 1000
    facts.declaredTimerTime = duration
    facts.declaredDistance = metres
    return .activity(facts)
  }

  private static let seconds = ["s": 1.0, "sec": 1, "min": 60, "hr": 3600, "h": 3600]
  private static let metres = ["m": 1.0, "km": 1000, "mi": 1609.344, "yd": 0.9144, "ft": 0.3048]

  private static func amount(_ value: String?, _ unit: String?, _ units: [String: Double]) -> Double? {
    guard let number = value.flatMap({ Double($0) }), number.isFinite, let factor = unit.flatMap({ units[$0] }) else {
      return nil
    }
    return number * factor
  }

  /// Reads `2024-05-04 08:00:00 +0200`.
  private static func instant(_ text: String) -> (milliseconds: Int64, utcOffset: Int?)? {
    let parts = text.split(separator: " ")
    guard parts.count == 3, let local = TableInstant.milliseconds("\(parts[0]) \(parts[1])"), parts[2].count == 5,
      let zone = Int(parts[2])
    else { return nil }
    let offset = zone / 100 * 3600 + zone % 100 * 60
    return (local - Int64(offset) * 1000, offset)
  }
}

private struct WorkoutReader: TagReader {
  private(set) var workouts: [HealthWorkout] = []
  private var workout: HealthWorkout?
  /// More than a life of them.
  private static let most = 20_000
  private static let mostRoutes = 100
  private static let longestPath = 300

  /// Nine of ten tags are records, with metadata of their own.
  func wants(_ first: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "W"): true
    case UInt8(ascii: "M"), UInt8(ascii: "F"), UInt8(ascii: "/"): workout != nil
    default: false
    }
  }

  mutating func take(_ tag: TagScanner.Tag) {
    switch tag.name {
    case "Workout":
      workout = HealthWorkout(tag)
      if tag.closesItself { finish() }
    case "/Workout": finish()
    case "WorkoutStatistics": workout?.add(statistics: tag)
    case "FileReference":
      if let path = tag["path"], path.utf8.count <= WorkoutReader.longestPath,
        let count = workout?.routes.count, count < WorkoutReader.mostRoutes
      {
        workout?.routes.append(path)
      }
    case "MetadataEntry":
      if tag["key"] == "HKIndoorWorkout", tag["value"] == "1", workout?.sport == .running {
        workout?.sport = .treadmillRunning
      }
    default: break
    }
  }

  private mutating func finish() {
    if let workout, workouts.count < WorkoutReader.most { workouts.append(workout) }
    workout = nil
  }
}

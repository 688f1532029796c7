/// The file format a run was read from.
public enum FileFormat: String, Sendable, Codable, Hashable, CaseIterable {
  /// GPX 1.0 or 1.1.
  case gpx
  /// Training Center XML, version 2.
  case tcx
  /// Garmin's binary format, which other makers write, too.
  case fit
  /// A table or list of activities, which holds totals alone.
  case table

  /// Which copy of a run is kept when everything else is equal: lower is better (FIT, then TCX, then GPX, then a table).
  public var preference: Int {
    switch self {
    case .fit: 0
    case .tcx: 1
    case .gpx: 2
    case .table: 3
    }
  }
}

/// The kind of activity, as far as it matters here.
public enum Sport: String, Sendable, Codable, Hashable {
  /// Running on the ground, on a track or on trails.
  case running
  /// Running without a change of place: treadmill or indoor track. Distance counts; pace and terrain are not judged.
  case treadmillRunning = "treadmill_running"
  /// No run, by the file's own word.
  case walking, hiking, cycling, swimming
  /// Named by the file, and none of the above.
  case other
  /// The file does not say (or says something nobody can read).
  case unknown

  /// Whether the activity is a run for sure.
  public var isRunning: Bool { self == .running || self == .treadmillRunning }
}

/// Totals that the device declared for one lap.
public struct Lap: Sendable, Codable, Hashable {
  /// Milliseconds since 1970 UTC; nil where the file gives none.
  public var start: Int64?
  /// Timer seconds.
  public var duration: Double?
  /// Metres.
  public var distance: Double?
  /// What the device marked the lap as: true for "resting", false for "active", nil where it says nothing.
  public var isRest: Bool?
  /// How the lap was closed: "manual", "distance", "time", "location", "session_end" or nil.
  public var trigger: String?

  /// A lap of these totals; what is left out the file does not give.
  public init(
    start: Int64? = nil, duration: Double? = nil, distance: Double? = nil, isRest: Bool? = nil, trigger: String? = nil
  ) {
    self.start = start
    self.duration = duration
    self.distance = distance
    self.isRest = isRest
    self.trigger = trigger
  }
}

/// What a reader dropped or repaired in one activity, counted.
public struct ReadingTally: Sendable, Codable, Hashable {
  /// Points in the file, good or not.
  public var points = 0
  /// Points delivered as samples.
  public var used = 0
  /// Points without a usable time (missing, unreadable, outside 1970 to 2100).
  public var withoutTime = 0
  /// Positions outside the ranges of latitude and longitude, or 0,0.
  public var badPositions = 0
  /// Other values that were no number or out of range (altitude, speed, heart rate and so on).
  public var badValues = 0
  /// Points that were written while the device's timer stood still, or after the activity had ended.
  public var whileStopped = 0
  /// Times that carried no zone and were read as UTC.
  public var timesWithoutZone = 0
  /// Of the points without a usable time, those that have one in a form that is not known.
  public var unreadableTimes = 0
  /// Values that were written with a comma in place of the decimal point and read so.
  public var decimalCommas = 0
  /// The file could be read only as far as this activity's last good sample.
  public var isTruncated = false

  /// Nothing counted.
  public init() {}
}

/// Everything a file says about an activity apart from its samples.
public struct ActivityFacts: Sendable, Codable, Hashable {
  /// What it was read from.
  public var format: FileFormat
  /// What it was, by the file's own word.
  public var sport: Sport = .unknown
  /// The sport in the file's own words, cut to 64 bytes.
  public var sportText: String?
  /// Name of the activity, cut to 200 bytes; not trusted, escape it for every sink.
  public var name: String?
  /// Device (or app) that recorded it, cut to 100 bytes; not trusted.
  public var device: String?
  /// The program that wrote the file, cut to 100 bytes; not trusted.
  public var creator: String?
  /// Seconds east of UTC, where the file tells the local time.
  public var utcOffset: Int?
  /// Declared metres of the whole activity; nil where not told.
  public var declaredDistance: Double?
  /// Declared seconds of recording; nil where not told.
  public var declaredTimerTime: Double?
  /// Declared seconds from start to end; nil where not told.
  public var declaredElapsedTime: Double?
  /// Declared metres up; nil where not told.
  public var declaredAscent: Double?
  /// The device's laps, in the file's order; empty where it gives none.
  public var laps: [Lap] = []
  /// Declared start (milliseconds since 1970 UTC), for activities without samples such as a treadmill's total.
  public var declaredStart: Int64?
  /// What was dropped or repaired.
  public var tally = ReadingTally()

  /// Facts of a file that says nothing else.
  public init(format: FileFormat) { self.format = format }
}

/// Takes what a reader finds in a file, in file order.
///
/// Calls come as `activityBegan`, any number of `take`, `activityEnded`; several activities follow one another.
/// Nothing here may throw: readers call it from inside a C library's callbacks.
public protocol ActivitySink {
  /// A new activity starts. `opening` holds what is known so far; the full facts come with `activityEnded`.
  mutating func activityBegan(_ opening: ActivityFacts)
  /// A batch of samples (at most a few hundred). The span is valid during the call only.
  mutating func take(_ samples: Span<TrackSample>)
  /// The activity is over. `facts` holds all that the file says, the totals that stand behind the samples included.
  mutating func activityEnded(_ facts: ActivityFacts)
  /// Something that holds no activity: a route, a course, waypoints.
  mutating func skipped(_ reason: SkipReason)
}

/// Why something in a file is not one of its runs.
public struct SkipReason: Sendable, Codable, Hashable {
  /// Stable word: `route`, `course`, `waypoints`, `other_sport`, `no_time`, `no_motion`, `no_points`, `no_positions`,
  /// `no_distance`, `totals_without_sport`, `empty`, `not_an_export`, `no_exports`.
  public var code: String
  /// One sentence for people, without coordinates.
  public var message: String

  /// A reason in these words.
  public init(code: String, message: String) {
    self.code = code
    self.message = message
  }
}

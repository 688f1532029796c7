/// Everything the fold needs about one run: the map's result.
///
/// One file in, zero or more of these out. It knows no athlete, library, clock or other file. Distances are metres,
/// times seconds, speeds metres per second, grades fractions (0.05 = 5 %) unless a name says otherwise. Times inside
/// the run are elapsed seconds from `start`. An optional that is nil means "not known" and is never to be read as 0.
public struct RunSummary: Sendable, Codable, Hashable, Identifiable {
  /// 12 hex digits over the decoded samples; the same run decoded from the same content has the same id.
  public var id: String
  /// The version of reader and analysis that made this (``RunSummary/currentVersion``).
  public var version: Int
  /// Digest of the analysis options (8 hex digits).
  public var options: String
  /// The path as given to the map; inside an archive `archive.zip!/inner/path.gpx`.
  public var file: String
  /// Zero-based place of the activity in its file.
  public var index: Int
  /// What it was read from.
  public var format: FileFormat
  /// Name of the activity; nil where there is none. Not trusted.
  public var name: String?
  /// Device that recorded it; nil where the file does not say. Not trusted.
  public var device: String?
  /// Running, on the ground or on a treadmill.
  public var sport: Sport
  /// True where the file did not say the sport and the speed decided.
  public var isSportJudged: Bool

  /// Milliseconds since 1970 UTC of the first sample in use.
  public var start: Int64
  /// Seconds east of UTC told by the file.
  public var utcOffset: Int?
  /// Samples in use.
  public var points: Int
  /// Seconds from the first to the last sample.
  public var elapsed: Double
  /// Seconds of recording: elapsed without the device's own pauses; the declared timer time where it is sound.
  public var timer: Double?
  /// Seconds in motion, walking included, stops and rides left out; nil where it cannot be told.
  public var moving: Double?
  /// Part of `moving` spent walking.
  public var walking: Double?
  /// Metres; nil where nothing tells the way.
  public var distance: Double?
  /// Metres that were ridden, because nobody runs so fast: they count for no week and no rule. Part of `distance` where
  /// that is the device's own count, beside it where positions measure it; nil where there are none.
  public var ridden: Double?
  /// Nil where `distance` is.
  public var distanceSource: DistanceSource?
  /// Whether there are positions to speak of.
  public var hasPositions: Bool

  /// Speeds of the run as a whole.
  public var pace: PaceSummary
  /// Stretches of 15 s or more faster than the run's own easy pace, in order of time.
  public var surges: [Bout]
  /// Fast bouts of 10 to 15 s: listed, never judged.
  public var strides: Int
  /// Ascent, and how far it can be trusted.
  public var elevation: ElevationSummary
  /// Climbs and steepness.
  public var hills: HillSummary
  /// Places that look like stairs, in order of time.
  public var stairs: [StairEvent]
  /// False where stairs cannot be told at all (no altitude, GPS or map altitude); then `stairs` is empty and unknown.
  public var canJudgeStairs: Bool
  /// Stretches without motion and rides in a lift, in order of time.
  public var stops: [Stop]
  /// Full kilometres and the rest.
  public var splits: [Split]
  /// The device's laps; empty where the file gives none.
  public var laps: [Lap]
  /// Odd data that could be lived with.
  public var notes: [Note]
  /// What looked like something and was not counted, in order of time; at most ``LeftOut/limit`` of each kind.
  public var leftOut: [LeftOut] = []
  /// The run in bins of five seconds.
  public var trace: RunTrace

  /// The first day of 1990 in milliseconds since 1970 UTC: earlier starts come from a clock that was never set.
  public static let earliestDate: Int64 = 631_152_000_000
  /// False where `start` counts from the beginning of some clock: times inside the run hold, its day is not known.
  public var hasDate: Bool { start >= RunSummary.earliestDate }

  /// The name and version of a summary's JSON.
  public static let schema = "strideguard.summary/1"
  /// Raised whenever a reader or the analysis may give another answer for the same file.
  public static let currentVersion = 16

  /// Rides are a part of `distance`: a device counts them, and readers before version 8 measured them by positions, too.
  public var countsRides: Bool { distanceSource == .device || version < 8 }

  /// Metres of `distance` that were not ridden; nil where it is.
  public var distanceOnFoot: Double? { distance.map { max(0, $0 - (countsRides ? ridden ?? 0 : 0)) } }

  /// A summary of these parts; what is left out is not known. `leftOut` and `ridden` are set afterwards.
  public init(
    id: String, version: Int = RunSummary.currentVersion, options: String, file: String, index: Int, format: FileFormat,
    name: String? = nil, device: String? = nil, sport: Sport, isSportJudged: Bool = false, start: Int64,
    utcOffset: Int? = nil, points: Int, elapsed: Double, timer: Double? = nil, moving: Double? = nil,
    walking: Double? = nil, distance: Double? = nil, distanceSource: DistanceSource? = nil, hasPositions: Bool,
    pace: PaceSummary = PaceSummary(), surges: [Bout] = [], strides: Int = 0,
    elevation: ElevationSummary = ElevationSummary(), hills: HillSummary = HillSummary(), stairs: [StairEvent] = [],
    canJudgeStairs: Bool = false, stops: [Stop] = [], splits: [Split] = [], laps: [Lap] = [], notes: [Note] = [],
    trace: RunTrace = RunTrace()
  ) {
    self.id = id
    self.version = version
    self.options = options
    self.file = file
    self.index = index
    self.format = format
    self.name = name
    self.device = device
    self.sport = sport
    self.isSportJudged = isSportJudged
    self.start = start
    self.utcOffset = utcOffset
    self.points = points
    self.elapsed = elapsed
    self.timer = timer
    self.moving = moving
    self.walking = walking
    self.distance = distance
    self.distanceSource = distanceSource
    self.hasPositions = hasPositions
    self.pace = pace
    self.surges = surges
    self.strides = strides
    self.elevation = elevation
    self.hills = hills
    self.stairs = stairs
    self.canJudgeStairs = canJudgeStairs
    self.stops = stops
    self.splits = splits
    self.laps = laps
    self.notes = notes
    self.trace = trace
  }
}

/// Where the distance comes from.
public enum DistanceSource: String, Sendable, Codable, Hashable {
  /// As the device counted it.
  case device
  /// From smoothed positions.
  case gps
}

/// How fast the run was, before anything is known about the runner's normal pace.
public struct PaceSummary: Sendable, Codable, Hashable {
  /// Distance over moving time, m/s; nil where either is not known.
  public var mean: Double?
  /// Distance-weighted median of the flat-equivalent speed of moving 30-second bins.
  public var flatEquivalentMedian: Double?
  /// The speed of the run's own easy running (Definitions.md B4: median of the slower class of 30-second bins).
  public var easy: Double?
  /// Robust relative spread of easy bins around `easy` (0.05 = 5 %).
  public var easySpread: Double?
  /// True where altitude let hills be counted in; else flat-equivalent speed is plain speed.
  public var isGradeAdjusted = false
  /// Second half against first half by distance: (t2 - t1) / t1.
  public var splitChange: Double?
  /// Time-weighted coefficient of variation of moving speed (population), a fraction.
  public var variation: Double?
  /// Fastest mean speed over 60 s without a stop, m/s; nil where no stretch without one is as long.
  public var best60s: Double?
  /// Fastest mean speed over 400 m without a stop, m/s; nil where no stretch without one is as long.
  public var best400m: Double?
  /// Fastest mean speed over 1 km without a stop, m/s; nil where no stretch without one is as long.
  public var best1km: Double?
  /// Largest mean acceleration over 3 s, m/s².
  public var maximalAcceleration: Double?
  /// Metres run per class of flat-equivalent speed. Class `i` covers `i * classWidth ..< (i + 1) * classWidth`.
  public var speedClasses: [SpeedClass] = []
  /// Metres at ``veryFastSpeed`` or faster, raw speed over at least 5 s.
  public var distanceAbove5: Double?
  /// The same metres per class of that speed, in ascending order. Class `i` covers
  /// `i * fastClassWidth ..< (i + 1) * fastClassWidth`, the class at 15 m/s all that is faster. Nil where not known: from
  /// readers before version 10, or where nothing is said of the pace.
  public var fastClasses: [SpeedClass]?
  /// The run cut where its pace changes for good, in order of time; empty below ten minutes of motion.
  public var segments: [PaceSegment] = []
  /// What the segments make of the run; nil where they follow no pattern, or are not known.
  public var pattern: PacePattern?

  /// m/s.
  public static let classWidth = 0.02
  /// m/s.
  public static let fastClassWidth = 0.1
  /// m/s from which running is counted by plain speed, too: the work of the hip rises from 5.01 (JEB 218:2472, 2015).
  public static let veryFastSpeed = 5.0

  /// Nothing known.
  public init() {}
}

/// Metres run in one class of speed.
public struct SpeedClass: Sendable, Codable, Hashable {
  /// Which class, from 0.
  public var index: Int
  /// Metres run in it.
  public var distance: Double
  /// A class and its metres.
  public init(index: Int, distance: Double) {
    self.index = index
    self.distance = distance
  }
}

/// A stretch of fast running.
public struct Bout: Sendable, Codable, Hashable {
  /// Elapsed seconds from the start of the run.
  public var start: Double
  /// Seconds.
  public var duration: Double
  /// Metres.
  public var distance: Double
  /// Mean raw speed, m/s.
  public var meanSpeed: Double
  /// Mean flat-equivalent speed, m/s.
  public var meanFlatEquivalent: Double
  /// Highest flat-equivalent speed, m/s.
  public var peakFlatEquivalent: Double

  /// A stretch of these figures.
  public init(
    start: Double, duration: Double, distance: Double, meanSpeed: Double, meanFlatEquivalent: Double,
    peakFlatEquivalent: Double
  ) {
    self.start = start
    self.duration = duration
    self.distance = distance
    self.meanSpeed = meanSpeed
    self.meanFlatEquivalent = meanFlatEquivalent
    self.peakFlatEquivalent = peakFlatEquivalent
  }
}

/// A stretch without motion, or a ride in a lift.
public struct Stop: Sendable, Codable, Hashable {
  /// Why there was no motion.
  public enum Kind: String, Sendable, Codable, Hashable {
    /// Standing, device running.
    case standing
    /// The device was paused or recorded nothing.
    case pause
    /// Up or down without way.
    case lift
  }
  /// Elapsed seconds from the start of the run.
  public var start: Double
  /// Seconds.
  public var duration: Double
  /// Why there was no motion.
  public var kind: Kind

  /// A stop of these figures.
  public init(start: Double, duration: Double, kind: Kind) {
    self.start = start
    self.duration = duration
    self.kind = kind
  }
}

/// One full kilometre, or the rest at the end.
public struct Split: Sendable, Codable, Hashable {
  /// Metres from which the rest behind the last whole one is told.
  public static let shortestRest = 1.0
  /// Metres: 1000, or the rest.
  public var distance: Double
  /// Seconds in motion.
  public var moving: Double
  /// Metres up; nil without trustworthy altitude.
  public var ascent: Double?

  /// A split of these figures.
  public init(distance: Double, moving: Double, ascent: Double?) {
    self.distance = distance
    self.moving = moving
    self.ascent = ascent
  }
}

/// Which fields of a ``TrackSample`` hold a value.
///
/// A field whose bit is not set must not be read: its content is zero and means nothing.
public struct SampleFields: OptionSet, Sendable, BitwiseCopyable, Hashable {
  public let rawValue: UInt16
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// ``TrackSample/time``, which every sample has that a reader delivers.
  @inlinable public static var time: SampleFields { SampleFields(rawValue: 1 << 0) }
  /// Latitude and longitude, both.
  @inlinable public static var position: SampleFields { SampleFields(rawValue: 1 << 1) }
  /// ``TrackSample/altitude``.
  @inlinable public static var altitude: SampleFields { SampleFields(rawValue: 1 << 2) }
  /// ``TrackSample/deviceDistance``.
  @inlinable public static var deviceDistance: SampleFields { SampleFields(rawValue: 1 << 3) }
  /// ``TrackSample/speed``.
  @inlinable public static var speed: SampleFields { SampleFields(rawValue: 1 << 4) }
  /// ``TrackSample/heartRate``.
  @inlinable public static var heartRate: SampleFields { SampleFields(rawValue: 1 << 5) }
  /// ``TrackSample/cadence``.
  @inlinable public static var cadence: SampleFields { SampleFields(rawValue: 1 << 6) }
  /// ``TrackSample/power``.
  @inlinable public static var power: SampleFields { SampleFields(rawValue: 1 << 7) }
  /// The sample begins a new stretch of recording: a new track segment, a new Track, or the timer started again.
  /// No distance, speed or grade may be formed between the sample before it and this one.
  @inlinable public static var startsSegment: SampleFields { SampleFields(rawValue: 1 << 8) }
}

/// One recorded point, as the file tells it, in SI units.
///
/// Readers deliver samples in file order and only with values inside the ranges named here (others are dropped and
/// counted, see ``ReadingTally``). Order in time is *not* promised: devices repeat times and jump back, and the
/// analyzer's gate deals with that.
public struct TrackSample: Sendable, BitwiseCopyable, Hashable {
  /// Milliseconds since 1970-01-01 UTC. Years 1970 to 2100, where those before 1990
  /// come from a clock that was never set (``RunSummary/hasDate``); a time without a zone is read as UTC and noted.
  public var time: Int64 = 0
  /// WGS84 degrees, -90...90.
  public var latitude: Double = 0
  /// WGS84 degrees, -180...180.
  public var longitude: Double = 0
  /// Metres above the device's zero, -500...9000.
  public var altitude: Double = 0
  /// Metres since the start of the activity, as the device counted them (GPS, foot pod or both), 0...10^7.
  public var deviceDistance: Double = 0
  /// Metres per second as the device gave it, 0...50.
  public var speed: Float = 0
  /// Steps per minute as the file counts them, of one leg or of both, 0...400: which of the two, only the values of a
  /// whole activity tell.
  public var cadence: Float = 0
  /// Beats per minute, 1...250.
  public var heartRate: UInt16 = 0
  /// Watts, 0...3000.
  public var power: UInt16 = 0
  /// What is present.
  public var fields: SampleFields = []

  /// A sample in which nothing holds a value.
  @inlinable public init() {}

  /// True where every one of `wanted` holds a value.
  @inlinable public func has(_ wanted: SampleFields) -> Bool { fields.isSuperset(of: wanted) }
}

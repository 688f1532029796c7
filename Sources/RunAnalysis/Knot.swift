import TrackModel

/// What a ``Knot`` holds.
struct KnotFields: OptionSet, BitwiseCopyable {
  let rawValue: UInt8
  static let position = KnotFields(rawValue: 1 << 0)
  static let altitude = KnotFields(rawValue: 1 << 1)
  static let deviceDistance = KnotFields(rawValue: 1 << 2)
  static let speed = KnotFields(rawValue: 1 << 3)
  static let heartRate = KnotFields(rawValue: 1 << 4)
  static let cadence = KnotFields(rawValue: 1 << 5)
  static let startsSegment = KnotFields(rawValue: 1 << 6)
  /// The position does not follow from the one before: no distance may be formed between the two.
  static let positionJump = KnotFields(rawValue: 1 << 7)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The fields of a sample that a knot keeps: from the position to the cadence they lie in the same order.
  init(_ fields: SampleFields) {
    let shared = fields.rawValue / SampleFields.position.rawValue % (SampleFields.power.rawValue >> 1)
    rawValue =
      UInt8(truncatingIfNeeded: shared) | (fields.contains(.startsSegment) ? KnotFields.startsSegment.rawValue : 0)
  }
}

/// One recorded point as it is kept until the end of the activity: 32 bytes, at most about one a second.
struct Knot: BitwiseCopyable {
  /// Milliseconds since 1970 UTC.
  var time: Int64
  /// 10^-7 degrees, about a centimetre.
  var latitude: Int32 = 0
  var longitude: Int32 = 0
  var altitude: Float = 0
  var deviceDistance: Float = 0
  /// Millimetres per second.
  var speed: UInt16 = 0
  /// Tenths of a step per minute.
  var cadence: UInt16 = 0
  var heartRate: UInt8 = 0
  var fields: KnotFields = []

  static let unitsPerDegree = 1e7

  @inline(__always)
  init(_ sample: TrackSample) {
    time = sample.time
    fields = KnotFields(sample.fields)
    // What a sample does not hold is zero there and stays so here: no question before each value.
    latitude = Knot.latitude(sample)
    longitude = Knot.longitude(sample)
    altitude = Knot.altitude(sample)
    deviceDistance = Knot.deviceDistance(sample)
    heartRate = Knot.heartRate(sample)
    // These take more than the question.
    if sample.has(.speed) { speed = Knot.speed(sample) }
    if sample.has(.cadence) { cadence = Knot.cadence(sample) }
  }

  @inline(__always)
  private static func latitude(_ sample: TrackSample) -> Int32 { units(bounded(sample.latitude, -90, 90)) }
  @inline(__always)
  private static func longitude(_ sample: TrackSample) -> Int32 { units(bounded(sample.longitude, -180, 180)) }
  @inline(__always)
  private static func altitude(_ sample: TrackSample) -> Float { Float(bounded(sample.altitude, -1000, 10_000)) }
  @inline(__always)
  private static func deviceDistance(_ sample: TrackSample) -> Float { Float(bounded(sample.deviceDistance, 0, 1e7)) }
  @inline(__always)
  private static func speed(_ sample: TrackSample) -> UInt16 { UInt16(bounded(Double(sample.speed), 0, 60) * 1000) }
  @inline(__always)
  private static func cadence(_ sample: TrackSample) -> UInt16 { UInt16(bounded(Double(sample.cadence), 0, 6000) * 10) }
  @inline(__always)
  private static func heartRate(_ sample: TrackSample) -> UInt8 { UInt8(min(sample.heartRate, 255)) }

  /// Readers deliver values in range; whoever does not must not bring the process down (NaN gives the lower limit).
  @inline(__always)
  private static func bounded(_ value: Double, _ low: Double, _ high: Double) -> Double {
    value >= low ? (value <= high ? value : high) : low
  }

  /// Nearest whole unit; by truncation, because rounding to nearest is a call on the oldest processors supported.
  @inline(__always)
  private static func units(_ degrees: Double) -> Int32 {
    let scaled = degrees * unitsPerDegree
    return Int32(scaled + (scaled < 0 ? -0.5 : 0.5))
  }

  /// Takes over what `sample` knows and this knot does not.
  mutating func merge(_ sample: TrackSample) {
    let news = KnotFields(sample.fields).subtracting(fields).subtracting(.startsSegment)
    if news.contains(.position) {
      latitude = Knot.latitude(sample)
      longitude = Knot.longitude(sample)
    }
    if news.contains(.altitude) { altitude = Knot.altitude(sample) }
    if news.contains(.deviceDistance) { deviceDistance = Knot.deviceDistance(sample) }
    if news.contains(.speed) { speed = Knot.speed(sample) }
    if news.contains(.heartRate) { heartRate = Knot.heartRate(sample) }
    if news.contains(.cadence) { cadence = Knot.cadence(sample) }
    fields.formUnion(news)
  }
}

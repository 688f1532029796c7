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

  init(_ sample: TrackSample) {
    time = sample.time
    merge(sample)
    if sample.has(.startsSegment) { fields.insert(.startsSegment) }
  }

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
    if sample.has(.position), !fields.contains(.position) {
      latitude = Knot.units(Knot.bounded(sample.latitude, -90, 90))
      longitude = Knot.units(Knot.bounded(sample.longitude, -180, 180))
      fields.insert(.position)
    }
    if sample.has(.altitude), !fields.contains(.altitude) {
      altitude = Float(Knot.bounded(sample.altitude, -1000, 10_000))
      fields.insert(.altitude)
    }
    if sample.has(.deviceDistance), !fields.contains(.deviceDistance) {
      deviceDistance = Float(Knot.bounded(sample.deviceDistance, 0, 1e7))
      fields.insert(.deviceDistance)
    }
    if sample.has(.speed), !fields.contains(.speed) {
      speed = UInt16(Knot.bounded(Double(sample.speed), 0, 60) * 1000)
      fields.insert(.speed)
    }
    if sample.has(.heartRate), !fields.contains(.heartRate) {
      heartRate = UInt8(min(sample.heartRate, 255))
      fields.insert(.heartRate)
    }
    if sample.has(.cadence), !fields.contains(.cadence) {
      cadence = UInt16(Knot.bounded(Double(sample.cadence), 0, 6000) * 10)
      fields.insert(.cadence)
    }
  }
}

import TrackModel

/// Turns record messages into samples.
struct FITRecordReader {
  private static let degrees = 180 / 2_147_483_648.0
  /// Metres that the compressed form has counted, and its newest count: sixteenths of a metre in twelve bits.
  private var countedDistance = 0.0
  private var lastCount: UInt16?

  /// Forgets what belongs to one activity.
  mutating func reset() { self = FITRecordReader() }

  /// The sample of a record, or nil where it is dropped; either is counted.
  @inline(__always) mutating func sample(
    of message: FITMessage, _ messages: FITMessages, clock: FITClock, _ tally: inout ReadingTally
  ) -> TrackSample? {
    tally.points += 1
    guard let time = clock.milliseconds(message.time) else {
      tally.withoutTime += 1
      return nil
    }
    var sample = TrackSample()
    sample.time = time
    sample.fields = .time
    var values = Values()
    let definition = messages.definition(of: message)
    for field in definition.fields {
      let position = message.start + field.offset
      if field.type == .byte {
        if field.number == FITProfile.Record.compressedSpeedDistance, field.size == 3 {
          takeCompressed(messages.bytes, position, &values)
        }
        continue
      }
      guard
        let number = messages.bytes.number(at: position, type: field.type, isBigEndian: definition.isBigEndian)
      else { continue }
      if let unit = field.developerUnit {
        values.takeDevelopers(field.number, number * unit)
      } else {
        values.take(field.number, number)
      }
    }
    if !takePosition(values, &sample, &tally) { return nil }
    takeMeasures(values, &sample, &tally)
    if clock.localShift != nil { tally.timesWithoutZone += 1 }
    return sample
  }

  /// A record's numbers, not yet judged.
  private struct Values {
    var latitude: Double?
    var longitude: Double?
    var altitude: Double?
    var distance: Double?
    var speed: Double?
    var heartRate: Double?
    var cadence: Double?
    var fractionalCadence = 0.0
    var power: Double?
    private var hasEnhancedAltitude = false
    private var hasEnhancedSpeed = false

    /// Scales and offsets are those of the profile. The enhanced fields tell the same in more bits.
    @inline(__always) mutating func take(_ field: UInt8, _ number: Double) {
      switch field {
      case FITProfile.Record.latitude: latitude = number * FITRecordReader.degrees
      case FITProfile.Record.longitude: longitude = number * FITRecordReader.degrees
      case FITProfile.Record.altitude: if !hasEnhancedAltitude { altitude = number / 5 - 500 }
      case FITProfile.Record.enhancedAltitude:
        altitude = number / 5 - 500
        hasEnhancedAltitude = true
      case FITProfile.Record.distance: distance = number / 100
      case FITProfile.Record.speed: if !hasEnhancedSpeed { speed = number / 1000 }
      case FITProfile.Record.enhancedSpeed:
        speed = number / 1000
        hasEnhancedSpeed = true
      case FITProfile.Record.heartRate: heartRate = number
      case FITProfile.Record.cadence: cadence = number
      case FITProfile.Record.fractionalCadence: fractionalCadence = number / 128
      case FITProfile.Record.power: power = number
      default: break
      }
    }

    /// The same for a developer's field, in the units of ``TrackSample``.
    mutating func takeDevelopers(_ field: UInt8, _ number: Double) {
      switch field {
      case FITProfile.Record.distance: distance = number
      case FITProfile.Record.speed: speed = number
      case FITProfile.Record.heartRate: heartRate = number
      case FITProfile.Record.cadence: cadence = number
      case FITProfile.Record.power: power = number
      default: break
      }
    }
  }

  /// Speed in hundredths of m/s and a rolling distance, twelve bits each.
  private mutating func takeCompressed(_ bytes: FITBytes, _ position: Int, _ values: inout Values) {
    let (low, middle, high) = (bytes[position], bytes[position + 1], bytes[position + 2])
    guard low & middle & high != .max else { return }
    values.speed = values.speed ?? Double(UInt16(low) | UInt16(middle & 0x0F) << 8) / 100
    let count = UInt16(middle >> 4) | UInt16(high) << 4
    countedDistance += Double((count &- (lastCount ?? 0)) & 0x0FFF) / 16
    lastCount = count
    values.distance = values.distance ?? countedDistance
  }

  /// False where nothing is left of the record: its position is none and it tells no movement of its own.
  @inline(__always) private func takePosition(
    _ values: Values, _ sample: inout TrackSample, _ tally: inout ReadingTally
  ) -> Bool {
    if values.latitude == nil, values.longitude == nil { return true }
    if let latitude = values.latitude, let longitude = values.longitude, latitude.magnitude <= 90,
      // A damaged definition may make a number of another type of it.
      longitude.magnitude <= 180, latitude != 0 || longitude != 0
    {
      sample.latitude = latitude
      sample.longitude = longitude
      sample.fields.insert(.position)
      return true
    }
    tally.badPositions += 1
    return values.distance != nil || values.speed != nil
  }

  /// Takes what is plausible, and counts the rest.
  @inline(__always) private func takeMeasures(
    _ values: Values, _ sample: inout TrackSample, _ tally: inout ReadingTally
  ) {
    if let altitude = values.altitude, !sample.take(altitude: altitude) { tally.badValues += 1 }
    if let distance = values.distance, !sample.take(distance: distance) { tally.badValues += 1 }
    if let speed = values.speed, !sample.take(speed: speed) { tally.badValues += 1 }
    if let heartRate = values.heartRate, !sample.take(heartRate: heartRate) { tally.badValues += 1 }
    if let cadence = values.cadence, !PlausibleValues.isNoCadence(cadence) {
      // The fraction, too, may be of a type that a damaged definition makes of it.
      let isGood =
        (0..<2).contains(values.fractionalCadence) && sample.take(cadence: cadence + values.fractionalCadence)
      if !isGood { tally.badValues += 1 }
    }
    if let power = values.power, !sample.take(power: power) { tally.badValues += 1 }
  }
}

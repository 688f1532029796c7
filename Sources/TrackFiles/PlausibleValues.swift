import TrackModel

/// What readers of every format take for a measure: the ranges that `TrackSample` promises.
extension TrackSample {
  /// Takes metres above the device's zero; false where they cannot be true. So for the other measures.
  @inline(__always) mutating func take(altitude value: Double) -> Bool {
    guard value >= -500, value <= 9000 else { return false }
    altitude = value
    fields.insert(.altitude)
    return true
  }

  /// Metres since the start.
  @inline(__always) mutating func take(distance value: Double) -> Bool {
    guard value >= 0, value <= 1e7 else { return false }
    deviceDistance = value
    fields.insert(.deviceDistance)
    return true
  }

  /// Metres per second.
  @inline(__always) mutating func take(speed value: Double) -> Bool {
    guard value >= 0, value <= 50 else { return false }
    speed = Float(value)
    fields.insert(.speed)
    return true
  }

  /// Beats per minute.
  @inline(__always) mutating func take(heartRate value: Double) -> Bool {
    if PlausibleValues.isNoHeartRate(value) { return true }
    guard value >= 1, value <= 250 else { return false }
    heartRate = UInt16(value.rounded())
    fields.insert(.heartRate)
    return true
  }

  /// Steps per minute, of one leg or of both.
  @inline(__always) mutating func take(cadence value: Double) -> Bool {
    guard value >= 0, value <= 400 else { return false }
    cadence = Float(value)
    fields.insert(.cadence)
    return true
  }

  /// Watts.
  @inline(__always) mutating func take(power value: Double) -> Bool {
    guard value >= 0, value <= 3000 else { return false }
    power = UInt16(value.rounded())
    fields.insert(.power)
    return true
  }
}

/// What devices write in place of "no reading", which is dropped without a word; 255 is the largest byte.
enum PlausibleValues {
  @inline(__always) static func isNoHeartRate(_ value: Double) -> Bool { value == 0 || value == 255 }
  @inline(__always) static func isNoCadence(_ value: Double) -> Bool { value == 255 }
}

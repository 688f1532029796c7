import TrackModel

/// One track point while its elements are read.
struct PointValues {
  private(set) var isOpen = false
  private var sample = TrackSample()
  private var hasLatitude = false
  private var hasLongitude = false
  private var hasBadPosition = false
  /// One of the two coordinates was written with a decimal comma.
  private var isHalfComma = false
  /// The file has shown that it writes decimal commas.
  private var usesCommas = false
  private var timeHasZone = true
  private var timeMemory = TimestampText.Memory()
  private(set) var utcOffset: Int?
  private var cadenceIsFromExtension = false

  @inline(__always) mutating func begin() {
    sample = TrackSample()
    isOpen = true
    hasLatitude = false
    hasLongitude = false
    hasBadPosition = false
    isHalfComma = false
    timeHasZone = true
    utcOffset = nil
    cadenceIsFromExtension = false
  }

  /// Takes one value in text form. An empty one counts as absent, except where it is a coordinate.
  @inline(__always) mutating func take(
    _ name: ElementName, _ text: Span<UInt8>, isTooLong: Bool, _ tally: inout ReadingTally
  ) {
    if name == .time { return takeTime(text, isTooLong: isTooLong, &tally) }
    guard let number = isTooLong ? nil : DecimalNumber.parse(text) else {
      return takeOddNumber(name, text, isTooLong: isTooLong, &tally)
    }
    switch name {
    case .latitudeDegrees, .latitude: take(latitude: number)
    case .longitudeDegrees, .longitude: take(longitude: number)
    default: takeMeasure(name, number, &tally)
    }
  }

  /// Takes what is no number as XML writes them. A decimal comma is believed in both coordinates of a point together,
  /// for in one of them it is a slip, and elsewhere where it cannot part thousands or the file has shown that it does
  /// not.
  @inline(never) private mutating func takeOddNumber(
    _ name: ElementName, _ text: Span<UInt8>, isTooLong: Bool, _ tally: inout ReadingTally
  ) {
    switch name {
    case .latitudeDegrees, .latitude: take(latitude: coordinateWithComma(text, &tally))
    case .longitudeDegrees, .longitude: take(longitude: coordinateWithComma(text, &tally))
    default:
      if let number = numberWithComma(text) {
        usesCommas = true
        tally.decimalCommas += 1
        takeMeasure(name, number, &tally)
      } else if isTooLong || hasContent(text) {
        tally.badValues += 1
      }
    }
  }

  private mutating func coordinateWithComma(_ text: Span<UInt8>, _ tally: inout ReadingTally) -> Double? {
    guard let number = DecimalNumber.parseWithComma(text) else { return nil }
    isHalfComma.toggle()
    if !isHalfComma {
      usesCommas = true
      tally.decimalCommas += 2
    }
    return number.value
  }

  /// A number other than a coordinate that is written with a decimal comma; nil where it is none, or may be another.
  func numberWithComma(_ text: Span<UInt8>) -> Double? {
    guard let number = DecimalNumber.parseWithComma(text), number.isSure || usesCommas else { return nil }
    return number.value
  }

  private func hasContent(_ text: Span<UInt8>) -> Bool {
    for index in 0..<text.count where !DecimalNumber.isBlank(text[index]) { return true }
    return false
  }

  @inline(__always) private mutating func takeTime(
    _ text: Span<UInt8>, isTooLong: Bool, _ tally: inout ReadingTally
  ) {
    guard let time = TimestampText.parse(text, &timeMemory) else {
      if isTooLong || hasContent(text) { tally.unreadableTimes += 1 }
      return
    }
    guard TimestampText.plausible.contains(time.instant) else { return }
    sample.time = time.instant
    sample.fields.insert(.time)
    timeHasZone = time.hasZone
    utcOffset = time.offset
  }

  @inline(__always) private mutating func take(latitude number: Double?) {
    guard let number, number.magnitude <= 90 else {
      hasBadPosition = true
      return
    }
    (sample.latitude, hasLatitude) = (number, true)
  }

  @inline(__always) private mutating func take(longitude number: Double?) {
    guard let number, number.magnitude <= 180 else {
      hasBadPosition = true
      return
    }
    (sample.longitude, hasLongitude) = (number, true)
  }

  /// Values that are not plausible are dropped and counted; what devices write in place of "no reading" is not counted.
  @inline(__always) private mutating func takeMeasure(_ name: ElementName, _ value: Double, _ tally: inout ReadingTally)
  {
    let isGood: Bool
    switch name {
    case .elevation, .altitudeMeters: isGood = sample.take(altitude: value)
    case .distance, .distanceMeters: isGood = sample.take(distance: value)
    case .speed: isGood = sample.take(speed: value)
    case .heartRate, .value: isGood = sample.take(heartRate: value)
    case .power: isGood = sample.take(power: value)
    case .cadence, .runCadence:
      // The foot pod's own element wins over the general one, whichever comes first.
      if PlausibleValues.isNoCadence(value) || name == .cadence && cadenceIsFromExtension { return }
      isGood = sample.take(cadence: value)
      if isGood { cadenceIsFromExtension = name == .runCadence }
    default: return
    }
    if !isGood { tally.badValues += 1 }
  }

  /// The finished sample, or nil where the point is dropped; either is counted.
  @inline(__always) mutating func finish(_ tally: inout ReadingTally) -> TrackSample? {
    isOpen = false
    tally.points += 1
    guard sample.has(.time) else {
      tally.withoutTime += 1
      return nil
    }
    if hasBadPosition || isHalfComma || hasLatitude != hasLongitude {
      tally.badPositions += 1
      return nil
    }
    if hasLatitude {
      if sample.latitude == 0, sample.longitude == 0 {
        // "No fix". The rest of such a point is of use only where it tells a movement of its own.
        tally.badPositions += 1
        guard sample.has(.deviceDistance) || sample.has(.speed) else { return nil }
      } else {
        sample.fields.insert(.position)
      }
    }
    if !timeHasZone { tally.timesWithoutZone += 1 }
    tally.used += 1
    return sample
  }
}

/// Which fields of records that developers have made for themselves tell speed, distance, cadence, power or heart rate:
/// foot pods and apps on a watch write these beside the watch's own fields, or instead of them.
struct FITDeveloperFields {
  /// What a field of a developer says.
  struct Meaning {
    /// The field of the profile that tells the same.
    let field: UInt8
    let type: FITBaseType
    /// What one is in metres, metres per second, steps or beats per minute, watts.
    let unit: Double
  }

  /// More have no use, and looking for one stays cheap.
  private static let most = 16
  private var meanings: [(developer: UInt8, number: UInt8, meaning: Meaning)] = []
  /// Fields of the profile that tell the same, and those of them that hold a value in any record.
  private static let native = [
    FITProfile.Record.distance, FITProfile.Record.speed, FITProfile.Record.enhancedSpeed,
    FITProfile.Record.compressedSpeedDistance, FITProfile.Record.heartRate, FITProfile.Record.cadence,
    FITProfile.Record.power,
  ]
  private var told: [UInt8] = []

  func meaning(of number: UInt8, developer: UInt8) -> Meaning? {
    meanings.first { $0.number == number && $0.developer == developer }?.meaning
  }

  /// Takes the description of a field; of several for the same field the last counts.
  mutating func take(_ message: FITMessage, _ messages: FITMessages) {
    let byte = { (field: UInt8) in messages.integer(field, of: message).flatMap(UInt8.init(exactly:)) }
    guard let developer = byte(FITProfile.FieldDescription.developer),
      let number = byte(FITProfile.FieldDescription.number)
    else { return }
    meanings.removeAll { $0.developer == developer && $0.number == number }
    if meanings.count < FITDeveloperFields.most, let meaning = Meaning(message, messages) {
      meanings.append((developer, number, meaning))
    }
  }

  /// Remembers which fields of the profile a record tells a value of.
  mutating func takeRecord(_ message: FITMessage, _ messages: FITMessages) {
    guard !meanings.isEmpty else { return }
    for field in FITDeveloperFields.native where !told.contains(field) && messages.isTold(field, of: message) {
      told.append(field)
    }
  }

  /// Forgets what records tell in fields of the profile as well, which go first: two counts of distance in one file
  /// would make leaps.
  mutating func leaveOutTold() {
    let told = told
    meanings.removeAll { entry in
      switch entry.meaning.field {
      case FITProfile.Record.distance:
        told.contains(FITProfile.Record.distance) || told.contains(FITProfile.Record.compressedSpeedDistance)
      case FITProfile.Record.speed:
        told.contains(FITProfile.Record.speed) || told.contains(FITProfile.Record.enhancedSpeed)
          || told.contains(FITProfile.Record.compressedSpeedDistance)
      default: told.contains(entry.meaning.field)
      }
    }
  }
}

extension FITDeveloperFields.Meaning {
  /// Nil where the description names nothing that is of use here, or not in a known unit.
  fileprivate init?(_ message: FITMessage, _ messages: FITMessages) {
    func text(_ field: UInt8) -> String { messages.text(field, of: message, limit: 32)?.lowercased() ?? "" }
    let nativeField = messages.integer(FITProfile.FieldDescription.nativeField, of: message)
    let isOfRecord =
      messages.integer(FITProfile.FieldDescription.nativeMessage, of: message) == Int(FITProfile.Message.record)
    let name = text(FITProfile.FieldDescription.name)
    let units = text(FITProfile.FieldDescription.units)
    guard let type = messages.integer(FITProfile.FieldDescription.type, of: message).flatMap(UInt8.init(exactly:)),
      let type = FITBaseType(rawValue: type & 0x1F),
      // Not every developer names the field of the profile.
      let field = isOfRecord ? Self.field(nativeField) ?? Self.field(named: name) : Self.field(named: name),
      let unit = Self.unit(of: field, named: units),
      messages.number(FITProfile.FieldDescription.offset, of: message) ?? 0 == 0
    else { return nil }
    let scale = messages.number(FITProfile.FieldDescription.scale, of: message) ?? 1
    self.init(field: field, type: type, unit: unit / (scale > 0 ? scale : 1))
  }

  private static func field(_ number: Int?) -> UInt8? {
    switch number {
    case Int(FITProfile.Record.heartRate): FITProfile.Record.heartRate
    case Int(FITProfile.Record.cadence): FITProfile.Record.cadence
    case Int(FITProfile.Record.distance): FITProfile.Record.distance
    case Int(FITProfile.Record.speed), Int(FITProfile.Record.enhancedSpeed): FITProfile.Record.speed
    case Int(FITProfile.Record.power): FITProfile.Record.power
    default: nil
    }
  }

  private static func field(named name: String) -> UInt8? {
    switch name {
    case "speed": FITProfile.Record.speed
    case "distance": FITProfile.Record.distance
    case "cadence": FITProfile.Record.cadence
    case "power": FITProfile.Record.power
    case "heart rate", "heart_rate", "heartrate": FITProfile.Record.heartRate
    default: nil
    }
  }

  private static func unit(of field: UInt8, named units: String) -> Double? {
    switch (field, units) {
    case (FITProfile.Record.distance, "m"), (FITProfile.Record.distance, "meters"),
      (FITProfile.Record.distance, "metres"):
      1
    case (FITProfile.Record.distance, "km"), (FITProfile.Record.distance, "kilometers"): 1000
    case (FITProfile.Record.speed, "m/s"), (FITProfile.Record.speed, "mps"), (FITProfile.Record.speed, "meters/second"):
      1
    case (FITProfile.Record.speed, "km/h"), (FITProfile.Record.speed, "kph"): 1 / 3.6
    case (FITProfile.Record.cadence, "rpm"), (FITProfile.Record.cadence, "spm"), (FITProfile.Record.cadence, ""): 1
    case (FITProfile.Record.power, "watts"), (FITProfile.Record.power, "w"), (FITProfile.Record.power, ""): 1
    case (FITProfile.Record.heartRate, "bpm"), (FITProfile.Record.heartRate, ""): 1
    default: nil
    }
  }
}

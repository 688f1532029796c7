/// The types a field may have, numbered as in the low five bits of a definition's type byte.
enum FITBaseType: UInt8 {
  case enumeration = 0
  case sint8, uint8, sint16, uint16, sint32, uint32, string, float32, float64, uint8z, uint16z, uint32z, byte
  case sint64, uint64, uint64z

  /// Bytes of one value.
  var size: Int {
    switch self {
    case .enumeration, .sint8, .uint8, .uint8z, .string, .byte: 1
    case .sint16, .uint16, .uint16z: 2
    case .sint32, .uint32, .uint32z, .float32: 4
    case .float64, .sint64, .uint64, .uint64z: 8
    }
  }
}

/// One field of a message: which, of what type, and where.
struct FITField {
  let number: UInt8
  let type: FITBaseType
  /// From the message's first byte of content.
  let offset: Int
  /// Bytes; a multiple of the type's size for a list of values.
  let size: Int
  /// Of a developer's field that tells what the field of the profile with this number does: what one of its units is in
  /// metres, seconds, beats or steps per minute, watts. Nil for fields of the profile.
  var developerUnit: Double?
}

/// What the data messages of one local type look like.
struct FITDefinition {
  var message = FITProfile.Message.invalid
  var isBigEndian = false
  /// Fields with a readable type, those of developers last. Of records, only those that are wanted.
  var fields: [FITField] = []
  /// Where the time is; nil where the message has none.
  var timeOffset: Int?
  /// Bytes of a data message without its header, developer fields included.
  var size = 0

  /// Whether anything of its data messages is used.
  var isUsed = false

  /// Its data messages can be read, and nothing of them is used.
  var isPassed: Bool { isDefined && !isUsed }
  /// A message of this local type can be read.
  var isDefined: Bool { message != FITProfile.Message.invalid }

  init() {}

  init(_ message: UInt16, isBigEndian: Bool) {
    self.message = message
    self.isBigEndian = isBigEndian
    isUsed = FITProfile.Message.isUsed(message)
  }

  /// Takes a field that lies behind those taken before. A type that nobody knows, or that does not go with the size,
  /// makes the field unreadable but takes nothing from the others.
  mutating func append(number: UInt8, size: Int, typeByte: UInt8) {
    defer { self.size += size }
    guard let type = FITBaseType(rawValue: typeByte & 0x1F), size >= type.size, size % type.size == 0 else { return }
    if number == FITProfile.timestamp {
      if type == .uint32, size == 4 { timeOffset = self.size }
    } else if isUsed, message != FITProfile.Message.record || FITProfile.Record.isWanted(number) {
      fields.append(FITField(number: number, type: type, offset: self.size, size: size))
    }
  }

  /// Takes a field of a developer; without a meaning it only has a size.
  mutating func append(size: Int, meaning: FITDeveloperFields.Meaning?) {
    if let meaning, meaning.type.size == size {
      fields.append(
        FITField(
          number: meaning.field, type: meaning.type, offset: self.size, size: size, developerUnit: meaning.unit))
    }
    self.size += size
  }
}

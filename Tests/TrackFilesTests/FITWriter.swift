/// Writes FIT files for tests, message by message, so that every byte is known.
struct FITWriter {
  /// One value of a field.
  enum Value {
    case uint8(UInt8)
    case sint8(Int8)
    case uint16(UInt16)
    case uint32(UInt32)
    case sint32(Int32)
    case float32(Float)
    case text(String, size: Int)
    case bytes([UInt8])

    /// The type byte of the protocol.
    var type: UInt8 {
      switch self {
      case .uint8: 0x02
      case .sint8: 0x01
      case .uint16: 0x84
      case .uint32: 0x86
      case .sint32: 0x85
      case .float32: 0x88
      case .text: 0x07
      case .bytes: 0x0D
      }
    }

    func content(isBigEndian: Bool) -> [UInt8] {
      func ordered(_ value: UInt32, _ count: Int) -> [UInt8] {
        let little = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        return isBigEndian ? little.reversed() : little
      }
      switch self {
      case .uint8(let value): return [value]
      case .sint8(let value): return [UInt8(bitPattern: value)]
      case .uint16(let value): return ordered(UInt32(value), 2)
      case .uint32(let value): return ordered(value, 4)
      case .sint32(let value): return ordered(UInt32(bitPattern: value), 4)
      case .float32(let value): return ordered(value.bitPattern, 4)
      case .text(let text, let size): return Array((Array(text.utf8) + [UInt8](repeating: 0, count: size)).prefix(size))
      case .bytes(let bytes): return bytes
      }
    }
  }

  typealias Fields = [(number: UInt8, value: Value)]

  /// 2024-05-01 at 06:00:00 UTC in the seconds of the protocol: 1,714,543,200 - 631,065,600.
  static let firstSecond: UInt32 = 1_083_477_600

  var isBigEndian = false
  /// Definitions and data, without header and checksum.
  private(set) var content: [UInt8] = []

  init(isBigEndian: Bool = false) { self.isBigEndian = isBigEndian }

  /// Defines a local type by the fields of `like`.
  mutating func define(_ local: UInt8 = 0, _ message: UInt16, like fields: Fields, developerSizes: [UInt8] = []) {
    content += [0x40 | (developerSizes.isEmpty ? 0 : 0x20) | local, 0, isBigEndian ? 1 : 0]
    content += Value.uint16(message).content(isBigEndian: isBigEndian) + [UInt8(fields.count)]
    for field in fields {
      content += [field.number, UInt8(field.value.content(isBigEndian: false).count), field.value.type]
    }
    guard !developerSizes.isEmpty else { return }
    content.append(UInt8(developerSizes.count))
    for (index, size) in developerSizes.enumerated() { content += [UInt8(index), size, 0] }
  }

  /// A data message of a local type that has been defined.
  mutating func data(_ local: UInt8 = 0, _ fields: Fields, developer: [UInt8] = []) {
    content.append(local)
    append(fields, developer)
  }

  /// A data message with the low five bits of its time in the header.
  mutating func compressed(_ local: UInt8, offset: UInt32, _ fields: Fields) {
    content.append(0x80 | local << 5 | UInt8(offset & 0x1F))
    append(fields, [])
  }

  private mutating func append(_ fields: Fields, _ developer: [UInt8]) {
    for field in fields { content += field.value.content(isBigEndian: isBigEndian) }
    content += developer
  }

  /// Defines a message and writes it once.
  mutating func message(_ message: UInt16, _ fields: Fields) {
    define(0, message, like: fields)
    data(0, fields)
  }

  mutating func raw(_ bytes: [UInt8]) { content += bytes }

  /// The whole file.
  func file(headerSize: UInt8 = 14, checksum: UInt16? = nil, declaredSize: UInt32? = nil) -> [UInt8] {
    let size = declaredSize ?? UInt32(content.count)
    var bytes: [UInt8] = [headerSize, 0x20, 0x54, 0x08]
    bytes += Value.uint32(size).content(isBigEndian: false) + Array(".FIT".utf8)
    if headerSize >= 14 {
      bytes += Value.uint16(FITWriter.checksum(of: bytes)).content(isBigEndian: false)
      bytes += [UInt8](repeating: 0, count: Int(headerSize) - 14)
    }
    bytes += content
    return bytes + Value.uint16(checksum ?? FITWriter.checksum(of: bytes)).content(isBigEndian: false)
  }

  /// Bit by bit, unlike the reader's own.
  static func checksum(of bytes: [UInt8]) -> UInt16 {
    var sum: UInt16 = 0
    for byte in bytes {
      for bit in 0..<8 {
        let isSet = (sum ^ UInt16(byte >> bit)) & 1 == 1
        sum >>= 1
        if isSet { sum ^= 0xA001 }
      }
    }
    return sum
  }
}

/// Messages as watches write them.
extension FITWriter {
  mutating func fileID(type: UInt8 = 4, manufacturer: UInt16 = 1, product: UInt16 = 3113, name: String? = nil) {
    var fields: Fields = [
      (0, .uint8(type)), (1, .uint16(manufacturer)), (2, .uint16(product)), (4, .uint32(FITWriter.firstSecond)),
    ]
    if let name { fields.append((8, .text(name, size: 20))) }
    message(0, fields)
  }

  /// Semicircles of 47.5 degrees and of so many ten-thousandths of a degree beside 8.5.
  static func record(_ second: UInt32, east: Int32 = 0) -> Fields {
    [
      (253, .uint32(firstSecond + second)), (0, .sint32(566_697_074)), (1, .sint32(101_408_950 &+ 1193 &* east)),
      (2, .uint16(4500)), (5, .uint32(300 &* second)), (3, .uint8(140)), (4, .uint8(85)),
    ]
  }

  /// Records one second apart, 3 m/s, from second to second.
  mutating func records(_ seconds: Range<UInt32>) {
    define(1, 20, like: FITWriter.record(0))
    for second in seconds { data(1, FITWriter.record(second, east: Int32(second))) }
  }

  mutating func session(
    sport: UInt8 = 1, subSport: UInt8 = 0, start: UInt32 = 0, seconds: UInt32 = 60, distance: UInt32 = 18_000,
    elapsed: UInt32? = nil
  ) {
    message(
      18,
      [
        (253, .uint32(FITWriter.firstSecond + start + seconds)), (2, .uint32(FITWriter.firstSecond + start)),
        (5, .uint8(sport)), (6, .uint8(subSport)), (7, .uint32(1000 * (elapsed ?? seconds))),
        (8, .uint32(1000 * seconds)),
        (9, .uint32(distance)), (22, .uint16(12)),
      ])
  }

  mutating func lap(start: UInt32, seconds: UInt32, intensity: UInt8 = 0, trigger: UInt8 = 2) {
    message(
      19,
      [
        (253, .uint32(FITWriter.firstSecond + start + seconds)), (2, .uint32(FITWriter.firstSecond + start)),
        (7, .uint32(1000 * seconds)), (8, .uint32(1000 * seconds)), (9, .uint32(300 * seconds)),
        (23, .uint8(intensity)), (24, .uint8(trigger)),
      ])
  }

  mutating func timer(_ type: UInt8, at second: UInt32) {
    message(21, [(253, .uint32(FITWriter.firstSecond + second)), (0, .uint8(0)), (1, .uint8(type))])
  }

  mutating func activity(time: UInt32 = firstSecond, local: UInt32) {
    message(34, [(253, .uint32(time)), (5, .uint32(local))])
  }

  /// A run of a minute with everything that belongs to it.
  ///
  /// - Parameter recorded: seconds of it that have a record.
  static func run(isBigEndian: Bool = false, recorded: UInt32 = 61) -> FITWriter {
    var writer = FITWriter(isBigEndian: isBigEndian)
    writer.fileID()
    writer.timer(0, at: 0)
    writer.records(0..<recorded)
    writer.timer(4, at: 60)
    writer.lap(start: 0, seconds: 60, trigger: 7)
    writer.session()
    writer.activity(local: firstSecond + 7200)
    return writer
  }
}

import TrackModel

/// One data message: whose definition it follows and where its content begins.
struct FITMessage {
  let definition: Int
  let start: Int
  /// Seconds of the protocol, of the message itself or out of its compressed header; nil where neither is known.
  let time: UInt32?
}

/// Why the messages of a file cannot be followed to its end.
enum FITDamage: Hashable {
  /// The last message is not whole.
  case cut
  /// A data message of a local type that nothing has defined.
  case undefined
  /// A definition that cannot be one.
  case malformed
}

/// Walks through the messages of one FIT file from its header to its checksum.
struct FITMessages {
  let bytes: FITBytes
  let end: Int
  /// Where the next message begins, or the damage.
  private(set) var position: Int
  private var definitions = [FITDefinition](repeating: FITDefinition(), count: 16)
  /// The base for compressed timestamps: the newest time of any message.
  private var lastTime: UInt32?
  private(set) var damage: FITDamage?
  /// The content is known to be changed, so that nothing is believed unseen and damage is stepped over.
  let isDoubtful: Bool
  /// Places of damage that were stepped over.
  private(set) var losses = 0
  private var recovery = FITRecovery()
  /// What developers' fields of records mean; known when the messages are gone through a second time.
  var developerFields = FITDeveloperFields()

  /// - Parameters:
  ///   - range: the messages, without header and checksum; inside the bytes.
  ///   - isDoubtful: the checksum or the size is wrong.
  init(_ bytes: FITBytes, in range: Range<Int>, isDoubtful: Bool) {
    self.bytes = bytes
    self.isDoubtful = isDoubtful
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next data message that is used; nil at the end and at damage that cannot be stepped over.
  mutating func next() -> FITMessage? {
    while position < end {
      if !isDoubtful {
        passUnused()
        guard position < end else { break }
      }
      let here = position
      let timeBefore = lastTime
      let header = bytes[here]
      if header & 0xC0 == 0x40 {
        if define(header) { continue }
      } else if let message = data(header) {
        let isGood = !isDoubtful || recovery.admits(message, of: self)
        if isGood {
          if definitions[message.definition].isUsed { return message }
          continue
        }
        damage = .malformed
        lastTime = timeBefore
      }
      position = here
      guard isDoubtful, let next = recovery.resumption(after: here, of: self) else { return nil }
      damage = nil
      losses += 1
      position = next
    }
    return nil
  }

  /// Goes behind whole messages of kinds that are not used, most of a newer watch's, in as few steps as can be.
  @inline(__always) private mutating func passUnused() {
    var here = position
    while here < end, bytes[here] & 0xC0 == 0 {
      let local = Int(bytes[here] & 0x0F)
      guard definitions[local].isPassed, definitions[local].size < end - here else { break }
      if let offset = definitions[local].timeOffset {
        let time = bytes.uint32(at: here + 1 + offset, isBigEndian: definitions[local].isBigEndian)
        if time != .max { lastTime = time }
      }
      here += 1 + definitions[local].size
    }
    position = here
  }

  /// The data message at the position, which is then behind it; nil where it is damaged.
  @inline(__always) private mutating func data(_ header: UInt8) -> FITMessage? {
    let isCompressed = header & 0x80 != 0
    let local = Int(isCompressed ? header >> 5 & 0x03 : header & 0x0F)
    guard definitions[local].isDefined else {
      damage = .undefined
      return nil
    }
    let start = position + 1
    guard definitions[local].size <= end - start else {
      damage = .cut
      return nil
    }
    position = start + definitions[local].size
    return FITMessage(
      definition: local, start: start,
      time: time(of: definitions[local], at: start, compressed: isCompressed ? header & 0x1F : nil))
  }

  @inline(__always) private mutating func time(of definition: FITDefinition, at start: Int, compressed: UInt8?)
    -> UInt32?
  {
    if let offset = definition.timeOffset {
      let value = bytes.uint32(at: start + offset, isBigEndian: definition.isBigEndian)
      guard value != .max else { return nil }
      lastTime = value
      return value
    }
    guard let compressed, let base = lastTime else { return nil }
    // The low five bits of the time; the time itself never goes back.
    lastTime = base &+ ((UInt32(compressed) &- base) & 0x1F)
    return lastTime
  }

  /// Takes the definition at the position. False where it is damaged.
  private mutating func define(_ header: UInt8) -> Bool {
    let fieldsStart = position + 6
    guard fieldsStart <= end else {
      damage = .cut
      return false
    }
    let isSound = isDoubtful ? FITRecovery.isDefinition(bytes, at: position, end: end) : bytes[position + 2] <= 1
    guard isSound else {
      damage = .malformed
      return false
    }
    let isBigEndian = bytes[position + 2] == 1
    var definition = FITDefinition(bytes.uint16(at: position + 3, isBigEndian: isBigEndian), isBigEndian: isBigEndian)
    let fieldsEnd = fieldsStart + 3 * Int(bytes[position + 5])
    guard fieldsEnd <= end else {
      damage = .cut
      return false
    }
    for at in stride(from: fieldsStart, to: fieldsEnd, by: 3) {
      definition.append(number: bytes[at], size: Int(bytes[at + 1]), typeByte: bytes[at + 2])
    }
    let isRecord = definition.message == FITProfile.Message.record
    var definitionEnd = fieldsEnd
    if header & 0x20 != 0 {
      guard fieldsEnd < end, fieldsEnd + 1 + 3 * Int(bytes[fieldsEnd]) <= end else {
        damage = .cut
        return false
      }
      definitionEnd = fieldsEnd + 1 + 3 * Int(bytes[fieldsEnd])
      for at in stride(from: fieldsEnd + 1, to: definitionEnd, by: 3) {
        let meaning = isRecord ? developerFields.meaning(of: bytes[at], developer: bytes[at + 2]) : nil
        definition.append(size: Int(bytes[at + 1]), meaning: meaning)
      }
    }
    definitions[Int(header & 0x0F)] = definition
    position = definitionEnd
    return true
  }

  // MARK: Values of a message that has just been handed out

  @inline(__always) func definition(of message: FITMessage) -> FITDefinition { definitions[message.definition] }

  /// The definition that a data message with this header would follow; nil where there is none.
  func definition(forHeader header: UInt8) -> FITDefinition? {
    let found = definitions[Int(header & 0x80 != 0 ? header >> 5 & 0x03 : header & 0x0F)]
    return found.isDefined ? found : nil
  }

  @inline(__always) func kind(of message: FITMessage) -> UInt16 { definitions[message.definition].message }

  /// Whether a field holds a value, be it a number or bytes.
  func isTold(_ field: UInt8, of message: FITMessage) -> Bool {
    let fields = definitions[message.definition].fields
    guard let found = fields.first(where: { $0.number == field }), found.type == .byte else {
      return number(field, of: message) != nil
    }
    let start = message.start + found.offset
    return bytes.bytes[start..<start + found.size].contains { $0 != .max }
  }

  /// The first value of a numeric field; nil where it is absent or invalid.
  func number(_ field: UInt8, of message: FITMessage) -> Double? {
    let definition = definitions[message.definition]
    guard let found = definition.fields.first(where: { $0.number == field }) else { return nil }
    return bytes.number(
      at: message.start + found.offset, type: found.type, isBigEndian: definition.isBigEndian)
  }

  /// The same for a total of a session or lap, of units so large; nil also where no activity has it: a field may be
  /// declared as a type that holds any number.
  func total(_ field: UInt8, of message: FITMessage, unit: Double) -> Double? {
    guard let total = number(field, of: message).map({ $0 * unit }), (0..<1e9).contains(total) else { return nil }
    return total
  }

  /// The same for a field that holds whole numbers.
  func integer(_ field: UInt8, of message: FITMessage) -> Int? {
    number(field, of: message).flatMap(Int.init(exactly:))
  }

  /// The same for a field that holds a time.
  func time(_ field: UInt8, of message: FITMessage) -> UInt32? {
    number(field, of: message).flatMap(UInt32.init(exactly:))
  }

  /// A text up to its closing zero, without blanks around it, cut to `limit` bytes; nil where nothing is left.
  func text(_ field: UInt8, of message: FITMessage, limit: Int) -> String? {
    let fields = definitions[message.definition].fields
    guard let found = fields.first(where: { $0.number == field && $0.type == .string }) else { return nil }
    let start = message.start + found.offset
    let content = bytes.bytes[start..<start + found.size].prefix { $0 != 0 }
    return ShortText.make(content.span, limit: limit)
  }
}

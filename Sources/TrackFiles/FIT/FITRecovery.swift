import TrackModel

/// Finds the way back to the messages of a file that has lost or gained bytes, as by a transfer that took it for text.
///
/// Only files whose checksum or size is wrong are read with it. In those a time far from its neighbours is a sign of
/// damage, and two records that follow one another in time are a sign that messages go on.
struct FITRecovery {
  /// Seconds that two times near each other in a file may be apart.
  private static let longestStep = UInt32(CivilDate.secondsPerDay)
  /// The same for records that follow one another.
  private static let shortStep: UInt32 = 60
  /// Bytes behind the damage that are searched.
  private static let window = 32 << 10
  /// Places of damage after which the rest is given up, so that searching stays cheap.
  private static let mostLosses = 500
  /// Messages looked at from one place on.
  private static let chainLength = 8
  /// The time of the newest record.
  private(set) var newest: UInt32?

  /// Whether a message may be believed, behind which `messages` stand: its time is near that of the records, or it is none
  /// of them and messages go on behind it. Some devices write a time of zero, or that of their making, beside what they
  /// are.
  mutating func admits(_ message: FITMessage, of messages: FITMessages) -> Bool {
    guard let time = message.time else { return true }
    let isRecord = messages.kind(of: message) == FITProfile.Message.record
    if let newest, !FITRecovery.isNear(time, newest) { return !isRecord && areFollowed(messages, by: newest) }
    if isRecord { newest = time }
    return true
  }

  /// Whether what stands at the position leads to a definition that can be one, to a record near `newest` in time, or to
  /// the end.
  private func areFollowed(_ messages: FITMessages, by newest: UInt32) -> Bool {
    let bytes = messages.bytes
    var position = messages.position
    for _ in 0..<FITRecovery.chainLength {
      guard position < messages.end else { return true }
      let header = bytes[position]
      if header & 0xC0 == 0x40 {
        return position + 6 <= messages.end && FITRecovery.isDefinition(bytes, at: position, end: messages.end)
      }
      guard let definition = messages.definition(forHeader: header), definition.size < messages.end - position else {
        return false
      }
      if definition.message == FITProfile.Message.record, let offset = definition.timeOffset {
        let time = bytes.uint32(at: position + 1 + offset, isBigEndian: definition.isBigEndian)
        return FITRecovery.isNear(time, newest)
      }
      position += 1 + definition.size
    }
    return false
  }

  private static func isNear(_ time: UInt32, _ other: UInt32) -> Bool {
    (time > other ? time - other : other - time) <= longestStep
  }

  /// Whether a definition at `position` could have been meant: it has only types that there are.
  static func isDefinition(_ bytes: FITBytes, at position: Int, end: Int) -> Bool {
    guard bytes[position + 1] == 0, bytes[position + 2] <= 1 else { return false }
    let fieldsStart = position + 6
    let fieldsEnd = fieldsStart + 3 * Int(bytes[position + 5])
    guard fieldsEnd <= end else { return false }
    for at in stride(from: fieldsStart, to: fieldsEnd, by: 3) {
      if FITBaseType(rawValue: bytes[at + 2] & 0x1F) == nil || bytes[at + 2] & 0x60 != 0 { return false }
    }
    return true
  }

  /// The next place behind `damage` from which messages go on, at first only near the newest record in time; nil where
  /// none is found.
  mutating func resumption(after damage: Int, of messages: FITMessages) -> Int? {
    guard messages.losses < FITRecovery.mostLosses else { return nil }
    let places = damage + 1..<max(min(messages.end, damage + FITRecovery.window), damage + 1)
    if newest != nil, let near = places.first(where: { goesOn(at: $0, messages) }) { return near }
    // The newest time itself may be the wrong one.
    newest = nil
    return places.first { goesOn(at: $0, messages) }
  }

  /// Whether records that fit in time follow, among messages that can be read: two near the newest, or four that
  /// follow one another closely where anything else could be taken for a time.
  private func goesOn(at start: Int, _ messages: FITMessages) -> Bool {
    let bytes = messages.bytes
    let wanted = newest == nil ? 4 : 2
    let longestStep = newest == nil ? FITRecovery.shortStep : FITRecovery.longestStep
    var position = start
    var first: UInt32?
    var last: UInt32?
    var found = 0
    for _ in 0..<FITRecovery.chainLength {
      guard position < messages.end else { return false }
      let header = bytes[position]
      guard header & 0xC0 != 0x40, let definition = messages.definition(forHeader: header),
        definition.size < messages.end - position
      else { return false }
      let content = position + 1
      position = content + definition.size
      guard let offset = definition.timeOffset else { continue }
      let time = bytes.uint32(at: content + offset, isBigEndian: definition.isBigEndian)
      if let newest, !FITRecovery.isNear(time, newest) { return false }
      guard definition.message == FITProfile.Message.record else { continue }
      if let last, time < last || time - last > longestStep { return false }
      first = first ?? time
      last = time
      found += 1
      if found == wanted { return newest != nil || first != last }
    }
    return false
  }
}

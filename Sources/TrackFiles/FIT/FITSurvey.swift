import TrackModel

/// Everything that a FIT file says apart from its records, which may stand before or after them.
struct FITSurvey {
  private(set) var fileType: Int?
  private(set) var clock = FITClock()
  /// Seconds east of UTC; nil where not told.
  private(set) var utcOffset: Int?
  /// In the order of their starts.
  private(set) var sessions: [FITSession] = []
  private(set) var laps: [FITLap] = []
  private(set) var timer = FITTimer()
  private(set) var developerFields = FITDeveloperFields()
  private(set) var recordCount = 0
  /// Least and greatest time of the records, seconds of the protocol.
  private(set) var firstRecord = UInt32.max
  private(set) var lastRecord = UInt32.min
  private(set) var damage: FITDamage?
  /// Places of damage that were stepped over.
  private(set) var losses = 0
  /// Bytes behind the damage that ended the reading.
  private(set) var unread = 0

  private var sportClaim = FITSportClaim()
  private var legs = FITLegs()
  private var manufacturer: Int?
  private var product: Int?
  private var productName: String?

  /// Goes through all messages.
  ///
  /// - Throws: the limit that the file passes.
  init(_ given: FITMessages, limits: ReadLimits) throws(Trouble) {
    var messages = given
    while let message = messages.next() {
      switch messages.kind(of: message) {
      case FITProfile.Message.record:
        recordCount += 1
        developerFields.takeRecord(message, messages)
        if let time = message.time {
          firstRecord = min(firstRecord, time)
          lastRecord = max(lastRecord, time)
          legs.takeRecord(at: time)
        }
      case FITProfile.Message.session: sessions.append(FITSession(message, messages))
      case FITProfile.Message.lap: laps.append(FITLap(message, messages))
      case FITProfile.Message.event:
        if messages.integer(FITProfile.Event.event, of: message) == FITProfile.Event.timer {
          timer.take(message.time, type: messages.integer(FITProfile.Event.type, of: message))
        }
      case FITProfile.Message.fileID: takeFileID(message, messages)
      case FITProfile.Message.deviceInfo: takeDevice(message, messages)
      case FITProfile.Message.activity: takeActivity(message, messages)
      case FITProfile.Message.fieldDescription: developerFields.take(message, messages)
      case FITProfile.Message.sport: takeSport(message, messages)
      default: break
      }
      guard sessions.count + laps.count + timer.eventCount + legs.count <= limits.structures else {
        throw .limit("limit_structures", "the file holds more than \(limits.structures) sessions, laps and events")
      }
    }
    damage = messages.damage
    losses = messages.losses
    unread = messages.end - messages.position
    timer.finish()
    developerFields.leaveOutTold()
    clock.isNeverSet = recordCount > 0 && lastRecord < FITClock.firstAbsolute
    if recordCount == 0, sessions.isEmpty { sessions = FITSession(of: laps).map { [$0] } ?? [] }
    sessions += legs.untold(by: sessions, lastRecord: lastRecord)
    orderSessions()
    leaveOutPauses()
  }

  private mutating func leaveOutPauses() {
    let start = min(sessions.first?.start ?? firstRecord, firstRecord)
    guard hasSpan, start < lastRecord else { return }
    let times = sessions.compactMap(\.timerTime)
    timer.leaveOutPauses(
      in: start...lastRecord, timerTime: times.count == sessions.count && !times.isEmpty ? times.reduce(0, +) : nil,
      end: sessions.count == 1 ? sessions[0].end : nil)
  }

  /// The records span some time, so that something can be measured.
  var hasSpan: Bool { firstRecord < lastRecord }

  var device: String? { FITDevices.name(manufacturer: manufacturer, product: product, productName: productName) }

  /// The program that wrote the file, where it is none of a watch.
  var creator: String? { FITDevices.service(manufacturer) }

  /// The sport where no session tells one: of the laps, if they agree, or of the file.
  var unsaidSport: FITSportClaim {
    if let first = laps.first?.claim, first.meaning != .unknown, laps.allSatisfy({ $0.claim.sport == first.sport }) {
      return first
    }
    return sportClaim
  }

  private mutating func takeSport(_ message: FITMessage, _ messages: FITMessages) {
    let claim = FITSportClaim(
      sport: messages.integer(FITProfile.SportMessage.sport, of: message),
      subSport: messages.integer(FITProfile.SportMessage.subSport, of: message),
      name: messages.text(FITProfile.SportMessage.name, of: message, limit: 64))
    sportClaim.sport = sportClaim.sport ?? claim.sport
    sportClaim.subSport = sportClaim.subSport ?? claim.subSport
    sportClaim.name = sportClaim.name ?? claim.name
    legs.take(claim)
  }

  private mutating func takeFileID(_ message: FITMessage, _ messages: FITMessages) {
    guard fileType == nil, manufacturer == nil else { return }
    fileType = messages.integer(FITProfile.FileID.type, of: message)
    manufacturer = messages.integer(FITProfile.FileID.manufacturer, of: message)
    product = messages.integer(FITProfile.FileID.product, of: message)
    productName = messages.text(FITProfile.FileID.productName, of: message, limit: 80)
  }

  /// The device that wrote the file describes itself a second time, some with a better name.
  private mutating func takeDevice(_ message: FITMessage, _ messages: FITMessages) {
    let maker = messages.integer(FITProfile.DeviceInfo.manufacturer, of: message)
    guard messages.integer(FITProfile.DeviceInfo.index, of: message) ?? 0 == 0, maker == nil || maker == manufacturer
    else { return }
    if productName == nil { productName = messages.text(FITProfile.DeviceInfo.productName, of: message, limit: 80) }
    let isKnown = FITDevices.model(of: manufacturer, product) != nil
    if !isKnown, let better = messages.integer(FITProfile.DeviceInfo.product, of: message) { product = better }
  }

  private mutating func takeActivity(_ message: FITMessage, _ messages: FITMessages) {
    guard let time = message.time, let local = messages.time(FITProfile.Activity.localTimestamp, of: message),
      let offset = clock.offset(time: time, local: local)
    else { return }
    // Garmin's watches know the zone. Others write the same time twice where they do not.
    if offset != 0 || manufacturer == FITDevices.garmin { utcOffset = offset }
  }

  /// Brings the sessions in order of time, without a frame around others and without those that have no place in time.
  private mutating func orderSessions() {
    if sessions.count > 1 {
      let parts = sessions.filter { $0.claim.sport != FITSports.multisport }
      if !parts.isEmpty { sessions = parts }
    }
    if sessions.count > 1 {
      let placed = sessions.filter { $0.start != nil }
      sessions = placed.isEmpty ? [sessions[0]] : placed
    }
    sessions = sessions.enumerated().sorted {
      ($0.element.start ?? 0, $0.offset) < ($1.element.start ?? 0, $1.offset)
    }.map(\.element)
    var kept: [FITSession] = []
    // From the last one on, so that the start of what follows is known.
    var (next, later): (UInt32?, UInt32?) = (nil, nil)
    for session in sessions.reversed() {
      if let last = kept.last, last.start == session.start {
        kept[kept.count - 1] = FITSurvey.rightful(session, last, next: next)
      } else {
        (next, later) = (later, session.start)
        kept.append(session)
      }
    }
    kept.reverse()
    sessions = kept
  }

  /// Seconds by which a corrected copy of a session may be shorter.
  private static let longestCorrection = 5.0

  /// Of two sessions with one start: the same written again, where the later copy counts; or one without any length, or
  /// one around others, beside the one that was meant.
  ///
  /// - Parameter next: the start of the session that follows; nil where none does.
  private static func rightful(_ first: FITSession, _ second: FITSession, next: UInt32?) -> FITSession {
    if first.claim.sport == second.claim.sport { return second }
    let isFrame = { (session: FITSession) in
      if let next, let end = session.end { next < end } else { false }
    }
    if isFrame(first) != isFrame(second) { return isFrame(first) ? second : first }
    // A copy with another sport is a correction, though it may end some seconds earlier.
    return (first.elapsedTime ?? 0) > (second.elapsedTime ?? 0) + longestCorrection ? first : second
  }
}

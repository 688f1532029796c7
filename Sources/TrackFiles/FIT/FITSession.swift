import TrackModel

/// What a session message says: one activity, or one part of a multisport activity.
struct FITSession: Hashable {
  var claim = FITSportClaim()
  /// Seconds of the protocol; nil where not told.
  var start: UInt32?
  var end: UInt32?
  /// Seconds, seconds, metres, metres; nil where not told.
  var elapsedTime: Double?
  var timerTime: Double?
  var distance: Double?
  var ascent: Double?

  init(_ message: FITMessage, _ messages: FITMessages) {
    let profileName = messages.text(FITProfile.Session.profileName, of: message, limit: 64)
    claim = FITSportClaim(
      sport: messages.integer(FITProfile.Session.sport, of: message),
      subSport: messages.integer(FITProfile.Session.subSport, of: message), name: profileName)
    start = messages.time(FITProfile.Totals.startTime, of: message)
    elapsedTime = messages.total(FITProfile.Totals.elapsedTime, of: message, unit: 0.001)
    timerTime = messages.total(FITProfile.Totals.timerTime, of: message, unit: 0.001)
    distance = messages.total(FITProfile.Totals.distance, of: message, unit: 0.01)
    ascent = messages.total(FITProfile.Session.ascent, of: message, unit: 1)
    // The message's own time is when it was written, which some devices take for the start.
    end = FITSession.end(from: start, elapsed: elapsedTime) ?? message.time
    if start == nil, let time = message.time, let elapsedTime {
      start = UInt32(exactly: Int64(time) - Int64(elapsedTime))
    }
  }

  /// A part of an activity of which only the sport and the start are known.
  init(_ claim: FITSportClaim, start: UInt32?) {
    self.claim = claim
    self.start = start
  }

  /// What the laps of a file without a session and without records say together; nil where they tell no distance.
  init?(of laps: [FITLap]) {
    guard let distance = FITLap.distance(of: laps, until: nil), let start = laps.compactMap(\.start).min() else {
      return nil
    }
    let durations = laps.compactMap(\.lap.duration)
    self.start = start
    end = laps.compactMap(\.end).max()
    self.distance = distance
    timerTime = durations.count == laps.count ? durations.reduce(0, +) : nil
    elapsedTime = end.map { Double($0) - Double(start) }
  }

  /// - Parameter elapsed: as ``FITMessages/total(_:of:unit:)`` tells it.
  static func end(from start: UInt32?, elapsed: Double?) -> UInt32? {
    guard let start, let elapsed else { return nil }
    return UInt32(exactly: Int64(start) + Int64(elapsed.rounded(.up)))
  }
}

/// What a lap message says.
struct FITLap: Hashable {
  /// Seconds that laps may end before their session.
  private static let tolerance: UInt32 = 5
  var lap = Lap()
  var claim = FITSportClaim()
  /// Seconds of the protocol; nil where not told.
  var start: UInt32?
  var end: UInt32?

  init(_ message: FITMessage, _ messages: FITMessages) {
    claim = FITSportClaim(
      sport: messages.integer(FITProfile.Lap.sport, of: message),
      subSport: messages.integer(FITProfile.Lap.subSport, of: message))
    start = messages.time(FITProfile.Totals.startTime, of: message)
    let elapsed = messages.total(FITProfile.Totals.elapsedTime, of: message, unit: 0.001)
    end = FITSession.end(from: start, elapsed: elapsed) ?? message.time
    lap.duration = messages.total(FITProfile.Totals.timerTime, of: message, unit: 0.001) ?? elapsed
    lap.distance = messages.total(FITProfile.Totals.distance, of: message, unit: 0.01)
    lap.isRest = FITLap.isRest(messages.integer(FITProfile.Lap.intensity, of: message))
    lap.trigger = FITLap.trigger(messages.integer(FITProfile.Lap.trigger, of: message))
  }

  /// Metres of all together; nil where there is none, one of them tells none, or they do not reach to `end`.
  static func distance(of laps: [FITLap], until end: UInt32?) -> Double? {
    let distances = laps.compactMap(\.lap.distance)
    guard !laps.isEmpty, distances.count == laps.count else { return nil }
    if let end, let last = laps.compactMap(\.end).max(), last < end - min(end, tolerance) { return nil }
    return distances.reduce(0, +)
  }

  /// Intensities of the profile: active, rest, warm-up, cool-down, recovery, interval.
  private static func isRest(_ intensity: Int?) -> Bool? {
    switch intensity {
    case 0, 5: false
    case 1, 4: true
    default: nil
    }
  }

  private static func trigger(_ number: Int?) -> String? {
    switch number {
    case 0: "manual"
    case 1: "time"
    case 2: "distance"
    case 3, 4, 5, 6: "location"
    case 7: "session_end"
    default: nil
    }
  }
}

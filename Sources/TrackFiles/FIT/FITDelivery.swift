import TrackModel

/// Hands the records of one FIT file on, as one activity for each of its sessions.
struct FITDelivery {
  /// Seconds behind the last session from which on a time is taken for a wrong one, that begins no later session.
  private static let latest = UInt32(CivilDate.secondsPerDay)
  private let survey: FITSurvey
  private let facts: FITFacts
  private var timer: FITTimer
  private var reader = FITRecordReader()
  /// The session that is open, by its place in the survey.
  private var current = 0
  /// A sample that the next record may still add to, and whether it begins a stretch.
  private var waiting: TrackSample?
  private var isWaitingFirst = false

  private init(_ survey: FITSurvey, isTruncated: Bool) {
    self.survey = survey
    facts = FITFacts(survey, isTruncated: isTruncated)
    timer = survey.timer
  }

  /// Goes through the messages a second time; whatever the survey found is known by now.
  static func deliver(
    _ given: FITMessages, _ survey: FITSurvey, isTruncated: Bool, to assembly: inout ActivityAssembly
  ) {
    var delivery = FITDelivery(survey, isTruncated: isTruncated)
    var messages = given
    messages.developerFields = survey.developerFields
    assembly.open(delivery.facts.ofActivity(0))
    while let message = messages.next() {
      if messages.kind(of: message) == FITProfile.Message.record { delivery.take(message, messages, &assembly) }
    }
    while delivery.current + 1 < survey.sessions.count { delivery.openNext(&assembly) }
    delivery.handOver(&assembly)
    assembly.close()
  }

  @inline(__always) private mutating func take(
    _ message: FITMessage, _ messages: FITMessages, _ assembly: inout ActivityAssembly
  ) {
    if survey.sessions.count > 1, let time = message.time { advance(to: time, &assembly) }
    if let time = message.time, timer.isStopped(at: time) {
      assembly.facts.tally.points += 1
      assembly.facts.tally.whileStopped += 1
      return
    }
    guard let sample = reader.sample(of: message, messages, clock: survey.clock, &assembly.facts.tally) else { return }
    let isRestart = message.time.map { timer.isRestarted(by: $0) } ?? false
    // Some apps write one record per value.
    if let before = waiting, before.time == sample.time,
      before.fields.isDisjoint(with: sample.fields.subtracting(.time))
    {
      waiting?.add(sample)
      assembly.facts.tally.points -= 1
    } else {
      handOver(&assembly)
      waiting = sample
      isWaitingFirst = isRestart
    }
  }

  /// Opens the sessions that have begun by `time`.
  private mutating func advance(to time: UInt32, _ assembly: inout ActivityAssembly) {
    if let end = survey.sessions.last?.end, time > end, time - end > FITDelivery.latest { return }
    while current + 1 < survey.sessions.count, survey.sessions[current + 1].start ?? 0 <= time {
      openNext(&assembly)
    }
  }

  private mutating func openNext(_ assembly: inout ActivityAssembly) {
    handOver(&assembly)
    current += 1
    reader.reset()
    assembly.open(facts.ofActivity(current))
  }

  @inline(__always) private mutating func handOver(_ assembly: inout ActivityAssembly) {
    guard let sample = waiting else { return }
    if isWaitingFirst { assembly.startsSegment = true }
    assembly.append(sample)
    assembly.facts.tally.used += 1
    waiting = nil
  }
}

extension TrackSample {
  /// Takes the values of another sample of the same time that has none of those that this one has.
  fileprivate mutating func add(_ other: TrackSample) {
    if other.has(.position) { (latitude, longitude) = (other.latitude, other.longitude) }
    if other.has(.altitude) { altitude = other.altitude }
    if other.has(.deviceDistance) { deviceDistance = other.deviceDistance }
    if other.has(.speed) { speed = other.speed }
    if other.has(.heartRate) { heartRate = other.heartRate }
    if other.has(.cadence) { cadence = other.cadence }
    if other.has(.power) { power = other.power }
    fields.formUnion(other.fields)
  }
}

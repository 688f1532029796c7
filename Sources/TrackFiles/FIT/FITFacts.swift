import TrackModel

/// What a FIT file says about each of its activities, apart from the samples.
struct FITFacts {
  /// Seconds that records may end before what a session or lap declares, and all of it was still recorded.
  private static let tolerance: UInt32 = 5
  private let survey: FITSurvey
  private let isTruncated: Bool
  /// For each session; one list where there is none.
  private let laps: [[FITLap]]

  init(_ survey: FITSurvey, isTruncated: Bool) {
    self.survey = survey
    self.isTruncated = isTruncated
    var laps = [[FITLap]](repeating: [], count: max(1, survey.sessions.count))
    for lap in survey.laps { laps[FITFacts.session(of: lap, in: survey.sessions)].append(lap) }
    self.laps = laps
  }

  func ofActivity(_ index: Int) -> ActivityFacts {
    var facts = ActivityFacts(format: .fit)
    facts.device = survey.device
    facts.creator = survey.creator
    facts.utcOffset = survey.utcOffset
    facts.tally.isTruncated = isTruncated
    let session = survey.sessions.indices.contains(index) ? survey.sessions[index] : nil
    var claim = session?.claim ?? survey.unsaidSport
    if claim.meaning == .unknown { claim = survey.unsaidSport }
    facts.sport = claim.meaning
    facts.sportText = claim.name
    if let session {
      facts.declaredStart = survey.clock.milliseconds(session.start)
      if isRecorded(until: session.end) {
        facts.declaredDistance = session.distance ?? FITLap.distance(of: laps[index], until: session.end)
        facts.declaredTimerTime = session.timerTime
        facts.declaredElapsedTime = session.elapsedTime
        facts.declaredAscent = session.ascent
      }
    }
    facts.laps = laps[index].map { lap in
      var told = lap.lap
      told.start = survey.clock.milliseconds(lap.start)
      if !isRecorded(until: lap.end) {
        told.distance = nil
        told.duration = nil
      }
      return told
    }
    if session == nil, let last = survey.laps.compactMap(\.end).max(), last < survey.lastRecord {
      // The lap that was not finished: without it the laps would seem to make up the whole.
      facts.laps.append(Lap(start: survey.clock.milliseconds(last)))
    }
    return facts
  }

  /// What is declared for a time that damage has taken from the records says nothing about those that are left.
  private func isRecorded(until end: UInt32?) -> Bool {
    guard isTruncated, survey.recordCount > 0, let end else { return true }
    return end <= survey.lastRecord || end - survey.lastRecord <= FITFacts.tolerance
  }

  /// The place of the session that a lap belongs to: the last that had begun.
  private static func session(of lap: FITLap, in sessions: [FITSession]) -> Int {
    guard sessions.count > 1, let time = lap.start ?? lap.end else { return 0 }
    return max(0, sessions.indices.partitioningIndex { sessions[$0].start ?? 0 > time } - 1)
  }
}

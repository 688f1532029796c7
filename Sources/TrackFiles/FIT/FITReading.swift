import TrackModel

/// Reads the activities of a FIT file that lies in memory: its messages are gone through twice, because sessions, laps
/// and pauses may stand behind the records that they are about.
enum FITReading {
  /// - Parameter bytes: one FIT file, or several back to back.
  /// - Returns: what is wrong with the file and does not keep it from being used.
  /// - Throws: the reason why nothing of it can be used. What the outlet was given by then is to be discarded.
  static func read(_ bytes: [UInt8], to outlet: Outlet, limits: ReadLimits) throws(Trouble) -> [Trouble] {
    let bytes = FITBytes(bytes: bytes)
    var assembly = ActivityAssembly(outlet: outlet)
    var position = 0
    var points = 0
    var files = 0
    var skip: SkipReason?
    var warning: Trouble?
    while position < bytes.count {
      guard let header = FITHeader(bytes, at: position) else {
        warning = warning ?? (position == 0 ? FITTrouble.header : FITTrouble.trailing)
        break
      }
      files += 1
      guard files <= limits.structures else {
        throw .limit("limit_structures", "more than \(limits.structures) FIT files stand in one")
      }
      let messages = FITMessages(bytes, in: header.messages, isDoubtful: header.isDoubtful)
      let survey = try FITSurvey(messages, limits: limits)
      points += survey.recordCount
      guard points <= limits.points else {
        throw .limit("limit_points", "the file holds more than \(limits.points) points")
      }
      let trouble = FITTrouble.of(header, survey)
      warning = warning ?? trouble
      switch FITContent(survey, isSound: trouble == nil) {
      case .activity:
        FITDelivery.deliver(
          messages, survey, isTruncated: FITTrouble.endsEarly(header, survey), to: &assembly)
      case .skipped(let reason): skip = skip ?? reason
      case .nothing: break
      }
      position = header.end
    }
    if assembly.activityCount == 0 {
      guard let skip else { throw warning ?? FITTrouble.noActivity }
      // What an export holds beside activities is left out whole, whatever its state.
      assembly.skip(skip.code, skip.message)
      return []
    }
    return warning.map { [FITTrouble.asWarning($0)] } ?? []
  }
}

/// What one FIT file is.
private enum FITContent {
  case activity
  case skipped(SkipReason)
  /// Too little is left of it to be anything.
  case nothing

  init(_ survey: FITSurvey, isSound: Bool) {
    let hasTotals = survey.sessions.contains {
      ($0.distance ?? FITLap.distance(of: survey.laps, until: $0.end)) ?? 0 > 0 && $0.start != nil
    }
    switch survey.fileType {
    case nil, 4:
      // Without two points in time or a total, a sound file is left to the analyzer's judgement, a damaged one is none.
      if survey.hasSpan || hasTotals || isSound && survey.recordCount + survey.sessions.count > 0 {
        self = .activity
      } else {
        self = .nothing
      }
    case 6: self = .skipped(SkipReason(code: "course", message: "a course, not a recorded activity"))
    case let type?:
      let content = FITContent.names[type] ?? "something else than an activity (type \(type))"
      self = .skipped(SkipReason(code: "not_an_export", message: "a FIT file of \(content), not a recorded activity"))
    }
  }

  /// Types of FIT files beside activities and courses.
  private static let names = [
    1: "a device's description", 2: "device settings", 3: "sport settings", 5: "a workout", 7: "schedules",
    9: "weights", 10: "totals", 11: "goals", 14: "blood pressure", 15: "daily monitoring", 20: "activity summaries",
    28: "daily monitoring", 32: "daily monitoring", 34: "a segment", 35: "segments",
  ]
}

/// What can be wrong with a FIT file.
enum FITTrouble {
  /// Bytes that hold no record: a checksum and what an added byte has pushed behind it.
  private static let leastRecord = 8

  static let header = Trouble(
    "fit_header", "the header of the FIT file is damaged", remedy: Trouble.exportAgain)
  static let noActivity = Trouble(
    "no_activity", "the FIT file holds no activity", remedy: "export the recorded activity")
  static let cut = Trouble(
    "fit_truncated", "the FIT file ends too early", remedy: Trouble.exportAgain)
  static let undefined = Trouble(
    "fit_damaged", "the FIT file is damaged", remedy: Trouble.exportAgain)
  static let checksum = Trouble(
    "fit_checksum", "the checksum of the FIT file does not fit its content, part of which may be wrong",
    remedy: Trouble.exportAgain)
  static let trailing = Trouble(
    "trailing_bytes", "something that is no FIT file follows the end of the first and was left out",
    remedy: "nothing needs to be done if the run is complete")

  static func places(_ count: Int) -> Trouble {
    Trouble(
      "fit_damaged", "the FIT file is damaged in \(count) \(count == 1 ? "place" : "places")",
      remedy: Trouble.exportAgain)
  }

  /// The same, where something of the file was used nevertheless.
  static func asWarning(_ trouble: Trouble) -> Trouble {
    var warning = trouble
    switch trouble.code {
    case cut.code: warning.message += ", what comes before was used"
    case undefined.code: warning.message += ", what could be read was used"
    default: break
    }
    return warning
  }

  /// What is wrong with one file; nil where nothing is.
  static func of(_ header: FITHeader, _ survey: FITSurvey) -> Trouble? {
    if survey.losses > 0 { return places(survey.losses) }
    // A recording that was broken off ends with what may be a checksum, or anywhere.
    if header.isCut || header.isUnfinished { return cut }
    if survey.damage != nil { return undefined }
    return header.hasWrongChecksum ? checksum : nil
  }

  /// Whether what the device recorded last is not there. Where bytes were lost on the way, the size in the header is no
  /// sign of that, and a checksum may be among the messages.
  static func endsEarly(_ header: FITHeader, _ survey: FITSurvey) -> Bool {
    if survey.losses > 0 { return survey.damage != nil && survey.unread > leastRecord }
    return survey.damage != nil || header.isCut || header.isUnfinished
  }
}

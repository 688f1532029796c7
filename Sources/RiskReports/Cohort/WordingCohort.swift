/// The sentences of reports on many athletes.
extension Wording {
  static func cohortTitle(_ count: Int) -> String {
    "Hamstring-risk reports of \(counted(count, "athlete", "athletes"))"
  }

  static func athletesFlagged(_ count: Int) -> String { count == 0 ? "nobody with flags" : "\(count) with flags" }
  static func athletesUnknown(_ count: Int) -> String { "\(count) with too little history" }
  static func athletesIdle(_ count: Int) -> String { "\(count) without a run in this week" }
  static func athletesUndated(_ count: Int) -> String { "\(count) without a run whose day is known" }
  static func athletesRunless(_ count: Int) -> String { "\(count) without a run in any file" }
  static func athletesUnread(_ count: Int) -> String { "\(count) without a file that could be read" }
  static func athletesWithProblems(_ names: [String]) -> String {
    "Problems with files (their number), told in each report: \(names.joined(separator: ", "))."
  }

  static let cohortColumns = ["Athlete", "Level", "Runs", "Distance", "Change", "Last run"]
  static let cohortStoodOut = "What stood out"
  static let cohortCaption = "Each athlete in this week: flags first, the highest level at the top, then by name"
  static let nothingRead = "nothing read"
  static let noDay = "no known day"
  static func ofRunsNotShown(_ factor: String) -> String { "\(factor) (of runs not shown)" }
  static func noRunIn(files count: Int) -> String { "no run in \(files(count))" }
  static let cohortPage = "All athletes"
}

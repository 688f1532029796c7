import HamstringRisk
import TrackModel

/// The sentences of pages: HTML and Markdown.
extension Wording {
  static func pageTitle(week: String, athlete: String) -> String { "\(week) · Hamstring-risk report: \(athlete)" }
  static let reportName = "Hamstring-risk report"

  // MARK: The headline

  static func levelHeadline(_ level: Level?) -> String {
    switch level {
    case nil: "Not enough history to judge"
    case Level.none?, .info?: "As usual"
    case .low?: "Low: a bit above usual"
    case .medium?: "Medium: clearly above usual"
    case .high?: "High: far above usual, or new"
    }
  }

  /// - Parameter flags: one of each kind.
  static func whatChanged(_ flags: [Flag]) -> String {
    let names = flags.map { $0.isReturn ? "a return after a break" : change($0.factor) }
    guard let last = names.last else { return "" }
    let list = names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
    return "What changed: \(list)."
  }

  private static func change(_ factor: Factor) -> String {
    switch factor {
    case .warmup: factor.change + " before hard running"
    case .newTerrain: factor.change + " with climbs"
    default: factor.change
    }
  }

  static let nothingChanged = "Nothing in this week stands out from what has been usual for this runner."
  static func cannotJudge(_ history: HistoryThresholds) -> String {
    "There are too few weeks and runs before this one to say what is usual; comparisons begin after "
      + "\(counted(history.baselineDays, "day", "days")) and \(counted(history.baselineRuns, "run", "runs"))."
  }
  static let weekWithoutRun = "No run was recorded in this week."

  static func weekFacts(runs: Int, distance: String, change: String?, ascent: String?) -> [String] {
    [Wording.runs(runs), distance] + (change.map { ["\($0) against the week before"] } ?? [])
      + (ascent.map { ["\($0) of ascent"] } ?? [])
  }

  // MARK: Sections

  static let weeksHeading = "Weeks"
  static let weeksCaption = "Each week and its level"
  static let weeksCaptionChange = ", its change against the week before"
  static let weeksCaptionBase = ", and the base that the level compares with"
  static func weeksWithoutRun(_ count: Int, _ first: String, _ last: String) -> String {
    "\(counted(count, "week", "weeks")) without a run: \(first) to \(last)"
  }
  static let chartsHeading = "At a glance"
  static func chartsLimited(weeks: Int) -> String { "The charts show the newest \(weeks) weeks." }
  static let chartMarks = "Marks above weeks and runs:"
  static let flagsHeading = "What stands out"
  static func weekFlagsHeading(_ week: String, days: String) -> String { "Week \(week) (\(days))" }
  static let weeksBeforeHeading = "The weeks before"
  static func weekBefore(_ week: String, level: String, _ names: String) -> String { "\(week), \(level): \(names)" }
  static let valueLabel = "Value"
  static let usualLabel = "Usual"
  static let thresholdLabel = "Threshold"
  static let evidenceLabel = "Evidence"
  static let beforeLabel = "How often"
  static let whereLabel = "Where"
  static let noneSoFar = "none so far"
  static let noPictures = "No pictures: the recording holds no way to draw, neither by distance nor by positions."
  static let sourcesHeading = "Sources"
  /// - Parameter sources: those told below.
  static func sourcesLead(_ sources: [String]) -> String {
    "What the flags of this report rest on, and how strong that is."
      + (sources.contains { $0.lowercased().contains("the article") } ? " \(RuleNotes.article)" : "")
      + (sources.contains { $0.contains(RuleNotes.choiceMark) } ? " \(RuleNotes.choice)" : "")
  }
  static let budgetLead = "What would not stand out from your usual; a ceiling, not a target."
  static func upTo(_ amount: String) -> String { "up to \(amount)" }
  static let budgetRows = ["Distance", "Longest run", "Ascent", "Fast running", "Stairs and very steep paths"]

  // MARK: The article's advice

  static let articleHeading = "When the hamstring aches"
  static let articleScope = "For low-grade pain without a suspected injury."
  static let stopSignsHeading = "Stop signs first"
  static let stopSigns = [
    "Pain that increases: rest.",
    "A limp, a changed gait, or a leg that cannot bear weight: see a physical therapist.",
    "Pushing on through an injury prolongs it.",
  ]
  static let adjustmentsHeading = "While the pain is low-grade"
  static let adjustments = [
    "Less elevation gain: less steep or fewer hills and stairs for a while; where hills cannot be avoided, fewer "
      + "kilometres on the hilly runs.",
    "Watch the pace: after a large increase start with shorter distances at the new pace, then lengthen slowly as long "
      + "as there is no pain during the run, right after it, or the next morning.",
    "Ten-percent rule: let the weekly distance grow by no more than 10\u{A0}%.",
    "More warm-up before the run: butt kicks, straight-leg kicks, foam rolling, hip bridges and other dynamic exercises, "
      + "until you sweat.",
  ]
  static let preventionHeading = "Keeping it away"
  static let prevention = [
    "Keep watching terrain, mileage, pace and intervals.",
    "Stretch: dynamic before the run, static after it.",
    "Strengthen hamstrings, glutes and hips.",
    "Warm up before every run, and never skip it.",
    "Foam-roll before and after the run.",
  ]
  static let changesHeading = "What may be worth changing now"

  // MARK: The runner's own log

  static func stopSign(_ message: String, _ advice: String) -> String { "Stop: \(message) \(advice)" }
  static let painHeading = "Pain log"
  static let noPainInPeriod = "No entry in these weeks."
  static func earlierPain(_ count: Int) -> String {
    "and \(counted(count, "earlier entry", "earlier entries"))"
  }
  static let painColumns = ["Day", "When", "Level", "Side", "Remarks"]
  static let painCaption = "The newest entries of these weeks"
  static func side(_ side: PainEntry.Side?) -> String { side?.rawValue ?? "" }
  static func remarks(_ entry: PainEntry) -> [String] {
    (entry.limp ? ["limp"] : []) + (entry.cannotBearWeight ? ["could not bear weight"] : [])
  }
  /// What follows where there is too little to compare: the flare-ups told are the newest ones.
  static func flareUpsLead(_ count: Int, of all: Int) -> String {
    let which = count == all ? (count == 1 ? "it" : "each") : "the newest \(count)"
    return "Until then, this is what went before \(which)."
  }
  static func flareUp(_ day: String, _ windows: [String]) -> String {
    "Before the flare-up of \(day): " + windows.joined(separator: "; ") + "."
  }
  static func flareUpWindow(_ days: ClosedRange<Int>, runs: Int, factors: [String]) -> String {
    let span = "\(days.lowerBound)–\(days.upperBound) days before"
    let count = runs == 0 ? "no run" : Wording.runs(runs)
    return "\(span): \(count)" + (factors.isEmpty ? "" : ", with " + factors.joined(separator: " and "))
  }
  static let habitsHeading = "What the habit log shows"
  static func habit(_ habit: HabitEntry.Habit, days: Int, weeks: Int) -> String {
    let name: String =
      switch habit {
      case .warmUp: "Warm-up"
      case .stretching: "Stretching"
      case .foamRolling: "Foam rolling"
      case .strength: "Strength"
      }
    return "\(name): on \(counted(days, "day", "days")) of the last \(weeks) weeks."
  }

  // MARK: A page per week

  static let indexTitle = "Hamstring-risk reports"
  static let previousPage = "Week before"
  static let nextPage = "Week after"
  static let indexPage = "All weeks"
  static let pagesLabel = "Pages"
  static let indexColumns = ["Week", "Days", "Distance", "Level", "What stood out"]
  static let indexCaption = "A page for each week with a run, the newest first"
}

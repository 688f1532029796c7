import HamstringRisk

/// Words of plans, replays of a history, and figures of load.
extension Wording {
  // MARK: Weeks

  /// Nil where nothing is left.
  static func headroom(_ distance: String?) -> String {
    distance.map { "\($0) more before this week stands out from your usual." }
      ?? "This week is above your usual already."
  }

  /// In the first week after a break.
  static func headroomOfReturn(_ distance: String?, share: String) -> String {
    let usual = "\(share) of your usual week before the break"
    return distance.map { "\($0) more make \(usual): enough for the first week back." }
      ?? "This week holds \(usual) already: enough for the first week back."
  }

  static let noLoad = "Load (information only): not enough data; it takes 28 days, with running in them."
  static func load(_ figures: String) -> String { "Load (information only): \(figures)" }
  static func coupledRatio(_ ratio: String) -> String { "7 to 28 days, coupled \(ratio)" }
  static func uncoupledRatio(_ ratio: String) -> String { "uncoupled \(ratio)" }
  static func weightedRatio(_ ratio: String) -> String { "exponentially weighted \(ratio)" }
  static func monotony(_ ratio: String) -> String { "monotony \(ratio) (sample deviation)" }
  static func strain(_ distance: String) -> String { "strain \(distance)" }

  // MARK: Plans

  static func plannedRun(_ facts: String) -> String { "The planned run: \(facts)" }
  static func upBy(_ height: String) -> String { "\(height) up" }
  static func upByStairs(_ height: String) -> String { "\(height) by stairs" }
  static let nothingStandsOut =
    "Nothing that was told of this run and can be compared stands out from what has been usual."
  static let noUsualYet = "Not enough data: there is no usual yet to compare this run with."
  static let notJudgedHeading = "What a plan cannot tell"
  static func plannedElsewhere(_ week: String) -> String {
    "The planned run is not in this week but in \(week)."
  }
  static func weekWith(_ week: String, _ distance: String) -> String { "\(week) with it: \(distance)" }

  // MARK: Replays of a history

  static let backtestTitle = "How often each rule fired"
  static func backtestSpan(_ first: String, _ last: String, weeks: Int, active: Int, runs: Int) -> String {
    "\(first) to \(last): \(counted(weeks, "week", "weeks")), \(active) with running, \(Wording.runs(runs))"
  }
  static let backtestColumns = [
    "Rule", "Of", "Info", "Low", "Medium", "High", "Low+/26w", "Med+/26w", "Med+ runs",
  ]
  static let ofRuns = "runs"
  static let ofWeeks = "weeks"
  static let backtestNote =
    "Low+ and Med+ count flags of that level or above: in 26 weeks of this history, weeks without running counted in, and "
    + "as a share of its runs. A rule at medium or above in more "
    + "than 15\u{A0}% of runs says too much: raise its steps, or see whether the runs really differ that much."
  static let backtestNothing = "No run with a date was found: there is no history to replay."
}

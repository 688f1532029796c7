import TrackModel

/// Sentences about the history as a whole, about two changes at once, and about the budget.
enum StateText {
  /// Closes every flag of a run that is named as a race (Definitions.md A3).
  static let plannedRace = "By its name a race: planned, and not a habit to build on."
  /// - Parameter day: the last one that is shown; nil where nothing came after it.
  static func buildingBaseline(
    runs: Int, days: Int, until day: CivilDate?, _ history: HistoryThresholds, _ text: MeasureText
  ) -> String {
    "Building your baseline: \(text.count(runs, "run")) over \(text.count(days, "day")) "
      + (day.map { "up to \($0)" } ?? "so far") + ". Most comparisons begin "
      + "after \(CountText.span(history.baselineDays)) and \(CountText.spelled(history.baselineRuns, "run")), those of pace "
      + "and warm-up earlier."
  }

  static func returnAfterBreak(days: Int, _ text: MeasureText) -> String {
    "Return \(text.count(days, "day")) after the run before: begin with less than before the break and build up."
  }

  /// - Parameter quiet: the highest level of pain of a quiet day.
  static func stopSignLapsed(_ sign: StopSign, quiet: Int) -> String {
    "\(sign.message) No entry since then says that it is well again (\(quiet) of 10 or less, without a limp): if it is not, "
      + "no advice here holds but that of the article, which is to rest or to see a physical therapist."
  }

  static func runsAfterToday(_ runs: Int, last: CivilDate, today: CivilDate, _ text: MeasureText) -> String {
    "\(text.count(runs, "run")) \(runs == 1 ? "is" : "are") dated after today, \(today)\(runs == 1 ? "" : ", the last"): "
      + "\(last). Where the watch's clock was wrong, nothing said of that time holds."
  }

  static func runsMayBeMissing(days: Int, usual: Double, _ text: MeasureText) -> String {
    "Some runs may be missing: \(text.count(days, "day")) with a run in this week, usually \(text.decimal(usual, places: 0))."
  }

  static let sensorChanged =
    "The source of altitude changed: hills and stairs cannot be compared yet with the runs before."

  static let twoChangesSource = "The article's three causes; changing one thing at a time is its advice"
  static let twoChangesQuality = "Counts changes at medium or above; their levels stand with them."

  static func twoChanges(_ factors: [Factor]) -> String {
    let names = factors.map(\.change)
    // There are three kinds.
    return
      "\(factors.count > 2 ? "Three" : "Two") changes at once: \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "")."
  }

  static func runsNotShown(_ factors: [Factor]) -> String {
    "Runs of this week that are not shown are flagged, too: \(factors.map(\.change).joined(separator: ", "))."
  }

  static func noRecentHistory(_ weeks: Int) -> String {
    "No runs in the last \(CountText.spelled(weeks, "week")): there is no recent usual to build on."
  }

  static func firstWeekIsRunning(_ weeks: Int) -> String {
    "No runs in the \(CountText.spelled(weeks, "week")) before this one: there is nothing to build on until it is over."
  }

  /// - Parameter withUndated: there are runs, too, whose day is not known.
  static func notEnoughHistory(_ thresholds: Thresholds, withUndated: Bool) -> String {
    "Fewer than \(CountText.spelled(thresholds.weeklyMileage.weeks, "week")) or "
      + "\(CountText.spelled(thresholds.history.baselineRuns, "run"))\(withUndated ? " with a known day" : "") so far: "
      + "there is no usual yet to build on."
  }

  static func budgetDistance(_ base: BudgetBase, _ text: MeasureText) -> String {
    "Distance: \(part(of: base, text.distance(base.metres), text))."
  }

  static func budgetAscent(_ base: BudgetBase, _ text: MeasureText) -> String {
    "Ascent: \(part(of: base, text.height(base.metres), text))."
  }

  private static func part(of base: BudgetBase, _ amount: String, _ text: MeasureText) -> String {
    switch base.kind {
    case .usual: "\(text.change(base.factor - 1)) on your usual week of \(amount)"
    case .firstWeekBack: "\(text.change(base.factor - 1)) on a first week back of \(amount)"
    case .beforeBreak(let days):
      "\(text.percent(base.factor)) of your usual week of \(amount) from before a break of \(text.count(days, "day"))"
    case .beforeLastBreak: "\(text.percent(base.factor)) of your usual week of \(amount) from before the break"
    }
  }

  static func budgetAfterBreak(_ history: HistoryThresholds, _ text: MeasureText) -> String {
    "After a break of \(text.count(history.returnDays, "day")) or more: \(text.percent(history.returnShare)) in the first "
      + "week, up to \(text.percent(history.secondReturnShare)) in the second, then what the weeks before allow."
  }

  static func budgetLongest(longest: Double, days: Int, step: Double, _ text: MeasureText) -> String {
    "Longest run: \(text.change(step)) on the longest that lies within \(days) days on every day of that week "
      + "(\(text.distance(longest)))."
  }

  static func budgetLongest(longest: Double, days: Int, share: Double, _ text: MeasureText) -> String {
    "Longest run: \(text.percent(share)) of the longest in \(days) days before the break "
      + "(\(text.distance(longest)))."
  }

  static let budgetLongestIsWeek = "The whole week may hold less than that, so it is the limit."

  /// Where the steps of a rule are infinite.
  static func budgetTurnedOff(_ what: String) -> String {
    "\(what): no limit, since the rule is turned off in the settings."
  }

  static func budgetFirstHills(_ metres: Double, most: Double, _ text: MeasureText) -> String {
    "Ascent: your usual week is flat (\(text.height(most))); below \(text.height(metres)) nothing stands out."
  }

  static func budgetAscentOfRun(_ metres: Double, days: Int, most: Double, _ text: MeasureText) -> String {
    "Ascent of one run: up to \(text.height(metres)), with \(text.height(most)) the most of one run in \(days) days."
  }

  static func budgetHillyRuns(_ usual: Int, weeks: Int, _ text: MeasureText) -> String {
    "Hilly runs: up to \(usual + 1), with \(usual) at most in any of the \(CountText.spelled(weeks, "week")) before."
  }

  /// - Parameter speed: from which running is fast, m/s.
  static func budgetFast(
    from speed: Double, most: Double, days: Int, step: Double, share: Double?, _ text: MeasureText
  ) -> String {
    "Fast running (\(text.pace(speed)) or faster), in runs that are easy for the most part: \(part(step, share, text)) "
      + "the most of one week in \(days) days (\(text.distance(most)))."
  }

  static func budgetFirstFast(
    _ metres: Double, from speed: Double, most: Double, withoutRaces: Bool, days: Int, _ text: MeasureText
  ) -> String {
    "Fast running (\(text.pace(speed)) or faster): \(most < 0.5 ? none(withoutRaces) : "\(text.distance(most)) at most in a week") in "
      + "the last \(days) days; less than \(text.distance(metres)) in a run does not stand out."
  }

  static func budgetFastOfRun(_ metres: Double, days: Int, most: Double, _ text: MeasureText) -> String {
    "Fast running of one run: up to \(text.limit(metres)), with \(text.distance(most)) the most of one run in "
      + "\(days) days."
  }

  /// - Parameter speed: plain, m/s.
  static func budgetVeryFast(
    _ metres: Double, from speed: Double, days: Int, most: Double, withoutRaces: Bool, _ text: MeasureText
  ) -> String {
    "Very fast running (\(text.pace(speed)) or faster) of one run: up to \(text.limit(metres)) of it, with "
      + "\(most < 0.5 ? none(withoutRaces) : text.distance(most) + " the most of one run") in \(days) days."
  }

  private static func none(_ withoutRaces: Bool) -> String { withoutRaces ? "none outside of races" : "none" }

  static let budgetUndated = "Runs whose day is not known are left out."

  static let budgetRaces =
    "Races are no habit to build on: they are left out of what fast running, stairs and single runs may hold."

  static func budgetStairs(most: Double, days: Int, step: Double, share: Double?, _ text: MeasureText) -> String {
    "Stairs and very steep paths: \(part(step, share, text)) the most of one week in \(days) days "
      + "(\(text.height(most)))."
  }

  static func budgetFirstStairs(_ metres: Double, most: Double, days: Int, _ text: MeasureText) -> String {
    "Stairs: \(most < 0.5 ? "none" : "\(text.height(most)) at most in a week") in the last \(days) days; less than "
      + "\(text.height(metres)) in a run does not stand out."
  }

  static func budgetStairsOfRun(_ metres: Double, days: Int, most: Double, _ text: MeasureText) -> String {
    "Stairs of one run: up to \(text.height(metres)), with \(text.height(most)) the most of one run in \(days) days."
  }

  private static func part(_ step: Double, _ share: Double?, _ text: MeasureText) -> String {
    share.map { "\(text.percent($0)) of" } ?? "\(text.change(step)) on"
  }

  /// - Parameter grade: metres up per metre.
  static func budgetHills(grade: Double, _ text: MeasureText) -> String {
    let each =
      text.units == .metric
      ? (length: 1000.0, name: "kilometre") : (length: MeasureText.metresPerMile, name: "mile")
    return
      "Spend it together: it comes to \(text.height(grade * each.length)) of ascent per \(each.name); a run that is "
      + "hillier than that should be shorter."
  }

  static func budgetNewPace(share: Double, median: Double, _ text: MeasureText) -> String {
    "At a new pace, which stands out in any case: up to \(text.distance(share * median)) at first (\(text.percent(share)) of your median run), longer "
      + "only while there is no pain during the run, right after it or the next morning."
  }

  // MARK: Plans

  static let planQuality = "A plan, not a recording."
  static let planWithoutPace = "Pace and fast running: no pace was told; give --pace to have them judged."
  static let planWithoutNormalPace = "Pace and fast running: no normal pace yet to compare with."
  static let planWithoutAscent = "Hills and stairs: no ascent was told; give --ascent to have them judged."
  static let planWithoutAltitude =
    "Hills and stairs: too few recent runs whose altitude can be trusted to compare with."
  static let planNeverTells = "Warm-up, steepness and new ground show only in a recording."
}

extension Factor {
  /// A few words for what changed, for the middle of a sentence.
  public var change: String {
    switch self {
    case .pace: "a faster pace"
    case .fastRunning: "more fast running"
    case .stairs: "more stairs"
    case .hills: "more elevation gain"
    case .steepness: "steeper hills"
    case .singleRunSpike: "a longer run"
    case .weeklyMileage: "more distance in the week"
    case .warmup: "little warm-up"
    case .newTerrain: "new ground"
    case .combined: "two things at once"
    case .pain: "pain"
    }
  }
}

/// Sentences about the history as a whole, about two changes at once, and about the budget.
enum StateText {
  /// Closes every flag of a run that is named as a race (Definitions.md A3).
  static let plannedRace = "By its name a race: planned, and not a habit to build on."
  static func buildingBaseline(runs: Int, days: Int, _ text: MeasureText) -> String {
    "Building your baseline: \(text.count(runs, "run")) over \(text.count(days, "day")) so far. Most comparisons begin "
      + "after four weeks and six runs, those of pace and warm-up earlier."
  }

  static func returnAfterBreak(days: Int, _ text: MeasureText) -> String {
    "Return after \(text.count(days, "day")) without a run: begin with less than before the break and build up."
  }

  static func runsMayBeMissing(days: Int, usual: Double, _ text: MeasureText) -> String {
    "Some runs may be missing: \(text.count(days, "day")) with a run in this week, usually \(text.decimal(usual, places: 0))."
  }

  static let sensorChanged =
    "The source of altitude changed: hills and stairs cannot be compared yet with the runs before."

  static let twoChangesSource = "The article's three causes; changing one thing at a time is its advice"
  static let twoChangesQuality = "Counts changes at medium or above; their levels stand with them."

  static func twoChanges(_ factors: [Factor]) -> String {
    "Two changes at once: \(factors.map(name).joined(separator: " and "))."
  }

  static func name(_ factor: Factor) -> String {
    switch factor {
    case .pace: "a faster pace"
    case .fastRunning: "more fast running"
    case .stairs: "more stairs"
    case .hills: "more elevation gain"
    case .steepness: "steeper hills"
    case .singleRunSpike: "a longer run"
    case .weeklyMileage: "more distance in the week"
    case .warmup: "little warm-up"
    case .newTerrain: "new ground"
    case .combined: "fast and steep together"
    case .pain: "pain"
    }
  }

  static let noRecentHistory = "No runs in the last four weeks: there is no recent usual to build on."
  static let notEnoughHistory = "Fewer than four weeks or six runs so far: there is no usual yet to build on."

  static func budgetDistance(base: Double, step: Double, _ text: MeasureText) -> String {
    "Distance: \(text.change(step)) on your usual week of \(text.distance(base))."
  }

  static func budgetLongest(longest: Double, days: Int, step: Double, _ text: MeasureText) -> String {
    "Longest run: \(text.change(step)) on the longest of \(days) days (\(text.distance(longest)))."
  }

  static func budgetAscent(base: Double, step: Double, _ text: MeasureText) -> String {
    "Ascent: \(text.change(step)) on your usual week of \(text.height(base))."
  }

  static func budgetFirstHills(_ metres: Double, _ text: MeasureText) -> String {
    "Ascent: your weeks are flat; up to \(text.height(metres)) is little enough not to stand out."
  }

  static func budgetFast(most: Double, days: Int, step: Double, _ text: MeasureText) -> String {
    "Fast running: \(text.change(step)) on the most of one week in \(days) days (\(text.distance(most)))."
  }

  static func budgetFirstFast(_ metres: Double, _ text: MeasureText) -> String {
    "Fast running: none in the last weeks; if you start, up to \(text.distance(metres)) is little enough not to stand out."
  }

  static func budgetStairs(most: Double, days: Int, step: Double, _ text: MeasureText) -> String {
    "Stairs and very steep paths: \(text.change(step)) on the most of one week in \(days) days (\(text.height(most)))."
  }

  static func budgetFirstStairs(_ metres: Double, _ text: MeasureText) -> String {
    "Stairs: none in the last weeks; if you start, keep below \(text.height(metres))."
  }

  /// - Parameter grade: metres up per metre.
  static func budgetHills(grade: Double, _ text: MeasureText) -> String {
    let each = text.units == .metric ? (length: 1000.0, name: "kilometre") : (length: 1609.344, name: "mile")
    return
      "Spend it together: it comes to \(text.height(grade * each.length)) of ascent per \(each.name); a run that is "
      + "hillier than that should be shorter."
  }

  static func budgetNewPace(share: Double, median: Double, _ text: MeasureText) -> String {
    "At a new pace: up to \(text.distance(share * median)) at first (\(text.percent(share)) of your median run), longer "
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

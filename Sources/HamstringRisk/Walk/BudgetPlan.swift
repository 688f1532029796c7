import TrackModel

/// What the coming week may hold without standing out, from the same bases as the rules.
enum BudgetPlan {
  /// The week after the newest run's, but never one that is over at `today`.
  static func next(_ walk: HistoryWalk) -> (budget: Budget?, reason: String?) {
    guard let ledger = walk.ledger, let newest = walk.records.last else {
      return (nil, StateText.notEnoughHistory)
    }
    let thresholds = walk.settings.thresholds
    let current = Week(containing: walk.settings.today, startingOn: walk.settings.weekStart)
    let target = max(newest.week.next, current)
    let number = ledger.number(of: target)
    let weeks = thresholds.weeklyMileage.weeks
    guard number >= weeks, walk.records.count >= thresholds.history.baselineRuns else {
      return (nil, StateText.notEnoughHistory)
    }
    let before = bases(ledger, number, isRunning: walk.settings.today <= newest.week.end, weeks: weeks)
    guard let base = WeekBase.metres(before: before.map(\.metres), weeks: weeks), base > 0 else {
      return (nil, StateText.noRecentHistory)
    }
    return (budget(walk, target: target, base: Double(base), before: before), nil)
  }

  /// The four weeks before the target. A week that is still running counts only where it is already the larger one.
  private static func bases(_ ledger: WeekLedger, _ number: Int, isRunning: Bool, weeks: Int) -> [WeekTotals] {
    let plain = (number - weeks..<number).map { ledger[$0] }
    guard isRunning, number > weeks, let last = plain.last else { return plain }
    let finished = (number - weeks - 1..<number - 1).map { ledger[$0] }
    let base = WeekBase.metres(before: finished.map(\.metres), weeks: weeks) ?? 0
    return last.metres > base ? plain : finished
  }

  private static func budget(_ walk: HistoryWalk, target: Week, base: Double, before: [WeekTotals]) -> Budget {
    let thresholds = walk.settings.thresholds
    let text = walk.text
    let step = thresholds.weeklyMileage.steps.low
    var budget = Budget(week: target, distance: whole((1 + step) * base, to: 100), longestRun: 0)
    budget.reasons = [StateText.budgetDistance(base: base, step: step, text)]
    let longest = longestRun(walk, before: target)
    let longStep = thresholds.singleRunSpike.steps.low
    budget.longestRun = min(whole((1 + longStep) * longest, to: 100), budget.distance)
    budget.reasons.append(
      StateText.budgetLongest(
        longest: longest, days: thresholds.history.spikeDays, step: longStep, text))
    addAscent(&budget, before, thresholds, text)
    addFastRunning(&budget, walk)
    addStairs(&budget, walk)
    budget.reasons.append(StateText.budgetShared)
    return budget
  }

  private static func longestRun(_ walk: HistoryWalk, before target: Week) -> Double {
    let days = walk.settings.thresholds.history.spikeDays
    let recent = walk.records.filter { $0.day >= target.start.adding(days: -days) }
    return Double((recent.isEmpty ? walk.records.suffix(1) : recent[...]).map(\.sessionMetres).max() ?? 0)
  }

  private static func addAscent(
    _ budget: inout Budget, _ before: [WeekTotals], _ thresholds: Thresholds, _ text: MeasureText
  ) {
    let metres = before.reduce(0) { $0 + $1.metres }
    let trusted = before.reduce(0) { $0 + $1.trustedMetres }
    guard trusted * 5 >= metres * 4, let base = WeekBase.metres(before: before.map(\.trustedAscent)) else { return }
    let step = thresholds.hills.weekSteps.low
    budget.ascent = max(whole((1 + step) * Double(base), to: 5), thresholds.hills.smallest)
    budget.reasons.append(StateText.budgetAscent(base: Double(base), step: step, text))
  }

  private static func addFastRunning(_ budget: inout Budget, _ walk: HistoryWalk) {
    let thresholds = walk.settings.thresholds
    let days = thresholds.history.usualDays
    guard let last = walk.records.indices.last,
      let normal = NormalPace.before(
        last + 1, of: walk.records, isGradeAdjusted: walk.records[last].summary.pace.isGradeAdjusted,
        thresholds: thresholds)
    else { return }
    let recent = walk.records.filter { $0.day >= budget.week.start.adding(days: -days) && !$0.isTreadmill }
    let perWeek = mostPerWeek(recent) { $0.fastDistance(from: normal.speed * normal.fastRatio) }
    let step = thresholds.fastRunning.steps.low
    if perWeek < thresholds.fastRunning.smallest {
      budget.fastDistance = thresholds.fastRunning.smallest
      budget.reasons.append(StateText.budgetFirstFast(thresholds.fastRunning.smallest, walk.text))
    } else {
      budget.fastDistance = whole((1 + step) * perWeek, to: 10)
      budget.reasons.append(StateText.budgetFast(most: perWeek, days: days, step: step, walk.text))
    }
  }

  private static func addStairs(_ budget: inout Budget, _ walk: HistoryWalk) {
    let thresholds = walk.settings.thresholds
    let days = thresholds.history.usualDays
    let recent = walk.records.filter {
      $0.day >= budget.week.start.adding(days: -days) && $0.summary.altitudeKind == .trusted
        && $0.summary.canJudgeStairs
    }
    guard recent.count >= thresholds.history.comparableRuns else { return }
    let perWeek = mostPerWeek(recent) { $0.stairGain ?? 0 }
    if perWeek < thresholds.stairs.smallest {
      budget.stairAscent = thresholds.stairs.smallest
      budget.reasons.append(StateText.budgetFirstStairs(thresholds.stairs.smallest, walk.text))
    } else {
      let step = thresholds.stairs.steps.low
      budget.stairAscent = whole((1 + step) * perWeek, to: 1)
      budget.reasons.append(StateText.budgetStairs(most: perWeek, days: days, step: step, walk.text))
    }
  }

  private static func mostPerWeek(_ records: [RunRecord], _ amount: (RunSummary) -> Double) -> Double {
    var most = 0.0
    var sum = 0.0
    var week: Week?
    for record in records {
      if record.week != week { sum = 0 }
      week = record.week
      sum += amount(record.summary)
      most = max(most, sum)
    }
    return most
  }

  /// Rounded down to whole steps of so many metres.
  private static func whole(_ metres: Double, to step: Double) -> Double {
    (metres / step + 1e-9).rounded(.down) * step
  }
}

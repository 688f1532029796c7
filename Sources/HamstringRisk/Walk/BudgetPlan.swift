import RunMetrics
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
    let isRunning = walk.settings.today <= newest.week.end
    guard let base = base(ledger, number, isRunning: isRunning, thresholds, amount: \.metres), base > 0 else {
      return (nil, StateText.noRecentHistory)
    }
    let ascent = Self.base(ledger, number, isRunning: isRunning, thresholds, amount: \.trustedAscent)
    let recent = (number - weeks..<number).map { ledger[$0] }
    let isKnown = recent.reduce(0) { $0 + $1.trustedMetres * 5 - $1.metres * 4 } >= 0
    return (budget(walk, target: target, base: Double(base), ascent: isKnown ? ascent : nil), nil)
  }

  /// A week that is still running counts only where it is already above what it is compared with itself.
  private static func base(
    _ ledger: WeekLedger, _ number: Int, isRunning: Bool, _ thresholds: Thresholds, amount: (WeekTotals) -> Int
  ) -> Int? {
    let plain = WeekBase.metres(before: number, in: ledger, thresholds: thresholds, amount: amount)
    guard isRunning,
      let finished = WeekBase.metres(before: number - 1, in: ledger, thresholds: thresholds, amount: amount)
    else { return plain }
    return max(finished, amount(ledger[number - 1]))
  }

  private static func budget(_ walk: HistoryWalk, target: Week, base: Double, ascent: Int?) -> Budget {
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
    addAscent(&budget, base: ascent, thresholds, text)
    addFastRunning(&budget, walk)
    addStairs(&budget, walk)
    addTogether(&budget, walk)
    return budget
  }

  /// One thing at a time: hilly runs are shorter, and so are runs at a new pace (mission.md).
  private static func addTogether(_ budget: inout Budget, _ walk: HistoryWalk) {
    if let ascent = budget.ascent, budget.distance > 0 {
      budget.reasons.append(StateText.budgetHills(grade: ascent / budget.distance, walk.text))
    }
    let days = walk.settings.thresholds.history.usualDays
    let recent = walk.records.filter { $0.day >= budget.week.start.adding(days: -days) }.map { Double($0.metres) }
    if let median = Statistics.median(recent), median > 0 {
      let share = walk.settings.thresholds.combined.newPaceShare
      budget.reasons.append(StateText.budgetNewPace(share: share, median: median, walk.text))
    }
  }

  private static func longestRun(_ walk: HistoryWalk, before target: Week) -> Double {
    let days = walk.settings.thresholds.history.spikeDays
    let recent = walk.records.filter { $0.day >= target.start.adding(days: -days) }
    return Double((recent.isEmpty ? walk.records.suffix(1) : recent[...]).map(\.sessionMetres).max() ?? 0)
  }

  private static func addAscent(
    _ budget: inout Budget, base: Int?, _ thresholds: Thresholds, _ text: MeasureText
  ) {
    guard let base else { return }
    let step = thresholds.hills.weekSteps.low
    let allowed = whole((1 + step) * Double(base), to: 5)
    if allowed < thresholds.hills.smallest {
      budget.ascent = thresholds.hills.smallest
      budget.reasons.append(StateText.budgetFirstHills(thresholds.hills.smallest, text))
    } else {
      budget.ascent = allowed
      budget.reasons.append(StateText.budgetAscent(base: Double(base), step: step, text))
    }
  }

  private static func addFastRunning(_ budget: inout Budget, _ walk: HistoryWalk) {
    let thresholds = walk.settings.thresholds
    let days = thresholds.history.usualDays
    var paces = PaceWindows()
    guard let last = walk.records.indices.last,
      let normal = paces.normal(
        before: last + 1, of: walk.records, isGradeAdjusted: walk.records[last].summary.pace.isGradeAdjusted,
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
    let perWeek = mostPerWeek(recent) { $0.summary.stairGain ?? 0 }
    if perWeek < thresholds.stairs.smallest {
      budget.stairAscent = thresholds.stairs.smallest
      budget.reasons.append(StateText.budgetFirstStairs(thresholds.stairs.smallest, walk.text))
    } else {
      let step = thresholds.stairs.steps.low
      budget.stairAscent = whole((1 + step) * perWeek, to: 1)
      budget.reasons.append(StateText.budgetStairs(most: perWeek, days: days, step: step, walk.text))
    }
  }

  private static func mostPerWeek(_ records: [RunRecord], _ amount: (RunRecord) -> Double) -> Double {
    var most = 0.0
    var sum = 0.0
    var week: Week?
    for record in records {
      if record.week != week { sum = 0 }
      week = record.week
      sum += amount(record)
      most = max(most, sum)
    }
    return most
  }

  /// Rounded down to whole steps of so many metres.
  private static func whole(_ metres: Double, to step: Double) -> Double {
    (metres / step + 1e-9).rounded(.down) * step
  }
}

import RunMetrics
import TrackModel

/// What the coming week may hold without standing out, from the same bases as the rules.
enum BudgetPlan {
  /// The week after the newest run's, but never one that is over at `today`.
  static func next(_ walk: HistoryWalk) -> (budget: Budget?, reason: String?) {
    let thresholds = walk.settings.thresholds
    let tooLittle = StateText.notEnoughHistory(thresholds, withUndated: walk.hasUndated)
    guard let ledger = walk.ledger, let newest = walk.records.last else { return (nil, tooLittle) }
    let current = Week(containing: walk.settings.today, startingOn: walk.settings.weekStart)
    let target = max(newest.week.next, current)
    let number = ledger.number(of: target)
    let weeks = thresholds.weeklyMileage.weeks
    guard number >= weeks, walk.records.count >= thresholds.history.baselineRuns else { return (nil, tooLittle) }
    let isRunning = walk.settings.today < newest.week.end
    if isRunning, number > weeks, (number - 1 - weeks..<number - 1).allSatisfy({ ledger[$0].runs == 0 }) {
      return (nil, StateText.firstWeekIsRunning(weeks))
    }
    let bases = BudgetBases(
      ledger: ledger, number: number, thresholds: thresholds,
      // On its last day nobody runs the rest of a week.
      isRunning: isRunning,
      daysOff: max(walk.settings.today, target.start).day - newest.day.day)
    guard let base = bases.base(step: thresholds.weeklyMileage.steps.low), base.metres > 0 else {
      return (nil, StateText.noRecentHistory(weeks))
    }
    return (budget(walk, target: target, base: base, bases), nil)
  }

  private static func budget(_ walk: HistoryWalk, target: Week, base: BudgetBase, _ bases: BudgetBases) -> Budget {
    let thresholds = walk.settings.thresholds
    let text = walk.text
    var budget = Budget(week: target)
    if base.allowed.isFinite {
      budget.distance = BudgetAmounts.whole(base.allowed, to: 100)
      budget.reasons = [StateText.budgetDistance(base, text)]
    } else {
      budget.reasons = [StateText.budgetTurnedOff("Distance")]
    }
    addLongestRun(&budget, walk, bases)
    let amounts = BudgetAmounts(walk: walk, week: target, share: bases.share)
    if let ascent = bases.ascent() { amounts.addAscent(&budget, ascent) }
    amounts.addFastRunning(&budget)
    amounts.addStairs(&budget)
    if bases.share != nil { budget.reasons.append(StateText.budgetAfterBreak(thresholds.history, text)) }
    addTogether(&budget, walk)
    if walk.hasUndated { budget.reasons.append(StateText.budgetUndated) }
    return budget
  }

  /// No longer than what will not stand out on any day of the week: runs that fall behind the rule's window in the course
  /// of it do not count.
  private static func addLongestRun(_ budget: inout Budget, _ walk: HistoryWalk, _ bases: BudgetBases) {
    let thresholds = walk.settings.thresholds
    let days = thresholds.history.spikeDays
    let step = thresholds.singleRunSpike.steps.low
    let back = bases.returnWeek.flatMap { week in walk.records.firstIndex { $0.week == week } }
    func longest(_ runs: ArraySlice<RunRecord>) -> Int? {
      walk.withoutRaces(runs.indices).map { walk.records[$0].sessionMetres }.max()
    }
    let usual = longest(walk.records[..<(back ?? walk.records.count)].suffix(within: days)) ?? 0
    // After a break the last days of the week may have nothing left to compare with.
    let toCome = max(walk.settings.today, budget.week.start).day...max(walk.settings.today, budget.week.end).day
    let lasting = toCome.reversed().lazy.compactMap { day in
      longest(walk.records.starting(within: days, ofEachDayUpTo: CivilDate(day: day)))
    }.first
    let base = Double(lasting ?? usual)
    var allowed = (1 + step) * base
    var reason = StateText.budgetLongest(longest: base, days: days, step: step, walk.text)
    if let share = bases.share, share * Double(usual) < allowed {
      allowed = share * Double(usual)
      reason = StateText.budgetLongest(longest: Double(usual), days: days, share: share, walk.text)
    }
    guard allowed.isFinite else {
      budget.reasons.append(StateText.budgetTurnedOff("Longest run"))
      return
    }
    allowed = BudgetAmounts.whole(allowed, to: 100)
    if let week = budget.distance, week < allowed {
      allowed = week
      reason += " " + StateText.budgetLongestIsWeek
    }
    budget.longestRun = allowed
    budget.reasons.append(reason)
  }

  /// One thing at a time: hilly runs are shorter, and so are runs at a new pace (Rules.md, combined). On flat weeks no run is hilly
  /// enough to be shortened for it.
  private static func addTogether(_ budget: inout Budget, _ walk: HistoryWalk) {
    let hills = walk.settings.thresholds.hills
    if let ascent = budget.ascent, let distance = budget.distance, distance > 0, ascent >= hills.smallest,
      ascent / distance >= hills.flat
    {
      budget.reasons.append(StateText.budgetHills(grade: ascent / distance, walk.text))
    }
    let days = walk.settings.thresholds.history.usualDays
    let first = walk.records.firstIndex { $0.day >= budget.week.start.adding(days: -days) } ?? walk.records.endIndex
    let recent = first..<walk.records.endIndex
    if walk.withoutRaces(recent).count < recent.count { budget.reasons.append(StateText.budgetRaces) }
    if let median = Statistics.median(recent.map { Double(walk.records[$0].metres) }), median > 0 {
      let share = walk.settings.thresholds.combined.newPaceShare
      budget.reasons.append(StateText.budgetNewPace(share: share, median: median, walk.text))
    }
  }
}

extension HistoryWalk {
  /// Those of the records that are no part of a race, or all where races are usual: three of them, or nothing else.
  func withoutRaces(_ indices: some Sequence<Int>) -> [Int] {
    let all = Array(indices)
    let others = all.filter { !isOfRace($0) }
    let isUsual = all.count - others.count >= settings.thresholds.pace.usualAfter
    return others.isEmpty || isUsual ? all : others
  }

  /// A session may begin with a race.
  private func isOfRace(_ index: Int) -> Bool {
    var index = index
    while !records[index].summary.isNamedAsRace {
      guard records[index].isContinuation else { return false }
      index -= 1
    }
    return true
  }
}

extension ArraySlice<RunRecord> {
  /// The last run and those of so many days before it.
  func suffix(within days: Int) -> ArraySlice<RunRecord> {
    guard let last else { return self }
    return self[(firstIndex { $0.day >= last.day.adding(days: -days) } ?? endIndex)...]
  }
}

extension [RunRecord] {
  /// Runs that lie at most so many days back on every day up to the last one, whatever the time of day.
  func starting(within days: Int, ofEachDayUpTo last: CivilDate) -> ArraySlice<RunRecord> {
    let first = firstIndex { $0.day > last.adding(days: -days) } ?? endIndex
    return self[first...]
  }
}

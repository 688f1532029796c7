import TrackModel

/// Ascent, fast running and stairs of a budget: of the week, and of one run of it, which the rules judge alone.
struct BudgetAmounts {
  let walk: HistoryWalk
  let week: Week
  /// Part of what was usual before a break; nil where there was none.
  let share: Double?

  private var thresholds: Thresholds { walk.settings.thresholds }
  private var days: Int { thresholds.history.usualDays }

  func addAscent(_ budget: inout Budget, _ base: BudgetBase) {
    let smallest = thresholds.hills.smallest
    let allowed = base.metres > 0 ? BudgetAmounts.whole(base.allowed, to: 5) : 0
    if !base.factor.isFinite {
      budget.reasons.append(StateText.budgetTurnedOff("Ascent of the week"))
    } else if allowed < smallest {
      budget.ascent = BudgetAmounts.below(smallest, to: 5)
      budget.reasons.append(StateText.budgetFirstHills(smallest, most: base.metres, walk.text))
    } else {
      budget.ascent = allowed
      budget.reasons.append(StateText.budgetAscent(base, walk.text))
    }
    if allowed >= smallest { addHillyRuns(&budget) }
    let runs = lasting.filter { walk.records[$0].altitudeKind == .trusted }
    guard runs.count >= thresholds.history.comparableRuns else { return }
    // As the rule rounds it.
    let most = (runs.compactMap { walk.records[$0].summary.elevation.ascent }.max() ?? 0).rounded()
    let step = thresholds.hills.steps.low
    let run = isTurnedOff(step) ? .infinity : ofRun(most, step: step, smallest: smallest, to: 5)
    let week = budget.ascent ?? .infinity
    guard min(run, week).isFinite else { return }
    budget.ascentOfRun = min(run, week)
    if run < week { budget.reasons.append(StateText.budgetAscentOfRun(run, days: days, most: most, walk.text)) }
  }

  /// One hilly run more than in any of the weeks before is no flag.
  private func addHillyRuns(_ budget: inout Budget) {
    guard let ledger = walk.ledger else { return }
    let number = ledger.number(of: week)
    let weeks = (number - thresholds.weeklyMileage.weeks..<number).map { ledger[$0] }
    guard weeks.allSatisfy(\.knowsAscent), weeks.contains(where: { $0.runs > 0 }) else { return }
    let usual = weeks.map(\.hillyRuns).max() ?? 0
    budget.reasons.append(StateText.budgetHillyRuns(usual, weeks: weeks.count, walk.text))
  }

  func addFastRunning(_ budget: inout Budget) {
    var paces = PaceWindows()
    guard let last = walk.records.last,
      let normal = paces.normal(
        before: walk.records.count, of: walk.records, isGradeAdjusted: last.summary.pace.isGradeAdjusted,
        thresholds: thresholds),
      RunContext.isRun(normal.speed, in: walk.records[recent], thresholds.pace)
    else { return }
    let speed = normal.speed * normal.fastRatio
    let limits = thresholds.fastRunning
    let fast = { (index: Int) in sureFastDistance(ofRun: index, from: speed, of: normal) }
    let perWeek = mostPerWeek(walk.withoutRaces(recent), fast)
    let most = (lasting.map(fast).max() ?? 0).rounded()
    guard
      let amount = amount(perWeek: perWeek, ofRun: most, step: limits.steps.low, smallest: limits.smallest, to: 10)
    else {
      budget.reasons.append(StateText.budgetTurnedOff("Fast running"))
      return
    }
    (budget.fastDistance, budget.fastDistanceOfRun) = (amount.week, amount.run)
    budget.reasons.append(
      amount.isFirst
        ? StateText.budgetFirstFast(
          limits.smallest, from: speed, most: perWeek, withoutRaces: leavesOutRaces, days: days, walk.text)
        : StateText.budgetFast(
          from: speed, most: perWeek, days: days, step: limits.steps.low, share: share, walk.text))
    if amount.run < amount.week {
      budget.reasons.append(StateText.budgetFastOfRun(amount.run, days: days, most: most, walk.text))
    }
    addVeryFastRunning(&budget, normal)
  }

  /// What the rule judges by plain speed; not told where it allows all of the fast running.
  private func addVeryFastRunning(_ budget: inout Budget, _ normal: NormalPace) {
    let limits = thresholds.fastRunning
    let speed = limits.veryFastSpeed(over: normal)
    let runs = lasting.filter { walk.records[$0].hasPace }
    let amounts = runs.compactMap { walk.records[$0].summary.pace.veryFastDistance(from: speed) }
    guard amounts.count == runs.count, limits.steps.low.isFinite || share != nil, let run = budget.fastDistanceOfRun
    else { return }
    let most = (amounts.max() ?? 0).rounded()
    let allowed = ofRun(most, step: limits.steps.low, smallest: limits.smallestVeryFast, to: 10)
    budget.veryFastDistanceOfRun = min(allowed, run)
    if allowed < run {
      budget.reasons.append(
        StateText.budgetVeryFast(
          allowed, from: speed, days: days, most: most, withoutRaces: leavesOutRaces, walk.text))
    }
  }

  /// As the rule has it, whatever runs are shown and judged.
  private func sureFastDistance(ofRun index: Int, from speed: Double, of usual: NormalPace) -> Double {
    let record = walk.records[index]
    if record.isTreadmill { return 0 }
    let bins = RunTrace.Columns(record.summary.trace)
    if speed > max(record.fastest, Double(bins.fastest) / 1000) { return 0 }
    var paces = PaceWindows()
    let normal = paces.normal(
      before: index, of: walk.records, isGradeAdjusted: record.summary.pace.isGradeAdjusted, thresholds: thresholds)
    let effort = walk.effort(index, bins, normal: normal)
    return record.sureFastDistance(from: speed, of: usual, surges: effort?.surges ?? [])
  }

  func addStairs(_ budget: inout Budget) {
    let limits = thresholds.stairs
    let known = recent.filter {
      walk.records[$0].altitudeKind == .trusted && walk.records[$0].summary.canJudgeStairs
    }
    guard known.count >= thresholds.history.comparableRuns else { return }
    let gain = { (index: Int) in walk.records[index].summary.stairGain ?? 0 }
    let perWeek = mostPerWeek(walk.withoutRaces(known), gain)
    let gains = lasting.map { walk.records[$0].altitudeKind == .trusted ? gain($0) : 0 }
    let most = ((gains.max() ?? 0) * 10).rounded() / 10
    guard let amount = amount(perWeek: perWeek, ofRun: most, step: limits.steps.low, smallest: limits.smallest, to: 1)
    else {
      budget.reasons.append(StateText.budgetTurnedOff("Stairs and very steep paths"))
      return
    }
    (budget.stairAscent, budget.stairAscentOfRun) = (amount.week, amount.run)
    budget.reasons.append(
      amount.isFirst
        ? StateText.budgetFirstStairs(limits.smallest, most: perWeek, days: days, walk.text)
        : StateText.budgetStairs(most: perWeek, days: days, step: limits.steps.low, share: share, walk.text))
    if amount.run < amount.week {
      budget.reasons.append(StateText.budgetStairsOfRun(amount.run, days: days, most: most, walk.text))
    }
  }

  /// Metres of something for the week, and for one run of it.
  private struct Amount {
    var week: Double
    var run: Double
    /// What was usual is less than stands out at all.
    var isFirst: Bool
  }

  /// After a break a part of what was usual counts, whatever the steps of the rule.
  private func isTurnedOff(_ step: Double) -> Bool { share == nil && !step.isFinite }

  /// Nil for no limit: the steps of the rule are turned off. What is new stands out without a step.
  private func amount(perWeek: Double, ofRun most: Double, step: Double, smallest: Double, to whole: Double) -> Amount?
  {
    if isTurnedOff(step), most >= 1 { return nil }
    let allowed = isTurnedOff(step) ? 0 : BudgetAmounts.whole((share ?? 1 + step) * perWeek, to: whole)
    let isFirst = allowed < smallest
    let week = isFirst ? BudgetAmounts.below(smallest, to: whole) : allowed
    let run = isFirst ? week : min(week, ofRun(most, step: step, smallest: smallest, to: whole))
    return Amount(week: week, run: run, isFirst: isFirst)
  }

  // MARK: Runs to compare with

  /// Indices of records.
  private var recent: Range<Int> {
    let earliest = week.start.adding(days: -days)
    return (walk.records.firstIndex { $0.day >= earliest } ?? walk.records.endIndex)..<walk.records.endIndex
  }

  private var leavesOutRaces: Bool { walk.withoutRaces(recent).count < recent.count }

  /// Those that a run of any day of the week is compared with, without races.
  private var lasting: [Int] { walk.withoutRaces(walk.records.starting(within: days, ofEachDayUpTo: week.end).indices) }

  /// What one run may hold: too little to be flagged at all, or a step over the most of one run, after a break a part.
  private func ofRun(_ most: Double, step: Double, smallest: Double, to whole: Double) -> Double {
    max(BudgetAmounts.below(smallest, to: whole), BudgetAmounts.whole((share ?? 1 + step) * most, to: whole))
  }

  /// - Parameter runs: indices of records, in order.
  private func mostPerWeek(_ runs: some Sequence<Int>, _ amount: (Int) -> Double) -> Double {
    var most = 0.0
    var sum = 0.0
    var week: Week?
    for index in runs {
      if walk.records[index].week != week { sum = 0 }
      week = walk.records[index].week
      sum += amount(index)
      most = max(most, sum)
    }
    return most
  }

  // MARK: Rounding

  /// Rounded down to whole steps of so many metres.
  static func whole(_ metres: Double, to step: Double) -> Double { (metres / step + 1e-9).rounded(.down) * step }

  /// The last whole step that is less.
  static func below(_ metres: Double, to step: Double) -> Double {
    max(0, (metres / step - 1e-9).rounded(.up) - 1) * step
  }
}

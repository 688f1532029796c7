import TrackModel

extension HistoryWalk {
  /// Every week of the days asked for as far as the history reaches, those without a run included.
  private func shownWeeks(_ ledger: WeekLedger) -> ClosedRange<Int>? {
    guard !shown.isEmpty, let first = records.first?.week, let last = records.last?.week else { return nil }
    let since = settings.since.map { Week(containing: $0, startingOn: settings.weekStart) } ?? first
    let until = settings.until.map { Week(containing: $0, startingOn: settings.weekStart) } ?? last
    return ledger.number(of: max(first, since))...ledger.number(of: min(last, until))
  }

  /// No weeks where no run is shown.
  func judgedWeeks() -> [JudgedWeek] {
    guard let ledger, let range = shownWeeks(ledger) else { return [] }
    let firedWeeks = max(1, settings.thresholds.history.firedDays / 7)
    let judgedFrom = max(0, range.lowerBound - firedWeeks)
    let runsBefore = runsBeforeWeeks(ledger)
    var firings: [Factor: [Int]] = [:]
    let runsOfWeek = Dictionary(grouping: judged, by: { ledger.number(of: records[$0].week) })
    let shownOfWeek = Dictionary(grouping: shown, by: { ledger.number(of: records[$0].week) })
    var weeks: [JudgedWeek] = []
    for number in judgedFrom...range.upperBound {
      let week = ledger.week(number)
      let context = WeekContext(
        week: week, number: number, ledger: ledger, thresholds: settings.thresholds, text: text,
        isRunning: (week.start...week.end).contains(settings.today), runsBefore: runsBefore[number])
      var flags: [Flag] = []
      for rule in RuleBook.weekRules {
        guard var flag = rule.judge(context) else { continue }
        flag.firedBefore = firings[rule.factor, default: []].count { $0 >= number - firedWeeks }
        flag.firedPeriodDays = firedWeeks * 7
        if flag.level.isFlag { firings[rule.factor, default: []].append(number) }
        flags.append(flag)
      }
      if number >= range.lowerBound {
        weeks.append(
          judgedWeek(
            context, flags: flags, runs: runsOfWeek[number] ?? [], shown: shownOfWeek[number] ?? []))
      }
    }
    return weeks
  }

  /// - Parameters:
  ///   - runs: of the week, as far as they are judged; those of them that are shown.
  private func judgedWeek(_ week: WeekContext, flags: [Flag], runs: [Int], shown: [Int]) -> JudgedWeek {
    let totals = week.totals
    let base = week.base?.metres
    let runFlags = runs.flatMap { results[$0]?.flags ?? [] }
    let levels = (flags + runFlags).map(\.level).filter(\.isFlag)
    let fast = runs.compactMap { results[$0]?.fastDistance }
    var all = flags
    if let both = TwoChanges.flag(flags + runFlags), !runs.contains(where: { results[$0]?.tellsTwoChanges ?? false }) {
      all.append(both)
    }
    return JudgedWeek(
      week: week.week, runs: totals.runs, distance: Double(totals.metres), change: change(week),
      base: base.flatMap { $0 > 0 ? Double($0) : nil }, ascent: totals.ascent,
      stairAscent: totals.stairAscent, fastDistance: fast.isEmpty ? nil : fast.reduce(0, +),
      level: levels.max() ?? (base == nil ? nil : Level.none), isRunning: week.isRunning, flags: all,
      headroom: week.isRunning ? headroom(week) : nil, isReturn: week.isReturn && totals.runs > 0,
      load: week.isRunning ? nil : LoadFigures(days: week.ledger.daily(to: week.number)),
      shownRuns: shown.count, shownDistance: Double(shown.reduce(0) { $0 + records[$1].metres }))
  }

  /// Metres left before the rule speaks; in the first week after a break, before the part that is a start is reached. Nil
  /// where the rule is turned off, too.
  private func headroom(_ week: WeekContext) -> Double? {
    guard let base = week.base?.metres, base > 0 else { return nil }
    let thresholds = settings.thresholds
    let limits = thresholds.weeklyMileage
    let allowed =
      week.isReturn
      ? thresholds.history.returnShare * Double(base)
      : Double(base) + max(limits.steps.low * Double(base), limits.leastExcess(over: base))
    return allowed.isFinite ? max(0, allowed - Double(week.totals.metres)) : nil
  }

  /// Against the week before alone, the article's rule to the letter; nil where it had no running, and for a running
  /// week that is not above it yet.
  private func change(_ week: WeekContext) -> Double? {
    guard week.number > 0 else { return nil }
    let before = week.ledger[week.number - 1].metres
    guard before > 0, !week.isRunning || week.totals.metres > before else { return nil }
    return Double(week.totals.metres) / Double(before) - 1
  }

  private func runsBeforeWeeks(_ ledger: WeekLedger) -> [Int] {
    var counts = [0]
    for totals in ledger.totals { counts.append(counts[counts.count - 1] + totals.runs) }
    return counts
  }
}

import RunMetrics
import TrackModel

/// What stands against the comparisons as a whole, said plainly (Definitions.md A3, H).
enum HistoryStates {
  /// Weeks before one in which its usual number of days with a run is counted, and of these with a run before there is
  /// one [P]: two months, half of which may be a break; a baseline takes four weeks as well.
  private static let usualWeeks = 8
  private static let fewestWeeks = 4
  /// Usual days of a week with a run below which nothing is missed [P]: half of two days is one run put off.
  private static let fewestDays = 3.0
  /// Runs in a row with another kind of altitude that are a change [P]: one or two may be a borrowed watch, and what
  /// three runs reached counts as usual elsewhere, too (Definitions.md H).
  private static let runsOfAChange = 3

  static func of(_ walk: HistoryWalk) -> [HistoryState] {
    guard let first = walk.records.first, let newest = walk.shown.last else { return [] }
    let limits = walk.settings.thresholds.history
    var states: [HistoryState] = []
    let days = walk.days(from: first.start, to: walk.records[newest].start)
    if days < limits.baselineDays || newest < limits.baselineRuns {
      states.append(
        HistoryState(
          code: "building_baseline",
          message: StateText.buildingBaseline(
            runs: newest + 1, days: days + 1,
            until: newest + 1 < walk.records.count ? walk.records[newest].day : nil, limits, walk.text)))
    }
    return states + lapsed(walk.lapsedStopSign, walk.settings.thresholds.pain) + afterToday(walk) + returns(walk)
      + missing(walk) + sensorChanges(walk)
      + notShown(walk)
  }

  static func lapsed(_ sign: StopSign?, _ thresholds: PainThresholds) -> [HistoryState] {
    guard let sign else { return [] }
    return [HistoryState(code: "stop_sign_lapsed", message: StateText.stopSignLapsed(sign, quiet: thresholds.quiet))]
  }

  /// Runs of days to come, as a clock makes them that is wrong by months: what follows from them has not happened.
  private static func afterToday(_ walk: HistoryWalk) -> [HistoryState] {
    // Elsewhere it may be tomorrow already.
    let tomorrow = walk.settings.today.adding(days: 1)
    let later = walk.shown.filter { walk.records[$0].day > tomorrow }
    guard let last = later.last else { return [] }
    return [
      HistoryState(
        code: "runs_after_today",
        message: StateText.runsAfterToday(
          later.count, last: walk.records[last].day, today: walk.settings.today, walk.text))
    ]
  }

  /// Weeks whose level comes from runs that are not shown.
  private static func notShown(_ walk: HistoryWalk) -> [HistoryState] {
    guard let first = walk.shown.first else { return [] }
    let shown = Set(walk.shown)
    let weeks = Dictionary(grouping: walk.judged.filter { !shown.contains($0) }) { walk.records[$0].week }
    return weeks.keys.sorted().compactMap { week in
      guard week >= walk.records[first].week else { return nil }
      let flags = (weeks[week] ?? []).flatMap { walk.results[$0]?.flags ?? [] }.filter(\.level.isFlag)
      let factors = Factor.allCases.filter { factor in flags.contains { $0.factor == factor } }
      guard !factors.isEmpty else { return nil }
      var state = HistoryState(code: "runs_not_shown", message: StateText.runsNotShown(factors), week: week)
      state.factors = factors
      return state
    }
  }

  private static func returns(_ walk: HistoryWalk) -> [HistoryState] {
    walk.shown.compactMap { index in
      guard index > 0 else { return nil }
      let days = walk.records[index].day.day - walk.records[index - 1].day.day
      guard days >= walk.settings.thresholds.history.returnDays else { return nil }
      return HistoryState(
        code: "return_after_break", message: StateText.returnAfterBreak(days: days, walk.text),
        week: walk.records[index].week)
    }
  }

  /// Weeks with less than half of the usual days with a run, of runners who run on three days or more; the first of
  /// a stretch of such weeks.
  private static func missing(_ walk: HistoryWalk) -> [HistoryState] {
    guard let ledger = walk.ledger, let first = walk.shown.first, let last = walk.shown.last else { return [] }
    let numbers = ledger.number(of: walk.records[first].week)...ledger.number(of: walk.records[last].week)
    let share = walk.settings.thresholds.history.missingShare
    var states: [HistoryState] = []
    var isInStretch = false
    for number in numbers where walk.settings.today > ledger.week(number).end {
      let before = (max(0, number - usualWeeks)..<number).map { Double(ledger[$0].daysWithRuns) }.filter { $0 > 0 }
      let days = ledger[number].daysWithRuns
      guard before.count >= fewestWeeks, let usual = Statistics.median(before), usual >= fewestDays,
        Double(days) < share * usual
      else {
        isInStretch = false
        continue
      }
      if !isInStretch {
        states.append(
          HistoryState(
            code: "runs_may_be_missing", message: StateText.runsMayBeMissing(days: days, usual: usual, walk.text),
            week: ledger.week(number)))
      }
      isInStretch = true
    }
    return states
  }

  /// Where a kind of altitude begins that the runner's history did not have, and stays.
  private static func sensorChanges(_ walk: HistoryWalk) -> [HistoryState] {
    let known = walk.records.enumerated().filter { $0.element.summary.altitudeKind != .none }
    var seen: [AltitudeKind] = []
    var states: [HistoryState] = []
    let shown = Set(walk.shown)
    for place in known.indices {
      let (index, record) = known[place]
      guard !seen.contains(record.summary.altitudeKind) else { continue }
      seen.append(record.summary.altitudeKind)
      guard seen.count > 1 else { continue }
      let next = known[place..<min(place + runsOfAChange, known.count)]
      guard next.count == runsOfAChange, shown.contains(index),
        next.allSatisfy({ $0.element.summary.altitudeKind == record.summary.altitudeKind })
      else { continue }
      states.append(HistoryState(code: "sensor_changed", message: StateText.sensorChanged, week: record.week))
    }
    return states
  }
}

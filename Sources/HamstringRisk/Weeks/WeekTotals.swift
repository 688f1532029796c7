import TrackModel

/// Sums of one week. Metres are whole, so that any order of adding gives the same.
struct WeekTotals {
  var runs = 0
  var metres = 0
  /// Whole metres over the runs that can tell; nil where none can.
  var ascent: Int?
  var stairAscent: Int?
  /// Whole metres of gain and of distance of runs whose altitude can be trusted.
  var trustedAscent = 0
  var trustedMetres = 0
  var hillyRuns = 0
  /// Whole metres by day of the week, from its first; nil without a run.
  var days: [Int?] = Array(repeating: nil, count: 7)

  var daysWithRuns: Int { days.count { $0 != nil } }

  mutating func add(_ record: RunRecord, hills: HillThresholds) {
    runs += 1
    metres += record.metres
    let day = record.day.day - record.week.start.day
    days[day] = (days[day] ?? 0) + record.metres
    if record.summary.altitudeKind != .none, let ascent = record.summary.elevation.ascent {
      self.ascent = (self.ascent ?? 0) + Int(ascent.rounded())
    }
    if record.summary.altitudeKind == .trusted, let ascent = record.summary.sureAscent(hills) {
      trustedAscent += Int(ascent.rounded())
      trustedMetres += record.metres
    }
    if record.isHilly(hills) { hillyRuns += 1 }
    if let stairs = record.summary.stairGain { stairAscent = (stairAscent ?? 0) + Int(stairs.rounded()) }
  }
}

/// The totals of every week from the first run's to the newest run's, weeks without a run included.
struct WeekLedger {
  let first: Week
  private(set) var totals: [WeekTotals]

  /// Nil where there are no runs.
  init?(_ records: [RunRecord], hills: HillThresholds) {
    guard let first = records.map(\.week).min(), let last = records.map(\.week).max() else { return nil }
    self.first = first
    totals = Array(repeating: WeekTotals(), count: (last.start.day - first.start.day) / 7 + 1)
    for record in records { totals[number(of: record.week)].add(record, hills: hills) }
  }

  /// Zero for the first week; negative before it.
  func number(of week: Week) -> Int { (week.start.day - first.start.day) / 7 }
  func week(_ number: Int) -> Week { first.adding(weeks: number) }

  /// Weeks with a run before the week, oldest first.
  func activeWeeks(before number: Int) -> [Int] {
    (0..<min(max(number, 0), totals.count)).filter { totals[$0].runs > 0 }
  }

  /// Days from the last run before the week to the week's first run (its first day where it has none); nil for the
  /// first week.
  func pause(before number: Int) -> Int? {
    guard let last = totals[..<min(max(number, 0), totals.count)].lastIndex(where: { $0.runs > 0 }),
      let lastDay = totals[last].days.lastIndex(where: { $0 != nil })
    else { return nil }
    return 7 * (max(number, 0) - last) + (self[number].days.firstIndex { $0 != nil } ?? 0) - lastDay
  }

  /// Metres of each day of the twelve weeks up to the end of the week (fewer where the history is shorter).
  func daily(to number: Int) -> [Double] {
    (max(0, number - 11)...max(number, 0)).flatMap { self[$0].days.lazy.map { Double($0 ?? 0) } }
  }

  /// Zero totals outside the history.
  subscript(number: Int) -> WeekTotals {
    totals.indices.contains(number) ? totals[number] : WeekTotals()
  }
}

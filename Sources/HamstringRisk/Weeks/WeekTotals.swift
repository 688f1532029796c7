import TrackModel

/// Sums of one week. Metres and heights in millimetres are whole, so that any order of adding gives the same.
struct WeekTotals {
  var runs = 0
  var metres = 0
  /// Over the runs that can tell; nil where none can.
  private var ascentMillimetres: Int?
  private var stairMillimetres: Int?
  /// Of runs whose altitude can be trusted: gain, what is left of it without wide bands of error, and the bands.
  private var trustedMillimetres = 0
  private var sureMillimetres = 0
  private var errorMillimetres = 0
  /// Whole metres of such runs.
  private(set) var trustedMetres = 0
  var hillyRuns = 0
  /// Whole metres by day of the week, from its first; nil without a run.
  var days: [Int?] = Array(repeating: nil, count: 7)

  /// Metres of ascent, all and by stairs; nil where no run can tell.
  var ascent: Double? { ascentMillimetres.map { Double($0) / 1000 } }
  var stairAscent: Double? { stairMillimetres.map { Double($0) / 1000 } }
  /// Whole metres of ascent of runs whose altitude can be trusted, as measured and without wide bands of error.
  var trustedAscent: Int { WeekTotals.metres(trustedMillimetres) }
  var sureAscent: Int { WeekTotals.metres(sureMillimetres) }
  /// Metres that the trusted ascent may be off.
  var ascentError: Double { Double(errorMillimetres) / 1000 }
  /// Most of the week's way has altitude that can be trusted; so has a week without a run.
  var knowsAscent: Bool { metres == 0 || trustedMetres * 5 >= metres * 4 }

  private static func metres(_ millimetres: Int) -> Int { (millimetres + 500) / 1000 }
  private static func millimetres(_ metres: Double) -> Int { Int((metres * 1000).rounded()) }

  var daysWithRuns: Int { days.count { $0 != nil } }

  mutating func add(_ record: RunRecord, hills: HillThresholds) {
    runs += 1
    metres += record.metres
    let day = record.day.day - record.week.start.day
    days[day] = (days[day] ?? 0) + record.metres
    let summary = record.summary
    if summary.altitudeKind != .none, let ascent = summary.elevation.ascent {
      ascentMillimetres = (ascentMillimetres ?? 0) + WeekTotals.millimetres(ascent)
      if summary.altitudeKind == .trusted, let sure = summary.sureAscent(hills) {
        trustedMillimetres += WeekTotals.millimetres(ascent)
        sureMillimetres += WeekTotals.millimetres(sure)
        errorMillimetres += WeekTotals.millimetres(summary.elevation.ascentError ?? 0)
        trustedMetres += record.metres
      }
    }
    if record.isHilly(hills) { hillyRuns += 1 }
    if let stairs = summary.stairGain { stairMillimetres = (stairMillimetres ?? 0) + WeekTotals.millimetres(stairs) }
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

  /// The same back to where so many empty weeks in a row lie between.
  func weeksOfOneStretch(before number: Int, emptyWeeks: Int) -> ArraySlice<Int> {
    let active = activeWeeks(before: number)
    var first = active.endIndex
    var next = number
    while first > 0, next - active[first - 1] <= emptyWeeks {
      first -= 1
      next = active[first]
    }
    return active[first...]
  }

  /// Days from the last run before the week to the week's first run (its first day where it has none); nil for the
  /// first week.
  func pause(before number: Int) -> Int? {
    guard let last = totals[..<min(max(number, 0), totals.count)].lastIndex(where: { $0.runs > 0 }),
      let lastDay = totals[last].days.lastIndex(where: { $0 != nil })
    else { return nil }
    return 7 * (max(number, 0) - last) + (self[number].days.firstIndex { $0 != nil } ?? 0) - lastDay
  }

  /// Metres of each day of the twelve weeks up to the end of the week, but none before the first run's.
  func daily(to number: Int) -> [Double] {
    let first = max(0, number - 11)
    let days = (first...max(number, 0)).flatMap { self[$0].days.lazy.map { Double($0 ?? 0) } }
    return first == 0 ? Array(days.dropFirst(totals[0].days.firstIndex { $0 != nil } ?? 0)) : days
  }

  /// Zero totals outside the history.
  subscript(number: Int) -> WeekTotals {
    totals.indices.contains(number) ? totals[number] : WeekTotals()
  }
}

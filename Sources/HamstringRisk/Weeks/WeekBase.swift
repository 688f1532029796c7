/// What a week is compared with (Definitions.md A1): the larger of the week before and the mean of the four before.
struct WeekBase: Equatable {
  /// Metres, of distance or of ascent; 0 where all weeks looked at were empty.
  var metres: Int
  /// Weeks that the number comes from, and the days back to the begin of the first of them.
  var weeks: Int
  var days: Int
  /// The weeks with running before a pause, and not those just before the week.
  var isBeforePause = false

  /// After a pause of two weeks or more the last four weeks with running count, too (Definitions.md A3): coming back to what
  /// was usual is a return, not an increase. Four empty weeks leave nothing to compare with, and weeks behind them are
  /// too long ago.
  ///
  /// - Parameters:
  ///   - number: of the week judged, in the ledger; its runs are not counted in.
  ///   - pause: days since the last run before the week; nil: by the ledger.
  ///   - isKnown: whether a week can tell the amount; nothing is compared with weeks that cannot.
  /// - Returns: nil where there are fewer than four weeks before, or where some cannot tell.
  static func of(
    _ number: Int, in ledger: WeekLedger, thresholds: Thresholds, pause: Int? = nil,
    amount: (WeekTotals) -> Int = { $0.metres }, isKnown: (WeekTotals) -> Bool = { _ in true }
  ) -> WeekBase? {
    let weeks = thresholds.weeklyMileage.weeks
    guard weeks > 0, number >= weeks else { return nil }
    let recent = (number - weeks..<number).map { ledger[$0] }
    guard recent.allSatisfy(isKnown), var base = of(recent, amount) else { return nil }
    guard recent.contains(where: { $0.runs > 0 }), let days = pause ?? ledger.pause(before: number),
      days >= thresholds.history.returnDays
    else { return base }
    let active = ledger.weeksOfOneStretch(before: number, emptyWeeks: weeks).suffix(weeks)
    guard let first = active.first, active.allSatisfy({ isKnown(ledger[$0]) }) else { return nil }
    let mean = WeekBase.mean(active.reduce(0) { $0 + amount(ledger[$1]) }, of: active.count)
    if mean > base.metres {
      base = WeekBase(metres: mean, weeks: active.count, days: 7 * (number - first), isBeforePause: true)
    }
    return base
  }

  /// - Parameter recent: the weeks before, oldest first.
  /// - Returns: nil for none.
  ///
  /// One week without running is left out of the mean (a holiday is no new normal); of several all count.
  private static func of(_ recent: [WeekTotals], _ amount: (WeekTotals) -> Int) -> WeekBase? {
    guard let last = recent.last.map(amount) else { return nil }
    let counted = recent.count { $0.runs > 0 }
    let total = recent.reduce(0) { $0 + amount($1) }
    let divisor = counted == recent.count - 1 ? max(counted, 1) : recent.count
    return WeekBase(metres: max(last, mean(total, of: divisor)), weeks: divisor, days: 7 * recent.count)
  }

  /// Whole metres.
  static func mean(_ total: Int, of weeks: Int) -> Int { (total + weeks / 2) / weeks }
}

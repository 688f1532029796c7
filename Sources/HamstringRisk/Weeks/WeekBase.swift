/// What a week is compared with (Definitions.md A1, A-rob): the larger of the week before and the mean of the four before.
enum WeekBase {
  /// After a pause of two weeks or more the last four weeks with running count, too (Definitions.md A3): coming back to what
  /// was usual is a return, not an increase. Four empty weeks leave nothing to compare with.
  ///
  /// - Parameter number: of the week judged, in the ledger; its runs are not counted in.
  /// - Returns: whole metres; nil where there are fewer than four weeks before; 0 where all four were empty.
  static func metres(
    before number: Int, in ledger: WeekLedger, thresholds: Thresholds, amount: (WeekTotals) -> Int = { $0.metres }
  ) -> Int? {
    let weeks = thresholds.weeklyMileage.weeks
    guard weeks > 0, number >= weeks,
      let base = metres(before: (number - weeks..<number).map { amount(ledger[$0]) }, weeks: weeks)
    else { return nil }
    guard base > 0, let days = ledger.pause(before: number), days >= thresholds.history.returnDays else { return base }
    let active = ledger.activeWeeks(before: number).suffix(weeks).map { amount(ledger[$0]) }
    return active.isEmpty ? base : max(base, active.reduce(0, +) / active.count)
  }

  /// - Parameter before: the four weeks before, oldest first, whole metres.
  /// - Returns: whole metres; nil where fewer than four weeks are given; 0 where all were empty.
  ///
  /// One empty week is left out of the mean (a holiday is no new normal); of several all count.
  static func metres(before: [Int], weeks: Int = 4) -> Int? {
    guard before.count >= weeks, weeks > 0 else { return nil }
    let recent = before.suffix(weeks)
    let counted = recent.filter { $0 > 0 }
    let total = recent.reduce(0, +)
    let divisor = counted.count == recent.count - 1 ? max(counted.count, 1) : recent.count
    let mean = (total + divisor / 2) / divisor
    return max(recent.last ?? 0, mean)
  }
}

import TrackModel

/// What a rule may look at when it judges a week.
struct WeekContext {
  let week: Week
  /// Weeks since the first run's week; 0 is that week itself.
  let number: Int
  let ledger: WeekLedger
  let thresholds: Thresholds
  let text: MeasureText
  /// Not over at `today`.
  let isRunning: Bool
  /// Runs before the week.
  let runsBefore: Int
  /// Weeks of the history in which the runner ran at all, before this one.
  let activeWeeksBefore: [Int]

  var totals: WeekTotals { ledger[number] }

  /// Whole metres per week of the weeks before, oldest first; nil where there are not enough of them.
  func before(_ weeks: Int) -> [WeekTotals]? {
    number >= weeks ? (number - weeks..<number).map { ledger[$0] } : nil
  }
}

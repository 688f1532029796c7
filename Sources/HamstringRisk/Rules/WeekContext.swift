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

  var totals: WeekTotals { ledger[number] }

  /// Enough runs before the week to compare with (Definitions.md A3); the weeks themselves are asked for by ``before(_:)``.
  var hasBaseline: Bool { runsBefore >= thresholds.history.baselineRuns }

  /// What the week's distance is compared with, nil where there is too little history.
  var base: WeekBase? {
    hasBaseline ? WeekBase.of(number, in: ledger, thresholds: thresholds) : nil
  }

  /// The week's first run comes after a pause that makes it a return.
  var isReturn: Bool {
    ledger.pause(before: number).map { $0 >= thresholds.history.returnDays } ?? false
  }

  /// Totals of the weeks before, oldest first; nil where there are not enough of them.
  func before(_ weeks: Int) -> [WeekTotals]? {
    weeks > 0 && number >= weeks ? (number - weeks..<number).map { ledger[$0] } : nil
  }
}

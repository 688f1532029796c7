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

  /// What the week's distance is compared with, whole metres; nil where there is too little history.
  var baseMetres: Int? {
    hasBaseline ? WeekBase.metres(before: number, in: ledger, thresholds: thresholds) : nil
  }

  /// Totals of the weeks before, oldest first; nil where there are not enough of them.
  func before(_ weeks: Int) -> [WeekTotals]? {
    weeks > 0 && number >= weeks ? (number - weeks..<number).map { ledger[$0] } : nil
  }
}

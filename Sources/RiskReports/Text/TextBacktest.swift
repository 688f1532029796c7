public import HamstringRisk
import TrackModel

/// A replayed history as a table: a line per rule.
public enum TextBacktest {
  /// Always ends with a line feed.
  public static func write(_ backtest: Backtest, settings: ReportSettings, style: TextStyle) -> String {
    let measures = Measures(units: settings.units)
    var page = TextPage(style: style)
    guard backtest.runs > 0, let first = backtest.first, let last = backtest.last else {
      page.paragraph(Wording.backtestNothing)
      return page.text
    }
    page.paragraph(Wording.backtestTitle, .heading)
    page.paragraph(
      Wording.backtestSpan(
        first.description, last.description, weeks: backtest.weeks, active: backtest.weeksWithRuns,
        runs: backtest.runs), .faint)
    page.blank()
    func rate(_ count: Int) -> String {
      count == 0 ? "0" : backtest.per26Weeks(count).map { measures.spelled.decimal($0, places: 1) } ?? "–"
    }
    let rows = backtest.rows.map { row in
      let counts = [Level.info, .low, .medium, .high].map { String(row.counts[$0] ?? 0) }
      return [row.factor.rawValue, row.isWeekly ? Wording.ofWeeks : Wording.ofRuns] + counts + [
        rate(row.count(from: .low)), rate(row.count(from: .medium)),
        measures.percent(backtest.shareOfRuns(row.count(from: .medium))),
      ]
    }
    page.table([Wording.backtestColumns] + rows, right: Set(2...8), indent: 0, header: true)
    page.blank()
    page.paragraph(Wording.backtestNote, .faint)
    return page.text
  }
}

import ArgumentParser
import HamstringRisk
import RiskReports
import TrackModel

/// The format of a whole report, and what belongs to single formats.
struct PageOptions: ParsableArguments {
  @Option(name: .customLong("format"), help: "Format of the report (default: text).")
  var givenFormat: ReportFormat?

  @Option(
    name: .customLong("table"), help: "Rows of the CSV table (athletes: one row each, for this week) (default: runs).")
  var givenTable: Table?

  @ArgumentParser.Flag(help: "Leave the sketch of the route out of the HTML report.")
  var noRoute = false

  var format: ReportFormat { givenFormat ?? .text }
  var table: Table { givenTable ?? .runs }

  /// The same report with half a year more before it, for the charts over weeks; nil where the format has none or
  /// nothing was left out.
  /// - Parameter isPage: a page is written whatever the format.
  func surroundings(of settings: ReportSettings, in history: RunHistory, isPage: Bool = false) -> RiskReport? {
    guard format == .html || isPage, let since = settings.since else { return nil }
    var wide = settings
    wide.since = since.adding(days: -7 * HTMLReport.weeksBefore)
    return RiskFold.report(history, settings: wide)
  }

  /// Prints a report, or puts it into `--output`, and ends with the status it calls for.
  /// - Parameter around: see ``surroundings(of:in:)``.
  func deliver(
    _ report: RiskReport, around: RiskReport? = nil, options: ReportOptions, verbose: Bool, status: ExitCode
  ) throws {
    switch format {
    case .text: try options.deliver(TextReport.write(report, style: options.style(verbose: verbose)))
    case .json:
      var output = try PartedOutput(toFile: options.output)
      try JSONReport.write(report) { try output.write($0) }
      try output.finish()
    case .markdown: try options.deliver(MarkdownReport.write(report))
    case .csv: try options.deliver(csv(report, options))
    case .html:
      try options.deliver(HTMLReport.write(report, around: around, style: PageStyle(showsRoute: !noRoute)))
    }
    if status != .success { throw status }
  }

  private func csv(_ report: RiskReport, _ options: ReportOptions) -> String {
    switch table {
    case .runs: RunList.runsTable(report).text
    case .weeks: RunList.weeksTable(report).text
    case .flags: RunList.flagsTable(report).text
    case .athletes:
      CohortSummary(
        week: options.week(on: report.settings.today), units: options.units,
        [AthleteStanding(report, week: options.week(on: report.settings.today))]
      ).csv
    }
  }
}

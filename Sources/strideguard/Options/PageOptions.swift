import ArgumentParser
import HamstringRisk
import RiskReports
import TrackModel

/// The format of a whole report, and what belongs to single formats.
struct PageOptions: ParsableArguments {
  @Option(help: "Format of the report.")
  var format: ReportFormat = .text

  @Option(help: "Rows of the CSV table.")
  var table: Table = .runs

  @ArgumentParser.Flag(help: "Leave the sketch of the route out of the HTML report.")
  var noRoute = false

  /// The same report with half a year more before it, for the charts over weeks; nil where the format has none or
  /// nothing was left out.
  func surroundings(of settings: ReportSettings, in history: RunHistory) -> RiskReport? {
    guard format == .html, let since = settings.since else { return nil }
    var wide = settings
    wide.since = since.adding(days: -7 * HTMLReport.weeksBefore)
    return RiskFold.report(history, settings: wide)
  }

  /// Prints a report, or puts it into `--output`, and ends with the status it calls for.
  /// - Parameter around: see ``surroundings(of:in:)``.
  func deliver(
    _ report: RiskReport, around: RiskReport? = nil, options: ReportOptions, verbose: Bool, status: ExitCode
  ) throws {
    let text =
      switch format {
      case .text: TextReport.write(report, style: options.style(verbose: verbose))
      case .json: JSONReport.write(report)
      case .markdown: MarkdownReport.write(report)
      case .csv: csv(report)
      case .html: HTMLReport.write(report, around: around, style: PageStyle(showsRoute: !noRoute))
      }
    try options.deliver(text)
    if status != .success { throw status }
  }

  private func csv(_ report: RiskReport) -> String {
    switch table {
    case .runs: RunList.runsCSV(report)
    case .weeks: RunList.weeksCSV(report)
    case .flags: RunList.flagsCSV(report)
    }
  }
}

import ArgumentParser
import HamstringRisk
import RiskReports
import TrackModel

/// What a report is made for and how it is printed.
struct ReportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Whose runs these are.", valueName: "name"))
  var athlete = "me"

  @Option(
    help: ArgumentHelp(
      "Time zone of days and weeks, such as Europe/Berlin (default: the offset in the files, else the system's).",
      valueName: "id"))
  var timeZone: ZoneArgument?

  @Option(help: "The day on which weeks begin.")
  var weekStart: WeekStart = .monday

  @Option(help: "Units of the text report.")
  var units: Units = .metric

  @Option(help: "Format of the report.")
  var format: OutputFormat = .text

  @Option(help: ArgumentHelp("Write to this file, whole or not at all, instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Show runs from this day on (the history before still counts).", valueName: "date"))
  var since: CivilDate?

  @Option(help: ArgumentHelp("Show runs up to this day.", valueName: "date"))
  var until: CivilDate?

  @Option(help: ArgumentHelp("The day taken for today, for repeatable output.", valueName: "date"))
  var today: CivilDate?

  @Option(
    help: ArgumentHelp("End with status 1 when a flag has this level or a higher one.", valueName: "low|medium|high"))
  var failOn: FailLevel?

  @Option(help: "Colour in the text report.")
  var color: Choice = .auto

  func validate() throws {
    if let since, let until, since > until { throw ValidationError("--since must not be after --until.") }
  }

  /// The zone in force: the option, else the athlete's stored one, else the offset told by the newest run that tells
  /// one, else the system's.
  private func zone(for history: RunHistory, stored: CivilZone?) -> CivilZone {
    if let chosen = timeZone?.zone ?? stored { return chosen }
    let told = history.summaries.last { $0.utcOffset != nil }?.utcOffset
    return told.map(SystemZone.fixed) ?? SystemZone.current
  }

  func settings(for history: RunHistory, storedZone: CivilZone? = nil) -> ReportSettings {
    let zone = zone(for: history, stored: storedZone)
    return ReportSettings(
      athlete: athlete, zone: zone, weekStart: weekStart, today: today ?? SystemZone.today(in: zone), units: units,
      since: since, until: until)
  }

  func style(verbose: Bool) -> TextStyle {
    TextStyle(
      color: output == nil && color.decide(Terminal.wantsColor), width: output == nil ? Terminal.width : 80,
      verbose: verbose)
  }

  func isFlagged(_ report: RiskReport) -> Bool { failOn.map { report.highestLevel >= $0.level } ?? false }

  /// Prints a finished text, or puts it into `--output`.
  func deliver(_ text: String) throws {
    if let output {
      try StandardOutput.write(text, toFile: output)
    } else {
      try StandardOutput.write(text)
    }
  }

  /// Prints the report and ends with the status it calls for.
  func deliver(_ report: RiskReport, verbose: Bool, status: ExitCode) throws {
    switch format {
    case .text: try deliver(TextReport.write(report, style: style(verbose: verbose)))
    case .json: try deliver(JSONReport.write(report))
    }
    if status != .success { throw status }
  }
}

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

  @Option(name: .customLong("week-start"), help: "The day on which weeks begin (default: monday).")
  var givenWeekStart: WeekStart?

  @Option(name: .customLong("units"), help: "Units of reports for people (JSON and CSV are metric) (default: metric).")
  var givenUnits: Units?

  @Option(name: .customLong("format"), help: "Format of the report.")
  var reportFormat: ReportFormat = .text

  @Option(help: "Rows of the CSV table.")
  var table: Table = .runs

  @ArgumentParser.Flag(help: "Leave the sketch of the route out of the HTML report.")
  var noRoute = false

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

  @Option(help: ArgumentHelp("A YAML file of thresholds and settings; `rules` prints its keys.", valueName: "file"))
  var config: ConfigArgument?

  @ArgumentParser.Flag(help: "Add load ratios and monotony of each week (information only).")
  var load = false

  @Option(help: "Colour in the text report.")
  var color: Choice = .auto

  func validate() throws {
    try config?.validate()
    if let since, let until, since > until { throw ValidationError("--since must not be after --until.") }
  }

  var weekStart: WeekStart { givenWeekStart ?? config?.config.weekStart ?? .monday }
  var units: Units { givenUnits ?? config?.config.units ?? .metric }

  /// The zone in force: the option, else the athlete's stored one, else the settings file's, else the offset told by the newest run that tells
  /// one, else the system's.
  private func zone(for history: RunHistory, stored: CivilZone?) -> CivilZone {
    if let chosen = timeZone?.zone ?? stored ?? config?.config.timeZone { return chosen }
    let told = history.summaries.last { $0.utcOffset != nil }?.utcOffset
    return told.map(SystemZone.fixed) ?? SystemZone.current
  }

  func settings(for history: RunHistory, storedZone: CivilZone? = nil) -> ReportSettings {
    let zone = zone(for: history, stored: storedZone)
    var settings = ReportSettings(
      athlete: athlete, zone: zone, weekStart: weekStart, today: today ?? SystemZone.today(in: zone), units: units,
      since: since, until: until, thresholds: config?.config.thresholds ?? Thresholds())
    settings.showsLoad = load
    return settings
  }

  func style(verbose: Bool) -> TextStyle {
    let isTerminal = output == nil && Terminal.outputIsTerminal
    return TextStyle(
      color: output == nil && color.decide(Terminal.wantsColor), width: output == nil ? Terminal.width : 80,
      unicode: !isTerminal || Terminal.knowsUnicode, pictures: isTerminal && Terminal.knowsUnicode, verbose: verbose)
  }

  /// For commands that print text or JSON alone.
  var format: OutputFormat { reportFormat == .json ? .json : .text }

  func isFlagged(_ report: RiskReport) -> Bool { failOn.map { report.highestLevel >= $0.level } ?? false }

  /// Prints a finished text, or puts it into `--output`.
  func deliver(_ text: String) throws {
    if let output {
      try StandardOutput.write(text, toFile: output)
    } else {
      try StandardOutput.write(text)
    }
  }

  /// The same report with half a year more before it, for the charts over weeks; nil where the format has none or
  /// nothing was left out.
  func surroundings(of settings: ReportSettings, in history: RunHistory) -> RiskReport? {
    guard reportFormat == .html, let since = settings.since else { return nil }
    var wide = settings
    wide.since = since.adding(days: -7 * HTMLReport.weeksBefore)
    return RiskFold.report(history, settings: wide)
  }

  /// Prints the report and ends with the status it calls for.
  /// - Parameter around: see ``surroundings(of:in:)``.
  func deliver(_ report: RiskReport, around: RiskReport? = nil, verbose: Bool, status: ExitCode) throws {
    switch reportFormat {
    case .text: try deliver(TextReport.write(report, style: style(verbose: verbose)))
    case .json: try deliver(JSONReport.write(report))
    case .markdown: try deliver(MarkdownReport.write(report))
    case .csv: try deliver(csv(report))
    case .html: try deliver(HTMLReport.write(report, around: around, style: PageStyle(showsRoute: !noRoute)))
    }
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

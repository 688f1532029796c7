import ArgumentParser
import HamstringRisk
import RiskReports
import RunLibrary
import TrackModel

/// What a report is made for and how it is printed.
struct ReportOptions: ParsableArguments {
  @Option(
    name: .customLong("athlete"), help: ArgumentHelp("Whose runs these are (default: me).", valueName: "name"))
  var givenAthlete: String?

  @Option(
    help: ArgumentHelp(
      "Time zone of days and weeks, such as Europe/Berlin (default: the athlete's, else that of --config, else the offset "
        + "in the files, else the system's).",
      valueName: "id"))
  var timeZone: ZoneArgument?

  @Option(name: .customLong("week-start"), help: "The day on which weeks begin (default: monday).")
  var givenWeekStart: WeekStart?

  @Option(name: .customLong("units"), help: "Units of reports for people (JSON and CSV are metric) (default: metric).")
  var givenUnits: Units?

  @Option(help: ArgumentHelp("Write to this file, whole or not at all, instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Show runs from this day on (the history before still counts).", valueName: "yyyy-mm-dd"))
  var since: CivilDate?

  @Option(help: ArgumentHelp("Show runs up to this day.", valueName: "yyyy-mm-dd"))
  var until: CivilDate?

  @Option(help: ArgumentHelp("The day taken for today, for repeatable output.", valueName: "yyyy-mm-dd"))
  var today: CivilDate?

  @Option(
    help: ArgumentHelp("End with status 1 when a flag has this level or a higher one.", valueName: "low|medium|high"))
  var failOn: FailLevel?

  @Option(help: ArgumentHelp("A YAML file of thresholds and settings; `rules` prints its keys.", valueName: "file"))
  var config: ConfigArgument?

  @ArgumentParser.Flag(
    help: "Add load ratios and monotony to each week of a report in text or JSON; other lists have none.")
  var load = false

  @Option(name: .customLong("color"), help: "Colour in the text report (default: auto).")
  var givenColor: Choice?

  func validate() throws {
    try config?.validate()
    try OutputPlace.validate(output, config: config)
    if givenAthlete?.isEmpty ?? false { throw ValidationError("--athlete needs a name.") }
    if let since, let until, since > until { throw ValidationError("--since must not be after --until.") }
  }

  var athlete: String { givenAthlete ?? "me" }
  var weekStart: WeekStart { givenWeekStart ?? config?.config.weekStart ?? .monday }
  var units: Units { givenUnits ?? config?.config.units ?? .metric }

  /// The zone in force: the option, else the athlete's stored one, else the settings file's, else the offset told by the
  /// newest run that tells one, else the system's.
  private func zone(for history: RunHistory, stored: CivilZone?) -> CivilZone {
    timeZone?.zone ?? stored ?? config?.config.timeZone ?? SystemZone.told(by: history)
  }

  /// Those of `--config`, else the usual ones.
  var thresholds: Thresholds { config?.config.thresholds ?? Thresholds() }

  func settings(for history: RunHistory, storedZone: CivilZone? = nil) -> ReportSettings {
    let zone = zone(for: history, stored: storedZone)
    var settings = ReportSettings(
      athlete: athlete, zone: zone, weekStart: weekStart, today: today ?? SystemZone.today(in: zone), units: units,
      since: since, until: until, thresholds: thresholds)
    settings.showsLoad = load
    settings.program = Version.number
    return settings
  }

  /// The same with what a library holds of the athlete beside the runs.
  /// - Parameter log: nil: to be read from the library.
  func settings(
    for history: RunHistory, in opened: RunLibrary, log: RunnerLog? = nil
  ) throws(LibraryFailure) -> ReportSettings {
    var settings = settings(for: history, storedZone: try opened.zone(of: athlete))
    settings.log = if let log { log } else { try opened.log(of: athlete) }
    return settings
  }

  /// The week that a table of athletes is about: the last one asked for, else today's.
  func week(on today: CivilDate) -> Week { Week(containing: until ?? today, startingOn: weekStart) }

  /// The clock where no athlete's time zone is known.
  var todayOfAll: CivilDate {
    today ?? SystemZone.today(in: timeZone?.zone ?? config?.config.timeZone ?? SystemZone.current)
  }

  func style(verbose: Bool) -> TextStyle {
    let isTerminal = output == nil && Terminal.outputIsTerminal
    return TextStyle(
      color: output == nil && (givenColor ?? .auto).decide(Terminal.wantsColor),
      width: output == nil ? Terminal.width : 80,
      unicode: !isTerminal || Terminal.knowsUnicode, pictures: isTerminal && Terminal.knowsUnicode, verbose: verbose)
  }

  /// - Parameter first: the first week that counts, where weeks before it are there to compare with.
  func isFlagged(_ report: RiskReport, from first: Week? = nil) -> Bool {
    failOn.map { report.highestLevel(from: first) >= $0.level } ?? false
  }

  /// Prints a finished text, or puts it into `--output`.
  func deliver(_ text: String) throws {
    if let output {
      try StandardOutput.write(text, toFile: output)
    } else {
      try StandardOutput.write(text)
    }
  }
}

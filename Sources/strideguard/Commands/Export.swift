import ArgumentParser
import HamstringRisk
import RiskReports
import RunLibrary
import TrackModel

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    _superCommandName: Strideguard.name,
    abstract: "Print everything that the library holds, for other programs.",
    discussion: """
      Tables are CSV (RFC 4180), JSON has one object per line. Numbers are metres, seconds and metres per second. \
      Examples:

        strideguard export runs --format csv > runs.csv
        strideguard export flags --format json --since 2026-01-01
        strideguard export pain --format csv --output pain.csv
      """)

  enum Content: String, WordArgument { case runs, weeks, flags, pain, habits }
  enum Format: String, WordArgument { case csv, json }

  @Argument(help: "What to export.")
  var content: Content

  @Option(help: "Format of the output.")
  var format: Format = .csv

  @Option(
    help: ArgumentHelp(
      "Time zone of days and weeks (default: the athlete's, else that of --config, else the offset in the files, else "
        + "the system's).",
      valueName: "id"))
  var timeZone: ZoneArgument?

  @Option(name: .customLong("week-start"), help: "The day on which weeks begin (default: monday).")
  var givenWeekStart: WeekStart?

  @Option(help: ArgumentHelp("Write to this file, whole or not at all, instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("From this day on.", valueName: "yyyy-mm-dd"))
  var since: CivilDate?

  @Option(help: ArgumentHelp("Up to this day.", valueName: "yyyy-mm-dd"))
  var until: CivilDate?

  @Option(help: ArgumentHelp("The day taken for today, for repeatable output.", valueName: "yyyy-mm-dd"))
  var today: CivilDate?

  @Option(help: ArgumentHelp("A YAML file of thresholds and settings; `rules` prints its keys.", valueName: "file"))
  var config: ConfigArgument?

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup var owner: AthleteOption

  func validate() throws {
    try config?.validate()
    try OutputPlace.validate(output, config: config)
    if let since, let until, since > until { throw ValidationError("--since must not be after --until.") }
  }

  func run() throws {
    let opened = try library.openToRead(of: owner.athlete)
    let text = try text(of: opened)
    if let output {
      try StandardOutput.write(text, toFile: output)
    } else {
      try StandardOutput.write(text)
    }
  }

  private func text(of opened: RunLibrary) throws -> String {
    switch content {
    case .pain:
      let entries = try opened.painEntries(athlete: owner.athlete).filter { isWanted($0.day) }
      return format == .csv ? PainList.csv(entries) : PainList.jsonLines(entries)
    case .habits:
      let entries = try opened.habitEntries(athlete: owner.athlete).filter { isWanted($0.day) }
      return format == .csv ? HabitList.csv(entries) : HabitList.jsonLines(entries)
    case .runs, .weeks, .flags:
      let report = try report(of: opened)
      switch content {
      case .runs: return format == .csv ? RunList.runsTable(report).text : RunList.runLines(report)
      case .weeks: return format == .csv ? RunList.weeksTable(report).text : RunList.weekLines(report)
      default: return format == .csv ? RunList.flagsTable(report).text : RunList.flagLines(report)
      }
    }
  }

  private func isWanted(_ day: CivilDate) -> Bool {
    (since.map { day >= $0 } ?? true) && (until.map { day <= $0 } ?? true)
  }

  private func report(of opened: RunLibrary) throws -> RiskReport {
    let history = try opened.history(of: owner.athlete)
    let told = config?.config
    let stored = try timeZone?.zone ?? opened.zone(of: owner.athlete) ?? told?.timeZone
    let zone = stored ?? SystemZone.told(by: history)
    var settings = ReportSettings(
      athlete: owner.athlete, zone: zone, weekStart: givenWeekStart ?? told?.weekStart ?? .monday,
      today: today ?? SystemZone.today(in: zone), since: since, until: until,
      thresholds: told?.thresholds ?? Thresholds())
    settings.log = try opened.log(of: owner.athlete)
    return RiskFold.report(history, settings: settings)
  }
}

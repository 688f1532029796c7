import ArgumentParser
import HamstringRisk
import RiskReports
import RunLibrary
import TrackModel

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    _superCommandName: Strideguard.name,
    abstract: "Print the weekly risk report out of the library.",
    discussion: """
      Without a choice it is the newest week that has a run, with the weeks before it. Examples:

        strideguard report
        strideguard report --week 2026-W18
        strideguard report --weeks 8 --format json
        strideguard report --from 2026-01-01 --to 2026-03-31
        strideguard report --format html --output week.html
        strideguard report --each-week --output-dir pages
      """)

  @Option(help: ArgumentHelp("One week, such as 2026-W18.", valueName: "week"))
  var week: String?

  @Option(help: ArgumentHelp("The newest weeks, this many.", valueName: "n"))
  var weeks: Int?

  @Option(help: ArgumentHelp("From the week of this day on.", valueName: "yyyy-mm-dd"))
  var from: CivilDate?

  @Option(help: ArgumentHelp("Up to the week of this day.", valueName: "yyyy-mm-dd"))
  var to: CivilDate?

  @ArgumentParser.Flag(help: "Every week of the history.")
  var all = false

  @ArgumentParser.Flag(help: "Print no warnings.")
  var quiet = false

  @ArgumentParser.Flag(help: "Say more in the text report.")
  var verbose = false

  @ArgumentParser.Flag(help: "One HTML page for each week with a run, with an index, into --output-dir.")
  var eachWeek = false

  @Option(help: ArgumentHelp("Folder for --each-week; made where there is none.", valueName: "folder"))
  var outputDir: String?

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup(title: "Report") var report: ReportOptions
  @OptionGroup(title: "Format") var pages: PageOptions

  func validate() throws {
    let choices = [week != nil, weeks != nil, from != nil || to != nil, all].count { $0 }
    if choices > 1 { throw ValidationError("Choose one of --week, --weeks, --from/--to and --all.") }
    if let week, Week(week, startingOn: report.weekStart) == nil {
      throw ValidationError("'\(Messages.cleaned(week, limit: 20))' is no week; write it as 2026-W18.")
    }
    if let weeks, !(1...1000).contains(weeks) { throw ValidationError("--weeks must be between 1 and 1000.") }
    if let from, let to, from > to { throw ValidationError("--from must not be after --to.") }
    if eachWeek != (outputDir != nil) { throw ValidationError("--each-week and --output-dir go together.") }
    if eachWeek, report.output != nil || pages.givenFormat ?? .html != .html {
      throw ValidationError("--each-week writes HTML pages into --output-dir; leave --format and --output out.")
    }
  }

  func run() throws {
    let opened: RunLibrary
    switch try library.openToRead(of: report.athlete, isJSON: pages.format == .json) {
    case .opened(let library): opened = library
    case .nothing(let problem):
      let nothing = RiskFold.report(
        RunHistory(), settings: report.settings(for: RunHistory()), problems: [problem])
      return try pages.deliver(nothing, options: report, verbose: verbose, status: ExitStatus.nothingRead)
    }
    let log = try opened.log(of: report.athlete)
    let history = try history(in: opened, log: log)
    var settings = try report.settings(for: history, in: opened, log: log)
    let summaries = history.summaries
    let latest = settings.until.map { until in
      summaries.last { settings.isDated($0) && settings.zone.date(at: $0.start) <= until }
    }
    guard let newest = (latest ?? nil) ?? summaries.last(where: settings.isDated) else {
      if !summaries.isEmpty, eachWeek { return try writePages(history, settings: settings, chosen: nil) }
      if !summaries.isEmpty { return try deliverUndated(history, settings: settings) }
      let athlete = Messages.cleaned(report.athlete, limit: 60)
      Messages.error("\(Messages.path(opened.path)): no run of \(athlete) in the library; import some exports first")
      try pages.deliver(
        RiskFold.report(history, settings: settings), options: report, verbose: verbose, status: ExitStatus.nothingRead)
      return
    }
    let newestWeek = Week(containing: settings.zone.date(at: newest.start), startingOn: settings.weekStart)
    let chosen = chosenWeeks(newest: newestWeek)
    if eachWeek { return try writePages(history, settings: settings, chosen: chosen) }
    settings.until = [settings.until, chosen?.last?.end].compactMap { $0 }.min()
    // Weeks to compare with are of no use without one of those asked for.
    let isWithin =
      chosen?.first.map { first in first <= newestWeek && settings.until.map { $0 >= first.start } ?? true } ?? true
    let shown = isWithin ? chosen?.shown : chosen?.first
    settings.since = [settings.since, shown?.start].compactMap { $0 }.max()
    var result = RiskFold.report(history, settings: settings)
    // Where there is no run the weeks asked for are named, not those before them.
    if let chosen, result.weeks.isEmpty {
      result.settings.since = [report.since, chosen.first?.start].compactMap { $0 }.max()
    }
    if let first = chosen?.first { result.compare(from: first) }
    try pages.deliver(
      result, around: pages.surroundings(of: settings, in: history), options: report, verbose: verbose,
      status: report.isFlagged(result, from: chosen?.first) ? ExitStatus.flagFound : .success)
  }

  /// No day is known of any run, so there is no week to choose.
  private func deliverUndated(_ history: RunHistory, settings: ReportSettings) throws {
    var settings = settings
    (settings.since, settings.until) = (nil, nil)
    try pages.deliver(
      RiskFold.report(history, settings: settings), options: report, verbose: verbose, status: .success)
  }

  /// A page per week, the index last, so that it never leads to a page that is not there.
  private func writePages(
    _ history: RunHistory, settings: ReportSettings, chosen: ChosenWeeks?
  ) throws {
    guard let outputDir else { return }
    var settings = settings
    settings.until = [settings.until, chosen?.last?.end].compactMap { $0 }.min()
    let first = [settings.since.map { Week(containing: $0, startingOn: settings.weekStart) }, chosen?.first]
      .compactMap { $0 }.max()
    settings.since = nil
    let result = RiskFold.report(history, settings: settings)
    let written = WeekPages(result, from: first, showsRoute: !pages.noRoute)
    try StandardOutput.makeFolder(outputDir)
    for week in written.weeks {
      try StandardOutput.write(written.page(of: week), toFile: "\(outputDir)/\(WeekPages.fileName(of: week))")
    }
    try StandardOutput.write(written.index(), toFile: "\(outputDir)/\(WeekPages.indexName)")
    if report.isFlagged(result, from: first) { throw ExitStatus.flagFound }
  }

  /// Of a long history only what the newest weeks can depend on, where no others are asked for.
  private func history(in opened: RunLibrary, log: RunnerLog) throws -> RunHistory {
    let isNewest =
      !all && !eachWeek && week == nil && from == nil && to == nil && report.since == nil && report.until == nil
    let newest = try opened.newestStart(
      athlete: report.athlete, before: ReportSettings.endOfDates(today: report.todayOfAll))
    guard isNewest, let newest else { return try opened.history(of: report.athlete) }
    let weeks =
      1 + max(weeks ?? 1, 1 + report.thresholds.history.contextWeeks)
      + (pages.format == .html ? HTMLReport.weeksBefore : 0)
    return try opened.history(
      of: report.athlete, judgedFrom: newest - Int64(7 * weeks) * CivilDate.millisecondsPerDay,
      by: report.thresholds, log: log)
  }

  /// The weeks to report, and the first one to show before them; nil: from the first of the history on, or to its last.
  private typealias ChosenWeeks = (shown: Week?, first: Week?, last: Week?)

  /// Nil for all.
  private func chosenWeeks(newest: Week) -> ChosenWeeks? {
    if all { return nil }
    if let weeks { return (newest.adding(weeks: 1 - weeks), newest.adding(weeks: 1 - weeks), newest) }
    if from != nil || to != nil {
      let first = from.map { Week(containing: $0, startingOn: report.weekStart) }
      let last = to.map { Week(containing: $0, startingOn: report.weekStart) }
      return (first, first, last)
    }
    // Days alone are a choice, too.
    if week == nil, eachWeek || report.since != nil || report.until != nil { return nil }
    let only = week.flatMap { Week($0, startingOn: report.weekStart) } ?? newest
    return (only.adding(weeks: -report.thresholds.history.contextWeeks), only, only)
  }
}

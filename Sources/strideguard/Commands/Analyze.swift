import ArgumentParser
import HamstringRisk
import RunLibrary
import TrackModel

struct Analyze: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    _superCommandName: Strideguard.name,
    abstract: "Read every export at or below the paths and print the risk report.",
    discussion: """
      Nothing is stored and no file is changed. Examples:

        strideguard analyze ~/exports
        strideguard analyze --since 2026-01-01 --units imperial ~/exports run.tcx.gz
        strideguard analyze --format json --today 2026-05-01 ~/exports > report.json

      With --athletes-by-folder there is one report for each athlete, and before them a table of who has flags this week \
      (today's, or that of --until), the highest level first. Each folder directly below the paths is an athlete, with \
      all that lies in it; so is each zip archive there. An export that lies loose beside them is left out, with a \
      warning. --output-dir takes a page for each athlete, which holds nobody else's data, and an index:

        strideguard analyze --athletes-by-folder ~/patients
        strideguard analyze --athletes-by-folder --output-dir pages ~/patients
        strideguard analyze --athletes-by-folder --format csv --table athletes ~/team
      """)

  @Argument(help: ArgumentHelp("Export files, or folders of them.", valueName: "path"))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "Compare with the runs in this library, too, and read only files that it does not know.", valueName: "path"))
  var library: String?

  @ArgumentParser.Flag(help: "Take each folder directly below the paths for one athlete, and report on each.")
  var athletesByFolder = false

  @Option(
    help: ArgumentHelp(
      "With --athletes-by-folder: HTML pages and their index into this folder; made where there is none.",
      valueName: "folder"))
  var outputDir: String?

  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Report") var report: ReportOptions
  @OptionGroup(title: "Format") var pages: PageOptions

  func validate() throws {
    guard athletesByFolder else {
      if outputDir != nil { throw ValidationError("--output-dir goes with --athletes-by-folder.") }
      return
    }
    if library != nil { throw ValidationError("--athletes-by-folder reads exports alone; leave --library out.") }
    if report.givenAthlete != nil {
      throw ValidationError("With --athletes-by-folder the folders name the athletes; leave --athlete out.")
    }
    if outputDir != nil, report.output != nil || pages.givenFormat ?? .html != .html {
      throw ValidationError("--output-dir takes HTML pages; leave --format and --output out.")
    }
    if outputDir == nil, pages.format == .html {
      throw ValidationError("HTML comes as a page for each athlete, so that each can be given away; add --output-dir.")
    }
  }

  /// Nil where there is no library, or nothing of the athlete in it: the exports can be read without it, which is a
  /// problem all the same.
  private func openToRead(_ library: String, _ harvest: inout Harvest) throws -> RunLibrary? {
    switch try LibraryOptions.opening(library, of: report.athlete) {
    case .opened(let library): return library
    case .nothing(let problem):
      harvest.problems.append(problem)
      return nil
    }
  }

  func run() async throws {
    if athletesByFolder { return try await runCohort() }
    var harvest = Harvest()
    var zone: CivilZone?
    var log = RunnerLog()
    var shown: Set<String>?
    if let library, let opened = try openToRead(library, &harvest) {
      shown = try await reading.read(paths, besides: opened, athlete: report.athlete, into: &harvest)
      zone = try opened.zone(of: report.athlete)
      log = try opened.log(of: report.athlete)
    } else {
      try await reading.read(paths, into: &harvest)
    }
    harvest.putInOrder()
    var settings = report.settings(for: harvest.history, storedZone: zone)
    settings.log = log
    var result = RiskFold.report(
      harvest.history, settings: settings, problems: harvest.problems, skipped: harvest.skipped)
    if let shown { result.show(only: shown, of: harvest.history) }
    try pages.deliver(
      result, around: pages.surroundings(of: settings, in: harvest.history), options: report, verbose: reading.verbose,
      status: harvest.exitStatus(isFlagged: report.isFlagged(result)))
  }
}

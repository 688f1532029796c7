import ArgumentParser
import HamstringRisk
import RunLibrary
import TrackModel

struct Analyze: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Read every export at or below the paths and print the risk report.",
    discussion: """
      Nothing is stored and no file is changed. Examples:

        strideguard analyze ~/exports
        strideguard analyze --since 2026-01-01 --units imperial ~/exports run.tcx.gz
        strideguard analyze --format json --today 2026-05-01 ~/exports > report.json
      """)

  @Argument(help: ArgumentHelp("Export files, or folders of them.", valueName: "path"))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "Compare with the runs in this library, too, and read only files that it does not know.", valueName: "path"))
  var library: String?

  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Report") var report: ReportOptions
  @OptionGroup(title: "Format") var pages: PageOptions

  func run() async throws {
    var harvest = Harvest()
    var zone: CivilZone?
    var log = RunnerLog()
    var shown: Set<String>?
    if let library {
      let opened = try LibraryOptions.openToRead(library)
      shown = try await reading.read(paths, besides: opened, athlete: report.athlete, into: &harvest)
      zone = try opened.zone(of: report.athlete)
      log = try opened.log(of: report.athlete)
    } else {
      try await reading.read(paths, into: &harvest)
    }
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

import ArgumentParser
import HamstringRisk

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

  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Report") var report: ReportOptions
  @OptionGroup(title: "Format") var pages: PageOptions

  func run() async throws {
    var harvest = Harvest()
    try await reading.read(paths, into: &harvest)
    let settings = report.settings(for: harvest.history)
    let result = RiskFold.report(
      harvest.history, settings: settings, problems: harvest.problems, skipped: harvest.skipped)
    try pages.deliver(
      result, around: pages.surroundings(of: settings, in: harvest.history), options: report, verbose: reading.verbose,
      status: harvest.exitStatus(isFlagged: report.isFlagged(result)))
  }
}

import ArgumentParser
import HamstringRisk
import RiskReports

struct BacktestCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    _superCommandName: Strideguard.name,
    abstract: "Replay a history: how often each rule fired in 26 weeks, by level.",
    discussion: """
      For judging thresholds by your own runs. Without a path it is the library's history. Examples:

        strideguard backtest
        strideguard backtest --config stricter.yaml ~/exports
        strideguard backtest --format json ~/exports
      """)

  @Argument(help: ArgumentHelp("Export files, or folders of them, in place of the library.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Report") var report: ReportOptions

  @Option(help: "Format of the output.")
  var format: OutputFormat = .text

  func run() async throws {
    let past = try await History.read(
      paths, library: library, reading: reading, report: report, isJSON: format == .json)
    let result = RiskFold.report(past.harvest.history, settings: past.settings)
    let backtest = Backtest(result)
    switch format {
    case .text:
      try report.deliver(
        TextBacktest.write(backtest, settings: past.settings, style: report.style(verbose: reading.verbose)))
    case .json: try report.deliver(JSONBacktest.write(backtest, settings: past.settings))
    }
    let status = past.harvest.exitStatus(isFlagged: report.isFlagged(result))
    if status != .success { throw status }
  }
}

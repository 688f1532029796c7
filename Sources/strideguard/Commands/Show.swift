import ArgumentParser
import HamstringRisk
import RiskReports
import RunImport
import TrackModel

struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show one run in full: splits, surges, climbs, stairs, warm-up, and its flags.",
    discussion: """
      Flags need a history to compare with; give earlier exports with --history. Examples:

        strideguard show today.gpx
        strideguard show today.gpx --history ~/exports
      """)

  @Argument(help: "An export file.")
  var file: String

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Earlier exports to compare with: files or folders.", valueName: "path"))
  var history: [String] = []

  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Report") var report: ReportOptions

  func run() async throws {
    let harvest = try await reading.read([file] + history)
    let settings = report.settings(for: harvest.history)
    let result = RiskFold.report(
      harvest.history, settings: settings, problems: harvest.problems, skipped: harvest.skipped)
    let wanted = GivenPath.bytes(file).text
    let shown = result.runs.filter { $0.summary.file == wanted || $0.alsoIn.contains(wanted) }
    if shown.isEmpty {
      if harvest.problems.isEmpty {
        let reason = harvest.skipped.first { $0.file == wanted }?.reason.message ?? "it holds no run"
        Messages.error("\(Messages.cleaned(file)): nothing to show (\(reason)); see `strideguard check`")
      }
      throw ExitStatus.nothingRead
    }
    let style = report.style(verbose: reading.verbose)
    let pages = shown.map { run in
      switch report.format {
      case .text: TextRun.write(run, in: result, style: style)
      case .json: JSONReport.writeRun(run, in: result)
      }
    }
    try report.deliver(pages.joined(separator: report.format == .text ? "\n" : ""))
    let isFlagged = report.failOn.map { failOn in shown.contains { $0.level >= failOn.level } } ?? false
    let status = harvest.exitStatus(isFlagged: isFlagged)
    if status != .success { throw status }
  }
}

import ArgumentParser
import HamstringRisk
import RunImport
import RunLibrary
import TrackModel

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read exports into the library and say what each file was, with the flags of each new run.",
    discussion: """
      Files that were imported before and have not changed are not read again, wherever they lie now. Examples:

        strideguard import ~/exports
        strideguard import today.tcx
      """)

  @Argument(help: ArgumentHelp("Export files, or folders of them.", valueName: "path"))
  var paths: [String]

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Report") var report: ReportOptions

  @Option(help: "Format of the output.")
  var format: OutputFormat = .text

  func run() async throws {
    let opened = try library.openToWrite()
    var intake = try LibraryIntake(library: opened, athlete: report.athlete, reading: reading)
    try await intake.take(reading.walk(paths))
    let page = try page(of: intake, in: opened)
    switch format {
    case .text: try report.deliver(page.text(verbose: reading.verbose, quiet: reading.quiet))
    case .json: try report.deliver(page.json())
    }
    let status = status(of: intake, page)
    if status != .success { throw status }
  }

  /// Judges what is new against the library's history.
  private func page(of intake: LibraryIntake, in opened: RunLibrary) throws -> ImportPage {
    guard let first = intake.starts.min(), let last = intake.starts.max() else {
      return ImportPage(intake, report: nil)
    }
    let log = try opened.log(of: report.athlete)
    let history = try opened.history(of: report.athlete, judgedFrom: first, log: log)
    var settings = try report.settings(for: history, storedZone: opened.zone(of: report.athlete))
    settings.log = log
    settings.since = settings.zone.date(at: first).adding(days: -1)
    settings.until = settings.zone.date(at: last).adding(days: 1)
    return ImportPage(intake, report: RiskFold.report(history, settings: settings))
  }

  private func status(of intake: LibraryIntake, _ page: ImportPage) -> ExitCode {
    if !intake.problems.isEmpty || intake.hasFailed {
      let nothing = intake.fates.allSatisfy(\.isRefused)
      return nothing ? ExitStatus.nothingRead : ExitStatus.someProblem
    }
    guard let failOn = report.failOn else { return .success }
    return page.newRuns.contains { $0.level >= failOn.level } ? ExitStatus.flagFound : .success
  }
}

extension FileFate {
  fileprivate var isRefused: Bool {
    if case .refused = kind { true } else { false }
  }
}

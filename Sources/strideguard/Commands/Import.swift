import ArgumentParser
import Foundation
import HamstringRisk
import RunImport
import RunLibrary
import TrackModel

struct Import: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    _superCommandName: Strideguard.name,
    abstract: "Read exports into the library and say what each file was, with the flags of each new run.",
    discussion: """
      Files that were imported before and have not changed are not read again, wherever they lie now. Examples:

        strideguard import ~/exports
        strideguard import today.tcx
        strideguard import --watch ~/Downloads/exports
      """)

  @Argument(help: ArgumentHelp("Export files, or folders of them.", valueName: "path"))
  var paths: [String]

  @ArgumentParser.Flag(help: "Go on and import new exports as they appear, until Ctrl-C.")
  var watch = false

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Report") var report: ReportOptions

  @Option(help: "Format of the output.")
  var format: OutputFormat = .text

  func run() async throws {
    let opened = try library.openToWrite()
    if watch { try await runUntilInterrupted(opened) }
    var intake = try LibraryIntake(library: opened, athlete: report.athlete, reading: reading)
    try await intake.take(reading.walk(paths))
    let page = try page(of: intake, in: opened)
    try deliver(page)
    let status = status(of: intake, page)
    if status != .success { throw status }
  }

  /// - Throws: always: the exit status for Ctrl-C, or for what made it impossible to go on.
  private func runUntilInterrupted(_ opened: RunLibrary) async throws -> Never {
    var watched = WatchedImport(paths: paths.map(GivenPath.bytes))
    var isFirst = true
    var isUnsettled = false
    while let round = watched.next(isFirst: isFirst, isUnsettled: isUnsettled) {
      var intake = try LibraryIntake(library: opened, athlete: report.athlete, reading: reading)
      intake.isSilentAboutKnown = !isFirst
      round.finding.problems.forEach(reading.tell)
      try await intake.take(round.finding)
      let page = try page(of: intake, in: opened)
      if isFirst || page.hasNews { try deliver(page) }
      isFirst = false
      isUnsettled = round.isUnsettled
    }
    throw ExitStatus.interrupted
  }

  private func deliver(_ page: ImportPage) throws {
    switch format {
    case .text: try report.deliver(page.text(verbose: reading.verbose, quiet: reading.quiet))
    case .json: try report.deliver(page.json())
    }
  }

  func validate() throws {
    guard watch else { return }
    if report.output != nil { throw ValidationError("--watch prints as it goes and cannot write to --output.") }
    for path in paths where !GivenPath.isFolder(path) {
      throw ValidationError("--watch needs folders; '\(Messages.cleaned(path, limit: 60))' is none.")
    }
  }

  /// Judges what is new against the library's history.
  private func page(of intake: LibraryIntake, in opened: RunLibrary) throws -> ImportPage {
    guard let first = intake.starts.min(), let last = intake.starts.max() else {
      return ImportPage(intake, report: nil)
    }
    let log = try opened.log(of: report.athlete)
    let history = try opened.history(of: report.athlete, judgedFrom: first, by: report.thresholds, log: log)
    var settings = try report.settings(for: history, in: opened, log: log)
    settings.since = settings.zone.date(at: first).adding(days: -1)
    settings.until = settings.zone.date(at: last).adding(days: 1)
    settings.showsUndated = true
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

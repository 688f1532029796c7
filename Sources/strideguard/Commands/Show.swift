import ArgumentParser
import Foundation
import HamstringRisk
import RiskReports
import RunImport
import RunLibrary
import TrackModel

struct Show: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    _superCommandName: Strideguard.name,
    abstract: "Show one run in full: splits, surges, climbs, stairs, warm-up, and its flags.",
    discussion: """
      Flags need a history to compare with: the library's, or the earlier exports given with --history. Examples:

        strideguard show today.gpx
        strideguard show 3f9a02c17be4
        strideguard show today.gpx --history ~/exports
      """)

  @Argument(help: ArgumentHelp("An export file, or the id of a run in the library.", valueName: "file|run-id"))
  var file: String

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Earlier exports to compare with in place of the library: files or folders.", valueName: "path"))
  var history: [String] = []

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Report") var report: ReportOptions

  @Option(help: "Format of the output.")
  var format: OutputFormat = .text

  func validate() throws {
    guard GivenPath.isFolder(file) else { return }
    throw ValidationError(
      "'\(Messages.cleaned(file, limit: 60))' is a folder: name one file in it, or use `strideguard analyze`.")
  }

  func run() async throws {
    var harvest = Harvest()
    var zone: CivilZone?
    var log = RunnerLog()
    var wantedID = file
    if history.isEmpty, isRunID || library.isThere {
      // A file can be shown without a history, unless somebody's was asked for.
      let isAsked = isRunID || report.givenAthlete != nil
      let opened = isAsked ? try library.openToRead(of: report.athlete) : try library.openToRead()
      harvest.history = try opened.history(of: report.athlete)
      zone = try opened.zone(of: report.athlete)
      log = try opened.log(of: report.athlete)
      wantedID = try opened.keptID(of: file, athlete: report.athlete)
    }
    if !isRunID { try await reading.read([file] + history, into: &harvest) }

    var settings = report.settings(for: harvest.history, storedZone: zone)
    settings.log = log
    let result = RiskFold.report(
      harvest.history, settings: settings, problems: harvest.problems, skipped: harvest.skipped)
    let wanted = GivenPath.bytes(file).text
    // Another file's copy of the run may be the one that is kept.
    let copies = Set(harvest.history.summaries.filter { isRunID && $0.id == wantedID }.map(\.file))
    let shown = result.runs.filter {
      isRunID
        ? $0.summary.id == wantedID || $0.alsoIn.contains { copies.contains($0) }
        : lies($0.summary.file, in: wanted) || $0.alsoIn.contains { lies($0, in: wanted) }
    }
    guard !shown.isEmpty else {
      let isOutside = harvest.history.summaries.contains { isRunID ? $0.id == wantedID : lies($0.file, in: wanted) }
      throw nothingToShow(harvest, wanted, isOutside: isOutside)
    }
    try report.deliver(text(shown, result))
    let isFlagged = report.failOn.map { failOn in shown.contains { $0.level >= failOn.level } } ?? false
    let status = harvest.exitStatus(isFlagged: isFlagged)
    if status != .success { throw status }
  }

  /// Twelve hexadecimal digits that name no file.
  private var isRunID: Bool {
    file.utf8.count == 12 && file.allSatisfy { $0.isHexDigit && !$0.isUppercase }
      && !FileManager.default.fileExists(atPath: file)
  }

  /// Whether a run's path is that of the file, or of an export in it where it is an archive.
  private func lies(_ path: String, in file: String) -> Bool { path == file || path.hasPrefix(file + "!/") }

  private func text(_ shown: [JudgedRun], _ result: RiskReport) -> String {
    let style = report.style(verbose: reading.verbose)
    switch format {
    case .text: return shown.map { TextRun.write($0, in: result, style: style) }.joined(separator: "\n")
    case .json: return JSONReport.writeRun(shown[0], others: Array(shown.dropFirst()), in: result)
    }
  }

  /// Says why, unless a problem did already, and gives the exit status.
  /// - Parameter isOutside: the run is there, on a day that was not asked for.
  private func nothingToShow(_ harvest: Harvest, _ wanted: String, isOutside: Bool) -> ExitCode {
    if isOutside {
      Messages.error("\(Messages.path(file)): no run of it lies in the days of --since and --until; ask for others")
    } else if isRunID {
      Messages.error("\(file): no such run in the library; see `strideguard runs`")
    } else if harvest.problems.isEmpty {
      let reason = harvest.skipped.first { lies($0.file, in: wanted) }?.reason.message ?? "it holds no run"
      Messages.error("\(Messages.path(file)): nothing to show (\(reason)); see `strideguard check`")
    }
    return ExitStatus.nothingRead
  }
}

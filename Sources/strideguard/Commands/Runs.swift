import ArgumentParser
import HamstringRisk
import RiskReports
import RunLibrary
import TrackModel

struct Runs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    _superCommandName: Strideguard.name,
    abstract: "List the runs in the library.",
    discussion: """
      Examples:

        strideguard runs
        strideguard runs --since 2026-04-01
      """)

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup(title: "Report") var report: ReportOptions

  @Option(help: "Format of the output.")
  var format: OutputFormat = .text

  func run() throws {
    let opened: RunLibrary
    switch try library.openToRead(of: report.athlete, isJSON: format == .json) {
    case .opened(let library): opened = library
    case .nothing:
      try report.deliver(json(RiskReport(settings: report.settings(for: RunHistory()))))
      throw ExitStatus.nothingRead
    }
    let history = try opened.history(of: report.athlete)
    let result = RiskFold.report(history, settings: try report.settings(for: history, in: opened))
    switch format {
    case .text:
      let lines = result.runs.map { "\($0.summary.id)  \(RunLine.write($0, in: result))\n" }
      try report.deliver(lines.joined() + "\(result.runs.count) \(result.runs.count == 1 ? "run" : "runs")\n")
    case .json: try report.deliver(json(result))
    }
    // Flags on weeks are not listed here.
    if let failOn = report.failOn, result.runs.contains(where: { $0.level >= failOn.level }) {
      throw ExitStatus.flagFound
    }
  }

  private func json(_ result: RiskReport) throws -> String {
    struct Document: Encodable {
      var schema = "strideguard.runs/1"
      var runs: [Run]
    }
    struct Run: Encodable {
      var id: String
      var start: String
      var file: String
      var name: String?
      var distanceM: Double?
      var level: Level
    }
    let runs = result.runs.map { run in
      Run(
        id: run.summary.id, start: InstantText.utc(run.summary.start), file: run.summary.file, name: run.summary.name,
        distanceM: run.summary.distance, level: run.level)
    }
    return try JSONText.line(Document(runs: runs))
  }
}

struct Forget: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    _superCommandName: Strideguard.name,
    abstract: "Remove runs from the library; the files stay as they are.",
    discussion: """
      A run is forgotten in every file that holds it. It does not come back with its folder, only when its file itself is \
      imported again. Example:

        strideguard forget 3f9a02c17be4
      """)

  @Argument(help: ArgumentHelp("Ids, as `strideguard runs` lists them.", valueName: "run-id"))
  var ids: [String]

  @Option(help: ArgumentHelp("Whose runs these are.", valueName: "name"))
  var athlete = "me"

  @OptionGroup(title: "Library") var library: LibraryOptions

  func validate() throws {
    if athlete.isEmpty { throw ValidationError("--athlete needs a name.") }
  }

  func run() throws {
    // Opened to read first, so that a wrong path makes no new library.
    let history = try library.openToRead(of: athlete).history(of: athlete)
    let opened = try library.openToWrite()
    var forgotten: Set<String> = []
    var missing = false
    try LibraryOptions.tellingAfterwards { told in
      for id in ids {
        let current = try opened.keptID(of: id, athlete: athlete)
        // A copy that was forgotten with another one of these ids.
        if forgotten.contains(current) { continue }
        let shown = Messages.cleaned(id, limit: 40)
        guard try forget(current, in: opened) else {
          missing = true
          Messages.error("\(shown): no such run; see `strideguard runs`")
          continue
        }
        forgotten.insert(current)
        told += "forgotten \(shown)\n"
        // The same run as other files hold it, which would else take its place.
        for copy in history.copies(of: current) where forgotten.insert(copy.id).inserted {
          guard try forget(copy.id, in: opened) else { continue }
          told += "forgotten \(copy.id), the same run in \(Messages.path(copy.file, limit: 200))\n"
        }
      }
    }
    if missing { throw ExitStatus.someProblem }
  }

  private func forget(_ id: String, in opened: RunLibrary) throws -> Bool {
    try opened.forget(run: id, athlete: athlete)
  }
}

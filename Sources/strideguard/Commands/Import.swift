import ArgumentParser
import Foundation
import HamstringRisk
import RunAnalysis
import RunImport
import RunLibrary
import TrackModel

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read exports into the library and say what each file was, with the flags of each new run.",
    discussion: """
      Files that were imported before and have not changed are not read again. Examples:

        strideguard import ~/exports
        strideguard import today.tcx
      """)

  @Argument(help: ArgumentHelp("Export files, or folders of them.", valueName: "path"))
  var paths: [String]

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Report") var report: ReportOptions

  func run() async throws {
    let opened = try library.openToWrite()
    var intake = try LibraryIntake(library: opened, athlete: report.athlete, options: reading.analysisOptions)
    let walk = reading.walk(paths)
    var tally = ImportTally(walk.problems)
    let (unread, unchanged) = intake.sorted(walk.files)
    tally.unchanged = unchanged

    // A table changes nothing about what is known already.
    let told = reading.sidecars(unread.isEmpty ? [] : walk.sideTables)
    tally.problems += told.problems
    let map = FileMap(options: reading.analysisOptions, sidecars: SidecarIndex(told.sidecars))
    var bar = ProgressBar(total: unread.count, isShown: reading.showsProgress)
    try await Batch.run(unread, workers: reading.workers, map: map.map) { outcome, finished in
      for problem in outcome.problems {
        bar.clear()
        reading.tell(problem)
      }
      tally.add(outcome)
      try intake.take(outcome)
      bar.update(finished: finished)
    }
    try intake.storeWaiting()
    bar.clear()

    let history = try opened.history(of: report.athlete)
    let settings = try report.settings(for: history, storedZone: opened.zone(of: report.athlete))
    let result = RiskFold.report(history, settings: settings, problems: tally.problems, skipped: tally.skipped)
    let page = ImportPage(stored: intake.stored, tally: tally, report: result, units: report.units)
    switch report.format {
    case .text: try report.deliver(page.text(verbose: reading.verbose, quiet: reading.quiet))
    case .json: try report.deliver(page.json())
    }
    if !tally.problems.isEmpty || intake.hasFailed {
      let nothing = tally.runs == 0 && tally.skipped.isEmpty && tally.unchanged == 0
      throw nothing ? ExitStatus.nothingRead : ExitStatus.someProblem
    }
    if let failOn = report.failOn, page.newRuns.contains(where: { $0.level >= failOn.level }) {
      throw ExitStatus.flagFound
    }
  }
}

/// What reading brought, counted.
struct ImportTally {
  var problems: [Problem]
  var skipped: [SkippedFile] = []
  var runs = 0
  var unchanged = 0

  init(_ problems: [Problem]) { self.problems = problems }

  mutating func add(_ outcome: FileOutcome) {
    problems += outcome.problems
    skipped += outcome.skipped.map { SkippedFile(file: $0.file, reason: $0.reason) }
    runs += outcome.runs.count
  }
}

/// Hands outcomes on to the library, some files at a time.
struct LibraryIntake {
  private let library: RunLibrary
  private let athlete: String
  private let options: String
  private let known: [BytePath: KnownFile]
  private var stamps: [BytePath: FileStamp] = [:]
  private var latestStamp: (path: BytePath, stamp: FileStamp?)?
  private var waiting: [FileRecord] = []
  private(set) var stored: [StoredFile] = []
  private(set) var hasFailed = false

  private static let filesAtOnce = 64

  init(library: RunLibrary, athlete: String, options: AnalysisOptions) throws {
    self.library = library
    self.athlete = athlete
    self.options = options.digest
    let files = try LibraryOptions.telling { () throws(LibraryFailure) in try library.knownFiles(athlete: athlete) }
    known = Dictionary(files.map { (BytePath($0.path), $0) }) { first, _ in first }
  }

  /// Parts the files that must be read from the count of those that are known and unchanged.
  mutating func sorted(_ files: [ExportFile]) -> (unread: [ExportFile], unchanged: Int) {
    var unread: [ExportFile] = []
    for file in files {
      let path = file.path.fromRoot
      // Taken before reading, so that a file that changes meanwhile is read again next time.
      let stamp = stamp(of: file.pathOnDisk)
      stamps[path] = stamp
      let isKept = stamp.flatMap { stamp in
        known[path].map { $0.isCurrent(stamp, options: options) && $0.problems.isEmpty }
      }
      if isKept != true { unread.append(file) }
    }
    return (unread, files.count - unread.count)
  }

  /// The entries of an archive share its stamp, which is taken once.
  private mutating func stamp(of path: BytePath) -> FileStamp? {
    if let latestStamp, latestStamp.path == path { return latestStamp.stamp }
    let stamp = FileStamp(path: path.fromRoot.bytes)
    latestStamp = (path, stamp)
    return stamp
  }

  /// - Throws: the exit status, after a line on standard error.
  mutating func take(_ outcome: FileOutcome) throws {
    let path = outcome.file.path.fromRoot
    guard let stamp = stamps[path] else { return }
    waiting.append(
      FileRecord(
        path: path.bytes, stamp: stamp, options: options, runs: outcome.runs,
        skipped: outcome.skipped.map(\.reason),
        problems: outcome.problems, bringsBackForgotten: outcome.file.isNamedByUser))
    if waiting.count == LibraryIntake.filesAtOnce { try storeWaiting() }
  }

  mutating func storeWaiting() throws {
    let records = waiting
    waiting = []
    let written = try LibraryOptions.telling { () throws(LibraryFailure) in try library.store(records, athlete: athlete)
    }
    for file in written {
      guard let failure = file.failure else { continue }
      hasFailed = true
      Messages.error("\(Messages.cleaned(BytePath(file.path).text)): not stored, \(failure.message); \(failure.remedy)")
    }
    stored += written
  }
}

extension BytePath {
  /// The same path from the root, so that it means the same file from every folder.
  var fromRoot: BytePath {
    if bytes.first == UInt8(ascii: "/") { return self }
    return BytePath(FileManager.default.currentDirectoryPath).appending(bytes)
  }
}

import ArgumentParser
import Foundation
import RunAnalysis
import RunImport
import TrackModel

/// How files are read, the same for every command that reads some.
struct ReadingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Files read at the same time (default: the number of cores).", valueName: "n"))
  var jobs: Int?

  @Option(help: "Take every activity for this sport, whatever the file says.")
  var sport: ForcedSport?

  @Option(name: .customLong("progress"), help: "Show a progress bar on standard error (default: auto).")
  var givenProgress: Choice?

  @Flag(help: "Print no progress and no warnings.")
  var quiet = false

  @Flag(help: "Say more: every skipped file, and why something was not counted.")
  var verbose = false

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be between 1 and 256.") }
  }

  /// How many of `fileCount` files are read at the same time. A single one needs no look at the machine, which takes as
  /// long as analysing some minutes of running.
  func workers(for fileCount: Int) -> Int {
    jobs ?? (fileCount > 1 ? max(1, ProcessInfo.processInfo.activeProcessorCount) : 1)
  }

  var analysisOptions: AnalysisOptions {
    var options = AnalysisOptions()
    options.forcedSport = sport.map { _ in .running }
    return options
  }

  var showsProgress: Bool { !quiet && (givenProgress ?? .auto).decide(Terminal.errorIsTerminal) }

  /// What lies at or below some paths.
  struct Finding {
    var files: [ExportFile]
    var sideTables: [SideTableFile]
    /// Files that are no exports.
    var ignored = 0
    var problems: [Problem]
  }

  /// Finds the files at or below `paths`, telling problems. No file at all is a problem, too.
  func walk(_ paths: [String]) -> Finding { walk(paths.map(GivenPath.bytes)) }

  func walk(_ paths: [BytePath]) -> Finding { ReadingOptions.walk(paths, telling: tell) }

  static func walk(_ paths: [BytePath], telling tell: (Problem) -> Void) -> Finding {
    let walk = ExportWalk(paths)
    var problems = walk.problems
    if problems.isEmpty, walk.files.allSatisfy(\.isTable) {
      let tables = SideTables(reading: walk.sideTables, warn: { _ in })
      if !tables.holdActivities { problems.append(noExports(below: paths.first?.text ?? ".")) }
    }
    problems.forEach(tell)
    return Finding(files: walk.files, sideTables: walk.sideTables, ignored: walk.ignored, problems: problems)
  }

  private static func noExports(below path: String) -> Problem {
    Problem(
      file: path, code: "no_exports", message: "no export found (looked for .gpx, .tcx, .fit, .gz and .zip)",
      remedy: "give the folder that holds the exports")
  }

  /// What the tables beside the exports say of them; telling what is wrong with a table.
  func read(_ files: [SideTableFile]) -> (tables: SideTables, problems: [Problem]) {
    var problems: [Problem] = []
    let tables = SideTables(reading: files) { problems.append($0) }
    problems.forEach(tell)
    return (tables, problems)
  }

  /// Prints a problem, unless it is a warning and `--quiet` is given.
  func tell(_ problem: Problem) {
    if !(quiet && problem.severity == .warning) { Messages.show(problem) }
  }

  /// Reads and analyses everything at or below `paths`, telling problems as they come.
  func read(_ paths: [String], into harvest: inout Harvest) async throws {
    try await read(paths.map(GivenPath.bytes), showsBar: showsProgress, into: &harvest)
  }

  func read(_ paths: [BytePath], showsBar: Bool, into harvest: inout Harvest) async throws {
    let walk = walk(paths)
    let told = read(walk.sideTables)
    harvest.problems += walk.problems + told.problems
    let map = FileMap(options: analysisOptions, tables: told.tables)
    try await run(walk.files, showsBar: showsBar, map: map.map, problems: \.problems) { harvest.add($0) }
  }

  /// Maps files on the workers asked for, with a progress bar, telling problems as they come.
  ///
  /// - Parameters:
  ///   - showsBar: nil: as the options say.
  ///   - problems: what to tell of an outcome.
  ///   - receive: takes each outcome in the order of the files.
  func run<Outcome: Sendable>(
    _ files: [ExportFile], showsBar: Bool? = nil, map: @escaping @Sendable (ExportFile) -> Outcome,
    problems: (Outcome) -> [Problem], receive: (Outcome) throws -> Void
  ) async throws {
    var bar = ProgressBar(total: files.count, isShown: showsBar ?? showsProgress)
    try await Batch.run(files, workers: workers(for: files.count), map: map) { outcome, finished in
      for problem in problems(outcome) {
        bar.clear()
        tell(problem)
      }
      try receive(outcome)
      bar.update(finished: finished)
    }
    bar.clear()
  }
}

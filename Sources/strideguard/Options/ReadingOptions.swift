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

  @Option(help: "Show a progress bar on standard error.")
  var progress: Choice = .auto

  @Flag(help: "Print no progress and no warnings.")
  var quiet = false

  @Flag(help: "Say more: every skipped file, and why something was not counted.")
  var verbose = false

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be between 1 and 256.") }
  }

  var workers: Int { jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

  var analysisOptions: AnalysisOptions {
    var options = AnalysisOptions()
    options.forcedSport = sport.map { _ in .running }
    return options
  }

  /// Reads and analyses everything at or below `paths`, telling problems as they come.
  func read(_ paths: [String]) async throws -> Harvest {
    let walk = ExportWalk(paths.map(GivenPath.bytes))
    var harvest = Harvest()
    for problem in walk.problems { take(problem, into: &harvest) }
    if walk.files.isEmpty && walk.problems.isEmpty {
      let folder = paths.first ?? "."
      take(
        Problem(
          file: folder, code: "no_exports", message: "no export found (looked for .gpx, .tcx, .fit, .gz and .zip)",
          remedy: "give the folder that holds the exports"), into: &harvest)
    }
    let map = FileMap(options: analysisOptions)
    var bar = ProgressBar(total: walk.files.count, isShown: !quiet && progress.decide(Terminal.errorIsTerminal))
    try await Batch.run(walk.files, workers: workers, map: { map.map($0) }) { outcome, finished in
      for problem in outcome.problems {
        bar.clear()
        take(problem, into: &harvest)
      }
      harvest.add(outcome)
      bar.update(finished: finished)
    }
    bar.clear()
    return harvest
  }

  private func take(_ problem: Problem, into harvest: inout Harvest) {
    if !(quiet && problem.severity == .warning) { Messages.show(problem) }
    harvest.problems.append(problem)
  }
}

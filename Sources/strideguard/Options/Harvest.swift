import ArgumentParser
import HamstringRisk
import RunImport
import TrackModel

/// What reading some paths brought in.
struct Harvest {
  var history = RunHistory()
  var problems: [Problem] = []
  var skipped: [SkippedFile] = []
  var runCount = 0

  mutating func add(_ outcome: FileOutcome) {
    problems += outcome.problems
    for run in outcome.runs { history.add(run) }
    runCount += outcome.runs.count
    skipped += outcome.skipped.map { SkippedFile(file: $0.file, reason: $0.reason) }
  }

  /// The status a command ends with: a problem wins over a flag.
  /// - Parameter isFlagged: a flag at or above `--fail-on` was found.
  func exitStatus(isFlagged: Bool) -> ExitCode {
    if runCount == 0 && skipped.isEmpty && !problems.isEmpty { return ExitStatus.nothingRead }
    if !problems.isEmpty { return ExitStatus.someProblem }
    return isFlagged ? ExitStatus.flagFound : .success
  }
}

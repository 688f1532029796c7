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

  /// Takes in how much another harvest brought, without its runs.
  mutating func add(counts other: Harvest) {
    problems += other.problems.prefix(1)
    skipped += other.skipped.prefix(1)
    runCount += other.runCount
  }

  /// Sorts what is not in order by itself, so that a report does not depend on who read what first.
  mutating func putInOrder() {
    problems.sort { a, b in
      if a.file != b.file { return a.file < b.file }
      let places = ([a.line ?? 0, a.column ?? 0], [b.line ?? 0, b.column ?? 0])
      if places.0 != places.1 { return places.0.lexicographicallyPrecedes(places.1) }
      return [a.code, a.severity.rawValue, a.message, a.remedy].lexicographicallyPrecedes(
        [b.code, b.severity.rawValue, b.message, b.remedy])
    }
    skipped.sort { a, b in
      a.file != b.file
        ? a.file < b.file
        : [a.reason.code, a.reason.message].lexicographicallyPrecedes(
          [b.reason.code, b.reason.message])
    }
  }

  /// The status a command ends with: a problem wins over a flag.
  /// - Parameter isFlagged: a flag at or above `--fail-on` was found.
  func exitStatus(isFlagged: Bool) -> ExitCode {
    if runCount == 0 && skipped.isEmpty && !problems.isEmpty { return ExitStatus.nothingRead }
    if !problems.isEmpty { return ExitStatus.someProblem }
    return isFlagged ? ExitStatus.flagFound : .success
  }
}

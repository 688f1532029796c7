// example: report of a folder
import HamstringRisk
import RunImport
import TrackModel

/// The report of everything at or below a path, read by several workers.
func report(of path: String, settings: ReportSettings, workers: Int) async throws -> RiskReport {
  let walk = ExportWalk([BytePath(path)])
  var problems = walk.problems
  let tables = SideTables(reading: walk.sideTables) { problems.append($0) }
  let map = FileMap(tables: tables)

  var history = RunHistory()
  var skipped: [SkippedFile] = []
  try await Batch.run(walk.files, workers: workers) { file in
    map.map(file)
  } receive: { outcome, _ in
    for run in outcome.runs { history.add(run) }
    problems += outcome.problems
    skipped += outcome.skipped.map { SkippedFile(file: $0.file, reason: $0.reason) }
  }
  return RiskFold.report(history, settings: settings, problems: problems, skipped: skipped)
}
// end of example

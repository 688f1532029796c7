// example: read a file
import RunImport
import TrackModel

/// The runs of one export, and what is to be said about the file.
func runs(in path: String) -> (runs: [RunSummary], remarks: [String]) {
  let outcome = FileMap().map(ExportFile(path: BytePath(path), isNamedByUser: true))
  var remarks = outcome.problems.map { problem in
    "\(problem.file):\(problem.line ?? 0): \(problem.message); \(problem.remedy)"
  }
  remarks += outcome.skipped.map { "\($0.file): left out, \($0.reason.message)" }
  return (outcome.runs, remarks)
}
// end of example

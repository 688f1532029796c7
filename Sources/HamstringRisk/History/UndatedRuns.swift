import TrackModel

/// Runs whose day is not known: shown, but part of no week and compared with nothing.
struct UndatedRuns {
  private(set) var runs: [JudgedRun] = []
  private(set) var duplicates: [Duplicate] = []

  /// Only exact copies are joined: without a day nothing tells two runs on one course apart from one run twice.
  init(_ summaries: [RunSummary]) {
    var places: [String: Int] = [:]
    for summary in summaries {
      if let kept = places[summary.id] {
        runs[kept].alsoIn.append(summary.file)
        duplicates.append(Duplicate(file: summary.file, kept: runs[kept].summary.file))
      } else {
        places[summary.id] = runs.count
        runs.append(
          JudgedRun(summary: summary, week: nil, unjudged: [UnjudgedFactors(Factor.comparedWithHistory, .noDay)]))
      }
    }
  }
}

import HamstringRisk
import RunImport
import RunLibrary
import TrackModel

extension ReadingOptions {
  /// Reads what the library does not know of the files at or below some paths, beside its whole history. Nothing is
  /// stored.
  /// - Returns: ids of the runs that these files hold.
  func read(
    _ paths: [String], besides opened: RunLibrary, athlete: String, into harvest: inout Harvest
  ) async throws -> Set<String> {
    harvest.history = try opened.history(of: athlete)
    let stored = try opened.knownFiles(athlete: athlete)
    var known = KnownFiles(stored, options: analysisOptions)
    let walk = walk(paths)
    harvest.problems += walk.problems
    var ids: Set<String> = []
    var unread: [ExportFile] = []
    for (file, standing) in zip(walk.files, known.standings(of: walk.files)) {
      guard let knownFile = standing.known else {
        unread.append(file)
        continue
      }
      let problems = knownFile.problems(shownAs: file.path.text)
      problems.forEach(tell)
      harvest.problems += problems
      harvest.skipped += knownFile.skipped.map { SkippedFile(file: file.path.text, reason: $0) }
      harvest.runCount += knownFile.runs.count
      ids.formUnion(knownFile.runs)
    }
    let told = read(unread.isEmpty ? [] : walk.sideTables)
    harvest.problems += told.problems
    let map = FileMap(options: analysisOptions, tables: told.tables)
    try await run(unread, map: map.map, problems: \.problems) { outcome in
      harvest.add(outcome)
      ids.formUnion(outcome.runs.map(\.id))
    }
    return ids
  }
}

extension RiskReport {
  /// Leaves only the runs with these ids, or that other files hold under one of them, and the weeks around them.
  mutating func show(only ids: Set<String>, of history: RunHistory) {
    let files = Set(history.summaries.filter { ids.contains($0.id) }.map(\.file))
    runs.removeAll { run in
      !ids.contains(run.summary.id) && !run.alsoIn.contains { files.contains($0) }
    }
    let shown = runs.compactMap(\.week)
    guard let first = shown.min(), let last = shown.max() else { return weeks.removeAll() }
    weeks.removeAll { $0.week < first || $0.week > last }
  }
}

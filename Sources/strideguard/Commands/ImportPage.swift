import Foundation
import HamstringRisk
import RiskReports
import RunImport
import RunLibrary
import TrackModel

/// What `import` prints.
struct ImportPage {
  private let fates: [FileFate]
  private let problems: Int
  private let report: RiskReport?
  private let runs: [String: JudgedRun]
  /// The file that holds the kept copy, by file.
  private let kept: [String: String]
  /// In the library for the first time, and no copy of a run that was there.
  let newRuns: [JudgedRun]
  private let newIDs: Set<String>

  /// - Parameter report: the runs that the import has to do with, judged; nil where there are none.
  init(_ intake: LibraryIntake, report: RiskReport?) {
    fates = intake.fates.sorted { $0.file.path < $1.file.path }
    problems = intake.problems.count
    self.report = report
    let judged = report?.runs ?? []
    runs = Dictionary(judged.map { ($0.summary.id, $0) }) { first, _ in first }
    kept = Dictionary((report?.duplicates ?? []).map { ($0.file, $0.kept) }) { first, _ in first }
    let imported = Set(fates.flatMap { $0.runs(.imported) })
    let paths = Set(fates.filter(\.isNewToLibrary).map(\.file.path.text))
    newRuns = judged.filter { run in
      imported.contains(run.summary.id)
        && run.alsoIn.allSatisfy { file in
          paths.contains(file) || file.ranges(of: "!/").contains { paths.contains(String(file[..<$0.lowerBound])) }
        }
    }
    newIDs = Set(newRuns.map(\.summary.id))
  }

  /// Something else than files that are as they were.
  var hasNews: Bool {
    fates.contains { fate in
      switch fate.kind {
      case .unchanged, .refused: false
      case .read, .moved, .copy: true
      }
    }
  }

  private func count(_ change: StoredFile.Run.Change) -> Int { fates.reduce(0) { $0 + $1.runs(change).count } }

  private var removed: Int { fates.reduce(0) { $0 + $1.removed.count } }

  private var duplicates: Int {
    count(.alsoHere) + count(.imported) - newRuns.count + fates.count { $0.outcome == .copy }
  }

  // MARK: Text

  func text(verbose: Bool, quiet: Bool) -> String {
    var lines: [String] = quiet ? [] : fates.flatMap { self.lines(of: $0, verbose: verbose) }
    if !lines.isEmpty { lines.append("") }
    let counts = [
      (count(.updated), "updated", "updated"), (removed, "removed", "removed"), (duplicates, "duplicate", "duplicates"),
      (fates.count { $0.outcome == .moved }, "moved", "moved"),
      (fates.count { $0.outcome == .unchanged }, "file unchanged", "files unchanged"),
      (fates.reduce(0) { $0 + ($1.outcome == .read ? $1.skipped.count : 0) }, "left out", "left out"),
      (problems, "problem", "problems"),
    ]
    let told = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    lines.append((["\(newRuns.count) imported"] + told).joined(separator: ", "))
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(of fate: FileFate, verbose: Bool) -> [String] {
    let name = name(fate.file.path.text)
    return outcomeLines(of: fate, verbose: verbose)
      + fate.removed.map { "removed        run \($0), which \(name) held before" }
      + fate.overwritten.map {
        "kept           run \($0), which \(name) held before; `strideguard forget \($0)` drops it"
      }
  }

  private func outcomeLines(of fate: FileFate, verbose: Bool) -> [String] {
    let name = name(fate.file.path.text)
    switch fate.kind {
    case .unchanged: return verbose || fate.file.isNamedByUser ? ["unchanged      \(name)"] : []
    case .moved(let path): return ["moved          \(name), before \(self.name(path))"]
    case .copy: return ["duplicate      \(name)" + original(of: fate)]
    case .refused: return ["problem        \(name)"]
    case .read(let stored):
      return stored.flatMap { lines(of: $0, in: fate, verbose: verbose) }
        + fate.skipped.map { "not a run      \(name): \($0.message)" }
    }
  }

  private func lines(of stored: StoredFile.Run, in fate: FileFate, verbose: Bool) -> [String] {
    let name = name(fate.file.path.text)
    switch stored.change {
    case .imported, .updated:
      guard let report, let run = runs[stored.id] else { return ["duplicate      \(name)" + original(of: fate)] }
      let isNew = newIDs.contains(stored.id)
      let word = stored.change == .updated ? "updated        " : isNew ? "imported       " : "duplicate      "
      let known =
        stored.change == .imported && !isNew ? ", a fuller copy of \(run.alsoIn.map(self.name).first ?? "")" : ""
      return [word + RunLine.write(run, in: report) + "  " + name + known]
        + run.flags.filter { $0.level.isFlag || verbose }.map { "  \(RunLine.write($0))" }
    case .alsoHere:
      let other = keptFile(for: fate) ?? runs[stored.id]?.alsoIn.first
      return ["duplicate      \(name)" + (other.map { " of \(self.name($0))" } ?? "")]
    case .forgotten: return verbose ? ["forgotten      \(name): name the file itself to have it back"] : []
    case .unchanged: return verbose || fate.file.isNamedByUser ? ["unchanged      \(name)"] : []
    }
  }

  private func original(of fate: FileFate) -> String {
    (keptFile(for: fate).map { " of \(name($0))" }) ?? ""
  }

  private func keptFile(for fate: FileFate) -> String? {
    let path = fate.file.path.text
    // What the path held before may be the kept copy.
    if let kept = kept[path], kept != path { return kept }
    if case .copy(let original) = fate.kind { return original }
    return kept.first { $0.key.hasPrefix(path + "!/") }?.value
  }

  private func name(_ path: String) -> String { CleanText.path(path, limit: 200) }

  // MARK: JSON

  /// The document `strideguard.import/1`.
  func json() throws -> String {
    let document = Document(
      imported: newRuns.count, updated: count(.updated), removed: removed, duplicates: duplicates,
      unchanged: fates.count { $0.outcome == .unchanged }, moved: fates.count { $0.outcome == .moved },
      skipped: fates.reduce(0) { $0 + ($1.outcome == .read ? $1.skipped.count : 0) }, problems: problems,
      runs: newRuns.map(Document.Run.init), files: fates.map(entry))
    return try JSONText.line(document)
  }

  private func entry(_ fate: FileFate) -> Document.File {
    let outcome: String
    switch fate.kind {
    case .unchanged: outcome = "unchanged"
    case .moved: outcome = "moved"
    case .copy: outcome = "duplicate"
    case .refused: outcome = "problem"
    case .read(let stored):
      if stored.contains(where: { newIDs.contains($0.id) }) {
        outcome = "imported"
      } else if stored.contains(where: { $0.change == .updated }) {
        outcome = "updated"
      } else if stored.contains(where: { $0.change == .imported || $0.change == .alsoHere }) {
        outcome = "duplicate"
      } else if stored.contains(where: { $0.change == .forgotten }) {
        outcome = "forgotten"
      } else {
        outcome = stored.isEmpty ? "not_a_run" : "unchanged"
      }
    }
    return Document.File(
      file: fate.file.path.text, outcome: outcome, of: outcome == "duplicate" ? keptFile(for: fate) : nil,
      kept: fate.overwritten.isEmpty ? nil : fate.overwritten, removed: fate.removed.isEmpty ? nil : fate.removed)
  }

  private struct Document: Encodable {
    var schema = "strideguard.import/1"
    var imported: Int
    var updated: Int
    var removed: Int
    var duplicates: Int
    var unchanged: Int
    var moved: Int
    var skipped: Int
    var problems: Int
    var runs: [Run]
    var files: [File]

    struct File: Encodable {
      var file: String
      var outcome: String
      /// Of a duplicate, the file that holds the kept copy.
      var of: String?
      /// Ids of runs that the same name held before, which stay; missing where there are none.
      var kept: [String]?
      /// Ids of runs that the same bytes gave before and that are none now; missing where there are none.
      var removed: [String]?
    }

    struct Run: Encodable {
      var id: String
      var file: String
      var start: String
      var level: Level
      var flags: [Flag]

      init(_ run: JudgedRun) {
        id = run.summary.id
        file = run.summary.file
        start = InstantText.utc(run.summary.start)
        level = run.level
        flags = run.flags.map { Flag(factor: $0.factor, level: $0.level, message: $0.message) }
      }
    }

    struct Flag: Encodable {
      var factor: Factor
      var level: Level
      var message: String
    }
  }
}

extension FileFate {
  enum Outcome { case read, unchanged, moved, copy, refused }

  var outcome: Outcome {
    switch kind {
    case .read: .read
    case .unchanged: .unchanged
    case .moved: .moved
    case .copy: .copy
    case .refused: .refused
    }
  }

  /// The library did not know the file before.
  var isNewToLibrary: Bool {
    switch kind {
    case .copy: true
    case .read(let runs): runs.contains { $0.change == .imported || $0.change == .alsoHere }
    case .unchanged, .moved, .refused: false
    }
  }

  /// Ids of runs with this change.
  func runs(_ change: StoredFile.Run.Change) -> [String] {
    guard case .read(let runs) = kind else { return [] }
    return runs.filter { $0.change == change }.map(\.id)
  }
}

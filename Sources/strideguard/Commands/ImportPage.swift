import Foundation
import HamstringRisk
import RiskReports
import RunImport
import RunLibrary
import TrackModel

/// What `import` prints.
struct ImportPage {
  private let stored: [StoredFile]
  private let tally: ImportTally
  private let report: RiskReport
  private let units: Units
  private let runs: [String: JudgedRun]
  private let duplicates: [String: String]

  init(stored: [StoredFile], tally: ImportTally, report: RiskReport, units: Units) {
    self.stored = stored
    self.tally = tally
    self.report = report
    self.units = units
    runs = Dictionary(report.runs.map { ($0.summary.id, $0) }) { first, _ in first }
    duplicates = Dictionary(report.duplicates.map { ($0.file, $0.kept) }) { first, _ in first }
  }

  private func changed(_ change: StoredFile.Run.Change) -> [StoredFile.Run] {
    stored.flatMap(\.runs).filter { $0.change == change }
  }

  /// Imported now, and no copy of another run; in order of time.
  var newRuns: [JudgedRun] {
    let ids = Set(changed(.imported).map(\.id))
    return report.runs.filter { ids.contains($0.summary.id) }
  }

  private var copies: Int {
    let new = Set(changed(.imported).map(\.id))
    return changed(.alsoHere).count + new.count - newRuns.count
  }

  func text(verbose: Bool, quiet: Bool) -> String {
    var lines: [String] = []
    if !quiet {
      for file in stored { lines += self.lines(of: file, verbose: verbose) }
      if verbose {
        lines += tally.skipped.map { "left out       \(name($0.file)): \($0.reason.message)" }
      }
      if !lines.isEmpty { lines.append("") }
    }
    let counts = [
      (changed(.updated).count, "updated", "updated"), (copies, "duplicate", "duplicates"),
      (tally.unchanged, "file unchanged", "files unchanged"), (tally.skipped.count, "left out", "left out"),
      (tally.problems.count, "problem", "problems"),
    ]
    let told = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    lines.append((["\(newRuns.count) imported"] + told).joined(separator: ", "))
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(of file: StoredFile, verbose: Bool) -> [String] {
    let path = BytePath(file.path).text
    return file.runs.flatMap { run -> [String] in
      switch run.change {
      case .imported, .updated:
        guard let judged = runs[run.id] else {
          let kept = duplicates.first { $0.key.hasSuffix(path) || path.hasSuffix($0.key) }?.value
          return ["duplicate      \(name(path))" + (kept.map { " of \(name($0))" } ?? "")]
        }
        let word = run.change == .imported ? "imported       " : "updated        "
        return [word + RunLine.write(judged, in: report) + "  " + name(path)]
          + judged.flags.filter { $0.level.isFlag || verbose }.map { "  \(RunLine.write($0))" }
      case .alsoHere: return ["duplicate      \(name(path))"]
      case .forgotten: return verbose ? ["forgotten      \(name(path)): name the file itself to have it back"] : []
      case .unchanged: return verbose ? ["unchanged      \(name(path))"] : []
      }
    }
  }

  private func name(_ path: String) -> String { CleanText.line(path, limit: 200) }

  /// The document `strideguard.import/1`.
  func json() throws -> String {
    struct Document: Encodable {
      var schema = "strideguard.import/1"
      var imported: Int
      var updated: Int
      var duplicates: Int
      var unchanged: Int
      var skipped: Int
      var problems: Int
      var runs: [Run]
    }
    struct Run: Encodable {
      var id: String
      var file: String
      var start: String
      var level: Level
      var flags: [Flag]
    }
    struct Flag: Encodable {
      var factor: Factor
      var level: Level
      var message: String
    }
    let document = Document(
      imported: newRuns.count, updated: changed(.updated).count, duplicates: copies, unchanged: tally.unchanged,
      skipped: tally.skipped.count, problems: tally.problems.count,
      runs: newRuns.map { run in
        Run(
          id: run.summary.id, file: run.summary.file, start: InstantText.utc(run.summary.start), level: run.level,
          flags: run.flags.map { Flag(factor: $0.factor, level: $0.level, message: $0.message) })
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }
}

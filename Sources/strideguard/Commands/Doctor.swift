import ArgumentParser
import Foundation
import RiskReports
import RunImport
import RunLibrary
import TrackFiles
import TrackModel

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    _superCommandName: Strideguard.name,
    abstract: "Check the library, and tell versions and limits.",
    discussion: """
      Nothing is changed. Examples:

        strideguard doctor
        strideguard doctor --library backup.sqlite --format json
      """)

  @Option(help: "Format of the answer.")
  var format: OutputFormat = .text

  @Flag(help: "Name each file that would be read again or is gone.")
  var verbose = false

  @OptionGroup(title: "Library") var library: LibraryOptions

  func run() throws {
    let isThere = FileManager.default.fileExists(atPath: library.path)
    let health = isThere ? try health(of: library.openToRead()) : nil
    let page = DoctorPage(path: library.path, health: health)
    try StandardOutput.write(format == .text ? page.text(verbose: verbose) : try page.json())
    guard let health else { return }
    for problem in health.integrity {
      Messages.error("\(Messages.path(library.path)): \(Messages.cleaned(problem)); restore it from a backup")
    }
    LibraryDamage.tell(health.damagedRuns, in: library.path)
    if !health.integrity.isEmpty { throw ExitStatus.someProblem }
  }

  private func health(of opened: RunLibrary) throws -> LibraryHealth {
    var health = try opened.health()
    let gone = Set(entriesGone(among: health.changedFiles))
    health.changedFiles.removeAll { gone.contains($0) }
    health.missingFiles = (health.missingFiles + gone).sorted { $0.lexicographicallyPrecedes($1) }
    return health
  }

  /// Those that their archive, which has changed, no longer holds.
  private func entriesGone(among files: [[UInt8]]) -> [[UInt8]] {
    let mark = Array("!/".utf8)
    let inArchives = Dictionary(
      grouping: files.filter { $0.firstRange(of: mark) != nil && FileStamp(path: $0) == nil },
      by: { Array($0[..<($0.firstRange(of: mark)?.lowerBound ?? $0.endIndex)]) })
    return inArchives.flatMap { archive, entries -> [[UInt8]] in
      let walk = ExportWalk([BytePath(archive)])
      // What cannot be opened is told at the next import.
      guard walk.problems.isEmpty else { return [] }
      let there = Set(walk.files.map(\.path.fromRoot.bytes))
      return entries.filter { !there.contains($0) }
    }
  }
}

/// What `doctor` prints.
struct DoctorPage: Encodable {
  var schema = "strideguard.doctor/1"
  var version: String
  var readerVersion = RunSummary.currentVersion
  var rulesVersion = Version.rules
  var path: String
  /// Nil where there is no library.
  var library: Library?
  var limits: [Limit]

  struct Library: Encodable {
    var schemaVersion: Int
    var sqliteVersion: String
    var bytes: Int64
    var integrity: [String]
    var athletes: [LibraryHealth.Athlete]
    var staleRuns: Int
    var unreadableRuns: [String]
    var readAgain: [String]
    var missing: [String]
  }

  struct Limit: Encodable {
    var name: String
    var value: Int
    var unit: String
  }

  init(path: String, health: LibraryHealth?) {
    version = Version.number
    self.path = path
    limits = DoctorPage.limits(.standard)
    library = health.map {
      Library(
        schemaVersion: $0.schemaVersion, sqliteVersion: $0.sqliteVersion, bytes: $0.bytes, integrity: $0.integrity,
        athletes: $0.athletes, staleRuns: $0.staleRuns,
        unreadableRuns: $0.damagedRuns.map { $0.id ?? "unknown" },
        readAgain: $0.changedFiles.map { BytePath($0).text }, missing: $0.missingFiles.map { BytePath($0).text })
    }
  }

  private static func limits(_ limits: ReadLimits) -> [Limit] {
    [
      Limit(name: "plain file", value: limits.plainBytes >> 20, unit: "MiB"),
      Limit(name: "inflated file", value: limits.inflatedBytes >> 20, unit: "MiB"),
      Limit(name: "FIT file", value: limits.fitBytes >> 20, unit: "MiB"),
      Limit(name: "exports of an archive", value: limits.archiveBytes >> 20, unit: "MiB"),
      Limit(name: "entries of an archive", value: limits.archiveEntries, unit: "entries"),
      Limit(name: "archive in an archive", value: limits.innerArchiveBytes >> 20, unit: "MiB"),
      Limit(name: "activities.csv", value: SideTableFile.largestSize >> 20, unit: "MiB"),
      Limit(name: "list of workouts", value: SideTableFile.largestList >> 20, unit: "MiB"),
      Limit(name: "points of a file", value: limits.points, unit: "points"),
      Limit(name: "different names of a file", value: limits.names, unit: "names"),
      Limit(name: "tracks, segments and laps", value: limits.structures, unit: "parts"),
      Limit(name: "text without a point", value: limits.bytesWithoutPoint >> 20, unit: "MiB"),
      Limit(name: "start tag", value: limits.startTagBytes >> 10, unit: "KiB"),
      Limit(name: "attributes of an element", value: limits.attributes, unit: "attributes"),
      Limit(name: "depth of elements", value: limits.depth, unit: "elements"),
      Limit(name: "depth of folders", value: ExportWalk.largestDepth, unit: "folders"),
    ]
  }

  func json() throws -> String { try JSONText.line(self) }

  func text(verbose: Bool) -> String {
    var rows = [
      ("strideguard", "\(version), reader \(readerVersion), rules \(rulesVersion)"),
      ("library", Messages.path(path)),
    ]
    guard let library else {
      rows.append(("", "there is none yet; `strideguard import` makes it"))
      return DoctorPage.table(rows) + limitsText
    }
    let size = String((Double(library.bytes) / 1e5).rounded() / 10)
    rows.append(("", "\(size) MB, schema \(library.schemaVersion), SQLite \(library.sqliteVersion)"))
    rows.append(("integrity", library.integrity.isEmpty ? "ok" : Messages.counted(library.integrity.count, "problem")))
    for athlete in library.athletes {
      rows.append(
        (
          "athlete \(Messages.cleaned(athlete.name, limit: 40))",
          "\(Messages.counted(athlete.runs, "run")) (\(athlete.forgotten) forgotten), \(Messages.counted(athlete.files, "file")), "
            + "entries: \(athlete.painEntries) pain, \(athlete.habitEntries) habit"
        ))
    }
    rows.append(("stale summaries", "\(library.staleRuns), made by an older reader"))
    if !library.unreadableRuns.isEmpty { rows.append(("damaged runs", "\(library.unreadableRuns.count)")) }
    rows.append(
      ("to be read again", "\(Messages.counted(library.readAgain.count, "file")) at the next import of their folder"))
    rows.append(
      ("no longer there", "\(Messages.counted(library.missing.count, "file")), or overwritten; the runs are kept"))
    var text = DoctorPage.table(rows)
    if verbose {
      text += library.readAgain.map { "read again  \(Messages.path($0, limit: 300))\n" }.joined()
      text += library.missing.map { "gone        \(Messages.path($0, limit: 300))\n" }.joined()
    }
    return text + limitsText
  }

  private var limitsText: String {
    "\nLimits\n" + DoctorPage.table(limits.map { ("  " + $0.name, "\($0.value) \($0.unit)") })
  }

  private static func table(_ rows: [(String, String)]) -> String {
    let width = (rows.map { displayWidth($0.0) }.max() ?? 0) + 2
    return rows.map { $0.0 + String(repeating: " ", count: width - displayWidth($0.0)) + $0.1 + "\n" }.joined()
  }
}

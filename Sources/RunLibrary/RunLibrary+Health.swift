import Foundation
import GRDB
import TrackModel

/// The state of a library.
public struct LibraryHealth: Sendable {
  public struct Athlete: Sendable, Encodable {
    public var name: String
    public var runs: Int
    public var forgotten: Int
    public var files: Int
    public var painEntries: Int
    public var habitEntries: Int
  }

  public var schemaVersion: Int
  public var sqliteVersion: String
  /// Of the database, its log left out.
  public var bytes: Int64
  /// What the database's own check finds; empty where all is well.
  public var integrity: [String]
  public var athletes: [Athlete]
  /// Runs whose summary an older reader made.
  public var staleRuns: Int
  /// Runs that are not as they were stored.
  public var damagedRuns: [DamagedRun]
  /// Paths of files that are not as they were, were read by another version, or hold a damaged run.
  public var changedFiles: [[UInt8]]
  /// Paths of files that are no longer there, or hold something else now.
  public var missingFiles: [[UInt8]]
}

extension RunLibrary {
  /// Looks at everything and changes nothing.
  public func health() throws(LibraryFailure) -> LibraryHealth {
    let names = try athletes()
    var damaged: [DamagedRun] = []
    var changed: [[UInt8]] = []
    var missing: [[UInt8]] = []
    for name in names {
      damaged += try storedRuns(athlete: name).damaged
      for file in try knownFiles(athlete: name) {
        // What lies in an archive stands and falls with it.
        let archive = file.path.firstRange(of: Array("!/".utf8)).map { Array(file.path[..<$0.lowerBound]) }
        let stamp = FileStamp(path: file.path) ?? archive.flatMap(FileStamp.init(path:))
        // No path holds a zero byte but that of an overwritten file.
        if stamp == nil || file.path.contains(0) {
          missing.append(OverwrittenFile.shown(file.path))
        } else if file.isDamaged || stamp != file.stamp || file.readerVersion != RunSummary.currentVersion {
          changed.append(file.path)
        }
      }
    }
    let integrity = try integrityProblems() + damagedLogs(of: names)
    return try read { database in
      LibraryHealth(
        schemaVersion: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
        sqliteVersion: try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "",
        bytes: try Int64.fetchOne(
          database, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") ?? 0,
        integrity: integrity, athletes: try RunLibrary.counts(database),
        staleRuns: try Int.fetchOne(
          database, sql: "SELECT count(*) FROM run WHERE core IS NOT NULL AND version <> ?",
          arguments: [RunSummary.currentVersion]) ?? 0,
        damagedRuns: damaged, changedFiles: changed, missingFiles: missing)
    }
  }

  private func damagedLogs(of names: [String]) throws(LibraryFailure) -> [String] {
    try read { database in
      try names.compactMap { name in
        guard let id = try RunLibrary.soundAthleteID(name, in: database) else { return nil }
        do {
          try RunLibrary.requireSoundLog(of: id, in: database)
          return nil
        } catch let error as DamagedContent {
          return error.message
        }
      }
    }
  }

  private static func counts(_ database: Database) throws -> [LibraryHealth.Athlete] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT name,
        (SELECT count(*) FROM run WHERE athlete_id = athlete.id AND core IS NOT NULL),
        (SELECT count(*) FROM run WHERE athlete_id = athlete.id AND core IS NULL),
        (SELECT count(*) FROM file WHERE athlete_id = athlete.id),
        (SELECT count(*) FROM pain WHERE athlete_id = athlete.id),
        (SELECT count(*) FROM habit WHERE athlete_id = athlete.id)
        FROM athlete ORDER BY name
        """
    ).map {
      LibraryHealth.Athlete(
        name: $0[0], runs: $0[1], forgotten: $0[2], files: $0[3], painEntries: $0[4], habitEntries: $0[5])
    }
  }
}

import Foundation
import GRDB
public import TrackModel

/// Runs of a library, and those that it no longer has whole.
public struct StoredRuns: Sendable {
  /// In order of (start, id), one for each file that holds the run.
  public var summaries: [RunSummary] = []
  /// Runs that are not as they were stored. They are not among the summaries.
  public var damaged: [DamagedRun] = []
}

/// A run that cannot be read, or is lost, or was changed by anything but this program. Reading its file again mends it.
public struct DamagedRun: Sendable, Hashable {
  /// As far as it can still be told; not trusted.
  public var id: String?
  /// A file that holds it, as far as it can still be told; not trusted.
  public var file: String?
}

extension RunLibrary {
  /// Summaries in order of (start, id), one for each file that holds the run: the report tells copies apart itself.
  ///
  /// - Parameters:
  ///   - from: the earliest start; nil: from the beginning.
  ///   - until: starts before this; nil: to the end.
  /// - Throws: ``LibraryFailure`` of code `damaged` where the athletes' own rows are not as they were stored.
  public func storedRuns(
    athlete: String, from: Int64? = nil, until: Int64? = nil
  ) throws(LibraryFailure) -> StoredRuns {
    let (from, until) = (from ?? .min, until ?? .max)
    return try read { database in
      guard let athleteID = try RunLibrary.soundAthleteID(athlete, in: database) else { return StoredRuns() }
      var reader = RunReader(expected: try RunLibrary.checksums(of: athleteID, from: from, until: until, in: database))
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT run.id, core, trace, shown_path, position,
          \(RowChecksum.runIsSound) AND file_run.checksum IS \(RowChecksum.fileRun)
          FROM run JOIN file_run ON file_run.run_id = run.id LEFT JOIN run_checksum ON run_checksum.run_id = run.id
          WHERE run.athlete_id = ? AND run.start >= ? AND run.start < ? AND core IS NOT NULL
          ORDER BY run.start, run.run_id, file_id, position
          """, arguments: [athleteID, from, until])
      while let row = try rows.next() { try reader.take(row) }
      let damaged = reader.damaged.union(reader.expected).sorted()
      return StoredRuns(
        summaries: reader.summaries, damaged: try damaged.map { try RunLibrary.damagedRun($0, in: database) })
    }
  }

  /// The rows of runs that must be there. One whose checksum is itself damaged is always among them, and never found sound.
  private static func checksums(
    of athleteID: Int64, from: Int64, until: Int64, in database: Database
  ) throws -> Set<Int64> {
    let sql = """
      SELECT run_id FROM run_checksum
      WHERE athlete_id = ? AND ((start >= ? AND start < ?) OR own IS NOT (\(RowChecksum.own)))
      """
    return Set(try Int64.fetchAll(database, sql: sql, arguments: [athleteID, from, until]))
  }

  private static func damagedRun(_ row: Int64, in database: Database) throws -> DamagedRun {
    DamagedRun(
      id: try String.fetchOne(
        database, sql: "SELECT CAST(run_id AS TEXT) FROM run WHERE id = ?", arguments: [row]),
      file: try String.fetchOne(
        database, sql: "SELECT CAST(shown_path AS TEXT) FROM file_run WHERE run_id = ? ORDER BY file_id",
        arguments: [row]))
  }

  /// Makes all indexes anew from their tables, without which a damaged row may not be found and mended by storing its
  /// file again, and removes checksums that are damaged themselves and belong to no run.
  public func prepareMending() throws(LibraryFailure) {
    try write { database in
      try database.execute(sql: "REINDEX")
      try database.execute(
        sql: """
          DELETE FROM run_checksum WHERE own IS NOT (\(RowChecksum.own))
          AND NOT EXISTS (SELECT 1 FROM run WHERE run.id = run_checksum.run_id)
          """)
    }
  }
}

/// Reads joined rows of runs and their files.
private struct RunReader {
  /// Rows of `run` that were not met yet.
  var expected: Set<Int64>
  var damaged: Set<Int64> = []
  var summaries: [RunSummary] = []
  private var lastRow: Int64?

  init(expected: Set<Int64>) { self.expected = expected }

  mutating func take(_ row: Row) throws {
    let id: Int64 = row[0]
    expected.remove(id)
    guard row[5], let file: String = row[3], let index: Int = row[4], var summary = try summary(id, row) else {
      damaged.insert(id)
      return
    }
    summary.file = file
    summary.index = index
    summaries.append(summary)
    lastRow = id
  }

  private func summary(_ id: Int64, _ row: Row) throws -> RunSummary? {
    if id == lastRow { return summaries.last }
    let core: [UInt8] = try row.withUnsafeData(atIndex: 1) { Array($0 ?? Data()) }
    guard var summary = SummaryCodec.decode(core) else { return nil }
    summary.trace = RunTrace(packed: try row.withUnsafeData(atIndex: 2) { Array($0 ?? Data()) })
    return summary
  }
}

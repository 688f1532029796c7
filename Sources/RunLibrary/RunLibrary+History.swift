import Foundation
import GRDB
public import TrackModel

extension RunLibrary {
  /// Summaries in order of (start, id), one for each file that holds the run: the report tells copies apart itself.
  ///
  /// - Parameters:
  ///   - from: the earliest start; nil: from the beginning.
  ///   - until: starts before this; nil: to the end.
  public func summaries(
    athlete: String, from: Int64? = nil, until: Int64? = nil
  ) throws(LibraryFailure) -> [RunSummary] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT run.id, core, trace, shown_path, position FROM run JOIN file_run ON file_run.run_id = run.id
          WHERE athlete_id = (SELECT id FROM athlete WHERE name = ?) AND start >= ? AND start < ? AND core IS NOT NULL
          ORDER BY start, run.run_id, file_id, position
          """, arguments: [athlete, from ?? .min, until ?? .max])
      var summaries: [RunSummary] = []
      var lastRow: Int64?
      while let row = try rows.next() {
        let id: Int64 = row[0]
        var summary: RunSummary
        if id == lastRow, let copied = summaries.last {
          summary = copied
        } else {
          lastRow = nil
          let core: [UInt8] = try row.withUnsafeData(atIndex: 1) { Array($0 ?? Data()) }
          guard let decoded = SummaryCodec.decode(core) else { continue }
          summary = decoded
          summary.trace = RunTrace(packed: try row.withUnsafeData(atIndex: 2) { Array($0 ?? Data()) })
          lastRow = id
        }
        summary.file = row[3]
        summary.index = row[4]
        summaries.append(summary)
      }
      return summaries
    }
  }

  /// The start of the newest run; nil where there is none.
  public func newestStart(athlete: String) throws(LibraryFailure) -> Int64? {
    try read { database in
      try Int64.fetchOne(
        database,
        sql: """
          SELECT start FROM run WHERE athlete_id = (SELECT id FROM athlete WHERE name = ?) AND core IS NOT NULL
          ORDER BY start DESC LIMIT 1
          """, arguments: [athlete])
    }
  }

  /// The start of the run that has `count` - 1 others between it and an instant, or of the oldest one where there are
  /// fewer; nil where no run is before the instant.
  public func start(ofRun count: Int, before instant: Int64, athlete: String) throws(LibraryFailure) -> Int64? {
    try read { database in
      try Int64.fetchOne(
        database,
        sql: """
          SELECT min(start) FROM (SELECT start FROM run WHERE athlete_id = (SELECT id FROM athlete WHERE name = ?)
          AND core IS NOT NULL AND start < ? ORDER BY start DESC LIMIT ?)
          """, arguments: [athlete, instant, count])
    }
  }

  /// Ids of runs whose stored form cannot be read, which ``summaries(athlete:from:until:)`` leaves out.
  public func unreadableRuns(athlete: String) throws(LibraryFailure) -> [String] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT run_id, core FROM run
          WHERE athlete_id = (SELECT id FROM athlete WHERE name = ?) AND core IS NOT NULL ORDER BY run_id
          """, arguments: [athlete])
      var ids: [String] = []
      while let row = try rows.next() {
        let core: [UInt8] = try row.withUnsafeData(atIndex: 1) { Array($0 ?? Data()) }
        if SummaryCodec.decode(core) == nil { ids.append(row[0]) }
      }
      return ids
    }
  }

  /// Every file that was stored, in order of its path's bytes.
  public func knownFiles(athlete: String) throws(LibraryFailure) -> [KnownFile] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT file.id, path, size, modified_ns, inode, digest, reader_version, file.options, problems, skipped,
          run.run_id, run.core IS NULL, told
          FROM file LEFT JOIN file_run ON file_run.file_id = file.id LEFT JOIN run ON run.id = file_run.run_id
          WHERE file.athlete_id = (SELECT id FROM athlete WHERE name = ?)
          ORDER BY path, position
          """, arguments: [athlete])
      var files: [KnownFile] = []
      var lastFile: Int64?
      while let row = try rows.next() {
        let id: Int64 = row[0]
        if id != lastFile {
          files.append(KnownFile(row))
          lastFile = id
        }
        guard let run: String = row[10], let last = files.indices.last else { continue }
        if row[11] {
          files[last].forgotten.append(run)
        } else {
          files[last].runs.append(run)
        }
      }
      return files
    }
  }

  /// Problems of all stored files, in order of their paths.
  public func problems(athlete: String) throws(LibraryFailure) -> [Problem] {
    try read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT problems FROM file WHERE problems IS NOT NULL
          AND athlete_id = (SELECT id FROM athlete WHERE name = ?) ORDER BY path
          """, arguments: [athlete]
      ).flatMap { JSONList.decode($0, of: Problem.self) }
    }
  }
}

extension KnownFile {
  fileprivate init(_ row: Row) {
    let path: Data = row[1]
    let digest: Data? = row[5]
    let told: Data? = row[12]
    self.init(
      id: row[0], path: Array(path),
      stamp: FileStamp(size: row[2], modified: row[3], inode: UInt64(bitPattern: row[4])),
      digest: digest.map { Array($0) }, told: told.map { Array($0) }, readerVersion: row[6], options: row[7], runs: [],
      forgotten: [],
      skipped: JSONList.decode(row[9], of: SkipReason.self), problems: JSONList.decode(row[8], of: Problem.self))
  }
}

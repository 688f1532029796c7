import Foundation
import GRDB
import TrackModel

extension RunLibrary {
  /// The start of the newest run before an instant; nil where there is none. Damaged rows are left out.
  public func newestStart(athlete: String, before end: Int64 = .max) throws(LibraryFailure) -> Int64? {
    try read { database in
      try Int64.fetchOne(
        database,
        sql: """
          SELECT start FROM run_checksum WHERE athlete_id = (SELECT id FROM athlete WHERE name = ?) AND start < ?
          AND own IS (\(RowChecksum.own)) ORDER BY start DESC LIMIT 1
          """, arguments: [athlete, end])
    }
  }

  /// The start of the run that has `count` - 1 others between it and an instant, or of the oldest one where there are
  /// fewer; nil where no run is before the instant.
  public func start(ofRun count: Int, before instant: Int64, athlete: String) throws(LibraryFailure) -> Int64? {
    try read { database in
      try Int64.fetchOne(
        database,
        sql: """
          SELECT min(start) FROM (SELECT start FROM run_checksum
          WHERE athlete_id = (SELECT id FROM athlete WHERE name = ?) AND start < ? ORDER BY start DESC LIMIT ?)
          """, arguments: [athlete, instant, count])
    }
  }

  /// The start of the oldest run in the `count` newest weeks with a run before an instant (spans of seven days since
  /// 1970); nil where no run is before it.
  public func start(ofWeekWithRun count: Int, before instant: Int64, athlete: String) throws(LibraryFailure) -> Int64? {
    try read { database in
      try Int64.fetchOne(
        database,
        sql: """
          SELECT min(start) FROM (SELECT min(start) AS start FROM run_checksum
          WHERE athlete_id = (SELECT id FROM athlete WHERE name = ?) AND start < ?
          GROUP BY start / ? ORDER BY 1 DESC LIMIT ?)
          """, arguments: [athlete, instant, 7 * CivilDate.millisecondsPerDay, count])
    }
  }

  /// Every file that was stored, in order of its path's bytes.
  public func knownFiles(athlete: String) throws(LibraryFailure) -> [KnownFile] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT file.id, path, size, modified_ns, inode, digest, reader_version, file.options, problems, skipped,
          run.run_id, run.core IS NULL, told, file.checksum IS \(RowChecksum.file),
          file_run.run_id IS NULL
          OR (run.id IS NOT NULL AND file_run.checksum IS \(RowChecksum.fileRun) AND \(RowChecksum.runIsSound))
          FROM file LEFT JOIN file_run ON file_run.file_id = file.id LEFT JOIN run ON run.id = file_run.run_id
          LEFT JOIN run_checksum ON run_checksum.run_id = run.id
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
        guard let last = files.indices.last else { continue }
        if !row[14] { files[last].isDamaged = true }
        guard let run: String = row[10] else { continue }
        if row[11] {
          files[last].forgotten.append(run)
        } else {
          files[last].runs.append(run)
        }
      }
      return files
    }
  }
}

extension KnownFile {
  fileprivate init(_ row: Row) {
    let path = (row[1] as Data?) ?? Data()
    // What a damaged row says need not even be of the right type.
    guard row[13] else {
      self.init(
        id: row[0], path: Array(path), stamp: FileStamp(size: 0, modified: 0, inode: 0), readerVersion: 0, options: "",
        runs: [], forgotten: [], skipped: [], problems: [], isDamaged: true)
      return
    }
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

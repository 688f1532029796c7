import Foundation
import GRDB

/// A file whose bytes the library knows, so that it was not read.
public struct SeenFile: Sendable {
  public enum Relation: Sendable, Hashable {
    /// The same file; only what the system tells of it has changed.
    case same
    /// The known file, under another name.
    case moved
    /// A second file with the bytes of the known one.
    case copy
  }

  /// The stored file with the same bytes.
  public var known: KnownFile
  public var relation: Relation
  /// Where the file lies now, from the root.
  public var path: [UInt8]
  /// How runs and problems are to name it.
  public var shownPath: String
  public var stamp: FileStamp
  public var digest: [UInt8]?
  public var told: [UInt8]?

  public init(
    known: KnownFile, relation: Relation, path: [UInt8], shownPath: String, stamp: FileStamp, digest: [UInt8]?,
    told: [UInt8]?
  ) {
    self.known = known
    self.relation = relation
    self.path = path
    self.shownPath = shownPath
    self.stamp = stamp
    self.digest = digest
    self.told = told
  }
}

extension RunLibrary {
  /// Notes where known files lie now, all of them or none. Files may have taken each other's names.
  /// - Returns: for each file, the ids of runs of other bytes that lay at its path before, in no other file; they stay.
  @discardableResult
  public func note(_ files: [SeenFile], athlete: String) throws(LibraryFailure) -> [[String]] {
    if files.isEmpty { return [] }
    return try write { database in
      let writer = SeenFileWriter(database: database, athleteID: try RunLibrary.athleteID(athlete, in: database))
      for file in files where file.relation == .moved { try writer.takeAway(file) }
      // Before any path is freed, which may be that of the file that one is a copy of.
      let rows = try files.enumerated().map { number, file in
        file.relation == .copy ? try writer.insertCopy(file, number: number) : file.known.id
      }
      return try zip(files, rows).map { file, row in try writer.note(file, in: row) }
    }
  }
}

private struct SeenFileWriter {
  let database: Database
  let athleteID: Int64

  /// Frees the name of a moved file, which another one may have now. No path holds a zero byte.
  func takeAway(_ file: SeenFile) throws {
    try database.run(
      "UPDATE file SET path = ? WHERE id = ?", [Data([0] + Array("\(file.known.id)".utf8)), file.known.id])
  }

  /// - Returns: the ids of runs that lay at the path before and were set aside.
  func note(_ file: SeenFile, in id: Int64) throws -> [String] {
    let overwritten = file.relation == .same ? [] : try clear(file.path)
    try database.run(
      "UPDATE file SET path = ?, size = ?, modified_ns = ?, inode = ?, digest = ?, told = ? WHERE id = ?",
      [
        Data(file.path), file.stamp.size, file.stamp.modified, Int64(bitPattern: file.stamp.inode),
        file.digest.map { Data($0) }, file.told.map { Data($0) }, id,
      ])
    try requireChange()
    guard file.relation != .same else {
      try database.seal(file: id)
      return []
    }
    let names = try Row.fetchAll(
      database, sql: "SELECT run_id, position, shown_path FROM file_run WHERE file_id = ?", arguments: [id])
    for row in names {
      try database.run(
        "UPDATE file_run SET shown_path = ? WHERE file_id = ? AND run_id = ? AND position = ?",
        [file.shownPath + ShownPath.inner(of: row[2], path: file.known.path), id, row[0] as Int64, row[1] as Int])
    }
    try database.seal(runsOfFile: id)
    try database.seal(file: id)
    return overwritten
  }

  /// Another process may have dropped the row meanwhile.
  private func requireChange() throws {
    guard database.changesCount == 1 else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
  }

  /// A second row with the runs of the known file, under a name that no file can have.
  func insertCopy(_ file: SeenFile, number: Int) throws -> Int64 {
    try database.run(
      """
      INSERT INTO file (athlete_id, path, size, modified_ns, inode, reader_version, options, problems, skipped)
      SELECT athlete_id, ?, 0, 0, 0, reader_version, options, problems, skipped FROM file WHERE id = ?
      """, [Data([0] + Array("copy \(number)".utf8)), file.known.id])
    try requireChange()
    let id = database.lastInsertedRowID
    try database.run(
      """
      INSERT INTO file_run (file_id, run_id, position, shown_path)
      SELECT ?, run_id, position, shown_path FROM file_run WHERE file_id = ?
      """, [id, file.known.id])
    return id
  }

  /// Frees a path. What lay there before stays as a file that is gone where it has runs that no other file holds.
  /// - Returns: their ids.
  private func clear(_ path: [UInt8]) throws -> [String] {
    let sql = "SELECT id FROM file WHERE athlete_id = ? AND path = ?"
    guard let old = try Int64.fetchOne(database, sql: sql, arguments: [athleteID, Data(path)]) else { return [] }
    let runs = try OverwrittenFile.runsOfItsOwn(old, in: database)
    if !runs.isEmpty { try OverwrittenFile.setAside(runs: runs, of: old, at: path, in: database) }
    try database.run("DELETE FROM file WHERE id = ?", [old])
    return try runs.compactMap {
      try String.fetchOne(database, sql: "SELECT run_id FROM run WHERE id = ?", arguments: [$0])
    }
  }
}

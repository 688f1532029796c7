import Foundation
import GRDB

/// What a path held before it held another content: its runs stay, as those of a file that is gone.
enum OverwrittenFile {
  /// A path that no file can have, because no path holds a zero byte.
  static func path(_ path: [UInt8], number: Int64) -> Data { Data(path + [0] + Array("\(number)".utf8)) }

  /// The path that it had.
  static func shown(_ path: [UInt8]) -> [UInt8] { Array(path.prefix { $0 != 0 }) }

  /// Moves runs of a file, of which there are some, to a row that stands for what the file was.
  static func setAside(runs: [Int64], of file: Int64, at path: [UInt8], in database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO file (athlete_id, path, size, modified_ns, inode, reader_version, options)
        SELECT athlete_id, ?, 0, 0, 0, reader_version, options FROM file WHERE id = ?
        """, arguments: [OverwrittenFile.path(path, number: runs[0]), file])
    let aside = database.lastInsertedRowID
    for run in runs {
      try database.execute(
        sql: "UPDATE file_run SET file_id = ? WHERE file_id = ? AND run_id = ?", arguments: [aside, file, run])
    }
    try database.seal(runsOfFile: aside)
    try database.seal(file: aside)
  }

  /// Runs that are not forgotten, of a file and of no other, in the file's order.
  static func runsOfItsOwn(_ file: Int64, in database: Database) throws -> [Int64] {
    try Int64.fetchAll(
      database,
      sql: """
        SELECT run.id FROM file_run JOIN run ON run.id = file_run.run_id WHERE file_id = ?1 AND core IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM file_run AS other WHERE other.run_id = run.id AND other.file_id <> ?1)
        GROUP BY run.id ORDER BY min(position)
        """, arguments: [file])
  }
}

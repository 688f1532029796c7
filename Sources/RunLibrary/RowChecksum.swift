import Foundation
import GRDB

/// Checksums of stored rows, since SQLite has none of its own: a bit that flips on a disk or in memory is told instead of
/// changing an answer. They are no protection against anybody.
///
/// Every expression here stands in released steps of ``LibrarySchema`` and is never changed.
enum RowChecksum {
  /// `row_checksum(value, ...)` in SQL: 52 bits, never negative, of values and their types.
  static let function = DatabaseFunction("row_checksum", pure: true) { of($0) }

  private static func of(_ values: [DatabaseValue]) -> Int64 {
    var bytes: [UInt8] = []
    func append(_ kind: UInt8, _ number: UInt64) {
      bytes.append(kind)
      for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * UInt64(place)))) }
    }
    for value in values {
      switch value.storage {
      case .null: bytes.append(0)
      case .int64(let number): append(1, UInt64(bitPattern: number))
      case .double(let number): append(2, number.bitPattern)
      case .string(let text):
        append(3, UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
      case .blob(let data):
        append(4, UInt64(data.count))
        bytes.append(contentsOf: data)
      }
    }
    var digest = FileDigest()
    digest.add(bytes[...])
    let word = digest.bytes.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    return Int64(word >> 12)
  }

  static let athlete = """
    row_checksum(athlete.id, athlete.name, athlete.time_zone, athlete.previous_hamstring_injury,
    athlete.maximal_heart_rate)
    """

  /// Over all entries of an athlete, so that a lost one is missed.
  static let log = """
    ((SELECT count(*) + coalesce(sum(row_checksum(pain.id, pain.day, pain.minute, pain.moment, pain.level, pain.side,
    pain.limp, pain.cannot_bear_weight, pain.note) >> 12), 0) FROM pain WHERE pain.athlete_id = athlete.id) +
    (SELECT count(*) + coalesce(sum(row_checksum(habit.id, habit.day, habit.habit, habit.note) >> 12), 0)
    FROM habit WHERE habit.athlete_id = athlete.id))
    """

  /// With the number of its runs.
  static let file = """
    row_checksum(file.id, file.athlete_id, file.path, file.size, file.modified_ns, file.inode, file.digest, file.told,
    file.reader_version, file.options, file.problems, file.skipped,
    (SELECT count(*) FROM file_run WHERE file_run.file_id = file.id))
    """

  static let fileRun = """
    row_checksum(file_run.file_id, file_run.run_id, file_run.position, file_run.shown_path)
    """

  static let alias = "row_checksum(alias.athlete_id, alias.old_run_id, alias.run_id)"

  static let run = """
    row_checksum(run.id, run.athlete_id, run.run_id, run.start, run.version, run.options, run.core, run.trace)
    """

  /// Of a row of `run_checksum` itself. Arithmetic alone is fast, and no single bit leaves the sum as it was.
  static let own = "content + 3 * run_id + 5 * athlete_id + 7 * start"

  /// Rows of `run_checksum` for runs; a condition that chooses some of them may follow.
  static let insertRuns = """
    INSERT OR REPLACE INTO run_checksum (run_id, athlete_id, start, content, own)
    SELECT run_id, athlete_id, start, content, \(own) FROM
    (SELECT run.id AS run_id, athlete_id, start, \(run) AS content FROM run WHERE core IS NOT NULL)
    """

  /// Whether a run is as it was stored, where `run_checksum` is joined to it. One that was forgotten has no checksum.
  static let runIsSound = """
    CASE WHEN run.core IS NULL THEN run_checksum.run_id IS NULL ELSE run_checksum.content IS \(run)
    AND run_checksum.athlete_id IS run.athlete_id AND run_checksum.start IS run.start AND run_checksum.own IS
    run_checksum.content + 3 * run_checksum.run_id + 5 * run_checksum.athlete_id + 7 * run_checksum.start END
    """
}

extension Database {
  /// Runs a statement that is likely to be run again.
  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// Takes the checksum of a file's row anew; comes after every change of the row or of the number of its runs.
  func seal(file id: Int64) throws {
    try run("UPDATE file SET checksum = \(RowChecksum.file) WHERE id = ?", [id])
  }

  /// The same of the rows that tell which runs a file holds.
  func seal(runsOfFile id: Int64) throws {
    try run("UPDATE file_run SET checksum = \(RowChecksum.fileRun) WHERE file_id = ?", [id])
  }

  /// The same of a run.
  func seal(run id: Int64) throws { try run("\(RowChecksum.insertRuns) WHERE run_id = ?", [id]) }
}

/// Something stored is not as it was stored.
struct DamagedContent: Error {
  var message: String
}

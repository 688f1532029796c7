import Foundation
import GRDB

/// Tables beside exports, remembered so that an unchanged one need not be read again.
extension RunLibrary {
  /// What is known of each table, by its path from the root.
  public func sideTables(athlete: String) throws(LibraryFailure) -> [[UInt8]: FileStamp] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT path, size, modified_ns, inode FROM side_table
          WHERE athlete_id = (SELECT id FROM athlete WHERE name = ?)
          """, arguments: [athlete])
      var tables: [[UInt8]: FileStamp] = [:]
      while let row = try rows.next() {
        let path: Data = row[0]
        tables[Array(path)] = FileStamp(size: row[1], modified: row[2], inode: UInt64(bitPattern: row[3]))
      }
      return tables
    }
  }

  /// Remembers tables, once everything that they tell is stored.
  public func note(sideTables: [[UInt8]: FileStamp], athlete: String) throws(LibraryFailure) {
    if sideTables.isEmpty { return }
    try write { database in
      let athleteID = try RunLibrary.athleteID(athlete, in: database)
      for (path, stamp) in sideTables.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        try database.cachedStatement(
          sql: """
            INSERT INTO side_table (athlete_id, path, size, modified_ns, inode) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (athlete_id, path) DO UPDATE SET size = excluded.size, modified_ns = excluded.modified_ns,
            inode = excluded.inode
            """
        ).execute(arguments: [athleteID, Data(path), stamp.size, stamp.modified, Int64(bitPattern: stamp.inode)])
      }
    }
  }
}

import Foundation
import GRDB
import TrackModel

extension RunLibrary {
  /// At most this many files in one transaction.
  public static let filesPerTransaction = 64
  /// A transaction ends after this long, so that others get their turn.
  static let longestTransaction = Duration.seconds(1)

  /// Stores what came out of files, in order. Each file is stored whole or not at all; several make one transaction.
  ///
  /// A run that another file brought before gets this file added to the files that hold it. Runs that the same bytes no
  /// longer give are removed, unless nothing at all could be read of them this time, or other options take all of them
  /// for no runs. Runs of other bytes that lay at the path before stay: a name is used again, and its file is gone.
  /// - Returns: what became of each file, in the same order. A file that broke a rule of the schema carries a failure,
  ///   and the others are stored.
  /// - Throws: where storing had to end. Files of transactions before are stored, those of this one and after are not.
  @discardableResult
  public func store(_ records: [FileRecord], athlete: String) throws(LibraryFailure) -> [StoredFile] {
    var stored: [StoredFile] = []
    stored.reserveCapacity(records.count)
    while stored.count < records.count {
      let next = records[stored.count...].prefix(RunLibrary.filesPerTransaction)
      stored += try write { database in
        let clock = ContinuousClock()
        let began = clock.now
        let athleteID = try RunLibrary.athleteID(athlete, in: database)
        var done: [StoredFile] = []
        for record in next {
          done.append(try storeAlone(record, athleteID: athleteID, in: database))
          if clock.now - began > RunLibrary.longestTransaction { break }
        }
        return done
      }
    }
    return stored
  }

  /// One file in a savepoint of its own.
  private func storeAlone(_ record: FileRecord, athleteID: Int64, in database: Database) throws -> StoredFile {
    do {
      var stored = StoredFile(path: record.path, runs: [], failure: nil)
      try database.inSavepoint {
        stored = try FileWriter(database: database, athleteID: athleteID).store(record)
        return .commit
      }
      return stored
    } catch let error as DatabaseError where LibraryFailure.Code(error.resultCode) == .refused {
      return StoredFile(path: record.path, runs: [], failure: LibraryFailure(error, file: path))
    }
  }

  /// Removes a run and keeps its id, so that the next import of the same folder does not bring it back.
  /// - Returns: false where there is no such run.
  public func forget(run id: String, athlete: String) throws(LibraryFailure) -> Bool {
    try write { database in
      // A damaged run may look like a forgotten one, and yet have a checksum.
      let row = try Int64.fetchOne(
        database,
        sql: """
          UPDATE run SET core = NULL, trace = NULL WHERE run_id = ?
          AND (core IS NOT NULL OR EXISTS (SELECT 1 FROM run_checksum WHERE run_checksum.run_id = run.id))
          AND athlete_id = (SELECT id FROM athlete WHERE name = ?) RETURNING id
          """, arguments: [id, athlete])
      guard let row else { return false }
      try database.execute(sql: "DELETE FROM run_checksum WHERE run_id = ?", arguments: [row])
      return true
    }
  }

  /// The id of a run that is there, given its id or one it had in an earlier reading of its file; nil where there is
  /// none.
  public func currentID(of id: String, athlete: String) throws(LibraryFailure) -> String? {
    try read { database in
      try String.fetchOne(
        database,
        sql: """
          SELECT run_id FROM run WHERE athlete_id = (SELECT id FROM athlete WHERE name = ?1) AND core IS NOT NULL
          AND (run_id = ?2 OR run_id = (SELECT alias.run_id FROM alias
          WHERE alias.athlete_id = run.athlete_id AND old_run_id = ?2 AND checksum IS \(RowChecksum.alias)))
          ORDER BY run_id <> ?2 LIMIT 1
          """, arguments: [athlete, id])
    }
  }
}

/// Writes one file's rows.
private struct FileWriter {
  let database: Database
  let athleteID: Int64

  func store(_ record: FileRecord) throws -> StoredFile {
    var stored = StoredFile(path: record.path, runs: [], failure: nil)
    let old = try fileBefore(record)
    let isUnreadable = record.runs.isEmpty && record.problems.contains { $0.severity == .error }
    let isReadOtherwise = record.runs.isEmpty && old?.hasSameContent == true && old?.options != record.options
    var record = record
    if let old, isReadOtherwise, !isUnreadable {
      let kept = try runs(of: old.id).filter { !$0.isForgotten }
      stored.runs = kept.map { StoredFile.Run(id: $0.id, change: .unchanged) }
      // What keeps its runs is not told to be none.
      if !stored.runs.isEmpty { record.skipped = [] }
    } else if let old, !isUnreadable {
      stored.overwritten = try setAside(from: old, before: record)
    }
    let fileID = try upsert(record)
    if isUnreadable || isReadOtherwise {
      try database.seal(file: fileID)
      return stored
    }
    let before = try runs(of: fileID)
    let rowsBefore = try Int64.fetchAll(
      database, sql: "SELECT DISTINCT run_id FROM file_run WHERE file_id = ?", arguments: [fileID])
    let now = try replaceRuns(of: fileID, with: record, before: before, noting: &stored)
    try dropRuns(before.filter { !now.contains($0.row) }, instead: record.runs, noting: &stored)
    // A run that damage took away is no longer missed, once its file was read again.
    for row in rowsBefore {
      try database.run(
        """
        DELETE FROM run_checksum WHERE run_id = ?
        AND NOT EXISTS (SELECT 1 FROM run WHERE run.id = run_checksum.run_id)
        """, [row])
    }
    try database.seal(file: fileID)
    return stored
  }

  /// - Returns: the rows of the runs that the file holds now.
  private func replaceRuns(
    of file: Int64, with record: FileRecord, before: [RunBefore], noting stored: inout StoredFile
  ) throws -> Set<Int64> {
    try database.run("DELETE FROM file_run WHERE file_id = ?", [file])
    var now: Set<Int64> = []
    for summary in record.runs {
      let (rowID, change) = try store(summary, before: before, bringsBack: record.bringsBackForgotten)
      now.insert(rowID)
      stored.runs.append(StoredFile.Run(id: summary.id, change: change))
      try database.run(
        """
        INSERT INTO file_run (file_id, run_id, position, shown_path, checksum)
        VALUES (?1, ?2, ?3, ?4, row_checksum(?1, ?2, ?3, ?4)) ON CONFLICT DO NOTHING
        """, [file, rowID, summary.index, summary.file])
      // Left by damage: a file that there is none of.
      try database.run(
        "DELETE FROM file_run WHERE run_id = ? AND NOT EXISTS (SELECT 1 FROM file WHERE file.id = file_run.file_id)",
        [rowID])
    }
    return now
  }

  /// Drops runs that no file holds any more, where they are there.
  /// - Parameter runs: what the file holds now, in the order of `stored.runs`.
  private func dropRuns(_ gone: [RunBefore], instead runs: [RunSummary], noting stored: inout StoredFile) throws {
    for old in gone {
      let sql = """
        DELETE FROM run WHERE id = ? AND core IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM file_run WHERE run_id = run.id) RETURNING run_id
        """
      guard let id = try String.fetchOne(database, sql: sql, arguments: [old.row]) else { continue }
      guard let place = runs.firstIndex(where: { old.isSame(as: $0) }) else {
        stored.removed.append(id)
        continue
      }
      // Whoever wrote the old id down still finds the run.
      try keepAlias(id, of: runs[place].id)
      if stored.runs[place].change == .imported { stored.runs[place].change = .updated }
    }
  }

  /// What a file held before it was read again.
  private struct RunBefore {
    var row: Int64
    var id: String
    var start: Int64
    var isForgotten: Bool

    /// Reading it in another way may have changed its id, and hardly its start.
    /// That of a damaged row may be any number.
    func isSame(as summary: RunSummary) -> Bool {
      let (apart, overflow) = summary.start.subtractingReportingOverflow(start)
      return !overflow && apart.magnitude <= 60_000
    }
  }

  /// A file as it was before it was read again.
  private struct FileBefore {
    var id: Int64
    var options: String?
    var hadProblems: Bool
    var hasSameContent: Bool
  }

  private func fileBefore(_ record: FileRecord) throws -> FileBefore? {
    let sql = """
      SELECT id, digest, size, modified_ns, options, problems IS NOT NULL FROM file WHERE athlete_id = ? AND path = ?
      """
    let arguments: StatementArguments = [athleteID, Data(record.path)]
    guard let old = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: arguments) else { return nil }
    // What a damaged row says need not even be of the right type.
    let digest = Data.fromDatabaseValue(old[1]).map { Array($0) }
    let isSame =
      if let digest, let new = record.digest { digest == new } else {
        Int64.fromDatabaseValue(old[2]) == record.stamp.size && Int64.fromDatabaseValue(old[3]) == record.stamp.modified
      }
    return FileBefore(
      id: old[0], options: String.fromDatabaseValue(old[4]), hadProblems: old[5], hasSameContent: isSame)
  }

  /// Sets aside what another content of the same path held and the new one does not, or holds less of since it was
  /// damaged: reports keep the copy with more points.
  /// - Returns: the ids of those runs.
  private func setAside(from old: FileBefore, before record: FileRecord) throws -> [String] {
    if old.hasSameContent { return [] }
    let isDamagedNow = !record.problems.isEmpty && !old.hadProblems
    let own = Set(try OverwrittenFile.runsOfItsOwn(old.id, in: database))
    let lost = try runs(of: old.id).filter { before in
      guard own.contains(before.row) else { return false }
      guard let next = record.runs.first(where: { before.isSame(as: $0) }) else { return true }
      return try isDamagedNow && next.points < points(of: before)
    }
    if lost.isEmpty { return [] }
    try OverwrittenFile.setAside(runs: lost.map(\.row), of: old.id, at: record.path, in: database)
    return lost.map(\.id)
  }

  /// Samples in use; 0 where the run cannot be decoded.
  private func points(of run: RunBefore) throws -> Int {
    let core = try Data.fetchOne(database, sql: "SELECT core FROM run WHERE id = ?", arguments: [run.row])
    return core.flatMap { SummaryCodec.decode(Array($0)) }?.points ?? 0
  }

  private func runs(of fileID: Int64) throws -> [RunBefore] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT run.id, coalesce(CAST(start AS INTEGER), 0), core IS NULL
        AND NOT EXISTS (SELECT 1 FROM run_checksum WHERE run_checksum.run_id = run.id),
        coalesce(CAST(run_id AS TEXT), '') FROM run
        WHERE id IN (SELECT run_id FROM file_run WHERE file_id = ?) ORDER BY run.id
        """)
    return try Row.fetchAll(statement, arguments: [fileID]).map {
      RunBefore(row: $0[0], id: $0[3], start: $0[1], isForgotten: $0[2])
    }
  }

  private func keepAlias(_ old: String, of new: String) throws {
    try database.run("UPDATE alias SET run_id = ?1 WHERE athlete_id = ?2 AND run_id = ?3", [new, athleteID, old])
    try database.run(
      """
      INSERT INTO alias (athlete_id, old_run_id, run_id) VALUES (?, ?, ?)
      ON CONFLICT (athlete_id, old_run_id) DO UPDATE SET run_id = excluded.run_id
      """, [athleteID, old, new])
    try database.run(
      "UPDATE alias SET checksum = \(RowChecksum.alias) WHERE athlete_id = ? AND run_id = ?", [athleteID, new])
  }

  private func upsert(_ record: FileRecord) throws -> Int64 {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO file (
        athlete_id, path, size, modified_ns, inode, digest, told, reader_version, options, problems, skipped)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (athlete_id, path) DO UPDATE SET path = excluded.path, size = excluded.size,
        modified_ns = excluded.modified_ns, inode = excluded.inode, digest = excluded.digest, told = excluded.told, reader_version = excluded.reader_version,
        options = excluded.options, problems = excluded.problems, skipped = excluded.skipped
        RETURNING id
        """)
    let id = try Int64.fetchOne(
      statement,
      arguments: [
        athleteID, Data(record.path), record.stamp.size, record.stamp.modified,
        Int64(bitPattern: record.stamp.inode), record.digest.map { Data($0) }, record.told.map { Data($0) },
        record.readerVersion, record.options,
        try JSONList.text(record.problems), try JSONList.text(record.skipped),
      ])
    guard let id else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
    return id
  }

  private func store(
    _ summary: RunSummary, before: [RunBefore], bringsBack: Bool
  ) throws -> (row: Int64, change: StoredFile.Run.Change) {
    let core = Data(SummaryCodec.encode(summary))
    let trace = Data(summary.trace.bytes)
    let known = try database.cachedStatement(
      sql: """
        SELECT run.id, version, core, trace, \(RowChecksum.runIsSound) FROM run
        LEFT JOIN run_checksum ON run_checksum.run_id = run.id WHERE run.athlete_id = ? AND run.run_id = ?
        """)
    guard let row = try Row.fetchOne(known, arguments: [athleteID, summary.id]) else {
      let staysForgotten = !bringsBack && before.contains { $0.isForgotten && $0.isSame(as: summary) }
      try database.run(
        "INSERT INTO run (athlete_id, run_id, start, version, options, core, trace) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
          athleteID, summary.id, summary.start, summary.version, summary.options, staysForgotten ? nil : core,
          staysForgotten ? nil : trace,
        ])
      let id = database.lastInsertedRowID
      if !staysForgotten { try database.seal(run: id) }
      return (id, staysForgotten ? .forgotten : .imported)
    }
    let id: Int64 = row[0]
    // Whatever else a damaged row says is not to be trusted.
    guard row[4] else {
      try replace(id, with: summary, core, trace)
      return (id, .updated)
    }
    let isFromHere = before.contains { $0.row == id }
    let version: Int = row[1]
    let oldCore: Data? = row[2]
    if oldCore == nil && !bringsBack { return (id, .forgotten) }
    // Another file with the same run tells nothing new, unless it was read by a newer version.
    let isNewer = summary.version > version
    let same: StoredFile.Run.Change = isFromHere ? .unchanged : .alsoHere
    if oldCore != nil {
      if !isNewer && (!isFromHere || summary.version < version) { return (id, same) }
      if oldCore == core && row[3] == trace { return (id, same) }
    }
    try replace(id, with: summary, core, trace)
    return (id, oldCore == nil ? .imported : .updated)
  }

  private func replace(_ id: Int64, with summary: RunSummary, _ core: Data, _ trace: Data) throws {
    try database.run(
      """
      UPDATE run SET athlete_id = ?, run_id = ?, start = ?, version = ?, options = ?, core = ?, trace = ? WHERE id = ?
      """, [athleteID, summary.id, summary.start, summary.version, summary.options, core, trace, id])
    try database.seal(run: id)
  }
}

/// Short lists that nothing is looked up in, kept as JSON; NULL for an empty one.
enum JSONList {
  static func text(_ list: [some Encodable]) throws -> String? {
    list.isEmpty ? nil : String(decoding: try JSONEncoder().encode(list), as: UTF8.self)
  }

  /// Empty where the text is no such list.
  static func decode<Element: Decodable>(_ text: String?, of type: Element.Type) -> [Element] {
    guard let text else { return [] }
    return (try? JSONDecoder().decode([Element].self, from: Data(text.utf8))) ?? []
  }
}

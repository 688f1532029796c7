import GRDB
public import TrackModel

/// The log of what no file shows.
extension RunLibrary {
  /// Stores entries that are not there yet; one that says exactly the same as an earlier one is left out, so that a
  /// log can be read in twice.
  /// - Returns: the entries stored, with their ids.
  @discardableResult
  public func add(_ entries: [PainEntry], athlete: String) throws(LibraryFailure) -> [PainEntry] {
    let sql = """
      INSERT INTO pain (athlete_id, day, minute, moment, level, side, limp, cannot_bear_weight, note)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE NOT EXISTS (
      SELECT 1 FROM pain WHERE athlete_id = ?1 AND day = ?2 AND minute IS ?3 AND moment = ?4 AND level = ?5
      AND side IS ?6 AND limp = ?7 AND cannot_bear_weight = ?8 AND note IS ?9)
      """
    return try insert(entries, sql, athlete: athlete, id: \.id) { athleteID, entry in
      [
        athleteID, entry.day.day, entry.minute, entry.moment.rawValue, entry.level, entry.side?.rawValue, entry.limp,
        entry.cannotBearWeight, entry.note,
      ]
    }
  }

  /// All entries in order of time.
  public func painEntries(athlete: String) throws(LibraryFailure) -> [PainEntry] {
    try read { database in
      guard let athleteID = try RunLibrary.soundAthleteID(athlete, in: database) else { return [] }
      try RunLibrary.requireSoundLog(of: athleteID, in: database)
      return try Row.fetchAll(
        database,
        sql: """
          SELECT id, day, minute, moment, level, side, limp, cannot_bear_weight, note FROM pain
          WHERE athlete_id = ? ORDER BY day, id
          """, arguments: [athleteID]
      ).compactMap(PainEntry.init).sorted(by: PainEntry.comesFirst)
    }
  }

  /// - Returns: false where there is no such entry of the athlete.
  public func removePain(_ id: Int64, athlete: String) throws(LibraryFailure) -> Bool {
    try remove(id, from: "pain", athlete: athlete)
  }

  /// As with pain: what is there already is left out.
  /// - Returns: the entries stored, with their ids.
  @discardableResult
  public func add(_ entries: [HabitEntry], athlete: String) throws(LibraryFailure) -> [HabitEntry] {
    let sql = """
      INSERT INTO habit (athlete_id, day, habit, note) SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (
      SELECT 1 FROM habit WHERE athlete_id = ?1 AND day = ?2 AND habit = ?3 AND note IS ?4)
      """
    return try insert(entries, sql, athlete: athlete, id: \.id) { athleteID, entry in
      [athleteID, entry.day.day, entry.habit.rawValue, entry.note]
    }
  }

  /// All entries, in order of the days.
  public func habitEntries(athlete: String) throws(LibraryFailure) -> [HabitEntry] {
    try read { database in
      guard let athleteID = try RunLibrary.soundAthleteID(athlete, in: database) else { return [] }
      try RunLibrary.requireSoundLog(of: athleteID, in: database)
      return try Row.fetchAll(
        database,
        sql: """
          SELECT id, day, habit, note FROM habit WHERE athlete_id = ? ORDER BY day, id
          """, arguments: [athleteID]
      ).compactMap { row in
        HabitEntry.Habit(rawValue: row[2]).map {
          HabitEntry(id: row[0], day: CivilDate(day: row[1]), habit: $0, note: row[3])
        }
      }
    }
  }

  /// - Returns: false where there is no such entry of the athlete.
  public func removeHabit(_ id: Int64, athlete: String) throws(LibraryFailure) -> Bool {
    try remove(id, from: "habit", athlete: athlete)
  }

  /// - Parameter arguments: those of the statement for an entry of the athlete with this row.
  private func insert<Entry>(
    _ entries: [Entry], _ sql: String, athlete: String, id: WritableKeyPath<Entry, Int64>,
    _ arguments: (Int64, Entry) -> StatementArguments
  ) throws(LibraryFailure) -> [Entry] {
    try write { database in
      let athleteID = try RunLibrary.athleteID(athlete, in: database)
      try RunLibrary.requireSoundLog(of: athleteID, in: database)
      let insert = try database.cachedStatement(sql: sql)
      var added: [Entry] = []
      for var entry in entries {
        try insert.execute(arguments: arguments(athleteID, entry))
        guard database.changesCount > 0 else { continue }
        entry[keyPath: id] = database.lastInsertedRowID
        added.append(entry)
      }
      try RunLibrary.sealLog(of: athleteID, in: database)
      return added
    }
  }

  private func remove(_ id: Int64, from table: String, athlete: String) throws(LibraryFailure) -> Bool {
    try write { database in
      guard let athleteID = try RunLibrary.soundAthleteID(athlete, in: database) else { return false }
      try RunLibrary.requireSoundLog(of: athleteID, in: database)
      try database.execute(
        sql: "DELETE FROM \(table) WHERE id = ? AND athlete_id = ?", arguments: [id, athleteID])
      let isRemoved = database.changesCount > 0
      try RunLibrary.sealLog(of: athleteID, in: database)
      return isRemoved
    }
  }

  /// Takes the checksum of an athlete's entries.
  static func sealLog(of athleteID: Int64, in database: Database) throws {
    try database.execute(
      sql: "UPDATE athlete SET log_checksum = \(RowChecksum.log) WHERE id = ?", arguments: [athleteID])
  }

  /// - Throws: ``DamagedContent`` where the entries are not those that were stored.
  static func requireSoundLog(of athleteID: Int64, in database: Database) throws {
    let sql = "SELECT log_checksum IS \(RowChecksum.log) FROM athlete WHERE id = ?"
    guard try Bool.fetchOne(database, sql: sql, arguments: [athleteID]) == true else {
      throw DamagedContent(message: "the library is damaged: its log of pain and habits is not as it was stored")
    }
  }
}

extension PainEntry {
  fileprivate init?(_ row: Row) {
    guard let moment = Moment(rawValue: row[3]) else { return nil }
    let side: String? = row[5]
    self.init(
      id: row[0], day: CivilDate(day: row[1]), minute: row[2], moment: moment, level: row[4],
      side: side.flatMap(Side.init), limp: row[6], cannotBearWeight: row[7], note: row[8])
  }
}

import GRDB

extension RunLibrary {
  /// Names of all athletes, in order.
  public func athletes() throws(LibraryFailure) -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT name FROM athlete ORDER BY name") }
  }

  /// What was told about an athlete; nothing for one who is not known.
  public func settings(athlete: String) throws(LibraryFailure) -> AthleteSettings {
    try read { database in
      let sql = "SELECT time_zone, previous_hamstring_injury, maximal_heart_rate FROM athlete WHERE name = ?"
      guard let row = try Row.fetchOne(database, sql: sql, arguments: [athlete]) else { return AthleteSettings() }
      return AthleteSettings(timeZone: row[0], hadHamstringInjury: row[1], maximalHeartRate: row[2])
    }
  }

  /// Replaces what was told about an athlete, who is made where not known.
  public func set(_ settings: AthleteSettings, athlete: String) throws(LibraryFailure) {
    try write { database in
      let id = try RunLibrary.athleteID(athlete, in: database)
      try database.execute(
        sql: """
          UPDATE athlete SET time_zone = ?, previous_hamstring_injury = ?, maximal_heart_rate = ? WHERE id = ?
          """, arguments: [settings.timeZone, settings.hadHamstringInjury, settings.maximalHeartRate, id])
    }
  }

  /// The row of an athlete, made where there is none.
  static func athleteID(_ name: String, in database: Database) throws -> Int64 {
    let known = try database.cachedStatement(sql: "SELECT id FROM athlete WHERE name = ?")
    if let id = try Int64.fetchOne(known, arguments: [name]) { return id }
    try database.execute(sql: "INSERT INTO athlete (name) VALUES (?)", arguments: [name])
    return database.lastInsertedRowID
  }
}

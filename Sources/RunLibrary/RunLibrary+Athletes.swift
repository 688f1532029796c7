import GRDB

extension RunLibrary {
  /// Names of all athletes, in order.
  public func athletes() throws(LibraryFailure) -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT name FROM athlete ORDER BY name") }
  }

  /// What was told about an athlete; nothing for one who is not known.
  public func settings(athlete: String) throws(LibraryFailure) -> AthleteSettings {
    try read { database in
      guard try RunLibrary.soundAthleteID(athlete, in: database) != nil else { return AthleteSettings() }
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
      try RunLibrary.sealAthlete(id, in: database)
    }
  }

  /// The row of an athlete, made where there is none.
  static func athleteID(_ name: String, in database: Database) throws -> Int64 {
    if let id = try soundAthleteID(name, in: database) { return id }
    try database.execute(sql: "INSERT INTO athlete (name) VALUES (?)", arguments: [name])
    let id = database.lastInsertedRowID
    try sealAthlete(id, in: database)
    try sealLog(of: id, in: database)
    return id
  }

  /// The row of an athlete; nil where there is none.
  /// - Throws: ``DamagedContent`` where that cannot be told: any athlete may be the one whose name was damaged.
  static func soundAthleteID(_ name: String, in database: Database) throws -> Int64? {
    // Once by the table alone and once by its index, on which other statements rest.
    let byTable = try Row.fetchAll(
      database.cachedStatement(sql: "SELECT id, name = ?, checksum IS \(RowChecksum.athlete) FROM athlete NOT INDEXED"),
      arguments: [name])
    let byIndex = try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT id FROM athlete WHERE name = ?"), arguments: [name])
    let id: Int64? = byTable.first { ($0[1] as Bool?) == true }.map { $0[0] }
    guard byTable.allSatisfy({ $0[2] as Bool }), id == byIndex else {
      throw DamagedContent(message: "the library is damaged: its athletes are not as they were stored")
    }
    return id
  }

  /// Takes the checksum of what was told about an athlete.
  private static func sealAthlete(_ id: Int64, in database: Database) throws {
    try database.execute(
      sql: "UPDATE athlete SET checksum = \(RowChecksum.athlete) WHERE id = ?", arguments: [id])
  }
}

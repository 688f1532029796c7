import Foundation
import GRDB

/// The runs of one or more athletes in one SQLite file.
///
/// Several processes may use it at once: any number read while one writes, and writers wait for each other. What a call
/// stored is on the disk when it returns. Times are milliseconds since 1970 UTC.
public struct RunLibrary: Sendable {
  /// As given.
  public let path: String
  /// Whether it was opened for reading alone.
  public let isReadOnly: Bool
  let queue: DatabaseQueue
  /// The file that was opened.
  private let identity: LibraryFile.Identity?

  /// Opens the library, and makes it where there is none (unless `readOnly`), with the folders above it.
  ///
  /// - Parameter readOnly: nothing is made and nothing can be stored.
  /// - Throws: ``LibraryFailure``; a file that is no library, or one of a newer version, is left untouched.
  public init(path: String, readOnly: Bool = false) throws(LibraryFailure) {
    try self.init(path: path, readOnly: readOnly, schema: .current)
  }

  init(path: String, readOnly: Bool, schema: LibrarySchema) throws(LibraryFailure) {
    self.path = path
    isReadOnly = readOnly
    let file = LibraryFile(path: path)
    do {
      if try file.state() == .absent {
        if readOnly { throw LibraryFailure(.missing, file: path) }
        try file.makeFolders()
        let lock = try LibraryLock(library: path)
        // Another process may have made it meanwhile.
        if try file.state() == .absent {
          try file.make(schema, configuration: RunLibrary.configuration(readOnly: false))
        }
        _ = consume lock
      }
      let version = try RunLibrary.version(of: file)
      guard version <= schema.version else { throw LibraryFailure(.newer, file: path) }
      guard version > 0 else { throw LibraryFailure(.damaged, file: path) }
      if version < schema.version, readOnly {
        throw LibraryFailure(
          .readOnly, file: path, message: "an older version of strideguard made this library",
          remedy: "import or change something once, which brings it up to date")
      }
      queue = try DatabaseQueue(path: path, configuration: RunLibrary.configuration(readOnly: readOnly))
      identity = file.identity
      if version < schema.version { try migrate(file, to: schema) }
    } catch {
      throw LibraryFailure(error, file: path, isReading: readOnly)
    }
  }

  /// The schema version, read without changing anything.
  private static func version(of file: LibraryFile) throws -> Int {
    guard case .library(let version) = try file.state() else { throw LibraryFailure(.foreign, file: file.path) }
    guard file.hasPendingLog else { return version }
    // The log may hold a newer version than the main file. A connection that cannot write leaves both as they are.
    var configuration = configuration(readOnly: true)
    configuration.readonly = true
    let queue = try DatabaseQueue(path: file.path, configuration: configuration)
    return try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? version }
  }

  private static func configuration(readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    // Without it the first collision with another process would be an error.
    configuration.busyMode = .timeout(10)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      database.add(function: RowChecksum.function)
      // SQLite's own read-only mode leaves its log files lying about; ``write(_:)`` sees to it that nothing changes.
      if !readOnly {
        try database.execute(sql: "PRAGMA journal_mode = WAL")
        try database.execute(sql: "PRAGMA synchronous = FULL")
      }
    }
    return configuration
  }

  private func migrate(_ file: LibraryFile, to schema: LibrarySchema) throws {
    let lock = try LibraryLock(library: path)
    try queue.writeWithoutTransaction { database in
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      if version < schema.version { try file.keepCopy(of: database, version: version) }
      try LibraryFile.migrate(database, to: schema)
    }
    _ = consume lock
  }

  /// What the database's own check finds wrong with the file; empty where all is well.
  public func integrityProblems() throws(LibraryFailure) -> [String] {
    try read { database in
      let found = try String.fetchAll(database, sql: "PRAGMA integrity_check")
      let orphans = try Int.fetchOne(database, sql: "SELECT count(*) FROM pragma_foreign_key_check") ?? 0
      return found.filter { $0 != "ok" } + (orphans > 0 ? ["\(orphans) rows without the row they belong to"] : [])
    }
  }

  // MARK: Access for the other parts

  func read<Value>(_ work: (Database) throws -> Value) throws(LibraryFailure) -> Value {
    do {
      return try queue.read(work)
    } catch {
      throw LibraryFailure(error, file: path, isReading: isReadOnly)
    }
  }

  /// One transaction, alone among all writers.
  func write<Value>(_ work: (Database) throws -> Value) throws(LibraryFailure) -> Value {
    if isReadOnly { throw LibraryFailure(.readOnly, file: path, message: "the library was opened for reading only") }
    do {
      let lock = try LibraryLock(library: path)
      guard LibraryFile(path: path).identity == identity else {
        throw LibraryFailure(
          .inputOutput, file: path, message: "the library was moved, removed or replaced meanwhile",
          remedy: "do the same again; what was stored before is in the file that was here")
      }
      let value = try queue.write(work)
      _ = consume lock
      return value
    } catch {
      throw LibraryFailure(error, file: path)
    }
  }
}

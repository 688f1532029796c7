import GRDB

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The file of a library: told apart from others before anything may change it, made whole or not at all.
struct LibraryFile {
  let path: String

  enum State: Equatable {
    case absent
    /// A library of this schema version.
    case library(version: Int)
    case foreign
  }

  /// Looks at the first 100 bytes alone (SQLite's file format, 1.3), so that a file that is not ours stays as it is:
  /// the database engine could recover or convert it by opening it.
  func state() throws(LibraryFailure) -> State {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      guard errno == ENOENT else { throw LibraryFailure(.cannotOpen, file: path) }
      var link = stat()
      if unsafe lstat(path, &link) == 0 {
        // A new library in its place would hide that the old one is only out of reach.
        throw LibraryFailure(
          .cannotOpen, file: path, message: "this is a link, and what it leads to is not there",
          remedy: "connect the drive that it leads to, or remove the link")
      }
      return .absent
    }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw LibraryFailure(.inputOutput, file: path) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .foreign }
    // An empty file is nobody's: a name made ahead, as mktemp does.
    if status.st_size == 0 { return .absent }
    var header = [UInt8](repeating: 0, count: 100)
    guard unsafe read(descriptor, &header, header.count) == header.count,
      header.starts(with: Array("SQLite format 3\0".utf8)),
      number(header[68..<72]) == LibrarySchema.applicationID
    else { return .foreign }
    return .library(version: Int(number(header[60..<64])))
  }

  /// Which file lies at the path now; nil where none does.
  var identity: Identity? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return Identity(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
  }

  struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  /// Something was committed that has not reached the main file.
  var hasPendingLog: Bool {
    var status = stat()
    return unsafe stat(path + "-wal", &status) == 0 && status.st_size > 0
  }

  private func number(_ bytes: ArraySlice<UInt8>) -> Int32 {
    Int32(bitPattern: bytes.reduce(0) { $0 << 8 | UInt32($1) })
  }

  /// Makes the folders above, private ones where they are new.
  func makeFolders() throws(LibraryFailure) {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for count in 1..<max(1, parts.count) {
      let folder = parts.prefix(count).map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
      if unsafe folder.isEmpty || mkdir(folder, 0o700) == 0 || errno == EEXIST || errno == EISDIR { continue }
      throw LibraryFailure(errno == EACCES || errno == EROFS ? .readOnly : .cannotOpen, file: path)
    }
  }

  /// Writes an empty library beside the path and renames it into place. The lock must be held.
  func make(_ schema: LibrarySchema, configuration: Configuration) throws {
    let draft = path + ".new"
    // What a process that was killed half-way has left.
    for leftover in [draft, draft + "-wal", draft + "-shm", draft + "-journal"] { unsafe unlink(leftover) }
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw LibraryFailure(errno == EACCES || errno == EROFS ? .readOnly : .cannotOpen, file: path)
    }
    close(descriptor)
    do {
      let queue = try DatabaseQueue(path: draft, configuration: configuration)
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA application_id = \(LibrarySchema.applicationID)")
        try LibraryFile.migrate(database, to: schema)
        // On a full disk closing alone would leave the content in the log, without a word, and the log stays behind.
        try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      try queue.close()
      guard !LibraryFile(path: draft).hasPendingLog else { throw LibraryFailure(.full, file: path) }
      // The log of a library that was removed without it would be taken for one of the new library.
      for leftover in [path + "-wal", path + "-shm", path + "-journal"] { unsafe unlink(leftover) }
      guard unsafe rename(draft, path) == 0 else { throw LibraryFailure(.inputOutput, file: path) }
      syncFolder()
    } catch {
      for leftover in [draft, draft + "-wal", draft + "-shm"] { unsafe unlink(leftover) }
      throw error
    }
  }

  /// Takes every step that is missing, each in a transaction of its own.
  static func migrate(_ database: Database, to schema: LibrarySchema) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    // What is not new has one version at least.
    guard version >= 0 else { throw DamagedContent(message: "its version is \(version)") }
    for step in version..<max(version, schema.version) {
      try database.inTransaction(.immediate) {
        try database.execute(sql: schema.steps[step])
        try database.execute(sql: "PRAGMA user_version = \(step + 1)")
        return .commit
      }
    }
  }

  /// Keeps the library as it is before a migration, as `library.sqlite.version-1`; an older copy of the same version
  /// is replaced.
  func keepCopy(of database: Database, version: Int) throws {
    let copy = path + ".version-\(version)"
    let draft = copy + ".new"
    unsafe unlink(draft)
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw LibraryFailure(.readOnly, file: path) }
    close(descriptor)
    try database.execute(sql: "VACUUM INTO ?", arguments: [draft])
    guard unsafe rename(draft, copy) == 0 else { throw LibraryFailure(.inputOutput, file: path) }
    syncFolder()
  }

  /// Makes a rename last through a power cut. Some file systems refuse it for folders; then there is nothing to do.
  private func syncFolder() {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "."
    let descriptor = unsafe open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

import GRDB

/// Why the library could not do what was asked, for one line of output.
public struct LibraryFailure: Error, Sendable, Hashable {
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// No file there, and none was to be made.
    case missing
    /// The file is something else than a run library. It was left as it is.
    case foreign
    /// A newer version of the program made the file. It was left as it is.
    case newer
    /// The file's content is broken.
    case damaged
    /// The disk (or the quota) is full. What was being stored is undone.
    case full
    /// The system reported an error on reading or writing.
    case inputOutput = "input_output"
    /// Another process kept the library for itself for too long.
    case busy
    /// The file or its folder may not be written.
    case readOnly = "read_only"
    /// The file could not be opened.
    case cannotOpen = "cannot_open"
    /// A value broke a rule of the schema.
    case refused
    /// The database gave an error that none of the others names.
    case unexpected
  }

  public var code: Code
  /// The library's path as given. Not trusted: clean it before printing.
  public var file: String
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var remedy: String

  init(_ code: Code, file: String, message: String? = nil, remedy: String? = nil) {
    self.code = code
    self.file = file
    self.message = message ?? code.message
    self.remedy = remedy ?? code.remedy
  }

  /// Finds the sentence for an error of the database.
  ///
  /// - Parameter isReading: nothing was to be written. The database needs files of its own beside the library all the same.
  init(_ error: any Error, file: String, isReading: Bool = false) {
    if isReading, let error = error as? DatabaseError, [.readOnly, .cannotOpen].contains(Code(error.resultCode)) {
      self.init(
        .readOnly, file: file,
        message: "the library lies in a folder that cannot be written, where it cannot be read either",
        remedy: "copy it to a folder of your own and name the copy with --library")
    } else if let failure = error as? LibraryFailure {
      self = failure
    } else if let content = error as? DamagedContent {
      self.init(.damaged, file: file, message: content.message)
    } else if let error = error as? DatabaseError {
      // The log's index is the first file for which a full disk has no room; SQLite has no better word for that.
      let code = error.extendedResultCode == .SQLITE_IOERR_SHMSIZE ? .full : Code(error.resultCode)
      let detail = code == .unexpected || code == .refused ? error.message.map { " (\($0))" } : nil
      self.init(code, file: file, message: code.message + (detail ?? ""))
    } else {
      self.init(.unexpected, file: file)
    }
  }
}

extension LibraryFailure.Code {
  init(_ result: ResultCode) {
    switch result {
    case .SQLITE_FULL: self = .full
    case .SQLITE_IOERR: self = .inputOutput
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly
    case .SQLITE_CORRUPT: self = .damaged
    case .SQLITE_NOTADB: self = .foreign
    case .SQLITE_CANTOPEN, .SQLITE_AUTH: self = .cannotOpen
    case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG: self = .refused
    default: self = .unexpected
    }
  }

  var message: String {
    switch self {
    case .missing: "there is no library here yet"
    case .foreign: "this file is no run library; it was left untouched"
    case .newer: "a newer version of strideguard made this library; it was left untouched"
    case .damaged: "the library is damaged"
    case .full: "the disk is full; nothing of the last step was stored"
    case .inputOutput: "the disk reported an error"
    case .busy: "another program has kept the library busy"
    case .readOnly: "the library cannot be written"
    case .cannotOpen: "the library cannot be opened"
    case .refused: "the library refused a value"
    case .unexpected: "the library gave an unexpected error"
    }
  }

  var remedy: String {
    switch self {
    case .missing: "import runs first, or name another library"
    case .foreign: "name another file for the library"
    case .newer: "update strideguard, or name another library"
    case .damaged: "restore it from a backup, or name a new library and import the exports again"
    case .full: "make room and do the same again; what was stored before is kept"
    case .inputOutput: "check the disk and do the same again; what was stored before is kept"
    case .busy: "wait until it is done, then do the same again"
    case .readOnly: "check the permissions of the file and its folder"
    case .cannotOpen: "check the path and the permissions of its folders"
    case .refused: "report this with the file that brought it about"
    case .unexpected: "do the same again; report it if it stays"
    }
  }
}

import TrackModel

/// What stops the reading of a file, before the file's name is joined to it.
struct Trouble: Error, Hashable {
  var code: String
  var message: String
  var remedy: String
  /// One-based, of the uncompressed text.
  var line: Int?
  var column: Int?

  init(_ code: String, _ message: String, remedy: String, line: Int? = nil, column: Int? = nil) {
    self.code = code
    self.message = message
    self.remedy = remedy
    self.line = line
    self.column = column
  }

  func problem(file: String, severity: Problem.Severity = .error) -> Problem {
    Problem(
      severity: severity, file: file, line: line, column: column, code: code, message: message, remedy: remedy)
  }
}

extension Trouble {
  static let exportAgain = "export the activity again"

  /// A limit of ``ReadLimits`` is passed.
  static func limit(_ code: String, _ message: String) -> Trouble {
    Trouble(code, message, remedy: "split the file or export less at a time")
  }
}

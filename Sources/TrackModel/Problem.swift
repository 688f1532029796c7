/// One file (or a part of it) that could not be used as it should, told in one line.
public struct Problem: Error, Sendable, Codable, Hashable {
  /// What became of the file.
  public enum Severity: String, Sendable, Codable, Hashable {
    /// Nothing of the file was used.
    case error
    /// The file was used, with this against it.
    case warning
  }

  /// Whether anything of the file was used.
  public var severity: Severity
  /// The path as given; inside an archive `archive.zip!/inner/path.gpx`. Not trusted: clean it before printing.
  public var file: String
  /// One-based line (of the uncompressed text) where it went wrong; nil where lines mean nothing.
  public var line: Int?
  /// One-based column; nil where columns mean nothing.
  public var column: Int?
  /// Stable word such as `xml_syntax`, `doctype`, `limit_points`, `gzip_crc`, `no_points`.
  public var code: String
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var remedy: String

  /// A problem in these words.
  public init(
    severity: Severity = .error, file: String, line: Int? = nil, column: Int? = nil, code: String, message: String,
    remedy: String
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.code = code
    self.message = message
    self.remedy = remedy
  }
}

/// Odd data in a run that can be lived with.
public struct Note: Sendable, Codable, Hashable {
  /// Stable word such as `backward_time`, `position_spikes`, `altitude_gps_only`.
  public var code: String
  /// How many points (or places) it concerns; 1 for the whole run.
  public var count: Int
  /// One sentence for people, without coordinates.
  public var message: String

  /// A note in these words.
  public init(code: String, count: Int = 1, message: String) {
    self.code = code
    self.count = count
    self.message = message
  }
}

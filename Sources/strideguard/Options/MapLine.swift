import Foundation
import HamstringRisk
import RunImport
import TrackModel

/// One line between `map` and `reduce`, or between `map --list` and `map --listed`.
enum MapLine: Codable {
  case summary(RunSummary)
  /// - copy: how many lines of the same file before it say the same; what is told twice is two things then.
  case problem(Problem, copy: Int)
  case skipped(SkippedFile, copy: Int)
  case sidecar(Sidecar)
  case file(ListedFile)

  private enum Key: String, CodingKey {
    case schema, copy, path, entry, named, sidecars
    /// The path's bytes in base 64, where they are no UTF-8.
    case pathBytes = "path_bytes"
  }
  private static let problemSchema = "strideguard.problem/1"
  private static let skippedSchema = "strideguard.skipped/1"
  private static let fileSchema = "strideguard.file/1"

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .summary(let summary):
      try container.encode(RunSummary.schema, forKey: .schema)
      try summary.encode(to: encoder)
    case .problem(let problem, let copy):
      try container.encode(MapLine.problemSchema, forKey: .schema)
      if copy > 0 { try container.encode(copy, forKey: .copy) }
      try problem.encode(to: encoder)
    case .skipped(let skipped, let copy):
      try container.encode(MapLine.skippedSchema, forKey: .schema)
      if copy > 0 { try container.encode(copy, forKey: .copy) }
      try skipped.encode(to: encoder)
    case .sidecar(let sidecar):
      try container.encode(Sidecar.schema, forKey: .schema)
      try sidecar.encode(to: encoder)
    case .file(let listed):
      try container.encode(MapLine.fileSchema, forKey: .schema)
      try container.encode(listed.path.text, forKey: .path)
      if BytePath(listed.path.text) != listed.path {
        try container.encode(Data(listed.path.bytes), forKey: .pathBytes)
      }
      try container.encodeIfPresent(listed.entry, forKey: .entry)
      if listed.isNamedByUser { try container.encode(true, forKey: .named) }
      if !listed.sidecars.isEmpty { try container.encode(listed.sidecars, forKey: .sidecars) }
    }
  }

  /// - Throws: `DecodingError` for an unknown schema, and for a line that is not what its schema says.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(String.self, forKey: .schema) {
    case RunSummary.schema: self = .summary(try RunSummary(from: decoder))
    case MapLine.problemSchema:
      self = .problem(try Problem(from: decoder), copy: try container.decodeIfPresent(Int.self, forKey: .copy) ?? 0)
    case MapLine.skippedSchema:
      self = .skipped(
        try SkippedFile(from: decoder), copy: try container.decodeIfPresent(Int.self, forKey: .copy) ?? 0)
    case Sidecar.schema: self = .sidecar(try Sidecar(from: decoder))
    case MapLine.fileSchema:
      let path = try container.decode(String.self, forKey: .path)
      let bytes = try container.decodeIfPresent(Data.self, forKey: .pathBytes)
      self = .file(
        ListedFile(
          path: bytes.map { BytePath($0) } ?? BytePath(path),
          entry: try container.decodeIfPresent(Int.self, forKey: .entry),
          isNamedByUser: try container.decodeIfPresent(Bool.self, forKey: .named) ?? false,
          sidecars: try container.decodeIfPresent([Sidecar].self, forKey: .sidecars) ?? []))
    case let other:
      throw DecodingError.dataCorruptedError(
        forKey: .schema, in: container, debugDescription: "unknown schema \(other)")
    }
  }

  /// The line without its line feed.
  /// - Throws: `EncodingError` for a number that is not finite.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// - Throws: `DecodingError`.
  static func read(_ line: String) throws -> MapLine {
    try JSONDecoder().decode(MapLine.self, from: Data(line.utf8))
  }
}

import Foundation
import HamstringRisk
import TrackModel

/// One line between `map` and `reduce`.
enum MapLine: Codable {
  case summary(RunSummary)
  case problem(Problem)
  case skipped(file: String, reason: SkipReason)
  case sidecar(Sidecar)

  private enum Key: String, CodingKey { case schema }
  private static let problemSchema = "strideguard.problem/1"
  private static let skippedSchema = "strideguard.skipped/1"

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .summary(let summary):
      try container.encode(RunSummary.schema, forKey: .schema)
      try summary.encode(to: encoder)
    case .problem(let problem):
      try container.encode(MapLine.problemSchema, forKey: .schema)
      try problem.encode(to: encoder)
    case .skipped(let file, let reason):
      try container.encode(MapLine.skippedSchema, forKey: .schema)
      try SkippedFile(file: file, reason: reason).encode(to: encoder)
    case .sidecar(let sidecar):
      try container.encode(Sidecar.schema, forKey: .schema)
      try sidecar.encode(to: encoder)
    }
  }

  /// - Throws: `DecodingError` for an unknown schema, and for a line that is not what its schema says.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(String.self, forKey: .schema) {
    case RunSummary.schema: self = .summary(try RunSummary(from: decoder))
    case MapLine.problemSchema: self = .problem(try Problem(from: decoder))
    case MapLine.skippedSchema:
      let left = try SkippedFile(from: decoder)
      self = .skipped(file: left.file, reason: left.reason)
    case Sidecar.schema: self = .sidecar(try Sidecar(from: decoder))
    case let other:
      throw DecodingError.dataCorruptedError(
        forKey: .schema, in: container, debugDescription: "unknown schema \(other)")
    }
  }

  /// The line without its line feed.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Every number in a summary is finite, so encoding cannot fail; an empty line would be seen as a problem by `reduce`.
    guard let data = try? encoder.encode(self) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }

  /// - Throws: `DecodingError`.
  static func read(_ line: String) throws -> MapLine {
    try JSONDecoder().decode(MapLine.self, from: Data(line.utf8))
  }
}

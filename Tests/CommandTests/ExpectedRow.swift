import Foundation
import Testing

/// A row of an `EXPECTED.tsv`: what the maker of the fixtures says, by column; an empty cell is "not told".
struct ExpectedRow: CustomTestStringConvertible, Sendable {
  private var cells: [String: String]

  subscript(column: String) -> String? { cells[column].flatMap { $0.isEmpty ? nil : $0 } }
  func number(_ column: String) -> Double? { self[column].flatMap(Double.init) }

  var file: String { self["file"] ?? "" }
  var testDescription: String { file }

  /// All rows of the table in a folder of `Fixtures`; none where it cannot be read, which a test of its own finds.
  static func table(_ folder: String) -> [ExpectedRow] {
    let file = Strideguard.fixtures.appending(path: "\(folder)/EXPECTED.tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    let lines = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    guard let head = lines.first else { return [] }
    return lines.dropFirst().map { cells in
      ExpectedRow(cells: Dictionary(zip(head, cells).map { (String($0), String($1)) }) { first, _ in first })
    }
  }
}

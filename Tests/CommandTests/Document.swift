import Foundation
import Testing

/// A page for people: the README or an article of the catalogue.
struct Document: CustomTestStringConvertible, Sendable {
  /// Path below the package's folder.
  var path: String
  var testDescription: String { path }
  var url: URL { Strideguard.package.appending(path: path) }

  static let catalogue = "Sources/strideguard/Documentation.docc"

  static let articles: [Document] = {
    let folder = Strideguard.package.appending(path: catalogue).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { Document(path: "\(catalogue)/\($0)") }
  }()

  static let all = [Document(path: "README.md")] + articles

  var lines: [String] {
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The contents of its fenced blocks of one language, in order.
  func blocks(_ language: String) -> [[String]] {
    var blocks: [[String]] = []
    var isInside = false
    for line in lines {
      if line.hasPrefix("```") {
        isInside = line == "```\(language)"
        if isInside { blocks.append([]) }
      } else if isInside {
        blocks[blocks.count - 1].append(line)
      }
    }
    return blocks
  }

  /// Its text without fenced blocks.
  var prose: [String] {
    var isInside = false
    return lines.filter { line in
      if line.hasPrefix("```") {
        isInside.toggle()
        return false
      }
      return !isInside
    }
  }
}

import Foundation
import HamstringRisk
import Testing

/// The articles hang together: links lead somewhere, Swift code is code that a test compiled, and no rule is forgotten.
@Suite struct ArticleTests {
  struct Link: CustomTestStringConvertible, Sendable {
    var page: Document
    var target: String
    var testDescription: String { "\(page.path): \(target)" }
  }

  /// Links and pictures that stay inside the project.
  static let links: [Link] = Document.all.flatMap { page in
    page.prose.joined(separator: "\n").matches(of: /\]\(([^)\s]+)\)/).map {
      Link(page: page, target: String($0.output.1))
    }
  }
  .filter { !$0.target.hasPrefix("https://") }

  @Test(arguments: links)
  func linkLeadsSomewhere(_ link: Link) throws {
    let parts = link.target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let file = parts[0].isEmpty ? link.page.url : link.page.url.deletingLastPathComponent().appending(path: parts[0])
    #expect(FileManager.default.fileExists(atPath: file.standardized.path), "no such file")
    guard parts.count == 2 else { return }
    let text = try String(contentsOf: file, encoding: .utf8)
    let anchors = text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { Self.anchor($0) }
    #expect(anchors.contains(parts[1]), "no such heading")
  }

  /// As code hosts make it of a heading.
  private static func anchor(_ heading: some StringProtocol) -> String {
    heading.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-").filter {
      $0.isLetter || $0.isNumber || $0 == "-"
    }
  }

  @Test func frontPageNamesEveryArticle() throws {
    let front = try #require(Document.articles.first { $0.path.hasSuffix("/Documentation.md") })
    let named = Set(Self.links.filter { $0.page.path == front.path }.map(\.target))
    let names = Document.articles.map(\.url.lastPathComponent).filter { $0 != "Documentation.md" }
    #expect(names.filter { !named.contains($0) } == [])
  }

  @Test(arguments: RuleBook.all.map(\.factor.rawValue))
  func everyRuleHasItsPart(_ rule: String) throws {
    let page = try #require(Document.articles.first { $0.path.hasSuffix("/Rules.md") })
    #expect(page.blocks("console").contains { $0.first == "$ strideguard rules \(rule)" })
  }

  // MARK: Swift code

  /// Code of tests between `// example: NAME` and `// end of example`, without its indentation.
  static let compiled: [String: [String]] = {
    let folder = Strideguard.package.appending(path: "Tests/KitTests")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var examples: [String: [String]] = [:]
    for name in names where name.hasSuffix(".swift") {
      let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
      var current: String?
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        let trimmed = line.drop { $0 == " " }
        if trimmed.hasPrefix("// example: ") {
          current = String(trimmed.dropFirst("// example: ".count))
        } else if trimmed == "// end of example" {
          current = nil
        } else if let current {
          examples[current, default: []].append(String(line))
        }
      }
    }
    return examples.mapValues { lines in
      let indent = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
      return lines.map { String($0.dropFirst(min(indent, $0.count))) }
    }
  }()

  static let shown: [[String]] = Document.all.flatMap { $0.blocks("swift") }

  @Test func swiftInArticlesWasCompiled() {
    #expect(Self.shown.count >= 4)
    let known = Set(Self.compiled.values)
    for block in Self.shown {
      #expect(known.contains(block), "no test in KitTests holds this code as an example")
    }
  }

  @Test func everyCompiledExampleIsShown() {
    for (name, lines) in Self.compiled.sorted(by: { $0.key < $1.key }) {
      #expect(Self.shown.contains(lines), "no article shows the example \(name)")
    }
  }
}

import Foundation
import Testing

/// The examples of the README and the articles: each fenced `console` block is run and compared.
///
/// A line that begins with `$ ` is a command, the lines up to the next are what it prints on a terminal (both streams); a
/// line of three dots stands for any lines. Commands run in the package's folder, one after the other; those of one page
/// share a library.
@Suite struct ExampleTests {
  struct Page: CustomTestStringConvertible, Sendable {
    var path: String
    var examples: [Example] = []
    var testDescription: String { path }
  }

  struct Example: Sendable {
    var command: String
    var lines: [String] = []
  }

  static let pages: [Page] = Document.all.map { document in
    var page = Page(path: document.path)
    for line in document.blocks("console").joined() {
      if line.hasPrefix("$ ") {
        page.examples.append(Example(command: String(line.dropFirst(2))))
      } else if !page.examples.isEmpty {
        page.examples[page.examples.count - 1].lines.append(line)
      }
    }
    return page
  }

  @Test func thereAreExamples() {
    func count(where isMeant: (Page) -> Bool) -> Int {
      Self.pages.filter(isMeant).reduce(0) { $0 + $1.examples.count }
    }
    #expect(count { $0.path == "README.md" } >= 3)
    #expect(count { $0.path != "README.md" } >= 3)
  }

  @Test(arguments: pages.filter { !$0.examples.isEmpty })
  func examplesAreTrue(_ page: Page) throws {
    let home = try Scratch()
    for example in page.examples {
      let outcome = try Strideguard.shell(
        "{ \(example.command); } 2>&1", in: Strideguard.package, environment: ["XDG_DATA_HOME": home.folder.path])
      compare(example, with: outcome.output)
    }
  }

  private func compare(_ example: Example, with output: String) {
    var wanted = example.lines[...]
    while wanted.last == "" { wanted.removeLast() }
    var printed = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    while printed.last == "" { printed.removeLast() }
    for (index, part) in wanted.split(separator: "...", omittingEmptySubsequences: false).enumerated() {
      let begin = index == 0 ? printed.startIndex : position(of: part, in: printed)
      let found = begin.map { Array(printed[$0...].prefix(part.count)) } ?? []
      #expect(found == Array(part), "\(example.command): this part of the example is not printed")
      printed = printed[((begin ?? printed.startIndex) + found.count)...]
    }
    if wanted.last != "..." { #expect(printed.isEmpty, "\(example.command): more is printed than the example shows") }
  }

  private func position(of part: ArraySlice<String>, in lines: ArraySlice<String>) -> Int? {
    guard !part.isEmpty else { return lines.startIndex }
    return lines.indices.first { lines[$0...].starts(with: part) }
  }
}

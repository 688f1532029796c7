import Foundation
import Testing

/// The examples of the README and the articles: each fenced `console` block is run and compared.
///
/// A line that begins with `$ ` is a command, the lines up to the next are what it prints on a terminal (both streams); a
/// line of three dots stands for any lines. Commands run in the package's folder, one after the other; those of one page
/// share a library.
@Suite(.serialized) struct ExampleTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var page: String
    var command: String
    var lines: [String]
    var testDescription: String { "\(page): \(command)" }
  }

  private static let homes: [String: Result<Scratch, any Error>] = Dictionary(
    uniqueKeysWithValues: Document.all.map { page in (page.path, Result { try Scratch() }) })

  static let examples: [Example] = Document.all.flatMap { page in
    var examples: [Example] = []
    for line in page.blocks("console").joined() {
      if line.hasPrefix("$ ") {
        examples.append(Example(page: page.path, command: String(line.dropFirst(2)), lines: []))
      } else if !examples.isEmpty {
        examples[examples.count - 1].lines.append(line)
      }
    }
    return examples
  }

  @Test func thereAreExamples() {
    #expect(Self.examples.count { $0.page == "README.md" } >= 3)
    #expect(Self.examples.count { $0.page != "README.md" } >= 3)
  }

  @Test(arguments: examples)
  func exampleIsTrue(_ example: Example) throws {
    let home = try #require(try Self.homes[example.page]?.get())
    let outcome = try Strideguard.shell(
      "{ \(example.command); } 2>&1", in: Strideguard.package, environment: ["XDG_DATA_HOME": home.folder.path])
    var wanted = example.lines[...]
    while wanted.last == "" { wanted.removeLast() }
    var printed = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    while printed.last == "" { printed.removeLast() }
    for (index, part) in wanted.split(separator: "...", omittingEmptySubsequences: false).enumerated() {
      let begin = index == 0 ? printed.startIndex : position(of: part, in: printed)
      let found = begin.map { Array(printed[$0...].prefix(part.count)) } ?? []
      #expect(found == Array(part), "this part of the example is not printed")
      printed = printed[((begin ?? printed.startIndex) + found.count)...]
    }
    if wanted.last != "..." { #expect(printed.isEmpty, "more is printed than the example shows") }
  }

  private func position(of part: ArraySlice<String>, in lines: ArraySlice<String>) -> Int? {
    guard !part.isEmpty else { return lines.startIndex }
    return lines.indices.first { lines[$0...].starts(with: part) }
  }
}

import Foundation
import Testing

/// Names out of files in every format a report has.
@Suite struct HostileNameTests {
  static let names: [String] = {
    let folder = Strideguard.package.appending(path: "seeds/fuzz/escaping")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.sorted().compactMap { try? String(contentsOf: folder.appending(path: $0), encoding: .utf8) } + [
      "<img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "</style><script>", "=cmd|'/C calc'!A0", "@SUM(1)",
      "\t=1", "\r\n=1", "| a | b |", "```\nx", "![x](http://127.0.0.1/x.png)", "%s%n", "${HOME}",
      "a\u{2028}b\u{2029}c\u{85}d", "\u{FEFF}a\u{AD}b\u{200B}", String(repeating: "long ", count: 2000),
      "e" + String(repeating: "\u{301}", count: 3000),
    ]
  }()

  @Test func thereAreNames() { #expect(Self.names.count >= 20) }

  @Test(arguments: names)
  func staysAName(_ name: String) throws {
    let scratch = try Scratch()
    // What XML cannot hold, a file cannot bring in.
    let legal = String(
      String.UnicodeScalarView(name.unicodeScalars.filter { $0.value >= 0x20 || "\t\n\r".unicodeScalars.contains($0) }))
    let escaped = legal.unicodeScalars.map { "&#\($0.value);" }.joined()
    let fixture = try String(
      contentsOf: Strideguard.fixtures.appending(path: "exports/no-namespace.gpx"), encoding: .utf8)
    try scratch.write(
      "x.gpx", fixture.replacing("<trkseg>", with: "<name>\(escaped)</name><trkseg>", maxReplacements: 1))
    func output(_ arguments: [String]) throws -> String {
      let outcome = try Strideguard.run(["analyze", "x.gpx"] + repeatable + arguments, in: scratch.folder)
      #expect(outcome.status == 0 && outcome.errors.isEmpty)
      return outcome.output
    }
    let text = try output(["--verbose"]) + Strideguard.run(["show", "x.gpx"] + repeatable, in: scratch.folder).output
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || isVisible($0) })
    let html = try output(["--format", "html"])
    #expect(
      !html.contains("<script") && !html.contains("<img") && !html.contains("onerror=\"")
        && !html.contains("<svg onload"))
    #expect(html.unicodeScalars.allSatisfy { $0 == "\n" || isVisible($0) })
    let rows = try output(["--format", "csv", "--table", "runs"])
    #expect(rows.split(separator: "\r\n").count == 2)
    #expect(try Report(output(["--format", "json"])).runs.count == 1)
    #expect(try !output(["--format", "markdown"]).contains("\n```"))
  }

  private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    case .format: scalar == "\u{200C}" || scalar == "\u{200D}"
    default: true
    }
  }
}

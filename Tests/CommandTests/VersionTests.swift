import Foundation
import Testing

@Suite struct VersionTests {
  /// Scripts and packages take the first line.
  @Test func theNumberStandsAloneOnTheFirstLine() throws {
    let lines = try Strideguard.run(["--version"]).output.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    #expect(lines[0].wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
    #expect(lines[1].wholeMatch(of: /reader \d+/) != nil)
    #expect(lines[2].wholeMatch(of: /rules \d+/) != nil)
  }

  @Test func doctorTellsTheSame() throws {
    struct Page: Decodable { var version: String, readerVersion: Int, rulesVersion: Int }
    let scratch = try Scratch()
    let output = try Strideguard.run(["doctor", "--format", "json", "--library", "none.sqlite"], in: scratch.folder)
      .output
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let page = try decoder.decode(Page.self, from: Data(output.utf8))
    let told = "\(page.version)\nreader \(page.readerVersion)\nrules \(page.rulesVersion)\n"
    #expect(try Strideguard.run(["--version"]).output == told)
  }
}

import Foundation
import Testing

/// Reports as pages and tables.
@Suite struct PageCommandTests {
  private static let week = ["--since", "2026-02-16", "--until", "2026-02-22"]

  private func rows(_ table: String, _ arguments: [String] = []) throws -> [String] {
    let outcome = try Strideguard.run(
      ["analyze", "history", "--format", "csv", "--table", table] + arguments + repeatable)
    #expect(outcome.output.hasSuffix("\r\n"))
    return outcome.output.components(separatedBy: "\r\n").dropLast()
  }

  /// The made history has 43 runs in 14 weeks; its week 8 of 2026 has stairs (EXPECTED.tsv).
  @Test func tablesHaveARowForEach() throws {
    #expect(try rows("runs").count == 1 + 43)
    #expect(try rows("weeks").count == 1 + 14)
    let flags = try rows("flags", PageCommandTests.week)
    #expect(flags.contains { $0.contains("stairs") && $0.contains("2026-W08") })
  }

  @Test func namesAreNoFormulasAndNoMarkup() throws {
    let map = try Strideguard.run(["map", "history/2026-02-19-garmin.tcx.gz"])
    var summary = try #require(
      try JSONSerialization.jsonObject(with: Data(map.output.utf8)) as? [String: Any])
    for (name, format, written) in [
      ("=1+1", "csv", ",'=1+1,"), ("@a,\"b\"", "csv", ",\"'@a,\"\"b\"\"\","), ("-2", "csv", ",'-2,"),
      ("<b>x", "html", "&lt;b&gt;x"), ("[x](y)", "markdown", "`[x](y)`"), ("\u{1B}[2J", "text", #"\u{1b}[2J"#),
    ] {
      summary["name"] = name
      let line = String(decoding: try JSONSerialization.data(withJSONObject: summary), as: UTF8.self)
      let verbose = format == "text" ? ["--verbose"] : []
      let outcome = try Strideguard.run(["reduce", "--format", format] + verbose + repeatable, input: line + "\n")
      // A single run is never flagged, and pages name flagged runs alone.
      if format == "html" || format == "markdown" {
        let athlete = try Strideguard.run(
          ["reduce", "--athlete", name, "--format", format] + repeatable, input: line + "\n")
        #expect(athlete.output.contains(written) && !athlete.output.contains("<b>"))
      } else {
        #expect(outcome.output.contains(written))
      }
      #expect(!outcome.output.contains("\u{1B}"))
    }
  }

  @Test(arguments: ["html", "markdown", "csv"])
  func theSameBytesEachTime(format: String) throws {
    let arguments = ["analyze", "history", "--format", format] + PageCommandTests.week + repeatable
    #expect(try Strideguard.run(arguments).output == Strideguard.run(arguments).output)
  }

  @Test func pagesNeedNothingElse() throws {
    let page = try Strideguard.run(["analyze", "history", "--format", "html"] + repeatable).output
    for part in ["<script", "<link", "<img", "<iframe", " src=", "url(", "@import", "http:", "https:"] {
      #expect(!page.contains(part), "\(part)")
    }
    #expect(page.contains("default-src 'none'".replacing("'", with: "&#39;")))
    #expect(
      !(try Strideguard.run(["analyze", "history", "--format", "html", "--no-route"] + repeatable).output)
        .contains("data-chart=\"route\""))
  }

  @Test func eachWeekGetsAPageAndAllLinksLeadSomewhere() throws {
    let scratch = try Scratch()
    let library = ["--library", scratch.folder.appending(path: "library.sqlite").path]
    _ = try Strideguard.run(["import", "history", "--quiet"] + library)
    let folder = scratch.folder.appending(path: "deep/pages")
    let outcome = try Strideguard.run(
      ["report", "--each-week", "--output-dir", folder.path] + library + repeatable)
    #expect(outcome.status == 0 && outcome.output == "" && outcome.errors == "")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(files == (2...15).map { "2026-W\($0 < 10 ? "0" : "")\($0).html" } + ["index.html"])
    var isLinked: Set<String> = ["index.html"]
    for file in files {
      let page = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let links = page.components(separatedBy: "href=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
      #expect(!links.isEmpty && links.allSatisfy(files.contains), "\(file)")
      if file == "index.html" { isLinked.formUnion(links) }
    }
    #expect(isLinked == Set(files))
    // What the page of a week says is what the report of that week alone says.
    let page = try String(contentsOf: folder.appending(path: "2026-W08.html"), encoding: .utf8)
    #expect(page.contains("2026-W04") && !page.contains("2026-W09</th>") && page.contains("Stairs"))
  }

  /// Weeks before are lines without their runs, as many as the advice is taken from; it is that of the page of the week.
  @Test func theNewestWeekStandsAgainstTheWeeksBefore() throws {
    let scratch = try Scratch()
    let library = ["--library", scratch.folder.appending(path: "library.sqlite").path]
    _ = try Strideguard.run(["import", "history", "--quiet"] + library)
    let report = try Report(Strideguard.run(["report", "--format", "json"] + library + repeatable).output)
    #expect(report.weeks.map(\.week) == (10...15).map { "2026-W\($0)" })
    #expect(report.runs.allSatisfy { $0.file.contains("2026-04-") } && report.runs.count == 4)
    let text = try Strideguard.run(["report"] + library + repeatable).output
    #expect(text.contains("2026-W12  16–22 Mar") && text.contains("\n    Warm-up, one long run\n"))
    let folder = scratch.folder.appending(path: "pages")
    _ = try Strideguard.run(["report", "--each-week", "--output-dir", folder.path] + library + repeatable)
    let pages = try ["report", "--each-week"].map { command in
      let page =
        command == "report"
        ? try Strideguard.run(["report", "--format", "html"] + library + repeatable).output
        : try String(contentsOf: folder.appending(path: "2026-W15.html"), encoding: .utf8)
      let advice = try #require(page.components(separatedBy: "<h2 id=\"changes\">").last)
      return advice.components(separatedBy: "</section>")[0]
    }
    #expect(pages[0] == pages[1] && pages[0].contains("One long run"))
  }

  @Test func weeksWithoutARunAreToldWithoutABeginning() throws {
    let scratch = try Scratch()
    let library = ["--library", scratch.folder.appending(path: "library.sqlite").path]
    _ = try Strideguard.run(["import", "history", "--quiet"] + library)
    let text = try Strideguard.run(["report", "--to", "2001-01-01"] + library + repeatable).output
    #expect(text.contains("in the days asked for to 2001-01-07.") && !text.contains("1970"))
    #expect(try Strideguard.run(["runs"] + library + repeatable).output.contains("  Tue 6 Jan 2026 16:20 · "))
  }

  @Test(arguments: [
    ["--each-week"], ["--output-dir", "x"], ["--each-week", "--output-dir", "x", "--format", "csv"],
    ["--each-week", "--output-dir", "x", "--format", "text"],
    ["--each-week", "--output-dir", "x", "--output", "y"], ["--format", "pdf"], ["--table", "pain"],
  ])
  func wrongUsageIsStatus64(arguments: [String]) throws {
    let scratch = try Scratch()
    #expect(try Strideguard.run(["report"] + arguments, in: scratch.folder).status == 64)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).isEmpty)
  }
}

import HamstringRisk
import Testing
import TrackModel

@testable import RiskReports

@Suite struct PageTests {
  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; --", "</title></style><b>", "=1+1", "@SUM(A1)",
    "| a | b |\n# heading", "`` ` ``", "[x](javascript:alert(1))", "![x](http://x.test/x.png)",
    "http://x.test/ @user #1",
    "\u{1B}[2J\u{202E}gpx\u{2069}\u{0}", "<!-- ", "]]>", "&lt;b&gt;", "- [ ] item", "***", "\\", "~~~", "$x$",
    "line\r\nline",
  ]

  private func report(_ name: String) -> RiskReport {
    var flag = Samples.flag()
    flag.message = "Stairs & <more>."
    var report = Samples.report(
      runs: [Samples.run(Samples.summary(file: "runs/\(name).gpx", name: name), flags: [flag])])
    report.settings.athlete = name
    return report
  }

  /// Names of elements and attributes, in order.
  private func markup(_ html: String) -> [Substring] {
    html.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" && $0 != "\"" } }
  }

  @Test(arguments: hostile)
  func namesStayTextInHTML(name: String) {
    let html = HTMLReport.write(report(name))
    #expect(markup(html) == markup(HTMLReport.write(report("x"))))
    #expect(!html.unicodeScalars.contains { CleanText.isHidden($0) && $0 != "\n" })
    #expect(html.contains("Stairs &amp; &lt;more&gt;."))
  }

  /// What is outside of code spans is letters, digits and the program's own words.
  @Test(arguments: hostile)
  func namesStayTextInMarkdown(name: String) {
    let markdown = MarkdownReport.write(report(name))
    let plain = MarkdownReport.write(report("x"))
    #expect(markdown.split(separator: "\n").count == plain.split(separator: "\n").count)
    #expect(!markdown.unicodeScalars.contains { CleanText.isHidden($0) && $0 != "\n" })
    let title = markdown.prefix { $0 != "\n" }.dropFirst("# Hamstring-risk report: ".count)
    let fence = title.prefix { $0 == "`" }
    #expect(!fence.isEmpty && title.hasSuffix(fence) && title.count > 2 * fence.count)
    #expect(!title.dropFirst(fence.count).dropLast(fence.count).contains(fence))
  }

  @Test(arguments: [
    ("Morning run", "Morning run"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("a|b", "`a¦b`"), ("x.y", "`x.y`"),
    ("Läufe ラン", "Läufe ラン"), ("`\u{301}", "`` `\u{301} ``"), ("a|\u{301}b", "`a¦\u{301}b`"),
    ("`\u{301}<b>`", "`` `\u{301}<b>` ``"),
  ])
  func markdownNames(name: String, written: String) {
    #expect(MarkdownText.name(name) == written)
  }

  @Test func chartsAndTheirAlternativesAreThere() {
    let html = HTMLReport.write(Samples.report(runs: [Samples.run(), Samples.run()]))
    for kind in ["weekly-distance", "longest-run", "normal-pace", "weekly-ascent", "altitude", "pace"] {
      #expect(html.contains("data-chart=\"\(kind)\""))
    }
    let pictures = html.split(separator: "<svg ").dropFirst().map { $0.prefix { $0 != ">" } }
    let described = pictures.filter { $0.contains("aria-labelledby") || $0.contains("aria-hidden") }
    #expect(pictures.count == described.count)
    #expect(!html.contains("<script") && !html.contains("http:") && !html.contains("https:") && !html.contains("url("))
  }

  @Test func sketchesOfRoutesCanBeLeftOut() {
    let trace = RunTrace(
      (0..<300).map {
        RunTrace.Bin(
          start: Int32($0 * 5), distance: 12.5, flatEquivalentSpeed: 2.5, altitude: 100, heartRate: 0, isMoving: true,
          latitude: 52 + Double($0) * 1e-4, longitude: 13)
      })
    let report = Samples.report(runs: [Samples.run(Samples.summary(trace: trace))])
    #expect(HTMLReport.write(report).contains("data-chart=\"route\""))
    #expect(!HTMLReport.write(report, style: PageStyle(showsRoute: false)).contains("data-chart=\"route\""))
    // No position is told in any unit.
    #expect(!HTMLReport.write(report).contains("52.0"))
  }

  @Test func adviceComesUnderItsScopeAndStopSignsFirst() throws {
    for text in [HTMLReport.write(Samples.report()), MarkdownReport.write(Samples.report())] {
      let parts = [
        Wording.articleScope, Wording.stopSignsHeading, Wording.adjustmentsHeading, Wording.preventionHeading,
        "not medical advice",
      ].map { text.firstRange(of: $0)?.lowerBound }
      let found = parts.compactMap { $0 }
      #expect(found.count == parts.count && found == found.sorted())
    }
  }

  @Test func emptyReportsSayWhatToDo() {
    let empty = RiskReport(settings: Samples.settings())
    #expect(HTMLReport.write(empty).contains("No run was found."))
    #expect(MarkdownReport.write(empty).contains("No run was found."))
  }

  @Test func pagesOfWeeksLinkToEachOther() throws {
    let weeks = [Samples.week(-2), Samples.week(-1, level: nil, runs: 0, distance: 0), Samples.week()]
    let pages = WeekPages(Samples.report(weeks: weeks))
    #expect(pages.weeks == [weeks[0].week, weeks[2].week])
    let first = pages.page(of: weeks[0].week)
    #expect(first.contains("href=\"\(weeks[2].week).html\"") && first.contains("href=\"index.html\""))
    // What holds for the end of the history stays with its page.
    #expect(!first.contains(Wording.budgetLead) && pages.page(of: weeks[2].week).contains(Wording.budgetLead))
    let index = pages.index()
    for week in pages.weeks { #expect(index.contains("href=\"\(week).html\"")) }
    #expect(!index.contains("\(weeks[1].week)"))
  }

  @Test(arguments: [(0, ""), (0.001, "▏"), (0.5, "█████"), (1, "██████████"), (7, "██████████"), (0.55, "█████▌")])
  func barsOfLetters(share: Double, bar: String) { #expect(Blocks.bar(share, width: 10) == bar) }

  /// Five weeks without a run are told in one line, three are listed.
  @Test(arguments: [(5, 0), (3, 3)])
  func longBreaksTakeOneLine(empty: Int, listed: Int) {
    let weeks =
      [Samples.week(-empty - 1)] + (1...empty).map { Samples.week($0 - empty - 1, level: nil, runs: 0, distance: 0) }
      + [Samples.week()]
    for text in [
      HTMLReport.write(Samples.report(weeks: weeks)), MarkdownReport.write(Samples.report(weeks: weeks)),
    ] {
      let cells = ["no run</span>", "? no run"].map {
        text.split(separator: $0, omittingEmptySubsequences: false).count
      }
      #expect(cells[0] + cells[1] - 2 == listed)
      #expect(text.contains("5\u{A0}weeks without a run") || text.contains("5 weeks without a run") == (listed == 0))
    }
  }

  @Test func labelsOfRowsKeepApart() {
    var chart = Chart(kind: "x", title: "x", description: "x", height: 100)
    chart.rows(
      [0, 1, 2, 30, 90], on: Scale(0...100, from: chart.plot.bottom, to: chart.plot.y), label: { "\($0)" })
    // 72 units for 100: 14 of them are 19.4.
    #expect(chart.lines(.grid).count == 3)
  }

  @Test func linesOfLetters() {
    #expect(Blocks.line([0, 7, nil, 8], leastRange: 0) == "▁█ █")
    #expect(Blocks.line([3, 3.1], leastRange: 8) == "▁▁")
    #expect(Blocks.line([], leastRange: 1) == "")
  }
}

public import HamstringRisk

/// A page for each of many athletes and an index that leads to them. A page holds one athlete's data alone, so that it
/// can be given away; names of other athletes stand in the index only.
public struct CohortPages: Sendable {
  public static let indexName = "index.html"
  private let names: [String: String]

  /// - Parameter athletes: all of them, since a page's name must differ from all others.
  public init(athletes: [String]) {
    let plain = athletes.map { ($0, CohortPages.plain($0)) }
    let uses = Dictionary(grouping: plain) { $0.1.lowercased() }.mapValues(\.count)
    names = Dictionary(
      plain.map { athlete, name in
        let isOwn = name == athlete && uses[name.lowercased()] == 1 && name.lowercased() != "index"
        return (athlete, (isOwn ? name : "\(name)-\(CohortPages.mark(athlete))") + ".html")
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The file name of an athlete's page: the athlete's name where that is plain and unlike all others, whatever case
  /// the disk tells apart; else what is plain of it with a mark made of all of it.
  public func fileName(of athlete: String) -> String { names[athlete] ?? "\(CohortPages.mark(athlete)).html" }

  public func page(_ report: RiskReport, around: RiskReport?, showsRoute: Bool) -> String {
    let links = PageLinks(index: CohortPages.indexName, indexWords: Wording.cohortPage)
    return HTMLReport.write(report, around: around, style: PageStyle(showsRoute: showsRoute, links: links))
  }

  /// The table, with a link to each page.
  public func index(_ summary: CohortSummary) -> String {
    var html = HTMLWriter()
    html.document(title: Wording.cohortTitle(summary.standings.count)) { html in
      html.element("header") { html in
        html.element("h1", text: Wording.cohortTitle(summary.standings.count))
        html.paragraph(summary.facts.joinedFacts, class: "faint")
      }
      html.element("main") { html in
        html.table(caption: [(Wording.cohortCaption, nil)], id: "athletes-caption") { html in
          html.columnHeads(Wording.cohortColumns + [Wording.cohortStoodOut], cellClass)
        } rows: { html in
          for standing in summary.standings { row(standing, of: summary, to: &html) }
        }
        if let line = summary.problemLine { html.paragraph(line) }
      }
      html.footer()
    }
    return html.text
  }

  private func row(_ standing: AthleteStanding, of summary: CohortSummary, to html: inout HTMLWriter) {
    let cells = summary.cells(standing)
    html.element("tr") { html in
      html.element("th", [Attribute("scope", "row")]) { html in
        html.element("a", [Attribute("href", fileName(of: standing.athlete))]) { html in
          html.element("bdi", text: CleanText.line(standing.athlete, limit: 60))
        }
      }
      html.element("td", standing.isRunning ? [] : [.class("note")]) { html in
        if standing.isRunning {
          html.levelMark(standing.level, words: cells.level)
        } else {
          html.write(cells.level)
        }
      }
      for (number, figure) in cells.figures.enumerated() {
        html.element("td", cellClass(number + 2), text: figure)
      }
      html.element(
        "td", [.class("note")], text: standing.names.joined(separator: ", "))
    }
    html.endLine()
  }

  /// On a phone there is room for the athlete, the level and what stood out, on a narrow page for runs and distance, too.
  private func cellClass(_ column: Int) -> [Attribute] {
    switch column {
    case 2, 3: [.class("spare")]
    case 4, 5: [.class("minor")]
    case 6: [.class("note")]
    default: []
    }
  }

  private static func plain(_ name: String) -> String {
    var letters = name.unicodeScalars.prefix(80).map { scalar -> Character in
      let isPlain = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
      return isPlain || scalar == "-" || scalar == "_" ? Character(scalar) : "-"
    }
    if letters.isEmpty { letters = ["-"] }
    return String(letters)
  }

  /// Eight hex digits of the name (FNV-1a, 64 bits, folded).
  private static func mark(_ name: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let folded = UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    let digits = String(folded, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

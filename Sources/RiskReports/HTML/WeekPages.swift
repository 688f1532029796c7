public import HamstringRisk
public import TrackModel

/// A report as one page per week, with links between them and an index.
public struct WeekPages: Sendable {
  private let report: RiskReport
  private let showsRoute: Bool
  private let runsByWeek: [Week?: [JudgedRun]]
  /// Weeks with a page, in order of time: those with a run or a flag.
  public let weeks: [Week]

  /// Lines before a page's own week.
  private var contextWeeks: Int { report.settings.thresholds.history.contextWeeks }
  public static let indexName = "index.html"

  /// - Parameters:
  ///   - report: all weeks that pages are made for, and those before that charts are to show.
  ///   - first: the first week to get a page; nil: all.
  public init(_ report: RiskReport, from first: Week? = nil, showsRoute: Bool = true) {
    self.report = report
    self.showsRoute = showsRoute
    runsByWeek = Dictionary(grouping: report.runs, by: \.week)
    weeks = report.weeks.filter { week in week.isTold && (first.map { week.week >= $0 } ?? true) }.map(\.week)
  }

  public static func fileName(of week: Week) -> String { "\(week.description).html" }

  /// The page of one week, as ``HTMLReport`` writes it.
  public func page(of week: Week) -> String {
    let place = weeks.firstIndex(of: week)
    let links = PageLinks(
      previous: place.flatMap { $0 > 0 ? WeekPages.fileName(of: weeks[$0 - 1]) : nil },
      next: place.flatMap { $0 + 1 < weeks.count ? WeekPages.fileName(of: weeks[$0 + 1]) : nil },
      index: WeekPages.indexName)
    var shown = part(from: week.adding(weeks: -contextWeeks), to: week)
    shown.compare(from: week)
    return HTMLReport.write(
      shown, around: part(from: week.adding(weeks: -HTMLReport.weeksBefore - contextWeeks), to: week),
      style: PageStyle(showsRoute: showsRoute, links: links))
  }

  /// What the report says of some weeks. What holds for the end of the history alone (the budget, the files, what the
  /// pain log says in all) stays with its newest week.
  private func part(from first: Week, to last: Week) -> RiskReport {
    var part = RiskReport(settings: report.settings)
    part.weeks = report.weeks.filter { $0.week >= first && $0.week <= last }
    part.runs = part.weeks.flatMap { runsByWeek[$0.week] ?? [] }
    part.states = report.states.filter { $0.week.map { $0 >= first && $0 <= last } ?? false }
    part.settings.since = part.weeks.first?.week.start
    part.settings.until = last.end
    part.pain = report.pain
    if last == report.weeks.last?.week {
      part.budget = report.budget
      part.budgetReason = report.budgetReason
      part.states = report.states.filter { $0.week.map { $0 >= first } ?? true }
    } else {
      part.pain?.entries.removeAll { $0.day > last.end }
      part.pain?.stopSigns = []
      part.pain?.timeline = []
      part.pain?.comparisons = []
      part.pain?.note = ""
    }
    return part
  }

  /// The newest week first, with a link to each page.
  public func index() -> String {
    var html = HTMLWriter()
    let title = "\(Wording.indexTitle): \(report.settings.athlete)"
    html.document(title: title) { html in
      html.element("header") { html in
        html.element("h1") { html in
          html.write(Wording.indexTitle + ": ")
          html.element("bdi", text: CleanText.line(report.settings.athlete, limit: 60))
        }
      }
      html.element("main") { html in
        table(to: &html)
        let lines = FileTally(report).lines
        if !lines.isEmpty { html.section(Wording.filesHeading, id: "files") { $0.list(lines) } }
      }
      html.footer()
    }
    return html.text
  }

  private func table(to html: inout HTMLWriter) {
    let measures = Measures(units: report.settings.units)
    let linked = Set(weeks)
    html.table(caption: [(Wording.indexCaption, nil)], id: "pages-caption") { html in
      html.columnHeads(Wording.indexColumns) { $0 == 1 ? [.class("minor")] : [] }
    } rows: { html in
      for judged in report.weeks.reversed() where linked.contains(judged.week) {
        let cells = WeekCells(judged, in: report, measures: measures)
        html.element("tr") { html in
          html.element("th", [Attribute("scope", "row")]) { html in
            html.element(
              "a", [Attribute("href", WeekPages.fileName(of: judged.week))], text: judged.week.description)
          }
          html.element("td", [.class("minor")], text: cells.figures[1])
          html.element("td", text: cells.figures[3])
          html.element("td") { $0.levelMark(judged.level, words: cells.level) }
          html.element("td", [.class("note")], text: stoodOut(judged))
        }
        html.endLine()
      }
    }
  }

  private func stoodOut(_ judged: JudgedWeek) -> String {
    let flags = judged.flags + (runsByWeek[judged.week] ?? []).flatMap(\.flags)
    return changes(flags).map(Wording.name).joined(separator: ", ")
  }
}

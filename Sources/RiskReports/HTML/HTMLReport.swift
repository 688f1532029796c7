public import HamstringRisk
import TrackModel

/// How a page is made.
public struct PageStyle: Sendable, Hashable {
  /// Draws the shape of each flagged run's route.
  public var showsRoute: Bool
  /// Pages beside this one, for reports that come in several.
  public var links: PageLinks?

  public init(showsRoute: Bool = true, links: PageLinks? = nil) {
    self.showsRoute = showsRoute
    self.links = links
  }
}

/// File names of the pages beside a page; nil where there is none.
public struct PageLinks: Sendable, Hashable {
  public var previous: String?
  public var next: String?
  public var index: String
  /// What the link to the index says.
  public var indexWords: String

  public init(previous: String? = nil, next: String? = nil, index: String) {
    self.init(previous: previous, next: next, index: index, indexWords: Wording.indexPage)
  }

  init(previous: String? = nil, next: String? = nil, index: String, indexWords: String) {
    self.previous = previous
    self.next = next
    self.index = index
    self.indexWords = indexWords
  }
}

/// The report as one self-contained page: no script, no request, charts as inline SVG; light, dark, on paper and on a
/// phone. Everything out of files is text (``HTMLWriter``), and a content policy forbids all but the page's own style.
public enum HTMLReport {
  /// So many weeks more than the report's the charts over weeks make use of.
  public static let weeksBefore = Overview.usualWeeks

  /// Always ends with a line feed.
  ///
  /// - Parameter around: a report of the same history that begins half a year earlier, for the charts over weeks; nil:
  ///   they show the weeks of the report alone.
  public static func write(
    _ report: RiskReport, around: RiskReport? = nil, style: PageStyle = PageStyle()
  ) -> String {
    var html = HTMLWriter()
    html.reserve(1 << 17)
    ReportPage(report: report, around: around, style: style).write(to: &html)
    return html.text
  }
}

/// What a page is written from. Each section is an extension in a file of its own.
struct ReportPage {
  let report: RiskReport
  let overview: Overview?
  let style: PageStyle
  let measures: Measures
  let tellsYears: Bool

  init(report: RiskReport, around: RiskReport?, style: PageStyle) {
    self.report = report
    self.style = style
    overview = Overview(report, around: around)
    measures = Measures(units: report.settings.units)
    tellsYears = report.tellsYears
  }

  func write(to html: inout HTMLWriter) {
    html.document(title: title) { html in
      opening(to: &html)
      html.element("main") { html in
        if report.weeks.isEmpty && report.runs.isEmpty {
          html.element("p", text: Wording.noRunFound(report.settings))
        } else {
          weekTable(to: &html)
          charts(to: &html)
          flags(to: &html)
          undatedRuns(to: &html)
          painLog(to: &html)
          changes(to: &html)
          budget(to: &html)
          articleAdvice(to: &html)
          limits(to: &html)
        }
        files(to: &html)
        sources(to: &html)
      }
      html.footer()
      html.endLine()
    }
  }

  private var title: String {
    guard let week = report.weeks.last?.week else { return Wording.title(athlete: report.settings.athlete) }
    return Wording.pageTitle(week: week.description, athlete: report.settings.athlete)
  }

  private func charts(to html: inout HTMLWriter) {
    let charts = overview?.charts ?? []
    if charts.isEmpty { return }
    html.section(Wording.chartsHeading, id: "charts") { html in
      if report.weeks.count > Overview.mostWeeks {
        html.element("p", [.class("faint")], text: Wording.chartsLimited(weeks: Overview.mostWeeks))
      }
      html.element("p", [.class("chart-legend")]) { html in
        html.element("span", text: Wording.chartMarks)
        for level in [Level.low, .medium, .high] { html.levelMark(level, words: Wording.level(level)) }
      }
      html.element("div", [.class("charts")]) { html in
        for (number, chart) in charts.enumerated() { html.figure(chart, id: "chart-\(number + 1)") }
      }
    }
  }
}

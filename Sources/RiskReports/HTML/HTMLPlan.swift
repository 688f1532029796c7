import HamstringRisk
import TrackModel

extension ReportPage {
  /// A line of advice for each factor that is flagged.
  func changes(to html: inout HTMLWriter) {
    let flags = report.flagsWithAdvice
    if flags.isEmpty { return }
    html.section(Wording.changesHeading, id: "changes") { html in
      html.paragraph(Wording.adviceScope(report), class: "faint")
      html.element("ul") { html in
        for flag in flags {
          html.element("li") { html in
            html.element("strong", text: Wording.name(flag) + ": ")
            html.write(flag.advice)
          }
        }
      }
    }
  }

  func budget(to html: inout HTMLWriter) {
    guard let budget = report.budget else {
      guard let reason = report.budgetReason else { return }
      html.section(Wording.noBudgetHeading, id: "budget") { $0.paragraph(reason) }
      return
    }
    html.section(Wording.budgetHeading(budget.week, today: report.settings.today), id: "budget") { html in
      html.paragraph(Wording.budgetLead, class: "faint")
      html.pairs(BudgetRows(budget, measures: measures).rows, class: "budget")
      html.list(budget.reasons, class: "faint")
    }
  }

  /// What the article says, under the scope that it says it for: stop signs first.
  func articleAdvice(to html: inout HTMLWriter) {
    html.section(Wording.articleHeading, id: "advice") { html in
      let advice = ArticleAdvice(report)
      if let scope = advice.scope { html.paragraph(scope, class: "scope") }
      for part in advice.parts {
        html.element("h3", text: part.heading)
        html.list(part.lines)
      }
    }
  }

  func limits(to html: inout HTMLWriter) {
    let lines = Limits(report).lines
    if lines.isEmpty { return }
    html.section(Wording.limitsHeading, id: "limits") { $0.list(lines) }
  }

  func files(to html: inout HTMLWriter) {
    let lines = FileTally(report).lines
    if lines.isEmpty { return }
    html.section(Wording.filesHeading, id: "files") { $0.list(lines) }
  }

  func sources(to html: inout HTMLWriter) {
    let flags = report.newestFlags.filter { !$0.source.isEmpty }
    if flags.isEmpty { return }
    html.section(Wording.sourcesHeading, id: "sources") { html in
      html.paragraph(Wording.sourcesLead(flags.map(\.source)), class: "faint")
      html.pairs(
        flags.map { (label: "\(Wording.name($0)) (\($0.evidence.rawValue))", words: $0.source) },
        class: "sources")
    }
  }
}

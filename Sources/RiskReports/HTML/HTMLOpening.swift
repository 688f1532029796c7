import HamstringRisk
import TrackModel

extension ReportPage {
  /// The newest week at a glance: its days, its level, what changed.
  func opening(to html: inout HTMLWriter) {
    html.element("header") { html in
      if let links = style.links { navigation(links, to: &html) }
      for sign in report.pain?.stopSigns ?? [] {
        html.element(
          "p", [.class("stop"), Attribute("role", "alert")], text: Wording.stopSign(sign.message, sign.advice))
      }
      html.element("p", [.class("kind")]) { html in
        html.write(Wording.reportName + " · ")
        html.element("bdi", text: CleanText.line(report.settings.athlete, limit: 60))
      }
      if let newest = report.weeks.last {
        headline(newest, to: &html)
      } else {
        html.element("h1", text: Wording.reportName)
      }
      html.paragraph(ReportFacts(report, measures: measures).facts.joinedFacts, class: "faint")
      for state in report.states where state.week == nil || state.week == report.weeks.last?.week {
        html.paragraph(state.message, class: "state")
      }
    }
    html.endLine()
  }

  private func headline(_ newest: JudgedWeek, to html: inout HTMLWriter) {
    let headline = Headline(newest, in: report, measures: measures)
    html.element("h1") { html in
      html.write(headline.days + " ")
      html.element("span", [.class("faint")], text: newest.week.description)
    }
    html.element("p", [.class("headline")]) { html in
      if headline.hasLevel { html.levelMark(newest.level, words: headline.level) }
      html.element("span", text: " " + headline.sentence)
    }
    html.paragraph(headline.facts.joinedFacts)
  }

  private func navigation(_ links: PageLinks, to html: inout HTMLWriter) {
    html.element("nav", [Attribute("aria-label", Wording.pagesLabel)]) { html in
      for (file, words) in [
        (links.previous, Wording.previousPage), (links.index, links.indexWords), (links.next, Wording.nextPage),
      ] {
        if let file { html.element("a", [Attribute("href", file)], text: words) }
      }
    }
  }
}

extension HTMLWriter {
  /// A level by colour, marks and words.
  mutating func levelMark(_ level: Level?, words: String) {
    element("span", [.class("level \(level.word)")]) { html in
      html.element("span", [Attribute("aria-hidden", "true")], text: Wording.mark(level, unicode: true) + " ")
      html.write(words)
    }
  }
}

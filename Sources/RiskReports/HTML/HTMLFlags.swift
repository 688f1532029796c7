import HamstringRisk
import TrackModel

extension ReportPage {
  /// What is flagged, the newest week first: flags on weeks, then the flagged runs of each week with their pictures.
  func flags(to html: inout HTMLWriter) {
    html.section(Wording.flagsHeading, id: "flags") { html in
      let flagged = report.runs.enumerated().filter { $0.element.level.isFlag }
      let runsByWeek = Dictionary(grouping: flagged, by: \.element.week)
      var isEmpty = true
      for judged in report.weeks.reversed() where !report.isContext(judged.week) {
        let weekFlags = sorted(judged.flags.filter(\.isTold))
        let runs = runsByWeek[judged.week] ?? []
        if weekFlags.isEmpty && runs.isEmpty { continue }
        isEmpty = false
        if !weekFlags.isEmpty { weekArticle(judged, weekFlags, to: &html) }
        for (place, run) in runs { runArticle(run, at: place, to: &html) }
      }
      for (place, run) in runsByWeek[nil] ?? [] {
        isEmpty = false
        runArticle(run, at: place, to: &html)
      }
      if isEmpty { html.paragraph(Wording.nothingFlagged(report)) }
      let before = ContextLines(report).lines
      if before.isEmpty { return }
      html.element("h3", text: Wording.weeksBeforeHeading)
      html.list(before)
    }
  }

  private func weekArticle(_ judged: JudgedWeek, _ flags: [Flag], to html: inout HTMLWriter) {
    html.element("article") { html in
      html.element("h3", text: Wording.weekFlagsHeading(judged.week.description, days: judged.week.days))
      for flag in flags { self.flag(flag, of: nil, to: &html) }
    }
    html.endLine()
  }

  /// - Parameter place: of the run in the report, which names its pictures: an id may stand in a report twice.
  private func runArticle(_ run: JudgedRun, at place: Int, to html: inout HTMLWriter) {
    html.element("article", [.class("run")]) { html in
      let title = RunTitle(run, in: report, year: tellsYears, measures: measures)
      html.element("h3") { html in
        html.write(title.day)
        if let name = title.name {
          html.write(" · ")
          html.element("bdi", text: CleanText.line(name, limit: 120))
        }
      }
      html.element("p", [.class("faint facts")]) { html in
        html.write(title.facts.joinedFacts + " · ")
        html.element("bdi", text: title.file)
      }
      html.endLine()
      let picture = RunPicture(run, settings: report.settings)
      for flag in sorted(run.flags.filter(\.isTold)) {
        self.flag(flag, of: run, along: picture?.line, to: &html)
      }
      pictures(of: picture, id: "run-\(place + 1)", to: &html)
    }
    html.endLine()
  }

  /// What is part of no week and compared with nothing.
  func undatedRuns(to html: inout HTMLWriter) {
    let runs = report.undatedRuns
    if runs.isEmpty { return }
    html.section(Wording.undatedHeading, id: "undated") { html in
      html.list(
        runs.map { run in
          let title = RunTitle(run, in: report, year: tellsYears, measures: measures)
          return (title.facts + [title.name.map { CleanText.line($0, limit: 120) }, title.file].compactMap { $0 })
            .joinedFacts
        })
    }
  }

  private func pictures(of picture: RunPicture?, id: String, to html: inout HTMLWriter) {
    let charts = picture?.charts ?? []
    let route = style.showsRoute ? picture?.routeSketch : nil
    guard !charts.isEmpty || route != nil else { return html.paragraph(Wording.noPictures, class: "faint") }
    html.element("div", [.class("pictures")]) { html in
      html.element("div") { html in
        for chart in charts { html.figure(chart, id: "\(id)-\(chart.kind)") }
      }
      if let route { html.figure(route, id: "\(id)-\(route.kind)") }
    }
  }

  private func flag(
    _ flag: Flag, of run: JudgedRun?, along line: DistanceLine? = nil, to html: inout HTMLWriter
  ) {
    let facts = FlagFacts(flag: flag, measures: measures)
    html.element("div", [.class("finding \(flag.level.rawValue)")]) { html in
      html.element("h4") { html in
        html.levelMark(flag.level, words: Wording.level(of: flag))
        html.write(" " + Wording.name(flag))
      }
      html.paragraph(flag.message)
      let places = facts.places(along: line, elapsed: run?.summary.elapsed, atMost: 3)
      html.pairs((places.isEmpty ? [] : [(label: Wording.whereLabel, words: places)]) + facts.table)
      if !flag.quality.isEmpty { html.paragraph(flag.quality.capitalizedFirst, class: "faint") }
    }
    html.endLine()
  }
}

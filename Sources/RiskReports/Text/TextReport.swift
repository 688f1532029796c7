public import HamstringRisk
import TrackModel

/// The report as a runner reads it at a terminal: a line per week, under it the flagged runs and why.
public enum TextReport {
  /// Always ends with a line feed. Names and paths out of files are cleaned (``CleanText``).
  public static func write(_ report: RiskReport, style: TextStyle) -> String {
    var writer = ReportWriter(report: report, style: style)
    writer.write()
    return writer.page.text
  }
}

private struct ReportWriter {
  let report: RiskReport
  let style: TextStyle
  let measures: Measures
  let context: ContextLines
  let tellsYears: Bool
  var page: TextPage

  init(report: RiskReport, style: TextStyle) {
    self.report = report
    self.style = style
    context = ContextLines(report)
    tellsYears = report.tellsYears
    measures = Measures(units: report.settings.units)
    page = TextPage(style: style)
  }

  mutating func write() {
    // Before everything else.
    page.stopSigns(report.pain?.stopSigns ?? [])
    if report.runs.isEmpty && report.weeks.isEmpty {
      page.paragraph(Wording.noRunFound(report.settings))
      FileTally(report).write(to: &page)
      return
    }
    opening()
    weeks()
    undatedRuns()
    if let pain = report.pain { PainWriter(pain: pain, style: style).writeLog(to: &page) }
    advice()
    page.budget(report.budget, reason: report.budgetReason, today: report.settings.today, measures: measures)
    Limits(report).write(to: &page)
    FileTally(report).write(to: &page)
    page.blank()
    page.paragraph(Wording.levelLegend, .faint)
    page.paragraph(Wording.footer, .faint)
  }

  private mutating func opening() {
    page.paragraph(Wording.title(athlete: CleanText.line(report.settings.athlete, limit: 60)), .heading)
    page.paragraph(ReportFacts(report, measures: measures).facts.joinedFacts, .faint)
    for state in report.states where state.week == nil {
      page.paragraph(CleanText.line(state.message, limit: 600))
    }
    page.blank()
  }

  // MARK: Weeks and their runs

  private mutating func weeks() {
    if !report.weeks.isEmpty { weekTable() }
    let nothingFlagged =
      !report.runs.contains { $0.level.isFlag }
      && !report.weeks.contains { !report.isContext($0.week) && $0.level?.isFlag ?? true }
    if nothingFlagged {
      page.blank()
      page.paragraph(Wording.nothingFlagged(report))
    }
  }

  private mutating func weekTable() {
    var columns = Wording.columns
    // The base belongs beside the change that is judged against it.
    if style.verbose { columns.insert(Wording.baseColumn, at: 5) }
    var rows = report.weeks.map { cells(of: $0) }
    let right = Set(2..<columns.count - 1)
    WeekBars(report, style: style)?.add(to: &rows, under: &columns)
    let last = columns.count - 1
    let widths = TextPage.columnWidths([columns] + rows, style: style)
    func line(_ cells: [String]) -> String {
      cells.enumerated().map { page.padded($1, to: widths[$0], right: right.contains($0)) }.joined(separator: "  ")
    }
    page.row([Phrase(line(columns), .faint)])
    let runsByWeek = Dictionary(grouping: report.runs, by: \.week)
    let statesByWeek = Dictionary(grouping: report.states.filter { $0.week != nil }, by: \.week)
    for (number, judged) in report.weeks.enumerated() {
      let row = rows[number]
      let start = row.dropLast().enumerated()
        .map { page.padded($1, to: widths[$0], right: right.contains($0)) }.joined(separator: "  ")
      page.row([Phrase(start + "  "), Phrase(row[last], Phrase.Role(judged.level))])
      details(of: judged, runs: runsByWeek[judged.week] ?? [], states: statesByWeek[judged.week] ?? [])
    }
  }

  private func cells(of judged: JudgedWeek) -> [String] {
    var cells = [
      judged.week.description, judged.week.days, String(judged.runs), measures.longDistance(judged.distance),
      measures.wholeChange(judged.change), measures.height(judged.ascent), level(of: judged),
    ]
    if style.verbose { cells.insert(measures.longDistance(judged.base), at: 5) }
    return cells
  }

  private func level(of judged: JudgedWeek) -> String {
    let mark = page.padded(Wording.mark(judged.level, unicode: style.unicode), to: 3, right: false)
    return mark + " " + WeekCells(judged, in: report, measures: measures).level
  }

  private mutating func details(of judged: JudgedWeek, runs: [JudgedRun], states: [HistoryState]) {
    let isContext = report.isContext(judged.week)
    let weekFlags = isContext ? [] : sorted(judged.flags.filter(style.shows))
    let runs = runs.filter { $0.level.isFlag || style.verbose }
    for state in states where !(state.code == "building_baseline" && judged.level == nil) {
      page.paragraph(CleanText.line(state.message, limit: 600), .faint, indent: 4)
    }
    information(of: judged)
    if isContext, let names = context.names(judged) { page.paragraph(names.capitalizedFirst, .faint, indent: 4) }
    for flag in weekFlags {
      FlagWriter(measures: measures, style: style, indent: 4).write(
        flag, along: nil, showsSource: style.verbose, to: &page)
    }
    for run in runs {
      page.paragraph(runLine(run), indent: 4)
      if style.pictures, let picture = RunPicture(run, settings: report.settings) {
        page.paragraph(RunLetters(picture).facts.joinedFacts, .faint, indent: 6)
      }
      let flags = sorted(run.flags.filter(style.shows))
      let line = flags.contains { !$0.places.isEmpty } ? DistanceLine(run.summary) : nil
      let flagWriter = FlagWriter(measures: measures, style: style, indent: 6, elapsed: run.summary.elapsed)
      for flag in flags { flagWriter.write(flag, along: line, showsSource: style.verbose, to: &page) }
    }
    if !(weekFlags.isEmpty && runs.isEmpty), judged.week != report.weeks.last?.week { page.blank() }
  }

  /// What is left of a week that is not over, and the load figures where they were asked for.
  private mutating func information(of judged: JudgedWeek) {
    if let headroom = judged.headroom, judged.base != nil {
      let left = headroom > 0 ? measures.longLimit(headroom) : nil
      let share = report.settings.thresholds.history.returnShare
      page.paragraph(
        judged.isReturn ? Wording.headroomOfReturn(left, share: measures.percent(share)) : Wording.headroom(left),
        .faint, indent: 4)
    }
    guard report.settings.showsLoad, !judged.isRunning else { return }
    page.paragraph(LoadText.line(judged.load, measures: measures), .faint, indent: 4)
  }

  private func runLine(_ run: JudgedRun) -> String {
    let summary = run.summary
    var facts = RunLine.facts(of: run, settings: report.settings, year: tellsYears)
    if style.verbose { facts += [summary.id, CleanText.path(summary.file, limit: 200).replacingSpaces] }
    return facts.joinedFacts
  }

  // MARK: After the weeks

  private mutating func undatedRuns() {
    if report.undatedRuns.isEmpty { return }
    page.heading(Wording.undatedHeading)
    for run in report.undatedRuns {
      // Without a day nothing but the file tells which run it is.
      let file = RunTitle(run, in: report, year: tellsYears, measures: measures).file.replacingSpaces
      page.paragraph(style.verbose ? runLine(run) : [runLine(run), file].joinedFacts, indent: 2)
    }
  }

  private mutating func advice() {
    let flags = report.flagsWithAdvice
    guard !flags.isEmpty else { return }
    page.heading(Wording.adviceHeading)
    page.paragraph(Wording.adviceScope(report), .faint)
    for flag in flags {
      page.paragraph(
        "\(Wording.name(flag)): \(CleanText.line(flag.advice, limit: 600))", indent: 2, hanging: 4)
    }
  }
}

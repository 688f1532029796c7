import ArgumentParser
import HamstringRisk
import RiskReports
import RunImport
import TrackModel

/// Reads athlete after athlete, so that no more than one history is held at a time.
extension Analyze {
  func runCohort() async throws {
    let found = AthleteFolders(paths.map(GivenPath.bytes))
    found.problems.forEach(reading.tell)
    let week = report.week(on: report.todayOfAll)
    var writer = try CohortWriter(self, athletes: found.athletes.map(\.name))
    var standings: [AthleteStanding] = []
    // Of all athletes, without their runs.
    var tally = Harvest()
    tally.problems = found.problems
    var isFlagged = false
    var bar = ProgressBar(total: found.athletes.count, of: "athletes", isShown: reading.showsProgress)
    for athlete in found.athletes {
      var harvest = Harvest()
      bar.clear()
      try await reading.read(athlete.paths, showsBar: false, into: &harvest)
      harvest.putInOrder()
      var settings = report.settings(for: harvest.history)
      settings.athlete = athlete.name
      let result = RiskFold.report(
        harvest.history, settings: settings, problems: harvest.problems, skipped: harvest.skipped)
      try writer.add(result, around: pages.surroundings(of: settings, in: harvest.history, isPage: outputDir != nil))
      standings.append(AthleteStanding(result, week: week, knownRuns: harvest.history.count))
      isFlagged = isFlagged || report.isFlagged(result)
      tally.add(counts: harvest)
      bar.update(finished: standings.count)
    }
    bar.clear()
    try writer.finish(CohortSummary(week: week, units: report.units, standings))
    let status = tally.exitStatus(isFlagged: isFlagged)
    if status != .success { throw status }
  }
}

/// Writes the reports of many athletes in the format that was asked for.
private struct CohortWriter: ~Copyable {
  private let options: ReportOptions
  private let page: PageOptions
  private let style: TextStyle
  private let outputDir: String?
  private let pages: CohortPages
  private var output: PartedOutput
  /// Reports for people come behind the table and in its order, both known at the end only.
  private var spool: Spool?
  private var places: [String: Range<UInt64>] = [:]
  private var count = 0

  init(_ command: Analyze, athletes: [String]) throws {
    if let folder = command.outputDir { try StandardOutput.makeFolder(folder) }
    output = try PartedOutput(toFile: command.report.output)
    spool = nil
    options = command.report
    page = command.pages
    style = command.report.style(verbose: command.reading.verbose)
    outputDir = command.outputDir
    pages = CohortPages(athletes: athletes)
  }

  mutating func add(_ report: RiskReport, around: RiskReport?) throws {
    defer { count += 1 }
    let athlete = report.settings.athlete
    if let outputDir {
      let text = pages.page(report, around: around, showsRoute: !page.noRoute)
      return try StandardOutput.write(text, toFile: "\(outputDir)/\(pages.fileName(of: athlete))")
    }
    switch page.format {
    case .text, .html: try putAside(TextReport.write(report, style: style), of: athlete)
    case .markdown: try putAside(MarkdownReport.write(report), of: athlete)
    case .json:
      try output.write(count == 0 ? CohortSummary.jsonOpening : CohortSummary.jsonSeparator)
      try output.write(String(JSONReport.write(report).dropLast()))
    case .csv:
      guard let table = table(of: report) else { return }
      if count == 0 { try output.write(table.head) }
      try output.write(table.rows)
    }
  }

  consuming func finish(_ summary: CohortSummary) throws {
    if let outputDir {
      // Last, so that it never leads to a page that is not there.
      try StandardOutput.write(pages.index(summary), toFile: "\(outputDir)/\(CohortPages.indexName)")
      return
    }
    switch page.format {
    case .text, .html:
      try output.write(summary.text(style: style))
      try writePutAside(summary, separator: CohortSummary.separator(style: style))
    case .markdown:
      try output.write(summary.markdown)
      try writePutAside(summary, separator: "\n")
    case .json:
      if count == 0 { try output.write(CohortSummary.jsonOpening) }
      try output.write((count == 0 ? "" : "\n") + summary.jsonEnd)
    case .csv:
      if page.table == .athletes {
        try output.write(summary.csv)
      } else if count == 0, let head = table(of: RiskReport(settings: options.settings(for: RunHistory())))?.head {
        try output.write(head)
      }
    }
    try output.finish()
  }

  private mutating func putAside(_ text: String, of athlete: String) throws {
    if spool == nil { spool = try Spool() }
    places[athlete] = try spool?.append(text)
  }

  private mutating func writePutAside(_ summary: CohortSummary, separator: String) throws {
    for standing in summary.standings {
      guard let place = places[standing.athlete], let text = try spool?.text(at: place) else { continue }
      try output.write(separator)
      try output.write(text)
    }
  }

  /// Nil for the table of athletes, which is made at the end.
  private func table(of report: RiskReport) -> CSVTable? {
    switch page.table {
    case .runs: RunList.runsTable(report, hasAthlete: true)
    case .weeks: RunList.weeksTable(report, hasAthlete: true)
    case .flags: RunList.flagsTable(report, hasAthlete: true)
    case .athletes: nil
    }
  }
}

public import HamstringRisk
import TrackModel

/// One run in full, as `show` prints it.
public enum TextRun {
  /// Always ends with a line feed. Names and paths out of files are cleaned (``CleanText``).
  public static func write(_ run: JudgedRun, in report: RiskReport, style: TextStyle) -> String {
    var writer = RunWriter(run: run, settings: report.settings, style: style)
    writer.page.stopSigns(report.pain?.stopSigns ?? [])
    writer.write()
    return writer.page.text
  }
}

/// Writes the parts of one run; those about pace and terrain stand in files of their own.
struct RunWriter {
  let run: JudgedRun
  let summary: RunSummary
  let settings: ReportSettings
  let style: TextStyle
  let measures: Measures
  let line: DistanceLine?
  var page: TextPage

  init(run: JudgedRun, settings: ReportSettings, style: TextStyle) {
    self.run = run
    summary = run.summary
    self.settings = settings
    self.style = style
    measures = Measures(units: settings.units)
    line = DistanceLine(run.summary)
    page = TextPage(style: style)
  }

  mutating func write() {
    opening()
    page.heading(Wording.flags)
    if run.flags.isEmpty {
      page.paragraph(Wording.noFlags(run), indent: 2)
    } else {
      flags()
      advice()
    }
    unjudged()
    pace()
    segments()
    surges()
    warmUp()
    elevation()
    climbs()
    stairs()
    splits()
    stops()
    if style.verbose { laps() }
    notes()
    if style.verbose { leftOut() }
    page.blank()
    page.paragraph(Wording.footer, .faint)
  }

  mutating func flags() {
    let writer = FlagWriter(measures: measures, style: style, indent: 2, elapsed: summary.elapsed)
    for flag in sorted(run.flags) {
      writer.write(flag, along: line, showsSource: true, to: &page)
    }
  }

  // MARK: Head

  private mutating func opening() {
    let zone = settings.zone
    let date = zone.date(at: summary.start)
    let name = CleanText.line(summary.name ?? "", limit: 100)
    page.paragraph(name.isEmpty ? Wording.untitled : name, .heading)
    page.paragraph(
      [
        run.week == nil
          ? Wording.noDate : "\(date) \(Wording.weekdays[date.weekday])\u{A0}\(zone.timeOfDay(at: summary.start))",
        run.week?.description ?? "", zone.identifier, summary.id, CleanText.line(summary.device ?? "", limit: 80),
      ].filter { !$0.isEmpty }.joinedFacts, .faint)
    page.paragraph(
      ([Wording.inFile(CleanText.path(summary.file, limit: 200), format: summary.format.rawValue.uppercased())]
        + run.alsoIn.map { Wording.alsoIn(CleanText.line($0)) }).joined(separator: ", "), .faint)
    page.blank()
    var totals = [
      measures.distance(summary.distance), Wording.moving(measures.clock(summary.moving)),
      Wording.elapsed(measures.clock(summary.elapsed)), measures.pace(summary.pace.mean),
    ]
    if let walking = summary.walking, walking >= 60 { totals.append(Wording.walking(measures.clock(walking))) }
    if let ridden = summary.ridden {
      totals.append(Wording.ridden(measures.distance(ridden), isPart: summary.countsRides))
    }
    if let source = summary.distanceSource { totals.append(Wording.source(source, in: summary.format)) }
    page.paragraph(totals.joinedFacts)
  }

  private mutating func advice() {
    var shown: Set<String> = []
    for flag in sorted(run.flags) where flag.level.isFlag && !flag.advice.isEmpty {
      guard shown.insert(flag.advice).inserted else { continue }
      page.paragraph(
        "\(Wording.name(flag).replacingSpaces): \(CleanText.line(flag.advice, limit: 600))", indent: 2,
        hanging: 4)
    }
  }

  private mutating func unjudged() {
    guard !run.unjudged.isEmpty else { return }
    page.paragraph(Wording.notCompared, .faint, indent: 2)
    for unjudged in run.unjudged {
      page.paragraph(Wording.unjudged(unjudged, settings.thresholds), .faint, indent: 4, hanging: 6)
    }
  }

  // MARK: Along the run

  private mutating func stops() {
    guard !summary.stops.isEmpty else { return }
    page.heading(Wording.stops)
    let kinds: [Stop.Kind] = [.standing, .pause, .lift]
    let parts = kinds.compactMap { kind -> String? in
      let stops = summary.stops.filter { $0.kind == kind }
      guard !stops.isEmpty else { return nil }
      let total = stops.reduce(0) { $0 + $1.duration }
      return Wording.stops(stops.count, Wording.stop(kind), total: measures.duration(total))
    }
    page.paragraph(parts.joinedFacts, indent: 2)
  }

  private mutating func laps() {
    guard summary.laps.count > 1 else { return }
    page.heading(Wording.laps)
    var rows = [["", Wording.columnDistance, Wording.columnDuration, Wording.columnPace, ""]]
    // Some devices call every lap a rest.
    let tellsRests = summary.laps.contains { $0.isRest == false }
    for (number, lap) in summary.laps.enumerated() {
      let speed = lap.distance.flatMap { distance in
        lap.duration.flatMap { $0 > 0 ? distance / $0 : nil }
      }
      rows.append([
        String(number + 1), measures.distance(lap.distance), measures.clock(lap.duration), measures.pace(speed),
        tellsRests && lap.isRest == true ? Wording.rest : "",
      ])
    }
    page.table(rows, right: [0, 1, 2, 3], indent: 2, header: true)
  }

  private mutating func notes() {
    guard !summary.notes.isEmpty else { return }
    page.heading(Wording.notes)
    for note in summary.notes {
      let count = note.count > 1 ? " (\(note.count))" : ""
      page.paragraph(CleanText.line(note.message, limit: 400) + count, indent: 2, hanging: 4)
    }
  }

  /// A table of parts of the run, each with its place and time in front.
  mutating func list<Part: TimedPart>(
    _ parts: some Collection<Part>, header: [String], leftColumns: Set<Int> = [],
    cells: (Part, Measures) -> [String]
  ) {
    guard !parts.isEmpty else { return }
    var rows = [[measures.splitUnit, Wording.columnTime] + header]
    for part in parts {
      let from = line.map { measures.mark($0.distance(at: part.start)) } ?? Measures.missing
      rows.append([from, times(of: part)] + cells(part, measures))
    }
    page.table(rows, right: Set(0..<header.count + 2).subtracting(leftColumns), indent: 2, header: true)
  }

  /// `12:30–14:05`.
  func times(of part: some TimedPart) -> String { "\(measures.clock(part.start))–\(measures.clock(part.end))" }
}

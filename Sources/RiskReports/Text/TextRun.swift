public import HamstringRisk
import TrackModel

/// One run in full, as `show` prints it.
public enum TextRun {
  /// Always ends with a line feed. Names and paths out of files are cleaned (``CleanText``).
  public static func write(_ run: JudgedRun, in report: RiskReport, style: TextStyle) -> String {
    var writer = RunWriter(run: run, settings: report.settings, style: style)
    writer.write()
    return writer.page.text
  }

  /// The run's flags alone, one after the other; empty where there is none. What is shown but not flagged only when
  /// `style.verbose`.
  public static func flags(_ run: JudgedRun, in report: RiskReport, style: TextStyle) -> String {
    var writer = RunWriter(run: run, settings: report.settings, style: style)
    writer.flags(includingInformation: style.verbose, showsSource: style.verbose)
    return writer.page.text
  }
}

private struct RunWriter {
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
    if run.flags.isEmpty {
      page.heading(Wording.flags)
      page.paragraph(run.normalSpeed == nil ? Wording.noHistoryForFlags : Wording.noFlags, indent: 2)
    } else {
      page.heading(Wording.flags)
      flags(includingInformation: true, showsSource: !style.quiet)
      advice()
    }
    if style.quiet { return }
    pace()
    surges()
    warmUp()
    elevation()
    climbs()
    stairs()
    splits()
    stops()
    if style.verbose { laps() }
    notes()
    page.blank()
    page.paragraph(Wording.footer, .faint)
  }

  mutating func flags(includingInformation: Bool, showsSource: Bool) {
    let writer = FlagWriter(measures: measures, style: style, indent: 2, elapsed: summary.elapsed)
    for flag in sorted(run.flags) where includingInformation || flag.level.isFlag {
      writer.write(flag, along: line, showsSource: showsSource, to: &page)
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
      ([Wording.inFile(CleanText.line(summary.file), format: summary.format.rawValue.uppercased())]
        + run.alsoIn.map { Wording.alsoIn(CleanText.line($0)) }).joined(separator: ", "), .faint)
    page.blank()
    var totals = [
      measures.distance(summary.distance), Wording.moving(measures.clock(summary.moving)),
      Wording.elapsed(measures.clock(summary.elapsed)), measures.pace(summary.pace.mean),
    ]
    if let walking = summary.walking, walking >= 60 { totals.append(Wording.walking(measures.clock(walking))) }
    if let source = summary.distanceSource { totals.append(Wording.source(source)) }
    page.paragraph(totals.joinedFacts)
  }

  private mutating func advice() {
    var shown: Set<String> = []
    for flag in sorted(run.flags) where flag.level.isFlag && !flag.advice.isEmpty {
      guard shown.insert(flag.advice).inserted else { continue }
      page.paragraph(
        "\(Wording.factor(flag.factor).replacingSpaces): \(CleanText.line(flag.advice, limit: 600))", indent: 2,
        hanging: 4)
    }
  }

  // MARK: Pace

  private mutating func pace() {
    let pace = summary.pace
    guard pace.mean != nil else { return }
    page.heading(Wording.pace)
    var rows: [[String]] = []
    func row(_ label: String, _ value: String) { if value != Measures.missing { rows.append([label, value]) } }
    row(Wording.meanPace, measures.pace(pace.mean))
    row(Wording.flatEquivalent, measures.pace(pace.flatEquivalentMedian))
    row(Wording.normalPace, measures.pace(run.normalSpeed))
    row(Wording.paceChange, measures.change(run.paceChange))
    row(Wording.fastDistance, measures.distance(run.fastDistance))
    row(Wording.secondHalf, measures.change(pace.splitChange))
    row(Wording.variation, measures.percent(pace.variation))
    row(Wording.best(Wording.oneMinute), measures.pace(pace.best60s))
    row(Wording.best(Wording.fourHundred), measures.pace(pace.best400m))
    row(Wording.best(Wording.oneKilometre), measures.pace(pace.best1km))
    page.table(rows, right: [1], indent: 2, header: false)
    let model = FlatEquivalentModel.name(of: summary)
    page.paragraph(model.map(Wording.modelNote) ?? Wording.noModelNote, .faint, indent: 2)
  }

  private mutating func surges() {
    page.heading(Wording.surges)
    guard let surges = run.surges else { return page.paragraph(Wording.surgesUnknown, .faint, indent: 2) }
    if surges.isEmpty { page.paragraph(Wording.noSurges, indent: 2) }
    let rows = surges.map {
      Stretch(
        start: $0.start, duration: $0.duration,
        cells: [measures.duration($0.duration), measures.distance($0.distance), measures.pace($0.meanSpeed)])
    }
    list(rows, header: [Wording.columnDuration, Wording.columnDistance, Wording.columnPace])
    if summary.strides > 0 { page.paragraph(Wording.strides(summary.strides), indent: 2) }
  }

  private mutating func warmUp() {
    page.heading(Wording.warmUp)
    guard let warmup = run.warmup, let hard = warmup.firstHard else {
      return page.paragraph(run.surges == nil ? Wording.surgesUnknown : Wording.noHardPart, indent: 2)
    }
    var sentence = Wording.easyBefore(measures.clock(warmup.easy), hard: measures.clock(hard))
    if let surge = warmup.firstSurge { sentence += " " + Wording.firstSurge(measures.clock(surge)) }
    page.paragraph(sentence, indent: 2)
  }

  // MARK: Terrain

  private mutating func elevation() {
    let elevation = summary.elevation
    page.heading(Wording.elevation)
    guard let ascent = elevation.ascent else { return page.paragraph(Wording.noAltitude, .faint, indent: 2) }
    var facts = [Wording.ascent(measures.height(ascent), band: elevation.ascentError.map { measures.height($0) })]
    if let descent = elevation.descent { facts.append(Wording.descent(measures.height(descent))) }
    if elevation.liftGain >= 1 { facts.append(Wording.byLift(measures.height(elevation.liftGain))) }
    facts.append("\(Wording.source(elevation.source)) (\(Wording.quality(elevation.quality)))")
    if let steepest = summary.hills.steepest50m { facts.append(Wording.steepest(measures.percent(steepest))) }
    if let share = run.newShare { facts.append(Wording.newGround(measures.percent(share))) }
    page.paragraph(facts.joinedFacts, indent: 2)
  }

  private mutating func climbs() {
    guard summary.elevation.ascent != nil else { return }
    page.heading(Wording.climbs)
    if summary.hills.climbs.isEmpty { return page.paragraph(Wording.noClimbs, indent: 2) }
    let rows = summary.hills.climbs.map {
      Stretch(
        start: $0.start, duration: $0.duration,
        cells: [measures.distance($0.length), measures.height($0.gain), measures.percent($0.meanGrade)])
    }
    list(rows, header: [Wording.columnLength, Wording.columnGain, Wording.columnGrade])
  }

  private mutating func stairs() {
    page.heading(Wording.stairs)
    guard let total = StairTotal(summary) else {
      return page.paragraph(Wording.stairsNeedBarometer, .faint, indent: 2)
    }
    if summary.stairs.isEmpty { return page.paragraph(Wording.noStairs, indent: 2) }
    page.paragraph(
      Wording.stairTotal(measures.height(total.ascent), flights: total.flights, steps: total.steps), indent: 2)
    let rows = summary.stairs.map {
      Stretch(
        start: $0.start, duration: $0.duration,
        cells: [measures.duration($0.duration), measures.height($0.gain), Wording.confidence($0.confidence)])
    }
    list(rows, header: [Wording.columnDuration, Wording.columnGain, Wording.columnKind], leftColumns: [4])
  }

  // MARK: Along the run

  private mutating func splits() {
    let miles = settings.units == .imperial ? line?.splits(of: measures.splitLength) : nil
    let splits = miles ?? summary.splits
    guard !splits.isEmpty else { return }
    page.heading(Wording.splits)
    let hasAscent = splits.contains { $0.ascent != nil }
    // Splits of a kilometre stay kilometres where no trace allows another cut.
    let unit = settings.units == .imperial && miles == nil ? Units.metric : settings.units
    let shown = Measures(units: unit)
    var rows = [[shown.splitUnit, Wording.columnPace] + (hasAscent ? [Wording.columnAscent] : [])]
    var reached = 0.0
    for split in splits {
      reached += split.distance
      let isFull = abs(split.distance - shown.splitLength) < 10
      rows.append(
        [
          isFull ? String(Int(clamping: reached / shown.splitLength)) : shown.mark(reached),
          shown.pace(split.moving > 0 ? split.distance / split.moving : nil),
        ] + (hasAscent ? [shown.height(split.ascent)] : []))
    }
    page.table(rows, right: [0, 1, 2], indent: 2, header: true)
  }

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
    for (number, lap) in summary.laps.enumerated() {
      let speed = lap.distance.flatMap { distance in
        lap.duration.flatMap { $0 > 0 ? distance / $0 : nil }
      }
      rows.append([
        String(number + 1), measures.distance(lap.distance), measures.clock(lap.duration), measures.pace(speed),
        lap.isRest == true ? Wording.rest : "",
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

  /// A table of stretches of the run, each with its place and time in front.
  private mutating func list(_ stretches: [Stretch], header: [String], leftColumns: Set<Int> = []) {
    guard !stretches.isEmpty else { return }
    var rows = [[measures.splitUnit, Wording.columnTime] + header]
    for stretch in stretches {
      let from = line.map { measures.mark($0.distance(at: stretch.start)) } ?? Measures.missing
      let end = stretch.start + stretch.duration
      rows.append([from, "\(measures.clock(stretch.start))–\(measures.clock(end))"] + stretch.cells)
    }
    page.table(rows, right: Set(0..<header.count + 2).subtracting(leftColumns), indent: 2, header: true)
  }
}

/// A row of a list: where in the run, and what is told about it.
private struct Stretch {
  var start: Double
  var duration: Double
  var cells: [String]
}

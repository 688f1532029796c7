import HamstringRisk
import TrackModel

/// Pace, its changes, surges, the warm-up and the splits of one run.
extension RunWriter {
  /// Segments shown unless everything is asked for.
  static let shownSegments = 20

  mutating func pace() {
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

  /// Where the pace changes for good; a run at one pace needs no table.
  mutating func segments() {
    let segments = summary.pace.segments
    guard !segments.isEmpty else { return }
    page.heading(Wording.segments)
    page.paragraph(Wording.pattern(summary.pace.pattern), indent: 2)
    guard segments.count > 1 else { return }
    var shown = segments[...]
    if !style.verbose, segments.count > RunWriter.shownSegments {
      // In the hills the pace changes all the time: the beginning of a long list says nothing.
      shown = segments.prefix(summary.pace.pattern == nil ? 0 : RunWriter.shownSegments)
    }
    list(
      shown, header: [Wording.columnDistance, Wording.columnPace, Wording.columnFlatPace, Wording.columnKind],
      leftColumns: [5]
    ) { segment, measures in
      [
        measures.distance(segment.distance), measures.pace(segment.meanSpeed),
        measures.pace(segment.meanFlatEquivalent), Wording.segment(segment.kind),
      ]
    }
    if shown.count < segments.count {
      page.paragraph(Wording.segments(segments.count, shown: shown.count), .faint, indent: 2)
    }
  }

  /// Metres of fast running where no bout is; nil for a few, which are noise.
  private var fastWithoutSurge: Double? {
    guard run.surges?.isEmpty == true, run.fastDistance ?? 0 >= 100 else { return nil }
    return run.fastDistance
  }

  /// The slope is counted in, and there was some: 10 m of ascent and descent in a kilometre.
  private var hasHills: Bool {
    let heights = (summary.elevation.ascent ?? 0) + (summary.elevation.descent ?? 0)
    return summary.pace.isGradeAdjusted && heights >= 0.01 * (summary.distance ?? .infinity)
  }

  private var surgesUnknown: String { Wording.surgesUnknown(isDated: run.week != nil) }

  mutating func surges() {
    page.heading(Wording.surges)
    guard let surges = run.surges else { return page.paragraph(surgesUnknown, .faint, indent: 2) }
    if surges.isEmpty {
      let fast = fastWithoutSurge.map(measures.distance)
      page.paragraph(
        Wording.noSurges(
          fast: fast, isMost: fastWithoutSurge ?? 0 >= 0.5 * (summary.distance ?? .infinity), withHills: hasHills,
          isNormalKnown: run.normalSpeed != nil), indent: 2)
    }
    list(surges, header: [Wording.columnDuration, Wording.columnDistance, Wording.columnPace]) {
      surge, measures in
      [measures.duration(surge.duration), measures.distance(surge.distance), measures.pace(surge.meanSpeed)]
    }
    if summary.strides > 0 { page.paragraph(Wording.strides(summary.strides), indent: 2) }
  }

  mutating func warmUp() {
    page.heading(Wording.warmUp)
    guard let warmup = run.warmup, let hard = warmup.firstHard else {
      let none = Wording.noHardPart(
        hasFast: fastWithoutSurge != nil, withHills: hasHills,
        isNormalKnown: run.normalSpeed != nil)
      return page.paragraph(run.surges == nil ? surgesUnknown : none, indent: 2)
    }
    var sentence = Wording.easyBefore(
      measures.clock(warmup.easy), hard: measures.clock(hard), withRunBefore: warmup.countsRunBefore)
    if warmup.isHardBefore { sentence += " " + Wording.hardBefore }
    if let surge = warmup.firstSurge { sentence += " " + Wording.firstSurge(measures.clock(surge)) }
    page.paragraph(sentence, indent: 2)
  }

  mutating func splits() {
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
}

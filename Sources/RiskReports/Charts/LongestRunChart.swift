import HamstringRisk
import TrackModel

extension Overview {
  /// Each run's distance against the longest run of the 30 days before it.
  var longestRuns: Chart? {
    let drawn = drawnRuns.filter { ($0.summary.distanceOnFoot ?? 0) > 0 }
    guard !drawn.isEmpty else { return nil }
    let unit = measures.splitLength
    let references = drawn.map { longest(before: $0) }
    let most = zip(drawn, references).map { max($0.summary.distanceOnFoot ?? 0, $1 ?? 0) }.max() ?? unit
    var chart = Chart(
      kind: "longest-run", title: Wording.longestRunTitle, description: longestDescription(drawn), height: 190)
    let scale = Scale(0...max(most, unit) / unit, from: chart.plot.bottom, to: chart.plot.y + Chart.flagRoom)
    chart.rows(Ticks.round(in: scale.values, atMost: 5), on: scale) { measures.axis($0, unit: measures.splitUnit) }
    let width = min(max(chart.plot.width / Double(7 * weeks.count) * 0.8, 1.5), 5)
    for (run, reference) in zip(drawn, references) {
      let x = place(run.summary.start, in: chart.plot)
      let left = min(max(x - width / 2, chart.plot.x), chart.plot.right - width)
      let top = scale.place((run.summary.distanceOnFoot ?? 0) / unit)
      let hint = Wording.runHint(
        day(run), measures.distance(run.summary.distanceOnFoot), reference: reference.map(measures.distance))
      chart.marks.append(
        Chart.Mark(
          .box(Box(x: left, y: top, width: width, height: chart.plot.bottom - top)),
          run.week == chosen ? .chosen : .bar, hint: hint))
      chart.flags(run.flags.level(of: .singleRunSpike), at: x, hint: hint)
    }
    chart.marks += referenceLine(drawn, references, in: chart.plot, on: scale, unit: unit)
    chart.floor()
    chart.columns(timeTicks(in: chart.plot))
    chart.keys = [
      Chart.Key(
        sample: .line, role: .base, words: Wording.longestKey(days: settings.thresholds.history.spikeDays))
    ]
    return chart
  }

  /// The longest run that starts in the 30 days before a run; nil where there are too few to compare with.
  func longest(before run: JudgedRun) -> Double? {
    let start = run.summary.start
    let earliest = start - Int64(settings.thresholds.history.spikeDays) * 86_400_000
    let window = lengths.filter { $0.start >= earliest && $0.start < start }
    guard window.count >= settings.thresholds.singleRunSpike.runs else { return nil }
    return window.compactMap(\.distance).max()
  }

  func day(_ run: JudgedRun) -> String {
    settings.zone.date(at: run.summary.start).withWeekday(year: tellsYears)
  }

  /// Steps from run to run, broken where nothing can be compared.
  private func referenceLine(
    _ drawn: [JudgedRun], _ references: [Double?], in plot: Box, on scale: Scale, unit: Double
  ) -> [Chart.Mark] {
    var lines: [[Point]] = []
    var before: Point?
    for (run, reference) in zip(drawn, references) {
      guard let reference else {
        before = nil
        continue
      }
      let point = Point(x: place(run.summary.start, in: plot), y: scale.place(reference / unit))
      if let before {
        lines[lines.count - 1] += [Point(x: point.x, y: before.y), point]
      } else {
        lines.append([point])
      }
      before = point
    }
    return lines.filter { $0.count > 1 }.map { Chart.Mark(.line($0), .base) }
  }

  private func longestDescription(_ drawn: [JudgedRun]) -> String {
    let longest = drawn.max { ($0.summary.distanceOnFoot ?? 0) < ($1.summary.distanceOnFoot ?? 0) }
    return Wording.longestRunText(
      runs: drawn.count, period: period, days: settings.thresholds.history.spikeDays,
      longest: measures.distance(longest?.summary.distanceOnFoot),
      day: longest.map(day) ?? "", flagged: drawn.filter { $0.flags.level(of: .singleRunSpike) != nil }.map(day))
  }
}

extension [HamstringRisk.Flag] {
  /// The highest level of a factor; nil where it is not flagged.
  func level(of factor: Factor) -> Level? {
    filter { $0.factor == factor && $0.level.isFlag }.map(\.level).max()
  }
}

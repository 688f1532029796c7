import HamstringRisk
import TrackModel

extension Overview {
  /// Each run's distance, with that of the run it continues, against the longest of the 30 days before it.
  var longestRuns: Chart? {
    let drawn = runs.filter { ($0.sessionDistance ?? 0) > 0 }
    guard !drawn.isEmpty else { return nil }
    let unit = measures.splitLength
    let references = drawn.map(\.longestBefore)
    let most = zip(drawn, references).map { max($0.sessionDistance ?? 0, $1 ?? 0) }.max() ?? unit
    var chart = Chart(
      kind: "longest-run", title: Wording.longestRunTitle, description: longestDescription(drawn), height: 190)
    let scale = Scale(0...max(most, unit) / unit, from: chart.plot.bottom, to: chart.plot.y + Chart.flagRoom)
    chart.rows(Ticks.round(in: scale.values, atMost: 5), on: scale) { measures.axis($0, unit: measures.splitUnit) }
    let width = min(max(chart.plot.width / Double(7 * weeks.count) * 0.8, 1.5), 5)
    for (run, reference) in zip(drawn, references) {
      let x = place(run.summary.start, in: chart.plot)
      let left = min(max(x - width / 2, chart.plot.x), chart.plot.right - width)
      let top = scale.place((run.sessionDistance ?? 0) / unit)
      let hint = Wording.runHint(
        day(run), measures.distance(run.sessionDistance), reference: reference.map(measures.distance))
      chart.draw(
        .box(Box(x: left, y: top, width: width, height: chart.plot.bottom - top)),
        run.week == chosen ? .chosen : .bar, hint: hint)
      chart.flags(run.flags.level(of: .singleRunSpike), at: x, hint: hint)
    }
    let lines = referenceLines(drawn, references, in: chart.plot, on: scale, unit: unit)
    chart.linesAbove(lines.map { ($0, .base) })
    chart.floor()
    chart.columns(timeTicks(in: chart.plot))
    chart.key(.line, .base, Wording.longestKey(days: settings.thresholds.history.spikeDays))
    return chart
  }

  func day(_ run: JudgedRun) -> String {
    settings.zone.date(at: run.summary.start).withWeekday(year: tellsYears)
  }

  /// Steps from run to run, broken where nothing can be compared.
  private func referenceLines(
    _ drawn: [JudgedRun], _ references: [Double?], in plot: Box, on scale: Scale, unit: Double
  ) -> [[Point]] {
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
    return lines.filter { $0.count > 1 }
  }

  private func longestDescription(_ drawn: [JudgedRun]) -> String {
    let longest = drawn.max { ($0.sessionDistance ?? 0) < ($1.sessionDistance ?? 0) }
    return Wording.longestRunText(
      runs: drawn.count, period: period, days: settings.thresholds.history.spikeDays,
      longest: measures.distance(longest?.sessionDistance),
      day: longest.map(day) ?? "", flagged: drawn.filter { $0.flags.level(of: .singleRunSpike) != nil }.map(day))
  }
}

extension [HamstringRisk.Flag] {
  /// The highest level of a factor; nil where it is not flagged.
  func level(of factor: Factor) -> Level? {
    filter { $0.factor == factor && $0.level.isFlag }.map(\.level).max()
  }
}

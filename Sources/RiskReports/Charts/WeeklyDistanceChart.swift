import HamstringRisk
import TrackModel

extension Overview {
  /// Distance of each week, with what it is compared with and the ten-percent line above that.
  var weeklyDistance: Chart? {
    guard !weeks.isEmpty else { return nil }
    let step = settings.thresholds.weeklyMileage.steps.drawnLow
    var chart = Chart(
      kind: "weekly-distance", title: Wording.weeklyDistanceTitle, description: distanceDescription, height: 190)
    let most = weeks.map { max($0.distance, (1 + step) * ($0.base ?? 0)) }.max() ?? 0
    let unit = measures.splitLength
    let scale = Scale(0...max(most, unit) / unit, from: chart.plot.bottom, to: chart.plot.y + Chart.flagRoom)
    chart.rows(Ticks.round(in: scale.values, atMost: 5), on: scale) { measures.axis($0, unit: measures.splitUnit) }
    for (index, judged) in weeks.enumerated() {
      let slot = slot(index, in: chart.plot)
      let hint = hint(judged)
      if judged.distance > 0 {
        let bar = bar(index, upTo: judged.distance / unit, on: scale, in: chart.plot)
        chart.draw(.box(bar), role(judged), hint: hint)
      }
      chart.flags(judged.level, at: slot.x + slot.width / 2, hint: hint)
    }
    let base = steps(in: chart.plot, on: scale) { $0.base.map { $0 / unit } }
    let limit = step > 0 ? steps(in: chart.plot, on: scale) { $0.base.map { (1 + step) * $0 / unit } } : []
    chart.linesAbove(base.map { ($0, .base) } + limit.map { ($0, .limit) })
    chart.floor()
    chart.columns(timeTicks(in: chart.plot))
    if weeks.contains(where: { $0.base != nil }) {
      chart.key(.line, .base, Wording.baseKey)
      if step > 0 {
        chart.key(.line, .limit, Wording.limitKey(measures.change(step)))
      }
    }
    if weeks.contains(where: \.isRunning) {
      chart.key(.box, .running, Wording.notOver)
    }
    return chart
  }

  /// A line over each week that has a value; weeks in a row are joined.
  private func steps(
    in plot: Box, on scale: Scale, value: (JudgedWeek) -> Double?
  ) -> [[Point]] {
    var lines: [[Point]] = []
    var isOpen = false
    for (index, judged) in weeks.enumerated() {
      guard let value = value(judged) else {
        isOpen = false
        continue
      }
      let slot = slot(index, in: plot)
      let y = scale.place(value)
      if !isOpen { lines.append([]) }
      lines[lines.count - 1] += [Point(x: slot.x, y: y), Point(x: slot.x + slot.width, y: y)]
      isOpen = true
    }
    return lines
  }

  private func hint(_ judged: JudgedWeek) -> String {
    Wording.weekHint(
      judged.week.description, days: judged.week.days, distance: measures.longDistance(judged.distance),
      base: judged.base.map(measures.longDistance), level: Wording.level(judged.level))
  }

  private var distanceDescription: String {
    let distances = weeks.map(\.distance)
    let newest = weeks.last
    return Wording.weeklyDistanceText(
      weeks: weeks.count, period: period, least: measures.longDistance(distances.min()),
      most: measures.longDistance(distances.max()), newest: measures.longDistance(newest?.distance),
      base: newest?.base.map(measures.longDistance),
      flagged: weeks.filter { $0.level?.isFlag ?? false }.map(\.week.description))
  }
}

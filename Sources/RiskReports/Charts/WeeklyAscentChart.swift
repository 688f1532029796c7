import HamstringRisk
import TrackModel

extension Overview {
  /// Ascent of each week, and the part of it on stairs. Nil where no week can tell its ascent.
  var weeklyAscent: Chart? {
    guard weeks.contains(where: { $0.ascent != nil }) else { return nil }
    let toUnit = measures.heightUnitsPerMetre
    var chart = Chart(
      kind: "weekly-ascent", title: Wording.weeklyAscentTitle, description: ascentDescription, height: 190)
    let most = weeks.map { max($0.ascent ?? 0, $0.stairAscent ?? 0) }.max() ?? 0
    let scale = Scale(0...max(most * toUnit, 10), from: chart.plot.bottom, to: chart.plot.y + Chart.flagRoom)
    chart.rows(Ticks.round(in: scale.values, atMost: 5), on: scale) { measures.axis($0, unit: measures.heightUnit) }
    for (index, judged) in weeks.enumerated() {
      let slot = slot(index, in: chart.plot)
      let hint = Wording.ascentHint(
        judged.week.description, ascent: measures.height(judged.ascent), stairs: measures.height(judged.stairAscent))
      func bar(_ metres: Double?, _ role: Chart.Role) {
        guard let metres, metres > 0 else { return }
        let box = self.bar(index, upTo: metres * toUnit, on: scale, in: chart.plot)
        chart.draw(.box(box), role, hint: hint)
      }
      bar(judged.ascent, role(judged))
      bar(judged.stairAscent, .stairs)
      chart.flags(terrainLevel(judged), at: slot.x + slot.width / 2, hint: hint)
    }
    chart.floor()
    chart.columns(timeTicks(in: chart.plot))
    chart.key(.box, .bar, Wording.ascentKey)
    chart.key(.box, .stairs, Wording.stairsKey)
    if weeks.contains(where: \.isRunning) {
      chart.key(.box, .running, Wording.notOver)
    }
    return chart
  }

  /// The highest level of hills, steepness and stairs in a week and its runs.
  private func terrainLevel(_ judged: JudgedWeek) -> Level? {
    let flags = judged.flags + runs.filter { $0.week == judged.week }.flatMap(\.flags)
    return [Factor.hills, .steepness, .stairs].compactMap { flags.level(of: $0) }.max()
  }

  private var ascentDescription: String {
    let known = weeks.compactMap(\.ascent)
    let flagged = weeks.filter { terrainLevel($0) != nil }.map(\.week.description)
    return Wording.weeklyAscentText(
      weeks: weeks.count, period: period, least: measures.height(known.min()), most: measures.height(known.max()),
      newest: measures.height(weeks.last?.ascent), stairs: measures.height(weeks.last?.stairAscent),
      flagged: flagged)
  }
}

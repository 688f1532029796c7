import HamstringRisk
import TrackModel

extension Overview {
  /// Pain entries by day and level, over the weeks that the other charts show. Nil where none falls into them.
  func painTimeline(_ entries: [PainEntry]) -> Chart? {
    guard let first = weeks.first?.week.start else { return nil }
    let drawn = entries.filter { $0.day >= first && $0.day <= chosen.end }
    guard let worst = drawn.max(by: { $0.level < $1.level }) else { return nil }
    var chart = Chart(
      kind: "pain", title: Wording.painTitle,
      description: Wording.painText(
        entries: drawn.count, period: period, worst: worst.level, day: worst.day.withWeekday(year: tellsYears),
        limps: drawn.count(where: \.tellsLimp)),
      height: 150, left: 24)
    let scale = Scale(0...10, from: chart.plot.bottom, to: chart.plot.y + 6)
    let limits = settings.thresholds.pain
    chart.rows([0, 2, 4, 6, 8, 10], on: scale) { String(Int(clamping: $0)) }
    for level in [limits.medium, limits.high] {
      chart.lineAcross(at: scale.place(Double(level) - 0.5), .limit)
    }
    let days = days(in: chart.plot)
    for entry in drawn {
      let x = days.place(Double(entry.day.day - first.day) + 0.5)
      let hint = Wording.painHint(entry, year: tellsYears)
      let point = Point(x: x, y: scale.place(Double(entry.level)))
      chart.draw(.dot(point, radius: 3), role(entry.moment), hint: hint)
      if entry.tellsLimp { chart.draw(.dot(point, radius: 5.5), .limp, hint: hint) }
    }
    chart.columns(timeTicks(in: chart.plot))
    chart.key(.line, .limit, Wording.painLimitsKey(limits.medium, limits.high))
    for moment in PainEntry.Moment.allCases where drawn.contains(where: { $0.moment == moment }) {
      chart.key(.dot, role(moment), Wording.moment(moment))
    }
    if drawn.contains(where: \.tellsLimp) {
      chart.key(.dot, .limp, Wording.limpKey)
    }
    return chart
  }

  private func role(_ moment: PainEntry.Moment) -> Chart.Role {
    switch moment {
    case .during: .during
    case .after: .after
    case .nextMorning: .morning
    case .rest: .rest
    }
  }
}

extension PainEntry {
  fileprivate var tellsLimp: Bool { limp || cannotBearWeight }
}

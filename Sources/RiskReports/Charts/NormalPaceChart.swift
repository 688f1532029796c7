import HamstringRisk
import TrackModel

extension Overview {
  /// Each run's flat-equivalent pace against the band around the normal pace in which no level begins.
  var normalPace: Chart? {
    let drawn = runs.filter { ($0.summary.pace.flatEquivalentMedian ?? 0) > 0 }
    guard !drawn.isEmpty else { return nil }
    let step = settings.thresholds.pace.steps.drawnLow
    let speeds = drawn.compactMap(\.summary.pace.flatEquivalentMedian)
    let normals = drawn.compactMap(\.normalSpeed)
    let low = min(speeds.min() ?? 1, (normals.min() ?? .infinity) * (1 - step))
    let high = max(speeds.max() ?? 1, (normals.max() ?? 0) * (1 + step))
    var chart = Chart(
      kind: "normal-pace", title: Wording.normalPaceTitle(measures.paceUnit), description: paceDescription(drawn),
      height: 190)
    let scale = Scale(low * 0.98...high * 1.02, from: chart.plot.bottom, to: chart.plot.y + Chart.flagRoom)
    chart.rows(PaceTicks.speeds(in: scale.values, unit: measures.splitLength), on: scale) { measures.barePace($0) }
    for stretch in normalStretches(drawn) {
      let points = stretch.map { (place($0.start, in: chart.plot), $0.normal) }
      if step > 0 {
        let upper = points.map { Point(x: $0.0, y: scale.place($0.1 * (1 + step))) }
        let lower = points.map { Point(x: $0.0, y: scale.place($0.1 * (1 - step))) }
        chart.draw(.area(upper + lower.reversed()), .band)
      }
      chart.draw(.line(points.map { Point(x: $0.0, y: scale.place($0.1)) }), .normal)
    }
    for run in drawn {
      guard let speed = run.summary.pace.flatEquivalentMedian else { continue }
      let level = run.flags.level(of: .pace)
      let point = Point(x: place(run.summary.start, in: chart.plot), y: scale.place(speed))
      let hint = Wording.runHint(day(run), measures.pace(speed), reference: run.normalSpeed.map(measures.pace))
      chart.draw(
        .dot(point, radius: run.week == chosen ? 3.5 : 2.5),
        level.map(Chart.Role.init) ?? (run.week == chosen ? .chosen : .value), hint: hint)
      chart.flags(level, at: point.x, hint: hint)
    }
    chart.columns(timeTicks(in: chart.plot))
    chart.key(.dot, .value, Wording.paceKey)
    if step > 0 {
      chart.key(.box, .band, Wording.bandKey(measures.percent(step)))
    }
    return chart
  }

  private struct Normal {
    var start: Int64
    var normal: Double
  }

  /// Runs in a row with a normal pace; at least two, since one has no extent.
  private func normalStretches(_ drawn: [JudgedRun]) -> [[Normal]] {
    var stretches: [[Normal]] = [[]]
    for run in drawn {
      if let normal = run.normalSpeed {
        stretches[stretches.count - 1].append(Normal(start: run.summary.start, normal: normal))
      } else if run.summary.sport != .treadmillRunning {
        stretches.append([])
      }
    }
    return stretches.filter { $0.count > 1 }
  }

  private func paceDescription(_ drawn: [JudgedRun]) -> String {
    let speeds = drawn.compactMap(\.summary.pace.flatEquivalentMedian)
    return Wording.normalPaceText(
      runs: drawn.count, period: period, slowest: measures.pace(speeds.min()), fastest: measures.pace(speeds.max()),
      normal: drawn.last(where: { $0.normalSpeed != nil }).map { measures.pace($0.normalSpeed) },
      flagged: drawn.filter { $0.flags.level(of: .pace) != nil }.map(day))
  }
}

/// Round paces as lines of a grid whose scale is speed.
enum PaceTicks {
  /// Speeds in m/s of paces that are multiples of 15 s, 30 s, 1, 2, 5 or 10 minutes, at most six.
  static func speeds(in range: ClosedRange<Double>, unit: Double) -> [Double] {
    guard range.lowerBound > 0 else { return [] }
    let seconds = unit / range.upperBound...unit / range.lowerBound
    for step in [15.0, 30, 60, 120, 300, 600] {
      if let ticks = Ticks.multiples(of: step, in: seconds, atMost: 6), !ticks.isEmpty {
        return ticks.map { unit / $0 }
      }
    }
    return []
  }
}

extension Measures {
  var paceUnit: String { units == .metric ? "min/km" : "min/mile" }

  /// `5:12` for a speed in m/s.
  func barePace(_ speed: Double) -> String { speed > 0.1 ? clock(splitLength / speed) : Measures.missing }

  /// A label of an axis: the number and, where there is room for it, the unit.
  func axis(_ number: Double, unit: String) -> String {
    let isWhole = (number - number.rounded()).magnitude < 1e-6
    return MeasureText(units).decimal(number, places: isWhole ? 0 : 1) + "\u{A0}" + unit
  }
}

import HamstringRisk
import TrackModel

extension RunPicture {
  /// Altitude along the run, with climbs and stairs marked. Nil without altitude.
  var altitudeProfile: Chart? {
    let known = columns.compactMap { column in column.altitude.map { Point(x: column.distance, y: $0 * toUnit) } }
    guard run.summary.elevation.source != .none, known.count > 1,
      let lowest = known.map(\.y).min(), let highest = known.map(\.y).max()
    else { return nil }
    var chart = Chart(
      kind: "altitude", title: Wording.altitudeTitle(isRough: run.summary.elevation.quality == .poor),
      description: Wording.altitudeText(
        name, lowest: measures.height(lowest / toUnit), highest: measures.height(highest / toUnit),
        ascent: measures.height(run.summary.elevation.ascent), climbs: climbs.count, stairs: stairs.count),
      height: 130, top: 6)
    // A flat run must look flat, however fine the altitude is.
    let room = max(0, 30 * toUnit - (highest - lowest)) / 2 + 0.05 * (highest - lowest)
    let heights = Scale(lowest - room...highest + room, from: chart.plot.bottom, to: chart.plot.y)
    chart.rows(Ticks.round(in: heights.values, atMost: 4), on: heights) {
      measures.axis($0, unit: measures.heightUnit)
    }
    let distances = distanceScale(in: chart.plot)
    func drawn(_ point: Point) -> Point { Point(x: distances.place(point.x), y: heights.place(point.y)) }
    func area(_ points: [Point]) -> [Point] {
      guard let first = points.first, let last = points.last else { return [] }
      return [Point(x: distances.place(first.x), y: chart.plot.bottom)] + points.map(drawn)
        + [Point(x: distances.place(last.x), y: chart.plot.bottom)]
    }
    chart.draw(.area(area(known)), .ground)
    for (role, stretches) in [(Chart.Role.climb, climbs), (.stairs, stairs)] {
      for stretch in stretches {
        let part = RunPicture.part(of: known, in: stretch, atLeast: length / 120)
        if part.count > 1 { chart.draw(.area(area(part)), role) }
      }
    }
    chart.draw(.line(known.map(drawn)), .value)
    chart.floor()
    chart.columns(distanceTicks(in: chart.plot))
    if !climbs.isEmpty { chart.key(.box, .climb, Wording.climbKey) }
    if !stairs.isEmpty { chart.key(.box, .stairs, Wording.stairsKey) }
    return chart
  }

  private var toUnit: Double { measures.heightUnitsPerMetre }

  /// The part of a line between two places, ends included; short parts are widened to so many metres, to be seen.
  static func part(of points: [Point], in stretch: ClosedRange<Double>, atLeast least: Double) -> [Point] {
    let wider = max(0, least - (stretch.upperBound - stretch.lowerBound)) / 2
    guard let first = points.first, let last = points.last else { return [] }
    let from = max(stretch.lowerBound - wider, first.x)
    let to = min(stretch.upperBound + wider, last.x)
    guard from < to else { return [] }
    let inside = points.filter { $0.x > from && $0.x < to }
    return [Point(x: from, y: height(of: points, at: from))] + inside + [Point(x: to, y: height(of: points, at: to))]
  }

  private static func height(of points: [Point], at x: Double) -> Double {
    guard let after = points.firstIndex(where: { $0.x >= x }) else { return points.last?.y ?? 0 }
    guard after > 0 else { return points[0].y }
    let (a, b) = (points[after - 1], points[after])
    return b.x > a.x ? a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x) : b.y
  }
}

import HamstringRisk
import TrackModel

extension RunPicture {
  /// Flat-equivalent pace along the run, with surges and the normal-pace band.
  var paceStrip: Chart? {
    let speeds = columns.compactMap(\.speed).sorted()
    guard speeds.count > 1 else { return nil }
    let band = settings.thresholds.pace.steps.drawnLow
    let normal = run.normalSpeed
    // The slowest twentieth is walking away from a stop more often than running.
    let slowest = min(speeds[speeds.count / 20], normal.map { $0 * (1 - band) } ?? .infinity)
    let fastest = max(speeds[speeds.count - 1], normal.map { $0 * (1 + band) } ?? 0)
    guard slowest > 0.1, slowest < fastest else { return nil }
    var chart = Chart(
      kind: "pace", title: Wording.paceStripTitle(measures.paceUnit),
      description: Wording.paceStripText(
        name, median: run.summary.pace.flatEquivalentMedian.map(measures.pace), normal: normal.map(measures.pace),
        surges: run.surges?.count), height: 130, top: 6)
    let room = 0.06 * (fastest - slowest)
    let scale = Scale(
      max(slowest - room, 0.05)...fastest + room, from: chart.plot.bottom, to: chart.plot.y)
    chart.rows(PaceTicks.speeds(in: scale.values, unit: measures.splitLength), on: scale) { measures.barePace($0) }
    let distances = distanceScale(in: chart.plot)
    // Behind the lines of the grid.
    chart.marks.insert(
      contentsOf: surges.map { surge in
        let x = distances.place(surge.lowerBound)
        let width = min(max(distances.place(surge.upperBound) - x, 1.5), chart.plot.right - x)
        return Chart.Mark(.box(Box(x: x, y: chart.plot.y, width: width, height: chart.plot.height)), .surge)
      }, at: 0)
    if let normal {
      if band > 0 {
        let top = scale.place(normal * (1 + band))
        let height = scale.place(normal * (1 - band)) - top
        chart.draw(.box(Box(x: chart.plot.x, y: top, width: chart.plot.width, height: height)), .band)
      }
      chart.lineAcross(at: scale.place(normal), .normal)
    }
    for stretch in motion {
      let points = stretch.map { Point(x: distances.place($0.distance), y: scale.place($0.speed ?? 0)) }
      chart.draw(.line(points), .value)
    }
    chart.floor()
    chart.columns(distanceTicks(in: chart.plot))
    if normal != nil, band > 0 {
      chart.key(.box, .band, Wording.bandKey(measures.percent(band)))
    }
    if !surges.isEmpty { chart.key(.box, .surge, Wording.surgeKey) }
    return chart
  }

  /// Columns in a row with a speed.
  private var motion: [[Column]] {
    columns.split { $0.speed == nil }.map(Array.init).filter { $0.count > 1 }
  }
}

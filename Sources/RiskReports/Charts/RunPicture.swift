import HamstringRisk
import RunMetrics
import TrackModel

/// A run's trace laid along its distance in few enough columns to draw.
struct RunPicture {
  let run: JudgedRun
  let settings: ReportSettings
  let measures: Measures
  let line: DistanceLine
  /// Metres.
  let length: Double
  let columns: [Column]
  let route: [[RoutePoint]]

  struct Column {
    /// Metres from the start to the middle of the column.
    var distance: Double
    /// Mean altitude in metres; nil where not known.
    var altitude: Double?
    /// Mean flat-equivalent speed in motion, m/s, over a quarter of a minute; nil without motion.
    var speed: Double?
  }

  struct RoutePoint {
    var latitude: Double
    var longitude: Double
    /// Metres from the start.
    var distance: Double
  }

  private static let mostColumns = 180
  private static let mostRoutePoints = 300
  /// Metres.
  private static let shortestColumn = 10.0

  /// Nil where the run has no trace to draw.
  init?(_ run: JudgedRun, settings: ReportSettings) {
    guard let bins = run.summary.trace.bins(), let line = DistanceLine(run.summary) else { return nil }
    let half = Double(RunTrace.binSeconds) / 2
    let places = bins.map { line.distance(at: Double($0.start) + half) }
    guard let last = bins.last, places.count > 1 else { return nil }
    let length = line.distance(at: Double(last.start) + 2 * half)
    guard length > 50, length.isFinite else { return nil }
    self.run = run
    self.settings = settings
    measures = Measures(units: settings.units)
    self.line = line
    self.length = length
    let count = min(RunPicture.mostColumns, max(2, Int(clamping: (length / RunPicture.shortestColumn).rounded(.down))))
    columns = RunPicture.columns(bins, places: places, length: length, count: count)
    route = RunPicture.route(bins, places: places)
  }

  private static func columns(
    _ bins: [RunTrace.Bin], places: [Double], length: Double, count: Int
  ) -> [Column] {
    var altitude = Means(count: count)
    var speed = Means(count: count)
    for index in bins.indices {
      let column = min(max(Int(clamping: (places[index] / length * Double(count)).rounded(.down)), 0), count - 1)
      if bins[index].altitude.isFinite { altitude.add(Double(bins[index].altitude), to: column) }
      if let value = smoothedSpeed(bins, at: index) { speed.add(value, to: column) }
    }
    return (0..<count).map {
      Column(
        distance: (Double($0) + 0.5) * length / Double(count), altitude: altitude[$0], speed: speed[$0])
    }
  }

  /// Mean of three bins in motion, which is the quarter of a minute that positions need.
  private static func smoothedSpeed(_ bins: [RunTrace.Bin], at index: Int) -> Double? {
    guard bins[index].isMoving, bins[index].flatEquivalentSpeed > 0 else { return nil }
    let window = bins[max(index - 1, 0)...min(index + 1, bins.count - 1)]
      .filter { $0.isMoving && $0.flatEquivalentSpeed > 0 }
    return window.reduce(0) { $0 + Double($1.flatEquivalentSpeed) } / Double(window.count)
  }

  /// Pieces of the way, cut where positions are missing for more than half a minute.
  private static func route(_ bins: [RunTrace.Bin], places: [Double]) -> [[RoutePoint]] {
    let step = max(1, bins.count / mostRoutePoints)
    var pieces: [[RoutePoint]] = []
    var before: Int32?
    for index in bins.indices where bins[index].latitude.isFinite && bins[index].longitude.isFinite {
      guard index % step == 0 || index == bins.count - 1 else { continue }
      let bin = bins[index]
      if before.map({ bin.start - $0 > Int32(30 + step * RunTrace.binSeconds) }) ?? true { pieces.append([]) }
      before = bin.start
      pieces[pieces.count - 1].append(
        RoutePoint(latitude: bin.latitude, longitude: bin.longitude, distance: places[index]))
    }
    return pieces.filter { $0.count > 1 }
  }

  // MARK: Parts of the run

  /// Metres from the start at which something begins and ends.
  private func stretch(_ part: some TimedPart) -> ClosedRange<Double> {
    let from = line.distance(at: part.start)
    return from...max(from, line.distance(at: max(part.start, part.end)))
  }

  var climbs: [ClosedRange<Double>] { run.summary.hills.climbs.map { stretch($0) } }
  var stairs: [ClosedRange<Double>] { run.summary.stairs.map { stretch($0) } }
  var surges: [ClosedRange<Double>] { (run.surges ?? []).map { stretch($0) } }

  var charts: [Chart] { [altitudeProfile, paceStrip].compactMap { $0 } }

  func distanceScale(in plot: Box) -> Scale { Scale(0...length, from: plot.x, to: plot.right) }

  func distanceTicks(in plot: Box) -> [(place: Double, label: String)] {
    let unit = measures.splitLength
    let scale = distanceScale(in: plot)
    return Ticks.round(in: 0...length / unit, atMost: 7).map { mark in
      (scale.place(mark * unit), measures.axis(mark, unit: measures.splitUnit))
    }
  }

  var name: String {
    let day = settings.zone.date(at: run.summary.start)
    return day.withWeekday(year: day.isOfAnotherYear(than: settings.today)) + ", "
      + measures.distance(run.summary.distance)
  }
}

/// Means of what falls into each of a row of columns.
private struct Means {
  private var sums: [Double]
  private var counts: [Int]

  init(count: Int) {
    sums = Array(repeating: 0, count: count)
    counts = Array(repeating: 0, count: count)
  }

  mutating func add(_ value: Double, to column: Int) {
    sums[column] += value
    counts[column] += 1
  }

  subscript(column: Int) -> Double? { counts[column] > 0 ? sums[column] / Double(counts[column]) : nil }
}

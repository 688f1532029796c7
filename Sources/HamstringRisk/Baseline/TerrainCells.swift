import RunMetrics
import TrackModel

/// Cells of the web map's grid (slippy map tiles): about 49 m at 50 degrees north at zoom 19.
struct TerrainCell: Hashable {
  var column: Int32
  var row: Int32
}

/// Finds the cells of positions that lie near one another, as those of a run do.
struct CellFinder {
  private let cells: Double
  // The mercator ordinate and its first two derivatives where it was last computed.
  private var anchor = Double.infinity
  private var ordinate = 0.0
  private var slope = 0.0
  private var curvature = 0.0

  /// Radians (1 km) around the anchor in which the second-order step is right to a millionth of a cell.
  private static let reach = 0.000_16

  init(zoom: Int) { cells = Double(1 << min(max(zoom, 1), 24)) }

  /// Nil outside the latitudes that the grid covers (85.05 degrees) and for unknown positions.
  mutating func cell(latitude: Double, longitude: Double) -> TerrainCell? {
    guard latitude.magnitude < 85.05, longitude.magnitude <= 180 else { return nil }
    let radians = latitude * .pi / 180
    if (radians - anchor).magnitude > CellFinder.reach { moveAnchor(to: radians) }
    let step = radians - anchor
    let mercator = ordinate + step * (slope + step * curvature)
    return TerrainCell(
      column: Int32(min((longitude + 180) / 360 * cells, cells - 1)), row: Int32((1 - mercator / .pi) / 2 * cells))
  }

  /// The ordinate is asinh(tan); its derivative is 1 / cos, and that one's tan / cos.
  private mutating func moveAnchor(to radians: Double) {
    let tangent = Trigonometry.tangent(radians)
    anchor = radians
    ordinate = Trigonometry.inverseHyperbolicSine(tangent)
    slope = 1 / Trigonometry.cosine(radians)
    curvature = tangent * slope / 2
  }
}

/// How much of a run led over ground that was new to the runner (rules.md C7).
struct NewGround {
  /// Share of the distance with positions, 0...1.
  var share: Double
  /// Metres on new ground.
  var distance: Double
  /// Climbs and stairs whose greater part lies on new ground.
  var climbs: [Climb]
  var stairs: [StairEvent]
  /// Elapsed seconds of the longest stretch of new ground.
  var place: Place?

  /// Nil without positions.
  init?(
    _ summary: RunSummary, bins: [RunTrace.Bin], cells: [TerrainCell?], known: KnownCells, since earliest: Int64
  ) {
    var isNew = [Bool](repeating: false, count: bins.count)
    var total = 0.0
    var new = 0.0
    var previous: (cell: TerrainCell, isNew: Bool)?
    for index in bins.indices {
      guard let cell = cells[index] else { continue }
      if previous?.cell != cell { previous = (cell, !known.knows(cell, since: earliest)) }
      isNew[index] = previous?.isNew ?? false
      total += Double(bins[index].distance)
      if isNew[index] { new += Double(bins[index].distance) }
    }
    guard total > 0 else { return nil }
    share = new / total
    distance = new
    func isMostlyNew(_ start: Double, _ duration: Double) -> Bool {
      var inside = 0
      var newInside = 0
      var index = NewGround.first(bins, endingAfter: start)
      while index < bins.count, Double(bins[index].start) < start + duration {
        inside += 1
        if isNew[index] { newInside += 1 }
        index += 1
      }
      return newInside * 2 > inside
    }
    climbs = summary.hills.climbs.filter { isMostlyNew($0.start, $0.duration) }
    stairs = summary.stairs.filter { isMostlyNew($0.start, $0.duration) }
    place = NewGround.longest(isNew, bins)
  }

  /// The first bin that ends after a time.
  private static func first(_ bins: [RunTrace.Bin], endingAfter time: Double) -> Int {
    var low = 0
    var high = bins.count
    while low < high {
      let middle = (low + high) / 2
      if Double(bins[middle].start) + Double(RunTrace.binSeconds) > time { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func longest(_ isNew: [Bool], _ bins: [RunTrace.Bin]) -> Place? {
    var best: Range<Int>?
    var start = 0
    while start < isNew.count {
      guard isNew[start] else {
        start += 1
        continue
      }
      var end = start + 1
      while end < isNew.count, isNew[end] { end += 1 }
      if end - start > best?.count ?? 0 { best = start..<end }
      start = end
    }
    return best.map {
      Place(
        start: Double(bins[$0.lowerBound].start),
        end: Double(bins[$0.upperBound - 1].start) + Double(RunTrace.binSeconds))
    }
  }
}

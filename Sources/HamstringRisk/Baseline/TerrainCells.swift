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
  // Factors, because a division per position would be most of the work.
  private let columnsPerDegree: Double
  private let rowsPerOrdinate: Double
  // The mercator ordinate and its first two derivatives where it was last computed.
  private var anchor = Double.infinity
  private var ordinate = 0.0
  private var slope = 0.0
  private var curvature = 0.0

  /// Radians (1 km) around the anchor in which the second-order step is right to a millionth of a cell.
  private static let reach = 0.000_16

  init(zoom: Int) {
    cells = Double(1 << min(max(zoom, 1), 24))
    columnsPerDegree = cells / 360
    rowsPerOrdinate = cells / (2 * .pi)
  }

  /// Nil outside the latitudes that the grid covers (85.05 degrees) and for unknown positions.
  mutating func cell(latitude: Double, longitude: Double) -> TerrainCell? {
    guard latitude.magnitude < 85.05, longitude.magnitude <= 180 else { return nil }
    let radians = latitude * (.pi / 180)
    if (radians - anchor).magnitude > CellFinder.reach { moveAnchor(to: radians) }
    let step = radians - anchor
    let mercator = ordinate + step * (slope + step * curvature)
    return TerrainCell(
      column: Int32(min((longitude + 180) * columnsPerDegree, cells - 1)),
      row: Int32(cells / 2 - mercator * rowsPerOrdinate))
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

/// Bins of a run that follow one another in one cell.
struct CellStay {
  var cell: TerrainCell
  var bins: Range<Int>

  /// In order of time; bins without a position belong to none.
  static func stays(of bins: [RunTrace.Bin], zoom: Int) -> [CellStay] {
    var finder = CellFinder(zoom: zoom)
    var stays: [CellStay] = []
    stays.reserveCapacity(bins.count / 2)
    var present: TerrainCell?
    var start = 0
    for index in bins.indices {
      let cell = finder.cell(latitude: bins[index].latitude, longitude: bins[index].longitude)
      guard cell != present else { continue }
      if let present { stays.append(CellStay(cell: present, bins: start..<index)) }
      present = cell
      start = index
    }
    if let present { stays.append(CellStay(cell: present, bins: start..<bins.count)) }
    return stays
  }
}

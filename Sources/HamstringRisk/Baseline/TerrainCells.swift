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
  private var degreesPerRow = 0.0

  /// Radians (1 km) around the anchor in which the second-order step is right to a millionth of a cell.
  private static let reach = 0.000_16

  init(zoom: Int) {
    cells = Double(1 << min(max(zoom, 1), 24))
    columnsPerDegree = cells / 360
    rowsPerOrdinate = cells / (2 * .pi)
  }

  /// Nil outside the latitudes that the grid covers (85.05 degrees) and for unknown positions.
  mutating func cell(latitude: Double, longitude: Double) -> TerrainCell? {
    place(latitude, longitude).map(CellFinder.cell)
  }

  /// The cell, and the part of it in degrees in which any position surely has the same one.
  mutating func area(latitude: Double, longitude: Double) -> (cell: TerrainCell, inner: DegreeBox)? {
    guard let place = place(latitude, longitude) else { return nil }
    let cell = CellFinder.cell(place)
    let right = place.column - Double(cell.column)
    let down = place.row - Double(cell.row)
    let far = 1 - CellFinder.edge
    let inner = DegreeBox(
      south: latitude - (far - down) * degreesPerRow, north: latitude + (down - CellFinder.edge) * degreesPerRow,
      west: longitude - (right - CellFinder.edge) * 360 / cells,
      east: min(longitude + (far - right) * 360 / cells, 180))
    return (cell, inner)
  }

  /// Part of a cell's width along its border in which positions are looked at one by one.
  private static let edge = 0.02

  private static func cell(_ place: (column: Double, row: Double)) -> TerrainCell {
    TerrainCell(column: Int32(place.column), row: Int32(place.row))
  }

  /// The cell before it is cut to whole numbers.
  private mutating func place(_ latitude: Double, _ longitude: Double) -> (column: Double, row: Double)? {
    guard latitude.magnitude < 85.05, longitude.magnitude <= 180 else { return nil }
    let radians = latitude * (.pi / 180)
    if (radians - anchor).magnitude > CellFinder.reach { moveAnchor(to: radians) }
    let step = radians - anchor
    let mercator = ordinate + step * (slope + step * curvature)
    return (min((longitude + 180) * columnsPerDegree, cells - 1), cells / 2 - mercator * rowsPerOrdinate)
  }

  /// The ordinate is asinh(tan); its derivative is 1 / cos, and that one's tan / cos.
  private mutating func moveAnchor(to radians: Double) {
    let tangent = Trigonometry.tangent(radians)
    anchor = radians
    ordinate = Trigonometry.inverseHyperbolicSine(tangent)
    slope = 1 / Trigonometry.cosine(radians)
    curvature = tangent * slope / 2
    degreesPerRow = 180 / (.pi * rowsPerOrdinate * slope)
  }
}

/// A box in degrees; holds no unknown position.
struct DegreeBox {
  var south: Double
  var north: Double
  var west: Double
  var east: Double

  static let empty = DegreeBox(south: .infinity, north: .infinity, west: .infinity, east: .infinity)

  func contains(latitude: Double, longitude: Double) -> Bool {
    latitude >= south && latitude <= north && longitude >= west && longitude <= east
  }
}

/// Bins of a run that follow one another in one cell.
struct CellStay {
  var cell: TerrainCell
  var bins: Range<Int>

  /// In order of time; bins without a position belong to none.
  ///
  /// - Parameter stays: its room is used again.
  static func find(in bins: [RunTrace.Bin], zoom: Int, into stays: inout [CellStay]) {
    var finder = CellFinder(zoom: zoom)
    stays.removeAll(keepingCapacity: true)
    var present: TerrainCell?
    var start = 0
    // Most bins lie in the cell of the bin before.
    var inner = DegreeBox.empty
    for index in bins.indices {
      let (latitude, longitude) = (bins[index].latitude, bins[index].longitude)
      if inner.contains(latitude: latitude, longitude: longitude) { continue }
      let area = finder.area(latitude: latitude, longitude: longitude)
      guard area?.cell != present else { continue }
      if let present { stays.append(CellStay(cell: present, bins: start..<index)) }
      present = area?.cell
      start = index
      inner = area?.inner ?? .empty
    }
    if let present { stays.append(CellStay(cell: present, bins: start..<bins.count)) }
  }
}

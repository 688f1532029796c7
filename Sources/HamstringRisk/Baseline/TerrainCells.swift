import RunMetrics
import TrackModel

/// Cells of the web map's grid (slippy map tiles): about 49 m at 50 degrees north at zoom 19.
struct TerrainCell: Hashable {
  var column: Int32
  var row: Int32

  /// Outside the latitudes that the grid covers, and where the position is not known.
  static let none = TerrainCell(column: -1, row: -1)
}

/// Finds the cells of positions that lie near one another, as those of a run do. Positions are in the units of a trace.
///
/// Counts in whole numbers with a binary point: it is asked for every bin of a long history.
struct CellFinder {
  private let zoom: Int
  private let columnShift: Int
  private let lastColumn: Int64
  // Row and its first two derivatives by a unit of latitude, where they were last computed.
  private var anchor = Int32.max
  private var row: Int64 = 0
  private var fraction: Int64 = 0
  private var slope: Int64 = 0
  private var curvature: Int64 = 0

  /// Units (1 km) around the anchor in which the second-order step is right to a millionth of a cell.
  private static let reach: Int32 = 458
  /// The grid ends at 85.05 degrees.
  private static let lastLatitude = Int32(85.05 / RunTrace.Columns.degrees)
  private static let halfTurn = Int32(180 / RunTrace.Columns.degrees)
  /// Bits behind the binary point of rows.
  private static let rowBits: Int64 = 40
  /// Bits behind the binary point of turns.
  private static let turnBits = 62
  /// Rounded up, so that borders of cells belong to the cell east of them.
  private static let turnsPerUnit = (Int64(1) << turnBits) / Int64(2 * halfTurn) + 1

  init(zoom: Int) {
    self.zoom = min(max(zoom, 1), 24)
    columnShift = CellFinder.turnBits - self.zoom
    lastColumn = Int64(1) << self.zoom - 1
  }

  @inline(__always)
  mutating func cell(latitude: Int32, longitude: Int32) -> TerrainCell {
    // One comparison tells whether a number lies on either side of 0 within a limit; what wraps around does not.
    guard CellFinder.isWithin(latitude, CellFinder.lastLatitude), CellFinder.isWithin(longitude, CellFinder.halfTurn)
    else { return .none }
    if !CellFinder.isWithin(latitude &- anchor, CellFinder.reach) { moveAnchor(to: latitude) }
    let east = Int64(longitude &+ CellFinder.halfTurn)
    let north = Int64(latitude &- anchor)
    let column = min((east &* CellFinder.turnsPerUnit) &>> columnShift, lastColumn)
    let rows = (fraction &+ north &* (slope &+ north &* curvature)) &>> CellFinder.rowBits
    return TerrainCell(column: Int32(truncatingIfNeeded: column), row: Int32(truncatingIfNeeded: row &+ rows))
  }

  @inline(__always)
  private static func isWithin(_ value: Int32, _ limit: Int32) -> Bool {
    UInt32(bitPattern: value &+ limit) <= UInt32(bitPattern: 2 &* limit)
  }

  /// The mercator ordinate is asinh(tan); its derivative is 1 / cos, and that one's tan / cos. Rows count southwards.
  private mutating func moveAnchor(to latitude: Int32) {
    let unit = RunTrace.Columns.degrees * .pi / 180
    let radians = Double(latitude) * unit
    let cells = Double(1 << zoom)
    let rows = cells / (2 * .pi)
    let tangent = Trigonometry.tangent(radians)
    let secant = 1 / Trigonometry.cosine(radians)
    let exact = cells / 2 - Trigonometry.inverseHyperbolicSine(tangent) * rows
    let one = Double(Int64(1) << CellFinder.rowBits)
    anchor = latitude
    row = Int64(exact)
    fraction = Int64((exact - Double(row)) * one)
    slope = Int64(-secant * unit * rows * one)
    curvature = Int64(-secant * tangent * unit * unit * rows / 2 * one)
  }
}

/// Bins of a run that follow one another in one cell.
struct CellStay {
  var cell: TerrainCell
  var bins: Range<Int>

  /// In order of time; bins without a position belong to none.
  ///
  /// - Parameter stays: its room is used again.
  static func find(in bins: RunTrace.Columns, zoom: Int, into stays: inout [CellStay]) {
    let (latitudes, longitudes) = (bins.latitudes.span, bins.longitudes.span)
    var finder = CellFinder(zoom: zoom)
    stays.removeAll(keepingCapacity: true)
    stays.append(addingCapacity: latitudes.count) { stays in
      var present = TerrainCell.none
      var start = 0
      for index in latitudes.indices {
        let cell = finder.cell(latitude: latitudes[index], longitude: longitudes[index])
        if cell == present { continue }
        if present != .none { stays.append(CellStay(cell: present, bins: start..<index)) }
        present = cell
        start = index
      }
      if present != .none { stays.append(CellStay(cell: present, bins: start..<bins.count)) }
    }
  }
}

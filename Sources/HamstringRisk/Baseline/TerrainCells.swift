import RunMetrics
import TrackModel

/// Cells of the web map's grid (slippy map tiles): about 49 m at 50 degrees north at zoom 19.
struct TerrainCell: Hashable, BitwiseCopyable {
  var column: Int32
  var row: Int32

  /// Outside the latitudes that the grid covers, and where the position is not known.
  static let none = TerrainCell(column: -1, row: -1)
}

/// The cells of a run's positions, which are in the units of a trace.
///
/// Goes through whole columns without a branch, in numbers that a processor takes several at a time: every bin of a long
/// history comes by here.
struct CellGrid {
  private let cells: Double
  private(set) var columns: [Int32] = []
  private(set) var rows: [Int32] = []

  /// The grid ends at 85.05 degrees.
  private static let lastLatitude = Int32(85.05 / RunTrace.Columns.degrees)
  private static let halfTurn = Int32(180 / RunTrace.Columns.degrees)
  /// Units (11 km) of latitude within which a row is right to a ten thousandth, at 85 degrees, and better elsewhere.
  private static let reach: Int32 = 5000

  init(zoom: Int) { cells = Double(1 << min(max(zoom, 1), 24)) }

  /// Nothing is left of the positions before. Those that are not known, or outside the grid, lie in ``TerrainCell/none``.
  mutating func take(latitudes: Span<Int32>, longitudes: Span<Int32>) {
    let count = latitudes.count
    if columns.count < count {
      columns = [Int32](repeating: 0, count: count)
      rows = columns
    }
    fillColumns(latitudes, longitudes)
    fillRows(0..<count, latitudes, longitudes)
  }

  private mutating func fillColumns(_ latitudes: Span<Int32>, _ longitudes: Span<Int32>) {
    let count = latitudes.count
    let perUnit = cells / Double(2 * CellGrid.halfTurn)
    let last = Int32(cells) - 1
    var columns = columns.mutableSpan
    precondition(count <= longitudes.count && count <= columns.count)
    for index in 0..<count {
      let east = Double(longitudes[index] &+ CellGrid.halfTurn) * perUnit
      let column = min(CellGrid.whole(east), last)
      columns[index] = CellGrid.isInside(latitudes[index], longitudes[index]) ? column : -1
    }
  }

  /// With one anchor where the range's latitudes lie near each other, as those of a run do.
  private mutating func fillRows(_ range: Range<Int>, _ latitudes: Span<Int32>, _ longitudes: Span<Int32>) {
    let (south, north) = CellGrid.limits(latitudes.extracting(range))
    if north < south || north - south <= CellGrid.reach {
      fillRows(range, latitudes, longitudes, anchor: north < south ? 0 : (south + north) / 2)
    } else {
      let middle = (range.lowerBound + range.upperBound) / 2
      fillRows(range.lowerBound..<middle, latitudes, longitudes)
      fillRows(middle..<range.upperBound, latitudes, longitudes)
    }
  }

  /// The mercator ordinate is asinh(tan), by its Taylor series around the anchor. Rows count southwards.
  private mutating func fillRows(
    _ range: Range<Int>, _ latitudes: Span<Int32>, _ longitudes: Span<Int32>, anchor: Int32
  ) {
    let unit = RunTrace.Columns.degrees * .pi / 180
    let tangent = Trigonometry.tangent(Double(anchor) * unit)
    let secant = 1 / Trigonometry.cosine(Double(anchor) * unit)
    let perRadian = -cells / (2 * .pi)
    let row = cells / 2 + perRadian * Trigonometry.inverseHyperbolicSine(tangent)
    let first = perRadian * unit * secant
    let second = perRadian * unit * unit * secant * tangent / 2
    let third = perRadian * unit * unit * unit * secant * (tangent * tangent + secant * secant) / 6
    var rows = rows.mutableSpan
    precondition(
      0 <= range.lowerBound && range.upperBound <= latitudes.count && range.upperBound <= longitudes.count
        && range.upperBound <= rows.count)
    for index in range {
      let north = Double(latitudes[index] &- anchor)
      let place = row + north * (first + north * (second + north * third))
      rows[index] = CellGrid.isInside(latitudes[index], longitudes[index]) ? CellGrid.whole(place) : -1
    }
  }

  /// The southernmost and northernmost latitude in the grid; the first above the second where there is none.
  private static func limits(_ latitudes: Span<Int32>) -> (south: Int32, north: Int32) {
    var (south, north) = (Int32.max, Int32.min)
    for index in latitudes.indices {
      let latitude = latitudes[index]
      let isInside = isWithin(latitude, lastLatitude)
      south = min(south, isInside ? latitude : .max)
      north = max(north, isInside ? latitude : .min)
    }
    return (south, north)
  }

  /// The whole part of a number from 0 to 2^31, by what is added: it leaves the whole part in the lowest bits. What lies a
  /// millionth below a whole number counts as that, so that borders belong to the cell east or south of them.
  @inline(__always)
  private static func whole(_ value: Double) -> Int32 {
    Int32(truncatingIfNeeded: (value + (1e-6 - 0.5) + 0x1.8p52).bitPattern)
  }

  @inline(__always)
  private static func isInside(_ latitude: Int32, _ longitude: Int32) -> Bool {
    isWithin(latitude, lastLatitude) && isWithin(longitude, halfTurn)
  }

  /// One comparison tells whether a number lies on either side of 0 within a limit; what wraps around does not.
  @inline(__always)
  private static func isWithin(_ value: Int32, _ limit: Int32) -> Bool {
    UInt32(bitPattern: value &+ limit) <= UInt32(bitPattern: 2 &* limit)
  }
}

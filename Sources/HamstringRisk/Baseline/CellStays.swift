import TrackModel

/// Bins of a run that follow one another in one cell, or without a known one.
struct CellStay {
  var cell: TerrainCell
  /// Behind the last of the bins; the first is where the stay before ends.
  var end: Int32
  /// Metres from the start of the run to `end`, in tenths; wraps around.
  var travelled: Int32

  /// Where the first stay begins.
  static let start = CellStay(cell: .none, end: 0, travelled: 0)
}

/// The stays of a run, in order of time; together they hold all of its bins.
struct CellStays: RandomAccessCollection {
  private var grid: CellGrid
  private var room: [CellStay] = []
  private(set) var endIndex = 0

  init(zoom: Int) { grid = CellGrid(zoom: zoom) }

  var startIndex: Int { 0 }
  subscript(index: Int) -> CellStay { room[index] }

  /// Nothing is left of the run before.
  mutating func take(_ bins: RunTrace.Columns) {
    grid.take(latitudes: bins.latitudes.span, longitudes: bins.longitudes.span)
    if room.count <= bins.count { room = [CellStay](repeating: .start, count: bins.count + 1) }
    endIndex = CellStays.write(grid, bins, to: &room)
  }

  /// - Returns: how many there are.
  private static func write(_ grid: CellGrid, _ bins: RunTrace.Columns, to room: inout [CellStay]) -> Int {
    let (columns, rows, motions) = (grid.columns.span, grid.rows.span, bins.motions.span)
    var stays = room.mutableSpan
    var present = TerrainCell.none
    var last = 0
    var travelled: Int32 = 0
    // Stays without bins where the first position is known.
    stays[0] = .start
    // Writes the present stay anew for every bin: where a runner changes cells cannot be foreseen, and a branch for it
    // takes longer.
    for index in motions.indices {
      let cell = TerrainCell(column: columns[index], row: rows[index])
      travelled &+= Int32(truncatingIfNeeded: motions[index].decimetres)
      last &+= cell == present ? 0 : 1
      present = cell
      stays[last] = CellStay(cell: cell, end: Int32(truncatingIfNeeded: index &+ 1), travelled: travelled)
    }
    return motions.isEmpty ? 0 : last + 1
  }
}

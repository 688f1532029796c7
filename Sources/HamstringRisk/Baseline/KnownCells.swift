/// Where the runner has been, and in which run last.
///
/// Cells are kept in square blocks: a run asks for the neighbours of every cell that it crosses, and most of them lie
/// in the block that it is in. Blocks are found through a table of its own (open addressing with linear probing, at
/// most half full), because these lookups are much of what a long history costs.
struct KnownCells {
  private struct Slot {
    var block = TerrainCell(column: 0, row: 0)
    /// Where the block's cells begin in `visits`; negative in an empty slot.
    var start = -1
  }

  /// Cells along a side of a block, as a power of two.
  private static let sideBits: Int32 = 3
  private static let side = Int32(1) << sideBits
  private static let cellsOfBlock = Int(side * side)
  /// Behind the cells of a block stands the newest visit of any of them.
  private static let newest = cellsOfBlock

  private var slots = [Slot](repeating: Slot(), count: 256)
  private var blocks = 0
  /// By block, row and column: the number of the last run there; `never` where there was none.
  private var visits: [Int32] = []
  private static let never = Int32.min
  /// The block that was asked for last, there or not.
  private var latest = Slot()

  /// - Parameter run: a number no lower than those of the runs before.
  mutating func visit(_ stays: [CellStay], in run: Int32) {
    for stay in stays {
      let start = start(of: KnownCells.block(of: stay.cell)) ?? add(KnownCells.block(of: stay.cell))
      visits[start + KnownCells.offset(stay.cell.column, stay.cell.row)] = run
      visits[start + KnownCells.newest] = run
    }
  }

  /// The cell or one of its eight neighbours was visited in a run of number `earliest` or a later one.
  mutating func knows(_ cell: TerrainCell, since earliest: Int32) -> Bool {
    let own = start(of: KnownCells.block(of: cell))
    let (column, row) = (cell.column & (KnownCells.side - 1), cell.row & (KnownCells.side - 1))
    if let own, visits[own + KnownCells.offset(column, row)] >= earliest { return true }
    let inner = 1...KnownCells.side - 2
    if inner.contains(column), inner.contains(row) {
      guard let own else { return false }
      return isVisited(own, columns: column - 1...column + 1, rows: row - 1...row + 1, since: earliest)
    }
    return isVisitedAcrossBlocks(cell, since: earliest)
  }

  private mutating func isVisitedAcrossBlocks(_ cell: TerrainCell, since earliest: Int32) -> Bool {
    let (right, bottom) = (cell.column &+ 1, cell.row &+ 1)
    var row = cell.row &- 1
    while row <= bottom {
      let lastRow = min(bottom, row | (KnownCells.side - 1))
      var column = cell.column &- 1
      while column <= right {
        let lastColumn = min(right, column | (KnownCells.side - 1))
        if let start = start(of: KnownCells.block(of: TerrainCell(column: column, row: row))),
          isVisited(start, columns: column...lastColumn, rows: row...lastRow, since: earliest)
        {
          return true
        }
        column = lastColumn + 1
      }
      row = lastRow + 1
    }
    return false
  }

  /// - Parameters:
  ///   - start: of the block that holds the columns and rows.
  private func isVisited(
    _ start: Int, columns: ClosedRange<Int32>, rows: ClosedRange<Int32>, since earliest: Int32
  ) -> Bool {
    guard visits[start + KnownCells.newest] >= earliest else { return false }
    var row = rows.lowerBound
    while row <= rows.upperBound {
      var column = columns.lowerBound
      while column <= columns.upperBound {
        if visits[start + KnownCells.offset(column, row)] >= earliest { return true }
        column += 1
      }
      row += 1
    }
    return false
  }

  private static func block(of cell: TerrainCell) -> TerrainCell {
    TerrainCell(column: cell.column >> sideBits, row: cell.row >> sideBits)
  }

  /// Of a cell in its block.
  private static func offset(_ column: Int32, _ row: Int32) -> Int {
    Int((row & (side - 1)) << sideBits | column & (side - 1))
  }

  private mutating func start(of block: TerrainCell) -> Int? {
    if latest.block != block { latest = Slot(block: block, start: slots[place(of: block)].start) }
    return latest.start >= 0 ? latest.start : nil
  }

  /// - Parameter block: is not there yet.
  private mutating func add(_ block: TerrainCell) -> Int {
    if 2 * (blocks + 1) > slots.count { grow() }
    let start = visits.count
    visits.append(contentsOf: repeatElement(KnownCells.never, count: KnownCells.cellsOfBlock + 1))
    latest = Slot(block: block, start: start)
    slots[place(of: block)] = latest
    blocks += 1
    return start
  }

  /// The slot of the block, or the empty one where it would go.
  private func place(of block: TerrainCell) -> Int {
    let key = UInt64(UInt32(bitPattern: block.column)) << 32 | UInt64(UInt32(bitPattern: block.row))
    // Multiplication by the golden ratio spreads neighbours; the high bits are the good ones.
    let hash = key &* 0x9E37_79B9_7F4A_7C15
    let mask = slots.count - 1
    var index = Int(hash >> 32) & mask
    while slots[index].start >= 0, slots[index].block != block { index = (index + 1) & mask }
    return index
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.start >= 0 { slots[place(of: slot.block)] = slot }
  }
}

/// Where the runner has been, and when last.
///
/// A table of its own, because a lookup per few metres of every run is most of what a long history costs: open
/// addressing with linear probing, at most half full.
struct KnownCells {
  private struct Slot {
    var cell = KnownCells.none
    var visit = Int64.min
  }

  private static let none = TerrainCell(column: .min, row: .min)

  private var slots = [Slot](repeating: Slot(), count: 1024)
  private var count = 0

  mutating func visit(_ stays: [CellStay], at time: Int64) {
    for stay in stays { put(stay.cell, time) }
  }

  /// The cell or one of its eight neighbours was visited since `earliest`.
  func knows(_ cell: TerrainCell, since earliest: Int64) -> Bool {
    if slots[place(of: cell)].visit >= earliest { return true }
    for column in -1...1 as ClosedRange<Int32> {
      for row in -1...1 as ClosedRange<Int32> where column != 0 || row != 0 {
        let neighbour = TerrainCell(column: cell.column &+ column, row: cell.row &+ row)
        if slots[place(of: neighbour)].visit >= earliest { return true }
      }
    }
    return false
  }

  private mutating func put(_ cell: TerrainCell, _ time: Int64) {
    var index = place(of: cell)
    if slots[index].cell != cell {
      if 2 * (count + 1) > slots.count {
        grow()
        index = place(of: cell)
      }
      slots[index].cell = cell
      count += 1
    }
    slots[index].visit = time
  }

  /// The slot of the cell, or the empty one where it would go.
  private func place(of cell: TerrainCell) -> Int {
    let key = UInt64(UInt32(bitPattern: cell.column)) << 32 | UInt64(UInt32(bitPattern: cell.row))
    // Multiplication by the golden ratio spreads neighbours; the high bits are the good ones.
    let hash = key &* 0x9E37_79B9_7F4A_7C15
    let mask = slots.count - 1
    var index = Int(hash >> 32) & mask
    while slots[index].cell != cell, slots[index].cell != KnownCells.none { index = (index + 1) & mask }
    return index
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.cell != KnownCells.none { slots[place(of: slot.cell)] = slot }
  }
}

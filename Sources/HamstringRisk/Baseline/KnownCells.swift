/// Where the runner has been, and in which run last.
///
/// Cells are kept in square blocks with a margin of one cell, and every visit is noted in the neighbours of its cell, too:
/// for most cells one look tells whether the ground there is known. Blocks are found through a table of its own (open
/// addressing with linear probing, at most half full), because these lookups are much of what a long history costs.
struct KnownCells {
  private struct Slot {
    var block = TerrainCell(column: 0, row: 0)
    /// Where the block's cells begin in `visits`; negative in an empty slot.
    var start = -1
  }

  /// Cells along a side of a block, as a power of two.
  private static let sideBits: Int32 = 4
  private static let side = Int32(1) << sideBits
  private static let width = Int(side) + 2

  private var slots = [Slot](repeating: Slot(), count: 256)
  /// 64 less the logarithm of the number of slots.
  private var shift: UInt64 = 56
  /// The golden ratio spreads neighbours. It is left for a number that nobody can know beforehand as soon as blocks collide
  /// as only chosen ones do.
  private var multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// Done once at most for each size of the table.
  private var isChosenAnew = false
  private var blocks = 0
  /// By block, row and column, margins included: the number of the last run in the cell or in one of its neighbours, as
  /// far as that lies in the block without its margin; `never` where there was none.
  private var visits: [Int32] = []
  private static let never = Int32.min
  /// Slots from where a search begins; tables at most half full seldom have so long a row of full ones.
  private static let longestProbe = 64
  /// The block that was asked for last, there or not.
  private var latest = Slot()

  /// - Parameter run: a number no lower than those of the runs before.
  mutating func visit(_ stays: some Sequence<CellStay>, in run: Int32) {
    for stay in stays where stay.cell != .none {
      let cell = stay.cell
      let block = KnownCells.block(of: cell)
      let start = start(of: block) ?? add(block)
      let corner = start + KnownCells.offset(cell.column & (KnownCells.side - 1), cell.row & (KnownCells.side - 1))
      for first in [corner, corner + KnownCells.width, corner + 2 * KnownCells.width] {
        visits[first] = run
        visits[first + 1] = run
        visits[first + 2] = run
      }
    }
  }

  /// The cell or one of its eight neighbours was visited in a run of number `earliest` or a later one.
  mutating func knows(_ cell: TerrainCell, since earliest: Int32) -> Bool {
    let (column, row) = (cell.column & (KnownCells.side - 1), cell.row & (KnownCells.side - 1))
    if let own = start(of: KnownCells.block(of: cell)),
      visits[own + KnownCells.offset(column + 1, row + 1)] >= earliest
    {
      return true
    }
    let inner = 1...KnownCells.side - 2
    return (!inner.contains(column) || !inner.contains(row)) && isInMargin(cell, since: earliest)
  }

  /// The same as the margins of the neighbouring blocks tell it.
  private func isInMargin(_ cell: TerrainCell, since earliest: Int32) -> Bool {
    let own = KnownCells.block(of: cell)
    let blockOfNeighbour = (
      left: KnownCells.block(of: TerrainCell(column: cell.column - 1, row: cell.row - 1)),
      right: KnownCells.block(of: TerrainCell(column: cell.column + 1, row: cell.row + 1))
    )
    for row in blockOfNeighbour.left.row...blockOfNeighbour.right.row {
      for column in blockOfNeighbour.left.column...blockOfNeighbour.right.column {
        let block = TerrainCell(column: column, row: row)
        let start = block == own ? -1 : slots[place(of: block)].start
        guard start >= 0 else { continue }
        let offset = KnownCells.offset(
          cell.column - column << KnownCells.sideBits + 1, cell.row - row << KnownCells.sideBits + 1)
        if visits[start + offset] >= earliest { return true }
      }
    }
    return false
  }

  private static func block(of cell: TerrainCell) -> TerrainCell {
    TerrainCell(column: cell.column >> sideBits, row: cell.row >> sideBits)
  }

  /// Of a cell in its block, counted from the margin's corner.
  private static func offset(_ column: Int32, _ row: Int32) -> Int { Int(row) * width + Int(column) }

  private mutating func start(of block: TerrainCell) -> Int? {
    if latest.block != block { latest = Slot(block: block, start: slots[place(of: block)].start) }
    return latest.start >= 0 ? latest.start : nil
  }

  /// - Parameter block: is not there yet.
  private mutating func add(_ block: TerrainCell) -> Int {
    if 2 * (blocks + 1) > slots.count { grow() }
    let start = visits.count
    visits.append(contentsOf: repeatElement(KnownCells.never, count: KnownCells.width * KnownCells.width))
    latest = Slot(block: block, start: start)
    let place = place(of: block)
    slots[place] = latest
    blocks += 1
    if !isChosenAnew, (place - home(of: block)) & (slots.count - 1) > KnownCells.longestProbe {
      isChosenAnew = true
      multiplier = UInt64.random(in: .min ... .max) | 1
      rehash(slots.count)
    }
    return start
  }

  /// The slot of the block, or the empty one where it would go.
  private func place(of block: TerrainCell) -> Int {
    let mask = slots.count - 1
    var index = home(of: block)
    while slots[index].start >= 0, slots[index].block != block { index = (index + 1) & mask }
    return index
  }

  /// Where the search for a block begins: the highest bits of a product, which every bit of the block reaches.
  private func home(of block: TerrainCell) -> Int {
    let key = UInt64(UInt32(bitPattern: block.column)) << 32 | UInt64(UInt32(bitPattern: block.row))
    return Int((key &* multiplier) >> shift)
  }

  /// The most slots that the search for a block passes by.
  var longestSearch: Int {
    slots.indices.reduce(0) { longest, place in
      slots[place].start < 0 ? longest : max(longest, (place - home(of: slots[place].block)) & (slots.count - 1))
    }
  }

  private mutating func grow() {
    shift -= 1
    isChosenAnew = false
    rehash(2 * slots.count)
  }

  private mutating func rehash(_ count: Int) {
    let old = slots
    slots = [Slot](repeating: Slot(), count: count)
    for slot in old where slot.start >= 0 { slots[place(of: slot.block)] = slot }
  }
}

import Testing
import TrackModel

@testable import HamstringRisk

@Suite struct KnownCellsTests {
  /// Walks on a small grid, around both axes so that columns and rows are negative, too: every answer is that of a plain
  /// table of last visits.
  @Test(arguments: 1...20 as ClosedRange<UInt64>) func answersAsAPlainTable(seed: UInt64) {
    var state = seed
    func next(_ bound: Int32) -> Int32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int32((state >> 33) % UInt64(bound))
    }
    var known = KnownCells()
    var plain: [TerrainCell: Int32] = [:]
    for run in 0..<60 as Range<Int32> {
      var cell = TerrainCell(column: next(60) - 30, row: next(60) - 30)
      var stays: [CellStay] = []
      for step in 0..<80 as Range<Int32> {
        cell = TerrainCell(column: cell.column + next(3) - 1, row: cell.row + next(3) - 1)
        stays.append(CellStay(cell: cell, end: step + 1, travelled: 0))
      }
      for stay in stays {
        let earliest = run - next(20)
        let neighbours = (-1...1).flatMap { column in
          (-1...1).map { TerrainCell(column: stay.cell.column + column, row: stay.cell.row + $0) }
        }
        let expected = neighbours.contains { plain[$0].map { $0 >= earliest } ?? false }
        let isKnown = known.knows(stay.cell, since: earliest)
        #expect(isKnown == expected)
      }
      known.visit(stays, in: run)
      for stay in stays { plain[stay.cell] = run }
    }
  }

  /// Cells at the borders of blocks have neighbours in up to three other blocks.
  @Test(arguments: [(0, 0), (15, 0), (0, 15), (15, 15), (16, 31), (-1, -16), (8, 7), (3, 4)] as [(Int32, Int32)])
  func neighboursInOtherBlocks(column: Int32, row: Int32) {
    var known = KnownCells()
    known.visit([CellStay(cell: TerrainCell(column: column, row: row), end: 1, travelled: 0)], in: 3)
    for east in -2...2 as ClosedRange<Int32> {
      for south in -2...2 as ClosedRange<Int32> {
        let cell = TerrainCell(column: column + east, row: row + south)
        let (isKnown, isNewer) = (known.knows(cell, since: 3), known.knows(cell, since: 4))
        #expect(isKnown == (abs(east) < 2 && abs(south) < 2))
        #expect(!isNewer)
      }
    }
  }

  /// Blocks of 16 x 16 cells whose place in a table of 1024 by the golden ratio is the same: from the 65th on a search would
  /// pass by all of them.
  @Test func blocksChosenToCollide() {
    var blocks: [TerrainCell] = []
    var row: Int32 = 0
    while blocks.count < 300 {
      row += 1
      let product = UInt64(UInt32(bitPattern: row)) &* 0x9E37_79B9_7F4A_7C15
      if product >> 54 == 5 { blocks.append(TerrainCell(column: 0, row: 16 * row)) }
    }
    var known = KnownCells()
    for (number, cell) in blocks.enumerated() {
      known.visit([CellStay(cell: cell, end: 1, travelled: 0)], in: Int32(number))
    }
    for (number, cell) in blocks.enumerated() {
      let (isKnown, isNewer) = (known.knows(cell, since: Int32(number)), known.knows(cell, since: Int32(number + 1)))
      #expect(isKnown && !isNewer)
    }
    #expect(known.longestSearch < 200)
  }
}

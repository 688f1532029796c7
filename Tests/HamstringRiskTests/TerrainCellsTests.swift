import Testing

@testable import HamstringRisk

@Suite struct TerrainCellsTests {
  /// Definitions.md C8: the tile of 52.5163, 13.3777.
  @Test(arguments: [(14, 8800, 5373), (17, 70406, 42987), (19, 281_626, 171_951)])
  func workedTile(zoom: Int, column: Int32, row: Int32) {
    var finder = CellFinder(zoom: zoom)
    #expect(finder.cell(latitude: 52.5163, longitude: 13.3777) == TerrainCell(column: column, row: row))
  }

  /// Stepping away from the position last computed gives what computing afresh gives.
  @Test(arguments: [0.0, 47.3, -33.9, 69.6])
  func steps(latitude: Double) {
    var walking = CellFinder(zoom: 19)
    for step in 0..<400 {
      let here = latitude + Double(step) * 0.000_093
      var fresh = CellFinder(zoom: 19)
      #expect(walking.cell(latitude: here, longitude: 8) == fresh.cell(latitude: here, longitude: 8))
    }
  }

  @Test func outside() {
    var finder = CellFinder(zoom: 19)
    #expect(finder.cell(latitude: 86, longitude: 0) == nil)
    #expect(finder.cell(latitude: .nan, longitude: .nan) == nil)
    #expect(finder.cell(latitude: 0, longitude: 180) != nil)
  }
}

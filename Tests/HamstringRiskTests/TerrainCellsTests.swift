import Foundation
import Testing
import TrackModel

@testable import HamstringRisk

@Suite struct TerrainCellsTests {
  /// Definitions.md C8: the tile of 52.5163, 13.3777.
  @Test(arguments: [(14, 8800, 5373), (17, 70406, 42987), (19, 281_626, 171_951)])
  func workedTile(zoom: Int, column: Int32, row: Int32) {
    var finder = CellFinder(zoom: zoom)
    #expect(finder.cell(52.5163, 13.3777) == TerrainCell(column: column, row: row))
  }

  /// Stepping away from the position last computed gives what computing afresh gives.
  @Test(arguments: [0.0, 47.3, -33.9, 69.6])
  func steps(latitude: Double) {
    var walking = CellFinder(zoom: 19)
    for step in 0..<400 {
      let here = latitude + Double(step) * 0.000_093
      var fresh = CellFinder(zoom: 19)
      #expect(walking.cell(here, 8) == fresh.cell(here, 8))
    }
  }

  /// The published formula of slippy map tiles, over the whole grid and at every zoom that settings allow.
  @Test(arguments: 10...22) func isTheFormulaOfTheMap(zoom: Int) {
    var finder = CellFinder(zoom: zoom)
    var state: UInt64 = 7
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(UInt64(1) << 31)
    }
    var latitude: Int32 = 0
    var longitude: Int32 = 0
    var nearBorder = 0
    for step in 0..<4000 {
      if step % 10 == 0 {
        latitude = Int32((next() - 0.5) * 2 * 4_240_000)
        longitude = Int32((next() - 0.5) * 2 * 8_990_000)
      }
      latitude += Int32((next() - 0.5) * 400)
      longitude += Int32((next() - 0.5) * 400)
      let radians = Double(latitude) * 2e-5 * .pi / 180
      let cells = Double(1 << zoom)
      let column = (Double(longitude) * 2e-5 + 180) / 360 * cells
      let row = (1 - log(tan(radians) + 1 / cos(radians)) / .pi) / 2 * cells
      // Within a thousandth of a border either side is right.
      if [column, row].contains(where: { abs($0 - $0.rounded()) < 1e-3 }) {
        nearBorder += 1
        continue
      }
      let cell = finder.cell(latitude: latitude, longitude: longitude)
      #expect(cell == TerrainCell(column: Int32(column), row: Int32(row)))
    }
    #expect(nearBorder < 100)
  }

  @Test func outside() {
    var finder = CellFinder(zoom: 19)
    #expect(finder.cell(86, 0) == .none)
    #expect(finder.cell(latitude: RunTrace.Columns.unknown, longitude: RunTrace.Columns.unknown) == .none)
    #expect(finder.cell(0, 180).column == 524_287 as Int32)
    #expect(finder.cell(0, -180).column == 0 as Int32)
    #expect(finder.cell(0, 180.1) == .none)
  }
}

extension CellFinder {
  /// Degrees.
  fileprivate mutating func cell(_ latitude: Double, _ longitude: Double) -> TerrainCell {
    cell(
      latitude: Int32((latitude / RunTrace.Columns.degrees).rounded()),
      longitude: Int32((longitude / RunTrace.Columns.degrees).rounded()))
  }
}

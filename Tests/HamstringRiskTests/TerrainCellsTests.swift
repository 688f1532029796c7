import Foundation
import Testing
import TrackModel

@testable import HamstringRisk

@Suite struct TerrainCellsTests {
  /// Definitions.md C8: the tile of 52.5163, 13.3777.
  @Test(arguments: [(14, 8800, 5373), (17, 70406, 42987), (19, 281_626, 171_951)])
  func workedTile(zoom: Int, column: Int32, row: Int32) {
    #expect(cells([(52.5163, 13.3777)], zoom: zoom) == [TerrainCell(column: column, row: row)])
  }

  /// A position lies in the same cell whatever positions are looked at with it, near and far ones.
  @Test(arguments: [0.0, 47.3, -33.9, 69.6, -80.1])
  func neighboursDoNotMatter(latitude: Double) {
    let track = (0..<2000).map { (latitude + Double($0) * 0.000_437, 8.0 + Double($0 % 7)) }
    #expect(cells(track) == track.flatMap { cells([$0]) })
    #expect(cells([(-latitude, 100)] + track + [(0, 0)]).dropFirst().dropLast() == cells(track)[...])
  }

  /// The published formula of slippy map tiles, over the whole grid and at every zoom that settings allow.
  @Test(arguments: 10...22) func isTheFormulaOfTheMap(zoom: Int) {
    var state: UInt64 = 7
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(UInt64(1) << 31)
    }
    var latitudes: [Int32] = []
    var longitudes: [Int32] = []
    for step in 0..<4000 {
      let isJump = step % 10 == 0
      latitudes.append(isJump ? Int32((next() - 0.5) * 8_480_000) : latitudes[step - 1] + Int32((next() - 0.5) * 400))
      longitudes.append(
        isJump ? Int32((next() - 0.5) * 17_980_000) : longitudes[step - 1] + Int32((next() - 0.5) * 400))
    }
    var nearBorder = 0
    for (step, cell) in cells(latitudes, longitudes, zoom: zoom).enumerated() {
      let radians = Double(latitudes[step]) * 2e-5 * .pi / 180
      let count = Double(1 << zoom)
      let column = (Double(longitudes[step]) * 2e-5 + 180) / 360 * count
      let row = (1 - log(tan(radians) + 1 / cos(radians)) / .pi) / 2 * count
      // Within a thousandth of a border either side is right.
      if [column, row].contains(where: { abs($0 - $0.rounded()) < 1e-3 }) {
        nearBorder += 1
        continue
      }
      #expect(cell == TerrainCell(column: Int32(column), row: Int32(row)))
    }
    #expect(nearBorder < 100)
  }

  @Test func outside() {
    let unknown = RunTrace.Columns.unknown
    #expect(cells([unknown, 0, unknown], [unknown, 0, unknown], zoom: 1).map { $0 == .none } == [true, false, true])
    #expect(cells([.max, .min + 1], [.max, .min + 1], zoom: 19) == [.none, .none])
    #expect(
      cells([(86, 0), (0, 180), (0, -180), (0, 180.1), (-86, 0)]).map(\.column)
        == [-1, 524_287, 0, -1, -1] as [Int32])
  }

  /// A run that begins in a known cell, one whose positions come late and are lost on the way, and one without any, after
  /// each other in the same room.
  @Test func staysHoldAllBins() {
    var stays = CellStays(zoom: 19)
    let north = 0.001
    stays.take(columns([48, 48, 48 + north, 48 + north, 48 + north]))
    #expect(stays.filter { $0.cell != .none }.map(\.end) == [2, 5])
    #expect(stays.filter { $0.cell != .none }.map(\.travelled) == [60, 150])
    #expect(stays.first?.end == 0)
    stays.take(columns([nil, nil, 48, nil, 48]))
    #expect(stays.map { $0.cell == .none } == [true, false, true, false])
    #expect(stays.map(\.end) == [2, 3, 4, 5])
    #expect(stays.map(\.travelled) == [60, 90, 120, 150])
    stays.take(columns([nil, nil]))
    #expect(stays.map(\.end) == [2] && stays.first?.cell == TerrainCell.none)
    stays.take(columns([]))
    #expect(stays.isEmpty)
    stays.take(columns([48, 48]))
    #expect(stays.map(\.end) == [0, 2])
  }

  /// Bins of 3 m at these latitudes.
  private func columns(_ latitudes: [Double?]) -> RunTrace.Columns {
    let bins = latitudes.enumerated().map { number, latitude in
      RunTrace.Bin(
        start: Int32(number * 5), distance: 3, flatEquivalentSpeed: 0.6, altitude: .nan, heartRate: 0, isMoving: true,
        latitude: latitude ?? .nan, longitude: latitude == nil ? .nan : 8)
    }
    return RunTrace.Columns(RunTrace(bins))
  }

  /// Degrees.
  private func cells(_ positions: [(Double, Double)], zoom: Int = 19) -> [TerrainCell] {
    func units(_ degrees: Double) -> Int32 { Int32((degrees / RunTrace.Columns.degrees).rounded()) }
    return cells(positions.map { units($0.0) }, positions.map { units($0.1) }, zoom: zoom)
  }

  private func cells(_ latitudes: [Int32], _ longitudes: [Int32], zoom: Int) -> [TerrainCell] {
    var grid = CellGrid(zoom: zoom)
    // What a longer run left behind is not seen.
    let before = [Int32](repeating: 2_400_000, count: latitudes.count + 5)
    grid.take(latitudes: before.span, longitudes: before.span)
    grid.take(latitudes: latitudes.span, longitudes: longitudes.span)
    return latitudes.indices.map { TerrainCell(column: grid.columns[$0], row: grid.rows[$0]) }
  }
}

import HamstringRisk
import Testing
import TrackModel

@testable import RiskReports

@Suite struct RunPictureTests {
  /// An hour at 2.5 m/s round a square of 2,250 m a side, up 30 m between 1,500 and 1,950 m.
  private static let square = RunTrace(
    (0..<720).map { bin in
      let way = (Double(bin) + 0.5) * 12.5
      let side = min(Int(way / 2250), 3)
      let along = way - Double(side) * 2250
      let (north, east) = [(0, along), (along, 2250), (2250, 2250 - along), (2250 - along, 0)][side]
      let climbed = 30 * min(max((way - 1500) / 450, 0), 1)
      return RunTrace.Bin(
        start: Int32(bin * 5), distance: 12.5, flatEquivalentSpeed: bin < 300 || bin >= 312 ? 2.5 : 3.5,
        altitude: Float(100 + climbed), heartRate: 140, isMoving: true, latitude: north / 111_195,
        longitude: east / 111_195)
    })

  private func picture(_ trace: RunTrace = RunPictureTests.square) throws -> RunPicture {
    try #require(RunPicture(Samples.run(Samples.summary(trace: trace)), settings: Samples.settings()))
  }

  @Test func climbsAndStairsStandWhereTheyWere() throws {
    let picture = try picture()
    #expect(picture.length == 9000)
    // 600 s to 780 s and 1,200 s to 1,230 s at 2.5 m/s.
    #expect(picture.climbs == [1500...1950])
    #expect(picture.stairs == [3000...3075])
    let chart = try #require(picture.altitudeProfile)
    chart.expectSound()
    let climb = try #require(chart.areas(.climb).first)
    // The plot is 308 wide and begins at 48.
    let edges: [Double] = [48 + 308 * 1500 / 9000, 48 + 308 * 1950 / 9000]
    #expect(climb.map(\.x).min() == edges[0])
    #expect(climb.map(\.x).max() == edges[1])
    #expect(chart.areas(.stairs).count == 1)
  }

  @Test func surgesAndBandAreInThePaceStrip() throws {
    let chart = try #require(try picture().paceStrip)
    chart.expectSound()
    // 1,500 s to 1,560.04 s: 3,750 m to 3,900.1 m.
    let surge = try #require(chart.boxes(.surge).first)
    let (start, width): (Double, Double) = (48 + 308 * 3750 / 9000, 308 * 150.1 / 9000)
    #expect((surge.x - start).magnitude < 0.01)
    #expect((surge.width - width).magnitude < 0.01)
    #expect(chart.boxes(.band).count == 1)
    #expect(chart.lines(.value).count == 1)
  }

  @Test func routeKeepsItsShapeAndTellsNoPlace() throws {
    let chart = try #require(try picture().routeSketch)
    chart.expectSound()
    let route = chart.lines(.route).flatMap { $0 }
    let wide = (route.map(\.x).max() ?? 0) - (route.map(\.x).min() ?? 0)
    let high = (route.map(\.y).max() ?? 0) - (route.map(\.y).min() ?? 0)
    #expect((wide - 152).magnitude < 1 && (high - 152).magnitude < 1)
    // North is up: the first side leads east along the lower edge.
    #expect(route[0].y > 150 && route[0].x < 20)
  }

  @Test func theSketchHasALegend() throws {
    let chart = try #require(try picture().routeSketch)
    #expect(chart.keys.map(\.words) == ["climb", "stairs or very steep path", "surge", "start", "finish"])
    #expect(chart.keys.map(\.role) == [.climb, .stairs, .surge, .start, .finish])
  }

  @Test func noWayNoSketch() throws {
    #expect(try picture(Samples.trace()).routeSketch == nil)
    #expect(RunPicture(Samples.run(Samples.summary(trace: RunTrace())), settings: Samples.settings()) == nil)
  }

  @Test func flatRunsLookFlat() throws {
    let chart = try #require(try picture(Samples.trace()).altitudeProfile)
    let ground = try #require(chart.lines(.value).first)
    #expect(Set(ground.map(\.y)).count == 1)
    #expect(ground[0].y == chart.plot.y + chart.plot.height / 2)
  }
}

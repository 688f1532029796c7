import RunMetrics
import Testing
import TrackModel

@testable import RunAnalysis

@Suite struct PositionGateTests {
  private func samples(north: [Double], interval: Int64 = 1000) -> [TrackSample] {
    north.enumerated().map { index, metres in
      var sample = TrackSample()
      sample.time = SyntheticRun.start + Int64(index) * interval
      sample.latitude = 45 + metres / SyntheticRun.metresPerDegree
      sample.longitude = 7
      sample.fields = [.time, .position]
      return sample
    }
  }

  /// Definitions.md E: 100 samples 3 m apart with one jump of 80 m and back measure 297 m.
  @Test func aSpikeCostsNothing() throws {
    var north = (0..<100).map { Double($0) * 3 }
    north[50] += 80
    let run = try #require(analyze(samples(north: north)).run)
    #expect(try abs(known(run.distance) - 297) < 0.5)
    #expect(run.noteCount("position_spikes") == 1)
  }

  @Test func anIslandOfWrongPositionsIsStruck() throws {
    var north = (0..<300).map { Double($0) * 3 }
    for index in 100..<108 { north[index] += 500 }
    let run = try #require(analyze(samples(north: north)).run)
    #expect(run.noteCount("position_spikes") == 8)
    #expect(try abs(known(run.distance) - 897) < 1)
  }

  /// 299 s at 3 m/s: the leap of 50 km is the receiver's, the second of it the runner's.
  @Test func aTrackThatGoesOnElsewhereCountsItsSecondsAndNotTheLeap() throws {
    let north = (0..<300).map { Double($0) * 3 + ($0 >= 150 ? 50_000 : 0) }
    let run = try #require(analyze(samples(north: north)).run)
    #expect(run.noteCount("position_jumps") == 1)
    #expect(try abs(known(run.distance) - 897) < 0.5)
    #expect(run.surges.isEmpty)
  }

  /// 20 min at 3.5 m/s with a point every three seconds, whose positions leap on by 35 m twice: what lies between the two
  /// leaps was run, however long it took.
  @Test(arguments: [9, 30, 57, 60, 66, 120])
  func whatLiesBetweenTwoLeapsWasRun(seconds: Int) throws {
    let north = (0...400).map { 10.5 * Double($0) + ($0 >= 200 ? 35 : 0) + ($0 >= 200 + seconds / 3 ? 35 : 0) }
    let run = try #require(analyze(samples(north: north, interval: 3000)).run)
    // Up to a minute the leaps may be taken for way.
    #expect(try (4190...4275).contains(known(run.distance)))
    #expect(try abs(known(run.moving) - 1200) < 8)
    #expect(run.stops.isEmpty)
  }

  /// The same seconds of a clock with fractions: no second is lost behind a leap.
  @Test func aClockWithFractionsLosesNothingBehindALeap() throws {
    var track = samples(north: (0..<400).map { 9 * Double($0) + Double($0 / 40) * 60 }, interval: 3000)
    for index in track.indices { track[index].time += Int64(index) * 7 }
    let run = try #require(analyze(track).run)
    #expect(run.noteCount("position_jumps") == 9)
    #expect(try abs(known(run.distance) - 3591) < 9)
  }

  /// 300 s at 3 m/s, of which the receiver holds one position for a while and then leaps to where the runner is.
  @Test(arguments: [(20, 897.0, 299.0), (58, 897, 299)])
  func aHeldPositionIsAStraightWay(seconds: Int, distance: Double, moving: Double) throws {
    var north = (0..<300).map { Double($0) * 3 }
    for index in 121...120 + seconds { north[index] = north[120] }
    let run = try #require(analyze(samples(north: north)).run)
    #expect(run.noteCount("position_jumps") == 0 && run.noteCount("position_spikes") == seconds)
    #expect(try abs(known(run.distance) - distance) < 1)
    #expect(try abs(known(run.moving) - moving) < 1)
    #expect(run.surges.isEmpty)
  }

  /// 600 s at a speed, a stop of 40 s, a leap of the positions, and 600 s more: 30 or 45 m are no way of a runner of
  /// 3 m/s in 40 s, but 45 m are one at 1.5 m/s.
  @Test(arguments: [(3.0, 45.0, 1), (3, 30, 1), (1.5, 45, 0)])
  func aStopWithALeapBehindItStaysAStop(speed: Double, leap: Double, jumps: Int) throws {
    let before = (0...600).map { Double($0) * speed }
    let stop = [Double](repeating: 600 * speed, count: 39)
    let after = (0...600).map { (600 + Double($0)) * speed + leap }
    let run = try #require(analyze(samples(north: before + stop + after)).run)
    #expect(run.noteCount("position_jumps") == jumps)
    #expect(try abs(known(run.distance) - 1200 * speed - (jumps == 0 ? leap : 0)) < 5)
    #expect(try abs(known(run.moving) - (jumps == 0 ? 1240 : 1200)) <= 6)
  }

  /// Each position is written for three or five seconds and then leaps on: faster from second to second than anybody runs.
  @Test(arguments: [(3, 5.0), (5, 3.0), (5, 4.5)])
  func positionsThatAreAllHeldAreAStraightWay(seconds: Int, speed: Double) throws {
    let north = (0..<1200).map { Double($0 / seconds * seconds) * speed }
    let run = try #require(analyze(samples(north: north)).run)
    #expect(try abs(known(run.distance) / (1200 * speed) - 1) < 0.01)
    #expect(try abs(known(run.moving) - 1200) < 10)
  }

  /// So do those that are held for up to a minute: their speed is that from change to change.
  @Test(arguments: [17, 20, 60]) func positionsThatAreAllHeldForLongAreAStraightWay(seconds: Int) throws {
    let north = (0..<2400).map { Double($0 / seconds * seconds) * 3 }
    let run = try #require(analyze(samples(north: north)).run)
    #expect(run.noteCount("position_jumps") == 0)
    #expect(try abs(known(run.distance) - 3 * Double(2399 / seconds * seconds)) < 20)
    #expect(try abs(known(run.moving) - Double(2399 / seconds * seconds)) < 10)
  }

  /// For longer than a minute it may have been a rest, and the leap a fault.
  @Test func aPositionHeldForLongIsNone() throws {
    var north = (0..<300).map { Double($0) * 3 }
    for index in 121...190 { north[index] = north[120] }
    let run = try #require(analyze(samples(north: north)).run)
    #expect(run.noteCount("position_jumps") == 1)
    #expect(try abs(known(run.distance) - 684) < 5)
  }

  @Test func aWrongFirstPositionIsStruck() throws {
    var north = (0..<300).map { Double($0) * 3 }
    north[0] = 400_000
    let run = try #require(analyze(samples(north: north)).run)
    #expect(run.noteCount("position_spikes") == 1)
    #expect(try abs(known(run.distance) - 894) < 2)
  }

  @Test func theDateLineIsNoJump() throws {
    let track = (0..<200).map { index -> TrackSample in
      var sample = TrackSample()
      sample.time = SyntheticRun.start + Int64(index) * 1000
      let longitude = 179.999 + Double(index) * 3 / 111_320
      sample.longitude = longitude > 180 ? longitude - 360 : longitude
      sample.latitude = 0.001
      sample.fields = [.time, .position]
      return sample
    }
    let run = try #require(analyze(track).run)
    #expect(run.noteCount("position_jumps") == 0)
    #expect(try abs(known(run.distance) - 597) < 1)
    let bins = try #require(run.trace.bins())
    #expect(bins.allSatisfy { abs($0.longitude) <= 180 && abs(abs($0.longitude) - 180) < 0.01 })
  }

  /// Definitions.md E: 0.001 degrees at 45 degrees north are 111.132 m to the north and 78.847 m to the east.
  @Test(arguments: [(0.001, 0.0, 111.132), (0.0, 0.001, 78.847)])
  func theChartMeasuresTheEllipsoid(north: Double, east: Double, metres: Double) {
    let chart = TrackChart(latitude: 45, longitude: 7)
    let y = chart.north(ofLatitude: 45 + north)
    let x = chart.east(ofLongitude: 7 + east)
    #expect(abs((x * x + y * y).squareRoot() - metres) < 0.002)
    #expect(abs(chart.latitude(north: y) - 45 - north) < 1e-9)
    #expect(abs(chart.longitude(east: x) - 7 - east) < 1e-9)
  }

  /// A step to the east half a degree farther north is shorter by the ratio of the cosines.
  @Test func theChartCorrectsStepsFarFromItsOrigin() {
    let chart = TrackChart(latitude: 60, longitude: 20)
    let north = chart.north(ofLatitude: 60.5)
    let expected =
      Geodesy.metresPerDegree(atLatitude: 60.5).longitude / Geodesy.metresPerDegree(atLatitude: 60).longitude
    #expect(abs(chart.eastScale(north: north) - expected) < 2e-4)
  }
}

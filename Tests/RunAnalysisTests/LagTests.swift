import Testing
import TrackModel

@testable import RunAnalysis

/// Points that lie far apart by chance, and receivers that lag behind and catch up.
@Suite struct LagTests {
  private struct Point {
    var second: Int
    var east: Double
    var north: Double
    var beginsSegment = false
  }

  private func samples(_ points: [Point]) -> [TrackSample] {
    points.map { point in
      var sample = TrackSample()
      sample.time = SyntheticRun.start + Int64(point.second) * 1000
      sample.latitude = 45 + point.north / SyntheticRun.metresPerDegree
      sample.longitude = 7 + point.east / (SyntheticRun.metresPerDegree * 0.7071)
      sample.fields = point.beginsSegment ? [.time, .position, .startsSegment] : [.time, .position]
      return sample
    }
  }

  /// Seconds between points, by chance between 5 and 15 and always the same.
  private func seconds(_ end: Int) -> [Int] {
    var state: UInt32 = 7
    var seconds = [0]
    while let last = seconds.last, last < end {
      state = state &* 1_664_525 &+ 1_013_904_223
      seconds.append(last + 5 + Int(state >> 16) % 11)
    }
    return seconds
  }

  /// 40 minutes at 3 m/s, with four positions 500 m aside that are struck: the way over them is that of a straight line.
  @Test func aStruckPositionBetweenPointsFarApartCostsNoWay() throws {
    let points = seconds(2400).enumerated().map { index, second in
      Point(second: second, east: index % 50 == 25 ? 500 : 0, north: 3 * Double(second))
    }
    let run = try #require(analyze(samples(points)).run)
    let last = try #require(points.last)
    #expect(run.noteCount("position_spikes") == 5)
    #expect(try abs(known(run.distance) / last.north - 1) < 0.005)
    #expect(try abs(known(run.moving) / Double(last.second) - 1) < 0.01)
  }

  /// 40 minutes at 3 m/s of which every fifth minute is walked at 1.2 m/s: silences of 5 to 15 s hold no pause.
  @Test func walksBetweenPointsByChanceAreNoPauses() throws {
    var north = [0.0]
    for second in 0..<2500 { north.append(north[second] + (second / 60 % 5 == 4 ? 1.2 : 3)) }
    let points = seconds(2400).map { Point(second: $0, east: 0, north: north[$0]) }
    let run = try #require(analyze(samples(points)).run)
    let last = try #require(points.last)
    #expect(try abs(known(run.moving) / Double(last.second) - 1) < 0.01)
    #expect(run.stops.isEmpty)
  }

  /// A point every 20 m, at 3 m/s and for five minutes at 0.8 m/s.
  @Test func aSlowWalkBetweenPointsOfOneDistanceIsNoPause() throws {
    var points: [Point] = []
    var second = 0.0
    for number in 0..<220 {
      points.append(Point(second: Int(second.rounded()), east: 0, north: 20 * Double(number)))
      second += (100..<112).contains(number) ? 25 : 20 / 3
    }
    let run = try #require(analyze(samples(points)).run)
    #expect(try abs(known(run.moving) / known(run.elapsed) - 1) < 0.01)
    #expect(run.stops.isEmpty)
  }

  /// The same track in one segment and in ten.
  @Test func segmentsWithinTheRhythmOfThePointsAreLaps() throws {
    let points = seconds(2400).enumerated().map { index, second in
      Point(second: second, east: 0, north: 3 * Double(second), beginsSegment: index % 25 == 24)
    }
    let run = try #require(analyze(samples(points)).run)
    let last = try #require(points.last)
    #expect(try abs(known(run.distance) - last.north) < 5)
    #expect(run.stops.isEmpty)
  }

  /// A quick bout with a corner in it stays as it is.
  @Test func aCornerInAQuickBoutIsNoLeapAside() throws {
    var points: [Point] = []
    var (east, north) = (0.0, 0.0)
    for second in stride(from: 0, to: 1500, by: 5) {
      points.append(Point(second: second, east: east, north: north))
      let step = (700..<760).contains(second) ? 24.0 : 14
      if second < 730 { north += step } else { east += step }
    }
    let run = try #require(analyze(samples(points)).run)
    #expect(run.noteCount("position_spikes") == 0)
    #expect(run.surges.count == 1)
  }

  /// 40 minutes at 3 m/s, of which the receiver loses 15 m a minute and makes up for them with a leap.
  @Test func leapsThatAllLeadAheadCatchUp() throws {
    let points = (0..<2400).map { second in
      Point(second: second, east: 0, north: 3 * Double(second) - 0.25 * Double(second % 60))
    }
    let run = try #require(analyze(samples(points)).run)
    #expect(run.noteCount("position_jumps") == 39)
    #expect(try abs(known(run.distance) / 7197 - 1) < 0.01)
    #expect(run.surges.isEmpty)
  }
}

import Testing
import TrackModel

@testable import RunAnalysis

/// Flights with landings between them.
@Suite struct StaircaseTests {
  /// Flights of 4.2 m at 50 % with so many metres of level way, run at 2.6 m/s, between them.
  private func staircase(flights: Int, landing seconds: Int) -> [StairEvent] {
    var course = TerrainCourse()
    course.go(120, speed: 2.8)
    for flight in 0..<flights {
      if flight > 0 { course.go(seconds, speed: 2.6) }
      course.go(14, speed: 0.6, rise: 0.3)
    }
    course.go(120, speed: 2.8)
    return course.analyzed().stairs
  }

  @Test func shortLandingsBelongToIt() throws {
    let stairs = staircase(flights: 4, landing: 1)
    #expect(stairs.count == 1)
    #expect(abs(try #require(stairs.first).gain - 16.8) < 1)
  }

  /// 16.8 m over 65 m of way are 26 %: no staircase as a whole, but four flights.
  @Test func longLandingsPartTheFlights() {
    let stairs = staircase(flights: 4, landing: 4)
    #expect(stairs.count == 4)
    #expect(stairs.allSatisfy { abs($0.gain - 4.2) < 0.8 })
  }

  /// Recorded by positions alone: 60 s back and forth over 5 m at 0.5 m/s, 18 m upward.
  ///
  /// - Parameters:
  ///   - rising: the seconds of them in which the height is gained.
  ///   - wander: metres by which the altitude comes and goes every other second.
  private func backAndForth(rising: Range<Int> = 0..<60, wander: Double = 0) throws -> RunSummary {
    var samples: [TrackSample] = []
    var north = 0.0
    for second in 0...660 {
      let flight = min(max(second - 300, 0), 60)
      if second > 0 { north += flight == 0 || flight == 60 ? 2.8 : ((flight - 1) / 10).isMultiple(of: 2) ? 0.5 : -0.5 }
      var sample = TrackSample()
      sample.time = SyntheticRun.start + Int64(second) * 1000
      sample.latitude = 45 + north / SyntheticRun.metresPerDegree
      sample.longitude = 7
      let part = Double(min(max(flight - rising.lowerBound, 0), rising.count)) / Double(rising.count)
      sample.altitude = 100 + 18 * part + (second.isMultiple(of: 2) ? wander : 0)
      sample.fields = [.time, .position, .altitude]
      samples.append(sample)
    }
    return try #require(analyze(samples) { $0.device = wander > 0 ? nil : "Forerunner 965" }.run)
  }

  @Test func stairsThatTurnAreNoLift() throws {
    let run = try backAndForth()
    #expect(abs(run.stairs.reduce(0) { $0 + $1.gain } - 18) < 2)
    #expect(try abs(known(run.elevation.ascent) - 18) < 2 && run.elevation.liftGain == 0)
    #expect(try known(run.moving) > 630)
    // Altitude that comes and goes is no way up, and to and fro before a lift is none of the ride.
    #expect(try known(backAndForth(wander: 2).moving) < 620)
    let ridden = try backAndForth(rising: 30..<48)
    #expect(try ridden.stairs.isEmpty && known(ridden.moving) < 620 && known(ridden.elevation.ascent) < 3)
  }

  /// 10 m up and down six times with three seconds at each turn: 60 m, of which the mean over nine seconds takes a part.
  @Test func quickTurnsWidenTheBand() throws {
    var course = TerrainCourse()
    course.go(120, speed: 2.8)
    for _ in 0..<6 {
      course.go(20, speed: 0.6, rise: 0.5)
      course.go(3, speed: 0.6)
      course.go(20, speed: 0.6, rise: -0.5)
      course.go(3, speed: 0.6)
    }
    course.go(120, speed: 2.8)
    let result = course.analyzed()
    let (ascent, error) = (try #require(result.elevation.ascent), try #require(result.elevation.ascentError))
    // At each of 11 turns the mean takes 4.5 / 9 m off and one of five seconds 0.5 / 5: 2.25 times the difference is 9.9 m
    // in all, beside 5 or 6 % of the 54.5 m that are left.
    #expect(result.stairs.count == 6 && abs(ascent - 60) < error && abs(error - 12.9) < 0.5)
    #expect(ascent >= result.stairs.reduce(0) { $0 + $1.gain })
    // Flights that lead on upward lose nothing.
    var up = TerrainCourse()
    up.go(120, speed: 2.8)
    for _ in 0..<4 {
      up.go(14, speed: 0.6, rise: 0.3)
      up.go(20, speed: 2.6)
    }
    #expect(up.analyzed().stairs.count == 4 && up.analyzed().elevation.ascentError == 5)
  }

  /// As high and as long without a flight in it: a steep path.
  @Test func anEvenSlopeIsNone() {
    var course = TerrainCourse()
    course.go(120, speed: 2.8)
    course.go(68, speed: 0.95, rise: 0.247)
    course.go(120, speed: 2.8)
    #expect(course.analyzed().stairs.isEmpty)
  }
}

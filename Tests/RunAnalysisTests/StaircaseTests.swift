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

  /// As high and as long without a flight in it: a steep path.
  @Test func anEvenSlopeIsNone() {
    var course = TerrainCourse()
    course.go(120, speed: 2.8)
    course.go(68, speed: 0.95, rise: 0.247)
    course.go(120, speed: 2.8)
    #expect(course.analyzed().stairs.isEmpty)
  }
}

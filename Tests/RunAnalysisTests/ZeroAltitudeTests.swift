import Testing
import TrackModel

@testable import RunAnalysis

@Suite struct ZeroAltitudeTests {
  /// Half an hour at 520 m, where for ten minutes of it `unknown` decides what the phone tells.
  private func elevation(unknown: (inout TrackSample) -> Void) throws -> ElevationSummary {
    var run = SyntheticRun()
    for minute in 0..<30 {
      for second in 0..<60 {
        run.altitude = 520 + 6 * Double((minute * 60 + second) % 200) / 200
        run.run(seconds: 1, speed: 3)
      }
    }
    var samples = run.samples
    for index in 600..<1200 { unknown(&samples[index]) }
    return try #require(analyze(samples).run).elevation
  }

  @Test func zerosFarFromTheOthersAreNone() throws {
    let zeros = try elevation { $0.altitude = 0 }
    let holes = try elevation {
      $0.altitude = 0
      $0.fields.remove(.altitude)
    }
    #expect(zeros == holes && zeros.source == .gps)
  }

  private func struck(_ altitudes: [Double]) -> [Bool] {
    var run = SyntheticRun()
    for altitude in altitudes {
      run.altitude = altitude
      run.append()
    }
    var knots = Knots()
    knots.append(run.samples.span)
    ZeroAltitudes.strike(&knots)
    return knots.fields.map { !$0.contains(.altitude) }
  }

  @Test func zerosNearTheSeaAreAltitudes() {
    #expect(struck([25, 0, 31, 0, 20]) == [false, true, false, true, false])
    #expect(struck([25, 0, 31, 0, 19.5]) == [false, false, false, false, false])
    #expect(struck([-25, 0, -31]) == [false, true, false])
    #expect(struck([0, 0, 0]) == [false, false, false])
  }
}

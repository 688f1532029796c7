import Testing
import TrackModel

@testable import RiskReports

/// Splits per mile, cut out of the trace of a run whose own splits are kilometres.
@Suite struct MileSplitTests {
  private static let mile = 1609.344

  /// 2 km at 2.5 m/s, up 10 m in the first 400 m, level to the kilometre, then up 20 m evenly.
  private func summary(ascents: [Double?]) -> RunSummary {
    let trace = RunTrace(
      (0..<160).map { number in
        let metres = 12.5 * (Double(number) + 0.5)
        let altitude = 100 + min(metres, 400) / 40 + max(metres - 1000, 0) / 50
        return RunTrace.Bin(
          start: Int32(number * 5), distance: 12.5, flatEquivalentSpeed: 2.5, altitude: Float(altitude), heartRate: 0,
          isMoving: true, latitude: 52.5, longitude: 13.4)
      })
    var summary = Samples.summary(trace: trace)
    summary.distance = 2000
    summary.splits = ascents.map { Split(distance: 1000, moving: 400, ascent: $0) }
    return summary
  }

  /// 609.344 m of the second kilometre's 20 m belong to the mile: 10 + 12.19 m.
  @Test func ascentFollowsTheTrace() throws {
    let splits = try #require(DistanceLine(summary(ascents: [10, 20]))).splits(of: Self.mile)
    #expect(splits.count == 2)
    #expect(abs(try #require(splits[0].ascent) - 22.19) < 0.3)
    #expect(abs(splits.reduce(0) { $0 + ($1.ascent ?? 0) } - 30) < 1e-6)
    #expect(abs(splits[0].moving - 643.74) < 0.01)
  }

  /// In 800-m pieces the climb of the first 400 m lies in the first.
  @Test func piecesOfAKilometre() throws {
    let splits = try #require(DistanceLine(summary(ascents: [10, 20]))).splits(of: 800)
    #expect(splits.count == 3)
    #expect(abs(try #require(splits[0].ascent) - 10) < 0.1)
    #expect(abs(try #require(splits[1].ascent) - 12) < 0.4)
  }

  @Test func withoutAltitudeThereIsNone() throws {
    for ascents in [[nil, nil], [10, nil], []] as [[Double?]] {
      let splits = try #require(DistanceLine(summary(ascents: ascents))).splits(of: Self.mile)
      #expect(splits.count == 2)
      #expect(splits.allSatisfy { $0.ascent == nil })
    }
  }

  /// 2 km at 2.5 m/s, of which only the first and the last 100 s were recorded, with a wait from 200 to 300 s.
  @Test func silencesHoldWay() throws {
    let starts = (0..<20).map { $0 * 5 } + (160..<180).map { $0 * 5 }
    let trace = RunTrace(
      starts.map { start in
        RunTrace.Bin(
          start: Int32(start), distance: 12.5, flatEquivalentSpeed: 2.5, altitude: .nan, heartRate: 0, isMoving: true,
          latitude: .nan, longitude: .nan)
      })
    var summary = Samples.summary(trace: trace)
    summary.distance = 2000
    summary.elapsed = 900
    summary.stops = [Stop(start: 200, duration: 100, kind: .pause)]
    summary.splits = [400, 400].map { Split(distance: 1000, moving: $0, ascent: nil) }
    let line = try #require(DistanceLine(summary))
    for (elapsed, metres) in [(50.0, 125.0), (100, 250), (500, 1000), (700, 1500), (850, 1875), (1000, 2000)] {
      #expect(abs(line.distance(at: elapsed) - metres) < 0.1)
    }
    let miles = line.splits(of: Self.mile)
    try #require(miles.count == 2)
    #expect(abs(miles[0].moving - 643.74) < 0.01)
    #expect(abs(miles[1].distance - 390.66) < 0.01 && abs(miles[1].moving - 156.26) < 0.01)
  }
}

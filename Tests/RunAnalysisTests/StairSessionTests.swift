import Testing
import TrackModel

@testable import RunAnalysis

/// Altitude without positions and distance: a stairwell.
@Suite struct StairSessionTests {
  /// Points every `interval` seconds; each part climbs or falls evenly.
  private func session(_ parts: [(seconds: Double, height: Double)], interval: Double = 10) -> [TrackSample] {
    var run = SyntheticRun()
    run.hasPositions = false
    run.altitude = 28
    run.append()
    for part in parts {
      let steps = Int(part.seconds / interval)
      for _ in 0..<steps {
        run.altitude = (run.altitude ?? 0) + part.height / Double(steps)
        run.run(seconds: interval, speed: 0, interval: interval)
      }
    }
    return run.samples
  }

  /// Up 30 m in 150 s (0.2 m/s), down by lift at 1.5 m/s, three times: 90 m of stairs, nothing else.
  @Test(arguments: [1.0, 5, 10])
  func climbsByFootAndRidesDown(interval: Double) throws {
    let once: [(seconds: Double, height: Double)] = [(150, 30), (30, 0), (20, -30), (30, 0)]
    let run = try #require(analyze(session(once + once + once, interval: interval)).run)
    #expect(run.stairs.count == 3)
    #expect(run.canJudgeStairs)
    #expect(abs(run.stairs.reduce(0) { $0 + $1.gain } - 90) < 3)
    #expect(try abs(known(run.elevation.ascent) - 90) < 3)
    #expect(try known(run.elevation.descent) < 1)
    #expect(run.distance == nil && run.pace.mean == nil)
    #expect(try abs(known(run.moving) - 450) < 70)
    #expect(run.leftOut.count { $0.reason == .lift } == 3)
  }

  /// Up by lift, down on foot: no ascent on foot, so no stair session.
  @Test func ridesUpAreNoStairs() throws {
    let run = try #require(analyze(session([(60, 0), (20, 30), (200, -30), (60, 0)], interval: 5)).run)
    #expect(run.stairs.isEmpty)
    #expect(run.elevation.ascent == nil)
  }

  /// Weather: 12 m in an hour.
  @Test func driftIsNoStairs() throws {
    let run = try #require(analyze(session([(3600, 12)])).run)
    #expect(run.stairs.isEmpty)
    #expect(!run.canJudgeStairs)
  }

  /// A treadmill stands where it stands, whatever its altitude says.
  @Test func aTreadmillHasNone() throws {
    let samples = session([(150, 30), (150, -30)])
    #expect(try #require(analyze(samples, sport: .treadmillRunning).run).stairs.isEmpty)
  }
}

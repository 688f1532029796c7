import Testing
import TrackModel

@testable import RunAnalysis

@Suite struct StopListTests {
  /// Silences of 282 s and 384 s with one record between them that falls between two whole seconds.
  @Test func silencesAreToldWhereTheyWere() throws {
    var run = SyntheticRun()
    run.run(seconds: 1415, speed: 3)
    run.pause(seconds: 282.5)
    run.append()
    run.pause(seconds: 384.5)
    run.run(seconds: 600, speed: 3)
    let stops = try #require(analyze(run.samples).run).stops
    #expect(stops.map(\.kind) == [.pause])
    // They touch, so they are one.
    #expect(try #require(stops.first).start == 1415)
    #expect(abs(try #require(stops.first).duration - 667) <= 1)
  }

  @Test func silencesBeforeOneCellHaveTheirOwnStarts() {
    var recorded = RecordedGrid()
    recorded.grid.elapsed = [0, 1, 2000, 2001]
    recorded.grid.startsSegment = [true, false, true, false]
    recorded.grid.isMoving = [true, true, true, true]
    recorded.bridges = [
      Bridge(cell: 2, start: 100, seconds: 282, isBreak: true),
      Bridge(cell: 2, start: 400, seconds: 384, isBreak: true),
    ]
    let stops = StopList.build(recorded, bridged: [0, 0], typicalSpeed: 3, stopped: nil, lifts: [])
    #expect(stops.map(\.start) == [100, 400])
    #expect(stops.map(\.duration) == [282, 384])
  }

  /// Three silences of 100 s in a run whose timer stood still for 100 s or not at all, or is not told: one of them is
  /// where the device was paused.
  @Test(arguments: [(100.0, 1), (0, 1), (300, 3), (nil, 3)] as [(Double?, Int)])
  func aTimerThatGoesOnIsNoPause(stopped: Double?, pauses: Int) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 900, speed: 3)
    for number in 0..<3 {
      run.pause(seconds: 100)
      run.append(startsSegment: number == 1)
      run.run(seconds: 900, speed: 3)
    }
    let summary = try #require(
      analyze(run.samples) { if let stopped { $0.declaredTimerTime = run.seconds - stopped } }.run)
    #expect(summary.stops.count { $0.kind == .pause } == pauses)
    #expect(summary.stops.count { $0.kind == .standing } == 3 - pauses)
  }

  /// Standing, a silence that the timer went on in, standing: one rest of 160 s.
  @Test func piecesOfOneRestAreOneStop() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 900, speed: 3)
    run.run(seconds: 30, speed: 0)
    run.pause(seconds: 100)
    run.run(seconds: 30, speed: 0)
    run.run(seconds: 900, speed: 3)
    let summary = try #require(analyze(run.samples) { $0.declaredTimerTime = run.seconds }.run)
    #expect(summary.stops.map(\.kind) == [.standing])
    let stop = try #require(summary.stops.first)
    #expect(abs(stop.start - 900) < 5 && abs(stop.duration - 160) < 8)
  }

  /// Six jams of 100 s at 1.5 m/s in a car: nobody walked.
  @Test func whatWasRiddenWasNotWalked() throws {
    var run = SyntheticRun()
    run.hasPositions = false
    run.hasDeviceDistance = true
    run.run(seconds: 1200, speed: 3)
    for _ in 0..<6 {
      run.run(seconds: 100, speed: 15)
      run.run(seconds: 100, speed: 1.5)
    }
    run.run(seconds: 100, speed: 15)
    run.run(seconds: 1200, speed: 3)
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.ridden != nil)
    #expect(try known(summary.walking) < 10)
  }
}

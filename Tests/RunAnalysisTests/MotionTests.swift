import Testing
import TrackModel

@testable import RunAnalysis

@Suite struct MotionTests {
  /// Standing with a running watch: positions wander, the runner does not.
  @Test(arguments: [20.0, 60.0, 300.0])
  func stopsAreTakenOut(duration: Double) throws {
    var run = SyntheticRun()
    run.wander = 2
    run.run(seconds: 600, speed: 3)
    run.run(seconds: duration, speed: 0)
    run.run(seconds: 600, speed: 3)
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.moving) - 1200) < 6)
    #expect(summary.stops.count == 1)
    let stop = try #require(summary.stops.first)
    #expect(stop.kind == .standing)
    #expect(abs(stop.start - 600) < 4)
    #expect(abs(stop.duration - duration) < 6)
    #expect(summary.elapsed == 1200 + duration)
    #expect(try abs(known(summary.timer) - summary.elapsed) < 0.1)
  }

  @Test func walkingIsMovingAndToldApart() throws {
    var run = SyntheticRun()
    run.run(seconds: 600, speed: 3)
    run.run(seconds: 300, speed: 1.4)
    run.run(seconds: 600, speed: 3)
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.moving == 1500)
    #expect(try abs(known(summary.walking) - 300) < 12)
    #expect(summary.stops.isEmpty)
  }

  /// 0.55 m/s over the ground with a climber's step rate is a staircase, not a stop.
  @Test func slowStairsAreNoStop() throws {
    var run = SyntheticRun()
    run.cadence = 168
    run.run(seconds: 600, speed: 3)
    run.cadence = 100
    run.run(seconds: 40, speed: 0.55)
    run.cadence = 168
    run.run(seconds: 600, speed: 3)
    let climbed = try #require(analyze(run.samples).run)
    #expect(try abs(known(climbed.moving) - 1240) < 3)

    for index in 601...640 { run.samples[index].cadence = 0 }
    let stood = try #require(analyze(run.samples).run)
    #expect(try abs(known(stood.moving) - 1200) < 8)
  }

  @Test func theDeclaredTimerHoldsWhereItFits() throws {
    var run = SyntheticRun()
    run.run(seconds: 900, speed: 3)
    #expect(analyze(run.samples) { $0.declaredTimerTime = 850 }.run?.timer == 850)
    #expect(analyze(run.samples) { $0.declaredTimerTime = 5000 }.run?.timer == 900)
  }

  @Test func theMedianCountsOnlyWhatMoves() {
    #expect(MotionDetector.medianAbove(0.9, of: [0, 0, 0, 0, 0]) == 0)
    #expect(abs(MotionDetector.medianAbove(0.9, of: [0, 0, 0, 2, 3, 4]) - 3) <= 0.02)
    #expect(MotionDetector.medianAbove(0.9, of: [.nan, 500]) > 19)
  }
}

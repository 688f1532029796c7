import Testing
import TrackModel

/// What nobody runs counts as distance and makes no pace (Definitions.md E).
@Suite struct ImpossibleSpeedTests {
  private func deviceRun() -> SyntheticRun {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    return run
  }

  /// The watch ran on in a car: up to 12 m/s, so that the positions pass as possible, with a minute of waiting at lights.
  private func rideHome(_ run: inout SyntheticRun) {
    for speed in stride(from: 2.0, through: 12, by: 2) { run.run(seconds: 2, speed: speed) }
    run.run(seconds: 60, speed: 12)
    run.run(seconds: 60, speed: 0)
    run.run(seconds: 60, speed: 11)
  }

  @Test(arguments: [true, false]) func aRideHomeMakesNoPace(byDevice: Bool) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = byDevice
    run.run(seconds: 1800, speed: 3)
    let onFoot = run.metres
    rideHome(&run)
    let summary = try #require(analyze(run.samples).run)
    // As the watch told it, or as it was run.
    #expect(try abs(known(summary.distance) - (byDevice ? run.metres : onFoot)) < 60)
    #expect(summary.noteCount("ridden") == 1)
    #expect(try abs(known(summary.distanceOnFoot) - onFoot) < 60)
    #expect(try abs(known(summary.moving) - 1800) < 20)
    for best in [summary.pace.best60s, summary.pace.best400m, summary.pace.best1km] {
      #expect(try abs(known(best) - 3) < 0.1)
    }
    #expect(try abs(known(summary.pace.mean) - 3) < 0.05)
    #expect(try known(summary.pace.distanceAbove5) < 60)
    #expect(summary.surges.isEmpty)
    #expect(summary.pace.segments.allSatisfy { $0.meanSpeed < 3.3 })
    let trace = try #require(summary.trace.bins())
    #expect(abs(trace.reduce(0) { $0 + Double($1.distance) } - onFoot) < 60)
    #expect(trace.allSatisfy { $0.flatEquivalentSpeed < 6 })
    #expect(abs(summary.splits.reduce(0) { $0 + $1.distance } - onFoot) < 60)
    #expect(summary.splits.allSatisfy { $0.distance < 3.3 * $0.moving })
    let told = try #require(summary.leftOut.first { $0.reason == .impossibleSpeed })
    #expect(told.kind == .distance)
    #expect(try abs(known(told.size) - known(summary.ridden)) < 0.1)
    #expect(abs(told.start - 1800) < 15)
    #expect(abs(told.start + told.duration - run.seconds) < 5)
  }

  /// 8 m/s for 40 s is a sprinter's, but behind a ride and a long red light it is the same car.
  @Test(arguments: [true, false]) func aRideGoesOnBehindALongWait(isBehindARide: Bool) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 1800, speed: 3)
    let onFoot = run.metres
    if isBehindARide { rideHome(&run) }
    run.run(seconds: 180, speed: 0)
    run.run(seconds: 40, speed: 8)
    run.run(seconds: 60, speed: 0)
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.distanceOnFoot) - onFoot - (isBehindARide ? 0 : 320)) < 60)
  }

  /// By bicycle without a step at 5.6 m/s. A step counter that fails changes no speed, and nobody rides at a run's pace.
  @Test(arguments: [(5.6, Float(0), true), (5.6, 150, false), (3.2, 0, false)])
  func aRideWithoutStepsIsNoRun(speed: Double, cadence: Float, isRide: Bool) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.cadence = 168
    run.run(seconds: 1800, speed: 3)
    run.cadence = cadence
    run.run(seconds: 600, speed: speed)
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.noteCount("ridden") == (isRide ? 1 : 0))
    #expect(try abs(known(summary.distanceOnFoot) - 5400 - (isRide ? 0 : 600 * speed)) < 30)
    #expect(try abs(known(summary.moving) - (isRide ? 1800 : 2400)) < 10)
  }

  /// 180 m aside within 20 s and back: the positions make 12 m/s, the way that counts does not.
  @Test func thrownPositionsAreNoRide() throws {
    var run = SyntheticRun()
    run.run(seconds: 2400, speed: 3)
    for offset in 0..<40 {
      run.samples[1200 + offset].latitude += 9 * Double(min(offset, 40 - offset)) / SyntheticRun.metresPerDegree
    }
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.noteCount("position_bursts") == 1)
    #expect(summary.ridden == nil)
    #expect(try abs(known(summary.moving) - 2400) < 5)
  }

  /// 130 m up in the car are no ascent; 20 m on foot are.
  @Test func aRideUphillIsNoAscent() throws {
    var run = deviceRun()
    for second in 0..<1300 {
      let isRide = second >= 1200
      run.altitude = 100 + Double(min(second, 100)) * 0.2 + (isRide ? Double(second - 1200) * 1.3 : 0)
      run.run(seconds: 1, speed: isRide ? 12 : 3)
    }
    let summary = try #require(analyze(run.samples) { $0.device = "Forerunner 965" }.run)
    #expect(summary.noteCount("ridden") == 1)
    #expect(try abs(known(summary.elevation.ascent) - 20) < 3)
  }

  @Test func aRideAndNothingElseHasNoPace() throws {
    var run = deviceRun()
    run.run(seconds: 1800, speed: 12)
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.distance) - 21_600) < 10)
    #expect(summary.distanceOnFoot == 0)
    #expect(summary.pace.mean == nil)
    #expect(summary.pace.best1km == nil)
    #expect(summary.pace.segments.isEmpty)
    #expect(summary.surges.isEmpty)
  }

  /// A count that lags and catches up with 60 m at once: so fast is nobody, and the way is there all the same.
  @Test(arguments: [1, 2]) func aCountThatCatchesUpMakesNoPace(seconds: Int) throws {
    var run = deviceRun()
    run.run(seconds: 600, speed: 3)
    for step in 0..<600 {
      run.run(seconds: 1, speed: step < seconds ? 60 / Double(seconds) : 3)
    }
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.distance) - run.metres) < 1)
    #expect(try abs(known(summary.pace.best60s) - 3) < 0.06)
    #expect(try known(summary.pace.maximalAcceleration) < 1)
    #expect(summary.pace.distanceAbove5 == 0)
    #expect(summary.noteCount("impossible_speed") == 1)
    #expect(summary.ridden == nil)
  }

  /// 200 m in 22.2 s and 400 m in 50 s are run by people.
  @Test(arguments: [(22.0, 9.0), (50.0, 8.0)]) func sprintsStay(seconds: Double, speed: Double) throws {
    var run = deviceRun()
    run.run(seconds: 900, speed: 3)
    run.run(seconds: seconds, speed: speed)
    run.run(seconds: 600, speed: 3)
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.noteCount("impossible_speed") + summary.noteCount("ridden") == 0)
    let best = (seconds * speed + (60 - seconds) * 3) / 60
    #expect(try abs(known(summary.pace.best60s) - best) < 0.2)
    #expect(summary.surges.count == 1)
  }
}

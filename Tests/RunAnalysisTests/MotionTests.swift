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

  /// What a stop leads on counts as distance, what positions wander in it does not: 40 s at 0.4 m/s lead 16 m, five minutes
  /// on the spot nowhere.
  @Test(arguments: [(40.0, 0.4, 0.0), (300, 0, 2)])
  func stopsCountWhatTheyLead(duration: Double, speed: Double, wander: Double) throws {
    var run = SyntheticRun()
    run.run(seconds: 600, speed: 3)
    run.wander = wander
    run.run(seconds: duration, speed: speed)
    run.wander = 0
    run.run(seconds: 600, speed: 3)
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.moving) - 1200) < 8)
    #expect(try abs(known(summary.distance) - (3600 + duration * speed)) < 6)
  }

  /// The way that a stop leads on takes its time at the usual speed: nobody was faster on the whole than at any time.
  @Test func slowBitsMakeNobodyFaster() throws {
    var run = SyntheticRun()
    for _ in 0..<20 {
      run.run(seconds: 60, speed: 3)
      run.run(seconds: 12, speed: 0.5)
    }
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.distance) - 20 * 186) < 25)
    #expect(try known(summary.pace.mean) < 3.05)
    let splits = summary.splits.filter { $0.distance > 999 }
    #expect(!splits.isEmpty && splits.allSatisfy { $0.moving > 325 })
  }

  /// Stairs so slow that they were taken for a stop count once, and what a lift leads aside does not count.
  @Test(arguments: [(0.5, 0.15, 90.0, 45.0), (0.5, 1.5, 60, 0)])
  func stairsAndLiftsAreNoStopsThatLeadOn(speed: Double, climbing: Double, duration: Double, counted: Double) throws {
    var run = SyntheticRun()
    run.altitude = 100
    run.run(seconds: 600, speed: 3)
    run.run(seconds: 20, speed: 0)
    for _ in 0..<Int(duration) {
      run.altitude? += climbing
      run.run(seconds: 1, speed: speed)
    }
    run.run(seconds: 20, speed: 0)
    run.run(seconds: 600, speed: 3)
    let summary = try #require(analyze(run.samples) { $0.device = "Garmin Forerunner 945" }.run)
    #expect(try abs(known(summary.distance) - (3600 + counted)) < 8)
  }

  /// Of 40 m on a moving way braking and starting count, four seconds of running.
  @Test func whoIsCarriedDidNotRun() throws {
    var run = SyntheticRun()
    run.cadence = 84
    run.run(seconds: 600, speed: 3)
    run.cadence = 0
    run.run(seconds: 60, speed: 0.65)
    run.cadence = 84
    run.run(seconds: 600, speed: 3)
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.distance) - (3600 + 4 * 3)) < 4)
  }

  /// Standing between slow runs makes no walk of them.
  @Test func lightsMakeNoWalkOfASlowRun() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    for _ in 0..<8 {
      run.cadence = 76
      run.run(seconds: 180, speed: 1.8)
      run.cadence = 0
      run.run(seconds: 30, speed: 0)
    }
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.pace.pattern == .steady && summary.pace.segments.allSatisfy { $0.kind == .steady })
  }

  /// A receiver that begins settles where the runner stands.
  @Test func whatTheReceiverSettlesIsNoWay() throws {
    var run = SyntheticRun()
    run.run(seconds: 90, speed: 0.5)
    run.run(seconds: 900, speed: 3)
    #expect(try abs(known(analyze(run.samples).run?.distance) - 2700) < 8)
  }

  /// Net speeds beside missing positions are those of the shorter way that is known, and 0 where nothing is.
  @Test func netSpeedsNextToAHoleAreKnown() {
    var recorded = RecordedGrid()
    let count = 40
    recorded.grid.elapsed = (0..<count).map { Int32($0) }
    recorded.grid.startsSegment = (0..<count).map { $0 == 0 }
    recorded.grid.altitude = Array(repeating: .nan, count: count)
    recorded.grid.distance = Array(repeating: 3, count: count)
    recorded.grid.east = (0..<count).map { (15..<26).contains($0) ? .nan : 3 * Float($0) }
    recorded.grid.north = recorded.grid.east.map { $0.isNaN ? $0 : 0 }
    recorded.hasPositions = true
    let speeds = MotionDetector.detect(&recorded, isByPosition: true).netSpeed
    for cell in 0..<count {
      let known = (max(cell - 4, 0)...min(cell + 4, count - 1)).filter { !(15..<26).contains($0) }
      #expect(speeds[cell] == (known.count > 1 ? 3 : 0), "cell \(cell)")
    }
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

  /// Below 1.9 m/s the steps (of one leg here) tell a walk from a slow run; where they are not known it is a walk below 1.65 m/s.
  @Test(arguments: [(1.75, nil, false), (1.75, 75, false), (1.75, 58, true), (1.55, nil, true), (2, 58, false)])
  func slowRunsAreNoWalks(speed: Double, cadence: Float?, isWalk: Bool) throws {
    var run = SyntheticRun()
    run.cadence = cadence
    run.run(seconds: 1200, speed: speed)
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.walking) - (isWalk ? 1200 : 0)) < 12)
    #expect(summary.pace.segments.allSatisfy { ($0.kind == .walking) == isWalk })
  }

  /// Walked, then run, with these steps a minute; a sensor that slips tells one value of its own.
  private func walkThenRun(_ walking: Float, _ running: Float, slips: Int = 0) -> RunSummary? {
    var run = SyntheticRun()
    run.cadence = walking
    run.run(seconds: 300, speed: 1.6)
    run.cadence = running
    run.run(seconds: 900, speed: 3)
    for index in 0..<slips { run.samples[600 + index].cadence = 127 }
    return analyze(run.samples).run
  }

  /// The same whether the file counts one leg or both, and whichever comes first.
  @Test func cadenceOfOneLegOrBoth() throws {
    let (perLeg, both) = (try #require(walkThenRun(56, 85)), try #require(walkThenRun(112, 170)))
    #expect(perLeg.walking == both.walking)
    #expect(try abs(known(both.walking) - 300) < 12)
    // Fewer than a twentieth of the values are no such count.
    #expect(walkThenRun(56, 85, slips: 50)?.walking == perLeg.walking)
    // 80 steps of a leg are a run, however slow.
    #expect(walkThenRun(80, 85)?.walking == 0)
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

  /// Pauses of a few seconds do not show in the points, but on the device's timer they do.
  @Test func nothingMovesForLongerThanTheTimer() throws {
    var run = SyntheticRun()
    run.run(seconds: 900, speed: 3)
    #expect(analyze(run.samples) { $0.declaredTimerTime = 850 }.run?.moving == 850)
    #expect(analyze(run.samples) { $0.declaredTimerTime = 600 }.run?.moving == 900)
  }

  @Test func theDeclaredTimerHoldsWhereItFits() throws {
    var run = SyntheticRun()
    run.run(seconds: 900, speed: 3)
    #expect(analyze(run.samples) { $0.declaredTimerTime = 850 }.run?.timer == 850)
    #expect(analyze(run.samples) { $0.declaredTimerTime = 5000 }.run?.timer == 900)
    #expect(analyze(run.samples) { $0.declaredTimerTime = 10 }.run?.timer == 900)
  }

  @Test func theMedianCountsOnlyWhatMoves() {
    #expect(MotionDetector.medianAbove(0.9, of: [0, 0, 0, 0, 0]) == 0)
    #expect(abs(MotionDetector.medianAbove(0.9, of: [0, 0, 0, 2, 3, 4]) - 3) <= 0.02)
    #expect(MotionDetector.medianAbove(0.9, of: [.nan, 500]) > 19)
  }
}

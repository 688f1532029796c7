import Testing
import TrackModel

@testable import RunAnalysis

@Suite struct DistanceTests {
  private func deviceRun(factor: Double = 1) -> SyntheticRun {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 1200, speed: 3)
    for index in run.samples.indices { run.samples[index].deviceDistance *= factor }
    return run
  }

  /// The device is believed within 0.85 to 1.15 of the positions (Definitions.md E).
  @Test(arguments: [(1.0, DistanceSource.device, 3600.0), (1.12, .device, 4032), (1.3, .gps, 3600), (0.7, .gps, 3600)])
  func theDeviceIsBelievedWithinLimits(factor: Double, source: DistanceSource, metres: Double) throws {
    let run = try #require(analyze(deviceRun(factor: factor).samples).run)
    #expect(run.distanceSource == source)
    #expect(try abs(known(run.distance) - metres) < 3)
    #expect((run.noteCount("device_distance_unsound") == 1) == (source == .gps))
  }

  @Test func countsThatBeginAnewAtLapsAreAddedUp() throws {
    var samples = deviceRun().samples
    for index in samples.indices where index > 400 {
      samples[index].deviceDistance -= index > 800 ? 2400 : 1200
    }
    let run = try #require(analyze(samples).run)
    #expect(run.distanceSource == .device)
    #expect(try abs(known(run.distance) - 3600) < 7)
  }

  /// What was counted before the first count is not of this run, even where points without a count come first.
  @Test func aCountThatBeginsLateBeginsAtItsFirstValue() throws {
    var samples = deviceRun().samples
    for index in samples.indices {
      samples[index].deviceDistance += 80
      if index < 5 {
        samples[index].fields.remove(.deviceDistance)
        samples[index].deviceDistance = 0
      }
    }
    let run = try #require(analyze(samples).run)
    #expect(run.distanceSource == .device)
    // The way of the first five seconds was not counted.
    #expect(try abs(known(run.distance) - 3585) < 0.5)
  }

  /// Elsewhere by bus while the watch was paused, without a new segment: the device knows what was run.
  @Test func aPauseThatEndsElsewhereIsNoRun() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 900, speed: 3)
    run.pause(seconds: 600, moving: 2000)
    run.run(seconds: 900, speed: 3)
    for index in run.samples.indices where index > 900 { run.samples[index].deviceDistance -= 2000 }
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.distanceSource == .device)
    #expect(try abs(known(summary.distance) - 5400) < 10)
    #expect(try abs(known(summary.moving) - 1800) < 10)
  }

  /// Nothing recorded for 800 s, while the device went on counting: the hole is no reason to disbelieve it.
  @Test func aHoleDoesNotRefuteTheDevice() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 1200, speed: 3)
    // Out and back again: the positions on both sides are the same.
    run.pause(seconds: 800)
    run.run(seconds: 1600, speed: 3)
    for index in run.samples.indices where index > 1200 { run.samples[index].deviceDistance += 2400 }
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.distanceSource == .device)
    #expect(try abs(known(summary.distance) - 10_800) < 10)
  }

  /// The receiver found its place late, or lost it before the end: the watch counted meanwhile.
  @Test(arguments: [(0, 100), (0, 200), (0, 230), (980, 1201), (0, 60)])
  func secondsWithoutPositionsDoNotRefuteTheDevice(from: Int, to: Int) throws {
    var samples = deviceRun().samples
    for index in samples.indices where (from..<to).contains(index) || (from == 0 && to == 60 && index > 1080) {
      samples[index].fields.remove(.position)
      (samples[index].latitude, samples[index].longitude) = (0, 0)
    }
    let summary = try #require(analyze(samples).run)
    #expect(summary.distanceSource == .device)
    #expect(try abs(known(summary.distance) - 3600) < 1)
    #expect(try abs(known(summary.moving) - 1200) < 5)
    // A count that is wrong is refuted by the positions that there are.
    for factor in [1.3, 0.75] {
      var wrong = samples
      for index in wrong.indices { wrong[index].deviceDistance *= factor }
      #expect(analyze(wrong).run?.distanceSource == .gps)
    }
  }

  /// The watch told its count every two minutes only, or not at all for five, while all else went on: the way was run evenly.
  @Test(arguments: [120, 300])
  func aCountThatIsSeldomToldIsSpread(seconds: Int) throws {
    var samples = deviceRun().samples
    for index in samples.indices where index % seconds != 0 {
      samples[index].fields.remove(.deviceDistance)
      samples[index].deviceDistance = 0
    }
    let summary = try #require(analyze(samples).run)
    #expect(summary.distanceSource == .device && summary.noteCount("impossible_speed") == 0)
    #expect(try abs(known(summary.distance) - 3600) < 1)
    #expect(try abs(known(summary.moving) - 1200) < 5)
    #expect(try abs(known(summary.pace.best1km) - 3) < 0.05)
  }

  /// Positions a minute apart cut all corners: a longer count is right, a much shorter one is not.
  @Test(arguments: [(1.5, DistanceSource.device), (0.7, .gps)])
  func farPositionsRefuteNoLongerCount(factor: Double, source: DistanceSource) throws {
    var samples = deviceRun(factor: factor).samples
    for index in samples.indices where index % 60 != 0 { samples[index].fields.remove(.position) }
    #expect(analyze(samples).run?.distanceSource == source)
  }

  /// Heart rate alone, and a total typed in on the watch.
  @Test func aDeclaredTotalCountsWhereThePointsHoldNone() throws {
    var run = SyntheticRun()
    run.hasPositions = false
    run.run(seconds: 1800, speed: 0)
    let summary = try #require(analyze(run.samples) { $0.declaredDistance = 5000 }.run)
    #expect(summary.distance == 5000 && summary.distanceSource == .device)
    #expect(summary.moving == nil && summary.noteCount("distance_declared") == 1)
    #expect(analyze(run.samples) { $0.declaredDistance = 50_000 }.run?.distance == nil)
    #expect(analyze(run.samples).run?.distance == nil)
  }

  /// A treadmill's count, put right by the runner at the end.
  @Test(arguments: [(5000.0, 5000.0), (2000, 2000), (9000, 3600)])
  func aTreadmillIsCalibrated(declared: Double, metres: Double) throws {
    var run = SyntheticRun()
    run.hasPositions = false
    run.hasDeviceDistance = true
    run.run(seconds: 1200, speed: 3)
    let summary = try #require(analyze(run.samples) { $0.declaredDistance = declared }.run)
    #expect(try abs(known(summary.distance) - metres) < 5)
  }

  @Test func smallStepsBackAreHeld() throws {
    var samples = deviceRun().samples
    samples[500].deviceDistance -= 8
    samples[900].deviceDistance -= 8
    let run = try #require(analyze(samples).run)
    #expect(run.distanceSource == .device)
    #expect(try abs(known(run.distance) - 3600) < 0.2)
  }

  @Test func aTreadmillNeedsNoPositions() throws {
    var run = SyntheticRun()
    run.hasPositions = false
    run.hasDeviceDistance = true
    run.run(seconds: 1800, speed: 2.8)
    let summary = try #require(analyze(run.samples, sport: .treadmillRunning).run)
    #expect(summary.sport == .treadmillRunning)
    #expect(!summary.hasPositions)
    #expect(try abs(known(summary.distance) - 5040) < 0.2)
    #expect(try abs(known(summary.pace.mean) - 2.8) < 0.002)
  }

  /// Changes of pace without positions are perhaps a belt's: on a treadmill they are not told, else it is said.
  @Test(arguments: [(Sport.treadmillRunning, 0), (.running, 1)])
  func aBeltsPaceIsNotJudged(sport: Sport, notes: Int) throws {
    var run = SyntheticRun()
    run.hasPositions = false
    run.hasDeviceDistance = true
    run.run(seconds: 1200, speed: 2.8)
    run.run(seconds: 900, speed: 3.4)
    run.run(seconds: 600, speed: 2.8)
    let summary = try #require(analyze(run.samples, sport: sport).run)
    #expect(summary.noteCount("perhaps_treadmill") == notes)
    #expect(summary.pace.segments.isEmpty == (notes == 0))
    #expect((summary.pace.pattern == nil) == (notes == 0))
  }

  /// Nobody runs faster than 12.5 m/s (Definitions.md E): a leap of the count is the device's, whether it stays or comes back.
  @Test(arguments: [500..<1200, 500..<501, 500..<503]) func leapsOfTheCountAreLeftOut(wrong: Range<Int>) throws {
    var run = SyntheticRun()
    run.hasPositions = false
    run.hasDeviceDistance = true
    run.run(seconds: 1200, speed: 3)
    for index in wrong { run.samples[index].deviceDistance += 50_000 }
    let summary = try #require(analyze(run.samples, sport: .treadmillRunning).run)
    #expect(try abs(known(summary.distance) - 3600) < 10)
    // All of them come back, the first at the last point.
    #expect(summary.noteCount("count_leaps") == 0)
    #expect(summary.leftOut.allSatisfy { $0.kind != .distance })
  }

  /// After a minute of silence the count could be where it would have been with the leap; nothing says that it is.
  @Test func aLeapStaysLeftOutAfterASilence() throws {
    var run = SyntheticRun()
    run.hasPositions = false
    run.hasDeviceDistance = true
    run.run(seconds: 600, speed: 3)
    run.pause(seconds: 60, moving: 150)
    run.append()
    run.run(seconds: 600, speed: 3)
    for index in 300..<run.samples.count { run.samples[index].deviceDistance += 640 }
    let summary = try #require(analyze(run.samples, sport: .treadmillRunning).run)
    #expect(try abs(known(summary.distance) - run.metres) < 10)
    #expect(try abs(known(summary.pace.best400m) - 3) < 0.1)
  }

  @Test func aCountOfNothingButLeapsIsNoDistance() throws {
    var run = SyntheticRun()
    run.hasPositions = false
    run.hasDeviceDistance = true
    run.run(seconds: 60, speed: 3)
    for index in run.samples.indices { run.samples[index].deviceDistance = Double(index) * 10_000 }
    let summary = try #require(analyze(run.samples, sport: .treadmillRunning).run)
    #expect(summary.distance == nil)
  }

  @Test func speedAloneIsIntegrated() throws {
    var run = SyntheticRun()
    run.hasPositions = false
    run.run(seconds: 600, speed: 3)
    for index in run.samples.indices {
      run.samples[index].speed = 3
      run.samples[index].fields.insert(.speed)
    }
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.distance) - 1800) < 0.2)
    #expect(summary.distanceSource == .device)
  }

  /// Lap sums of the device win where they lie near the stream.
  @Test(arguments: [(3605.0, 3605.0), (3300.0, 3300.0), (2000.0, 3600.0)])
  func declaredTotals(declared: Double, printed: Double) throws {
    let summary = try #require(
      analyze(deviceRun().samples) { $0.laps = [Lap(distance: declared / 2), Lap(distance: declared / 2)] }.run)
    #expect(try abs(known(summary.distance) - printed) < 0.5)
  }

  @Test func gapsInsideASegmentAreBridgedWhereTheyWereRun() throws {
    var run = SyntheticRun()
    run.run(seconds: 600, speed: 3)
    run.pause(seconds: 40, moving: 120)
    run.append()
    run.run(seconds: 600, speed: 3)
    let bridged = try #require(analyze(run.samples).run)
    #expect(try abs(known(bridged.distance) - 3720) < 2)
    #expect(try abs(known(bridged.moving) - 1240) < 2)
    #expect(bridged.surges.isEmpty)
  }

  /// 3,600 m in motion and 60 m while hardly getting on: the device counts both, and so do the kilometres.
  @Test func kilometresHoldWhatTheDeviceCountsInStops() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 600, speed: 3)
    run.run(seconds: 300, speed: 0.2)
    run.run(seconds: 600, speed: 3)
    let summary = try #require(analyze(run.samples) { $0.declaredDistance = 3660 }.run)
    #expect(summary.distance == 3660)
    #expect(abs(summary.splits.reduce(0) { $0 + $1.distance } - 3660) < 0.5)
    #expect(try abs(known(summary.moving) - 1200) < 15)
    #expect(summary.stops.count == 1)
  }

  /// Positions make 3,600 m in motion and wander on the spot for five minutes; the file's own total is 3,700 m, and so
  /// are the kilometres.
  @Test func kilometresOfPositionsAddUpToTheDeclaredTotal() throws {
    var run = SyntheticRun()
    run.wander = 1.5
    run.run(seconds: 600, speed: 3)
    run.run(seconds: 300, speed: 0)
    run.run(seconds: 600, speed: 3)
    let summary = try #require(analyze(run.samples) { $0.declaredDistance = 3700 }.run)
    #expect(summary.distance == 3700)
    #expect(abs(summary.splits.reduce(0) { $0 + $1.distance } - 3700) < 1)
  }

  /// A telephone that slept most of the way: too few points to have a speed of their own, and the way between them is
  /// taken for run. Then its time is, too.
  @Test func whatCountsAcrossALongSilenceTakesItsTime() throws {
    var run = SyntheticRun()
    run.run(seconds: 120, speed: 1.2)
    for _ in 0..<3 {
      run.pause(seconds: 180, moving: 540)
      run.append()
      run.run(seconds: 20, speed: 1.2)
    }
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.distance) - run.metres) < 5)
    #expect(try abs(known(summary.moving) - run.seconds) < 5)
    #expect(try abs(known(summary.timer) - run.seconds) < 5)
    #expect(try known(summary.pace.best60s) < 3.1)
  }

  /// A pause where the runner stood, and a segment that begins elsewhere: neither counts.
  @Test func pausesAndBreaksCountNothing() throws {
    var run = SyntheticRun()
    run.run(seconds: 600, speed: 3)
    run.pause(seconds: 50, moving: 4)
    run.append()
    run.run(seconds: 600, speed: 3)
    let paused = try #require(analyze(run.samples).run)
    #expect(try abs(known(paused.distance) - 3600) < 2)
    #expect(try abs(known(paused.moving) - 1200) < 2)
    #expect(paused.stops.contains { $0.kind == .pause && abs($0.duration - 50) < 1.5 })

    var broken = SyntheticRun()
    broken.run(seconds: 600, speed: 3)
    broken.pause(seconds: 50, moving: 150)
    broken.append(startsSegment: true)
    broken.run(seconds: 600, speed: 3)
    let summary = try #require(analyze(broken.samples).run)
    #expect(try abs(known(summary.distance) - 3600) < 2)
    #expect(try abs(known(summary.timer) - 1200) < 2)
  }

  /// A lap that opens a new track a second later is no pause.
  @Test func lapsDoNotBreakTheRun() throws {
    var run = SyntheticRun()
    run.run(seconds: 1200, speed: 3)
    for index in stride(from: 300, to: 1200, by: 300) { run.samples[index].fields.insert(.startsSegment) }
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.distance) - 3600) < 2)
    #expect(summary.moving == 1200)
    #expect(summary.stops.isEmpty)
  }

  @Test func totalsWithoutPointsMakeARun() throws {
    let summary = try #require(
      analyze([], sport: .treadmillRunning) {
        $0.declaredStart = SyntheticRun.start
        $0.declaredDistance = 5000
        $0.declaredTimerTime = 1500
      }.run)
    #expect(summary.points == 0)
    #expect(summary.distance == 5000)
    #expect(summary.pace.mean == nil)
    #expect(summary.noteCount("totals_only") == 1)
  }
}

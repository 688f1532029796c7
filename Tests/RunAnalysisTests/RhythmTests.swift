import Testing
import TrackModel

@testable import RunAnalysis

/// Watches that are silent while a runner goes straight on.
@Suite struct RhythmTests {
  /// A point every so many seconds.
  private func knots(interval: Double) -> Knots {
    var run = SyntheticRun()
    run.run(seconds: 60 * interval, speed: 2, interval: interval)
    var knots = Knots()
    knots.append(run.samples.span)
    return knots
  }

  /// One and a half of the watch's own silence, at most 20 s, on the way: at 2 m/s, slower than 1.2 m/s may hold a pause, but
  /// not where it is as long as the others, or the way is: a walk at 1 m/s is none.
  @Test(
    arguments: [
      (1, 10_000, nil, true), (1, 10_001, 25, false), (6, 11_000, 25, false), (8, 12_000, 24, true),
      (8, 12_001, 24, false), (12, 18_000, 36, true), (12, 18_001, 36, false), (15, 20_000, 40, true),
      (15, 20_001, 40, false), (12, 15_000, nil, false), (12, 15_000, 17.9, false), (12, 15_000, 18.1, true),
      (12, 12_500, 12.6, true), (12, 12_500, 12.4, false), (12, 18_000, 19.3, true), (12, 18_000, 19.1, false),
      (12, 15_000, 104.9, true), (12, 15_000, 105.1, false),
    ] as [(Double, Int64, Double?, Bool)])
  func silencesThatAreFilled(interval: Double, silence: Int64, metres: Double?, isFilled: Bool) {
    #expect(Rhythm(knots(interval: interval)).fills(silence, metres: metres) == isFilled)
  }

  /// Where all points lie far apart in space, too, nothing is a runner's way.
  @Test func nothingIsFilledAtTheSpeedOfAPlane() {
    var run = SyntheticRun()
    run.run(seconds: 720, speed: 200, interval: 12)
    var knots = Knots()
    knots.append(run.samples.span)
    let rhythm = Rhythm(knots)
    #expect(!rhythm.fills(15_000, metres: 90) && !rhythm.fills(15_000, metres: 3000))
    #expect(rhythm.fills(10_000, metres: 3000))
  }

  /// A telephone that writes a point every 10 m waits 40 s at each of ten lights: the 10 m on which it stood were run, in the
  /// time that they take.
  @Test func aWayWithAStopInItWasRun() throws {
    var run = SyntheticRun()
    run.run(seconds: 200, speed: 3, interval: 10.0 / 3)
    for _ in 0..<10 {
      run.pause(seconds: 40 + 10.0 / 3, moving: 10)
      run.append()
      run.run(seconds: 200, speed: 3, interval: 10.0 / 3)
    }
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.distance) - run.metres) < 25)
    #expect(try abs(known(summary.moving) - run.metres / 3) < 20)
    // Lying still it writes a point whenever its place has wandered as far: no way.
    let metres = run.metres
    for step in 0..<60 {
      run.pause(seconds: 100, moving: step % 2 == 0 ? 11 : -11)
      run.append()
    }
    let left = try #require(analyze(run.samples).run)
    #expect(try abs(known(left.distance) - metres) < 40 && abs(known(left.moving) - metres / 3) < 30)
    // With one every second 15 m in 40 s are no way from point to point.
    var dense = SyntheticRun()
    dense.run(seconds: 600, speed: 3)
    dense.pause(seconds: 40, moving: 15)
    dense.run(seconds: 600, speed: 3)
    #expect(try abs(known(analyze(dense.samples).run?.distance) - 3600) < 6)
  }

  /// A walk uphill and down again with a point every 19 m, which are 12 s: 40 steps of 1 m each way.
  @Test func slowRunnersAreMeasuredAlongTheWay() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    for step in 0...80 {
      run.altitude = 100 + Double(step <= 40 ? step : 80 - step)
      if step > 0 { run.pause(seconds: 12, moving: 19) }
      run.append()
    }
    let summary = try #require(analyze(run.samples) { $0.device = "Forerunner 965" }.run)
    #expect(try abs(known(summary.distance) - 1520) < 1)
    #expect(summary.moving == 960 && summary.walking == 960)
    #expect(try abs(known(summary.elevation.ascent) - 40) < 1 && abs(known(summary.elevation.descent) - 40) < 1)
    #expect(summary.pace.speedClasses.reduce(0) { $0 + $1.distance } > 1450)
    #expect(summary.trace.bins()?.count == 192)
  }

  /// A watch of this rhythm that stands for 15 s and 3 m: in motion for as long as these take.
  @Test func standingIsNoRhythm() throws {
    var run = SyntheticRun()
    run.run(seconds: 600, speed: 1.75, interval: 12)
    run.pause(seconds: 15, moving: 3)
    run.append()
    run.run(seconds: 600, speed: 1.75, interval: 12)
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.moving) - (1200 + 3 / 1.75)) < 0.1)
  }
}

@Suite struct SilentClimbTests {
  /// A climb of 0.1 m/s at 2.5 m/s for 400 s, of which the watch is silent for 15 s in each minute.
  private func climb(device: String?, jump: Double = 0) throws -> RunSummary {
    var run = SyntheticRun()
    var height = 100.0
    for second in 0..<520 {
      if second >= 60, second < 460 { height += 0.1 }
      if second == 250 { height += jump }
      // The last digit of a sensor.
      run.altitude = height + (second % 7 == 0 ? 0.2 : 0)
      if second > 0 { run.pause(seconds: 1, moving: 2.5) }
      if second % 60 >= 15 { run.append() }
    }
    return try known(analyze(run.samples) { $0.device = device }.run)
  }

  @Test func heightAcrossASilentWayCounts() throws {
    let summary = try climb(device: "Forerunner 965")
    #expect(summary.elevation.source == .barometric)
    #expect(try abs(known(summary.elevation.ascent) - 40) < 1)
    let climb = try known(summary.hills.climbs.first)
    #expect(summary.hills.climbs.count == 1 && abs(climb.length - 1000) < 40 && abs(climb.gain - 40) < 1)
  }

  /// 25 m in 15 s, over 37.5 m: two thirds of a vertical step for each step ahead are no climb.
  @Test func whatNobodyClimbsDoesNot() throws {
    let summary = try climb(device: "Forerunner 965", jump: 25)
    #expect(try abs(known(summary.elevation.ascent) - 38.5) < 1)
  }

  /// In a pause, too, the device may count a way; what was climbed meanwhile is not told by any file.
  @Test func heightAcrossAPauseDoesNot() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.altitude = 100
    run.run(seconds: 300, speed: 2.5)
    run.pause(seconds: 15, moving: 10)
    run.altitude = 104
    run.append(startsSegment: true)
    run.run(seconds: 300, speed: 2.5)
    let summary = try known(analyze(run.samples) { $0.device = "Forerunner 965" }.run)
    #expect(summary.elevation.ascent == 0)
  }
}

@Suite struct SparsePointTests {
  /// Points 75 s apart are 225 m of straight way each: the mean is known, what was fast or easy is not.
  @Test func nothingIsSaidOfPaceBetweenFarPoints() throws {
    var run = SyntheticRun()
    run.run(seconds: 1500, speed: 3, interval: 75)
    run.run(seconds: 60, speed: 3)
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.noteCount("sparse_points") == 1)
    #expect(summary.pace.easy == nil && summary.pace.flatEquivalentMedian == nil && summary.pace.speedClasses.isEmpty)
    #expect(summary.surges.isEmpty)
    #expect(try abs(known(summary.pace.mean) - 3) < 0.05)
  }

  @Test func aThirdIsEnough() throws {
    var run = SyntheticRun()
    run.run(seconds: 1200, speed: 3, interval: 75)
    run.run(seconds: 600, speed: 3)
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.noteCount("sparse_points") == 0)
    #expect(try abs(known(summary.pace.flatEquivalentMedian) - 3) < 0.1)
  }
}

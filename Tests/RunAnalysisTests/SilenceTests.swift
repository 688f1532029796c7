import Testing
import TrackModel

/// What counts of the way where nothing was recorded, and of counts that leap (Definitions.md E).
@Suite struct SilenceTests {
  private func deviceRun(positions: Bool = false) -> SyntheticRun {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.hasPositions = positions
    run.run(seconds: 1200, speed: 3)
    return run
  }

  /// 20 minutes, a pause in which the count goes on, and 20 minutes more: 7,200 m, whatever the file's own total says.
  @Test(arguments: [true, false], [nil, 37_200.0])
  func aDriveInAPauseIsNotRun(positions: Bool, declared: Double?) throws {
    var run = deviceRun(positions: positions)
    run.pause(seconds: 3500, moving: 30_000)
    run.append(startsSegment: true)
    run.run(seconds: 1200, speed: 3)
    let summary = try #require(analyze(run.samples) { $0.declaredDistance = declared }.run)
    #expect(try abs(known(summary.distance) - 7200) < 5)
    #expect(try abs(known(summary.moving) - 2400) < 5)
    #expect(try abs(known(summary.pace.best60s) - 3) < 0.02)
    let pause = try #require(summary.leftOut.first { $0.kind == .distance })
    #expect(pause.reason == .pause && abs(pause.start - 1200) < 1)
    #expect(try abs(known(pause.size) - 30_000) < 70)
  }

  /// 500 m walked in a pause of five minutes: the watch's total keeps them, the pace does not.
  @Test func aWalkInAPauseMakesNoPace() throws {
    var run = deviceRun()
    run.pause(seconds: 300, moving: 500)
    run.append(startsSegment: true)
    run.run(seconds: 1200, speed: 3)
    #expect(try abs(known(analyze(run.samples).run?.distance) - 7200) < 5)
    let summary = try #require(analyze(run.samples) { $0.declaredDistance = 7700 }.run)
    #expect(summary.distance == 7700)
    #expect(summary.noteCount("count_in_silences") == 1)
    #expect(try abs(known(summary.pace.mean) - 3) < 0.01)
    #expect(abs(summary.splits.reduce(0) { $0 + $1.distance } - 7200) < 5)
  }

  /// What the watch counts in the seconds around a pause was run.
  @Test func theEdgesOfAPauseCount() throws {
    var run = deviceRun()
    run.pause(seconds: 90, moving: 20)
    run.append(startsSegment: true)
    run.run(seconds: 1200, speed: 3)
    #expect(try abs(known(analyze(run.samples).run?.distance) - 7220) < 1)
  }

  /// Half an hour without a point in which the count goes on like the run: all of it was run, and took its time. 10 m/s
  /// were not.
  @Test(arguments: [(5400.0, true), (18_000, false)])
  func aHoleCountsWhereItFitsRunning(metres: Double, isRun: Bool) throws {
    var run = deviceRun()
    run.pause(seconds: 1800, moving: metres)
    run.append()
    run.run(seconds: 1200, speed: 3)
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.distance) - (isRun ? 12_600 : 7200)) < 5)
    #expect(try abs(known(summary.moving) - (isRun ? 4200 : 2400)) < 5)
    #expect(summary.leftOut.contains { $0.reason == .gap } == !isRun)
  }

  /// A telephone that slept most of a walk of 1.3 m/s, in which 60 m took a rest of 200 s.
  @Test func aSlowRunnersSilencesCount() throws {
    var run = SyntheticRun()
    run.run(seconds: 10, speed: 1.3)
    for silence in 0..<12 {
      run.pause(seconds: 200, moving: silence == 6 ? 60 : 260)
      run.append()
      run.run(seconds: 10, speed: 1.3)
    }
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.distance) - 13 * 13 - 11 * 260) < 10)
    #expect(try abs(known(summary.moving) - 13 * 10 - 11 * 200) < 10)
  }

  /// A thousand kilometres a day.
  @Test func whatNobodyRunsInADayIsNoDistance() {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.hasPositions = false
    run.run(seconds: 9 * 86_400, speed: 1_000_000 / 86_400, interval: 86_400)
    #expect(analyze(run.samples).run?.distance == nil)
  }

  /// A leap of 642 m in one second stays in the watch's own total. No other step grows by it, and it is told.
  @Test(arguments: [642.0, 150]) func aLeapIsNotSpreadOverTheRun(leap: Double) throws {
    var run = deviceRun(positions: true)
    run.run(seconds: 1200, speed: 3)
    for index in run.samples.indices where index >= 60 { run.samples[index].deviceDistance += leap }
    let summary = try #require(analyze(run.samples) { $0.declaredDistance = 7200 + leap }.run)
    #expect(summary.distance == 7200 + leap)
    #expect(summary.noteCount("count_leaps") == 1)
    #expect(try abs(known(summary.pace.mean) - 3) < 0.005)
    #expect(try abs(known(summary.pace.best1km) - 3) < 0.005)
    #expect(abs(summary.splits.reduce(0) { $0 + $1.distance } - 7200) < 5)
    let told = try #require(summary.leftOut.first { $0.reason == .impossibleSpeed })
    #expect(told.kind == .distance && told.start == 59 && told.duration == 1)
    #expect(try abs(known(told.size) - leap - 3) < 0.1)
  }

  /// The run ends with a silence, and its last point lies on a whole second of the run or not.
  @Test(arguments: [40.0, 40.5]) func theLastSilenceCounts(seconds: Double) throws {
    var run = SyntheticRun()
    run.run(seconds: 1200, speed: 3)
    run.pause(seconds: seconds, moving: 3 * seconds)
    run.append()
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.distance) - run.metres) < 2)
    #expect(try abs(known(summary.moving) - run.seconds) < 1)
  }

  /// Watches whose points come a little early and a little late by turns: no whole second lies before every other one.
  @Test(arguments: [150, 151]) func aJumpCountsNothingWhereverItsPointLies(index jump: Int) throws {
    var run = SyntheticRun()
    run.run(seconds: 280, speed: 3)
    for index in run.samples.indices.dropFirst() { run.samples[index].time += index % 2 == 0 ? -50 : 50 }
    for index in jump..<run.samples.count { run.samples[index].latitude += 5000 / SyntheticRun.metresPerDegree }
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.noteCount("position_jumps") == 1)
    #expect(try abs(known(summary.distance) - 840) < 15)
  }

  /// Single points between silences that do not fit the run, none on a whole second: each silence is told once.
  @Test func silencesWithoutASecondBetweenThem() throws {
    var run = SyntheticRun()
    run.run(seconds: 600, speed: 2.8)
    for metres in [400.0, 300] {
      run.pause(seconds: 700.3, moving: metres)
      run.append()
    }
    run.pause(seconds: 699.4, moving: 350)
    run.append()
    run.run(seconds: 600, speed: 2.8)
    let told = try #require(analyze(run.samples).run).leftOut.filter { $0.kind == .distance }
    #expect(told.map(\.start) == [600, 1300.3, 2000.6])
    #expect(told.map { (($0.size ?? 0) / 10).rounded() } == [40, 30, 35])
  }

  /// A point every 20 m up a path of 20 %, at 1.4 m/s: 14 s of silence each, 1 km and 200 m in all. Satellites know that height;
  /// over two minutes they would make it up.
  @Test(arguments: [(1.0, 150.0...250), (9, 0...20)]) func silencesUphillHaveTheirHeight(
    longer: Double, ascent: ClosedRange<Double>
  ) throws {
    var run = SyntheticRun()
    // On the level satellites wander by 15 m within a minute.
    func level(_ height: Double) {
      for second in 0..<1200 {
        run.altitude = height + 0.25 * abs(Double(second % 120) - 60)
        run.run(seconds: 1, speed: 3)
      }
    }
    level(100)
    for index in 1...Int(50 / longer) {
      run.altitude = 100 + 4 * longer * Double(index)
      run.run(seconds: 14 * longer, speed: 1.43, interval: 14 * longer)
    }
    level(300)
    let summary = try #require(
      analyze(run.samples) {
        $0.sport = .running
        $0.device = "Garmin Forerunner 10"
      }.run)
    #expect(summary.elevation.source == .gps)
    #expect(try ascent.contains(#require(summary.elevation.ascent)))
  }

  /// 60 m up on 1.7 km of ten silent minutes: a barometer knows them, a telephone's map may have made them up.
  @Test(arguments: [("Forerunner 965", 55.0...65), ("iPhone", 0...5)])
  func aLongSilenceUphill(device: String, ascent: ClosedRange<Double>) throws {
    var run = SyntheticRun()
    func level(_ height: Double) {
      for second in 0..<1200 {
        run.altitude = height + 0.2 * Double(second / 7 % 2)
        run.run(seconds: 1, speed: 2.8)
      }
    }
    level(100)
    run.pause(seconds: 600, moving: 1680)
    level(160)
    let summary = try #require(
      analyze(run.samples) {
        $0.sport = .running
        $0.device = device
      }.run)
    #expect(try ascent.contains(#require(summary.elevation.ascent)))
  }
}

import RunMetrics
import Testing
import TrackModel

@testable import RunAnalysis

@Suite struct PaceTests {
  /// By hand, Definitions.md B5: halves of 1500 s and 1560 s are a positive split of 4.0 %.
  @Test func splitChange() throws {
    #expect(PaceFormulas.splitChange(first: 1500, second: 1560) == 0.04)
    #expect(PaceFormulas.splitChange(first: 0, second: 10) == nil)
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 1500, speed: 3.12)
    run.run(seconds: 1560, speed: 3)
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.pace.splitChange) - 0.04) < 0.0015)
  }

  /// By hand, Definitions.md B5: equal times at 2.8, 2.8, 3.4 and 2.6 m/s vary by 10.34 % (population).
  @Test func variation() throws {
    let values = [2.8, 2.8, 3.4, 2.6].map { (value: $0, weight: 1.0) }
    #expect(try abs(known(PaceFormulas.variation(values)) - 0.1034) < 0.00005)
    #expect(PaceFormulas.variation([]) == nil)
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    for speed in [2.8, 2.8, 3.4, 2.6] { run.run(seconds: 600, speed: speed) }
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.pace.variation) - 0.103) < 0.002)
  }

  /// 10 minutes at 2.5 m/s, 10 at 1.15 m/s up 25 %, and 10 at 2.5 m/s again: 3000 m run and 690 m walked, which
  /// Minetti's cost makes 3.5 m/s of. With the steps of a run it is one.
  @Test(arguments: [(nil, false), (110, false), (160, true)] as [(Float?, Bool)])
  func aWalkUphillIsNoFastRunning(cadence: Float?, isRun: Bool) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.altitude = 100
    run.cadence = cadence.map { _ in 160 }
    run.run(seconds: 600, speed: 2.5)
    run.cadence = cadence
    for _ in 0..<600 {
      run.altitude? += 1.15 * 0.25
      run.run(seconds: 1, speed: 1.15)
    }
    run.cadence = cadence.map { _ in 160 }
    run.run(seconds: 600, speed: 2.5)
    let pace = try #require(analyze(run.samples) { $0.device = "Forerunner 965" }.run).pace
    let fast = pace.speedClasses.filter { Double($0.index) * PaceSummary.classWidth >= 3 }
    #expect(abs(fast.reduce(0) { $0 + $1.distance } - (isRun ? 690 : 0)) < 40)
    #expect(abs(pace.speedClasses.reduce(0) { $0 + $1.distance } - (isRun ? 3690 : 3000)) < 60)
  }

  /// 20 minutes at 1.6 m/s without a cadence, on the flat and at 10 %: nothing else is known of the runner's pace.
  @Test(arguments: [0, 0.1]) func whoOnlyWalksHasAPace(grade: Double) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.altitude = 100
    for _ in 0..<1200 {
      run.altitude? += 1.6 * grade
      run.run(seconds: 1, speed: 1.6)
    }
    let pace = try #require(analyze(run.samples) { $0.device = "Forerunner 965" }.run).pace
    #expect(pace.speedClasses.allSatisfy { (1.57...1.61).contains(Double($0.index) * PaceSummary.classWidth) })
    #expect(abs(pace.speedClasses.reduce(0) { $0 + $1.distance } - 1920) < 5)
  }

  @Test func bestEffortsFindTheFastStretch() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 600, speed: 2.8)
    run.run(seconds: 100, speed: 5)
    run.run(seconds: 600, speed: 2.8)
    let pace = try #require(analyze(run.samples).run).pace
    #expect(pace.best60s == 5)
    #expect(pace.best400m == 5)
    // 500 m at 5 m/s in 100 s, the other 500 m at 2.8 m/s in 178.6 s.
    #expect(try abs(known(pace.best1km) - 1000 / 278.6) < 0.02)
    #expect(try abs(known(pace.distanceAbove5) - 500) < 30)
    #expect(pace.fastClasses?.map(\.index) == [50])
    #expect(try pace.fastClasses?.map(\.distance) == [known(pace.distanceAbove5)])
  }

  /// A count that stands still for eight seconds and then catches up at 14 m/s, twenty times in a run at 3 m/s: nobody runs so.
  @Test func whatNobodyRunsIsNoVeryFastRunning() throws {
    var run = SyntheticRun()
    run.hasPositions = false
    run.hasDeviceDistance = true
    for _ in 0..<20 {
      run.run(seconds: 60, speed: 3)
      run.run(seconds: 8, speed: 0)
      run.run(seconds: 2, speed: 20)
    }
    let pace = try #require(analyze(run.samples).run).pace
    let fastest = try #require(pace.fastClasses).map { Double($0.index) * PaceSummary.fastClassWidth }.max() ?? 0
    #expect(fastest <= 12.5)
  }

  @Test func aShortRunHasNoBestKilometre() throws {
    var run = SyntheticRun()
    run.run(seconds: 300, speed: 3)
    let pace = try #require(analyze(run.samples).run).pace
    #expect(pace.best1km == nil)
    #expect(try abs(known(pace.best400m) - 3) < 0.02)
  }

  /// 300 s at 3 m/s on both sides of a stop: 900 m are no kilometre, and the stop belongs to no stretch.
  @Test func noBestHoldsAStop() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 300, speed: 3)
    run.run(seconds: 120, speed: 0)
    run.run(seconds: 300, speed: 3)
    let pace = try #require(analyze(run.samples).run).pace
    #expect(pace.best1km == nil)
    #expect(try abs(known(pace.best400m) - 3) < 0.02)
  }

  /// Fast for 40 s between waits, three times: no minute is as fast.
  @Test func aBestMinuteIsInOnePiece() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 600, speed: 2.8)
    for _ in 0..<3 {
      run.run(seconds: 60, speed: 0)
      run.run(seconds: 40, speed: 5)
    }
    run.run(seconds: 60, speed: 0)
    run.run(seconds: 600, speed: 2.8)
    let pace = try #require(analyze(run.samples).run).pace
    #expect(try abs(known(pace.best60s) - 2.8) < 0.02)
    #expect(try abs(known(pace.best1km) - 2.8) < 0.02)
  }

  /// 10,800 m in 3,600 s of which the timer ran 3,330.
  @Test func theMeanIsOverTheTimeThatIsTold() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 3600, speed: 3)
    let summary = try #require(analyze(run.samples) { $0.declaredTimerTime = 3330 }.run)
    #expect(summary.moving == 3330)
    #expect(try abs(known(summary.pace.mean) - 3.243) < 0.001)
  }

  @Test func easyPaceOfTwoClasses() throws {
    // Twelve easy half minutes around 2.8, eight fast ones at 4: the slower class is the ground.
    let easy = (0..<12).map { 2.75 + Double($0 % 3) * 0.05 }
    let found = try #require(EasyPace.find(easy + [Double](repeating: 4, count: 8)))
    #expect(abs(found.speed - 2.8) < 0.001)
    #expect(found.spread < 0.05)
    // Uphill and level ground, a fifth apart, are one class where slopes are counted in by a part; a session is two.
    let hilly = easy + [Double](repeating: 3.36, count: 20)
    #expect(EasyPace.find(hilly)?.speed ?? 0 < 3 && EasyPace.find(hilly, followsSlopes: true)?.speed == 3.36)
    let session = easy + [Double](repeating: 3.5, count: 20)
    #expect(EasyPace.find(session, followsSlopes: true)?.speed ?? 0 < 3)
    // One pace that varies by a few percent has one class: its median.
    let single = try #require(EasyPace.find((0..<41).map { 2.8 + Double($0 - 20) * 0.005 }))
    #expect(abs(single.speed - 2.8) < 0.001)
    // A hard session: 1.7 times the easy pace is one on level ground; uphill a slow class is no easy running.
    let hard = easy + [Double](repeating: 4.76, count: 14)
    #expect(try abs(known(EasyPace.find(hard, isLevel: true)).speed - 2.8) < 0.001)
    #expect(EasyPace.find(hard)?.speed == 4.76)
    // On rolling ground, too, where plain speed parts the classes as far; not where slopes do.
    let order = hard.map { $0 * 0.95 }
    #expect(try abs(known(EasyPace.find(hard, plain: order)).speed - 2.8) < 0.001)
    #expect(EasyPace.find(hard, plain: hard.map { $0 > 4 ? 3 : $0 })?.speed == 4.76)
    // Walking breaks are left out.
    let breaks = try #require(EasyPace.find([Double](repeating: 3, count: 10) + [Double](repeating: 1.4, count: 9)))
    #expect(breaks.speed == 3)
    #expect(EasyPace.find([]) == nil)
  }

  /// Five kilometres with walked rests: half minutes that are run in part keep nobody from telling jog and interval apart.
  @Test func partlyWalkedHalfMinutesHideNoClass() throws {
    let jog = (0..<50).map { 2.6 + Double($0 % 11) * 0.04 }
    let fast = (0..<46).map { 3.2 + Double($0 % 9) * 0.04 }
    let partly = (0..<14).map { 1.92 + Double($0) * 0.03 }
    let found = try #require(EasyPace.find(jog + fast + partly))
    #expect(abs(found.speed - 2.8) < 0.05)
    // The same tail below one pace makes no second one.
    let one = (0..<96).map { 2.8 + Double($0 % 17 - 8) * 0.03 }
    #expect(try abs(known(EasyPace.find(one + partly)).speed - 2.8) < 0.1)
  }

  @Test func speedClassesHoldTheMetresOfTheBins() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 1200, speed: 3.01)
    let summary = try #require(analyze(run.samples).run)
    let total = summary.pace.speedClasses.reduce(0) { $0 + $1.distance }
    #expect(abs(total - 3612) < 3.1)
    // 3.01 lies in class 150: 3.00 ..< 3.02.
    #expect(summary.pace.speedClasses.map(\.index) == [150])
    #expect(try abs(known(summary.pace.flatEquivalentMedian) - 3.01) < 0.001)
  }

  @Test func splitsAreKilometresAndARest() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 500, speed: 2.5)
    run.run(seconds: 700, speed: 4)
    let splits = try #require(analyze(run.samples).run).splits
    // 4050 m: 1000 m at 2.5 m/s in 400 s; 250 m in 100 s and 750 m at 4 m/s in 187.5 s; then 250 s each.
    #expect(splits.map(\.distance) == [1000, 1000, 1000, 1000, 50])
    for (split, seconds) in zip(splits, [400, 287.5, 250, 250, 12.5]) { #expect(abs(split.moving - seconds) < 0.2) }
    #expect(splits.allSatisfy { $0.ascent == nil })
  }

  @Test func theTraceAddsUp() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 1003, speed: 3.3)
    let summary = try #require(analyze(run.samples).run)
    let bins = try #require(summary.trace.bins())
    #expect(bins.count == 201)
    #expect(bins.map(\.start) == (0..<201).map { Int32($0 * 5) })
    #expect(abs(bins.reduce(0) { $0 + Double($1.distance) } - 3309.9) < 11)
    #expect(bins.allSatisfy { $0.isMoving && abs($0.flatEquivalentSpeed - 3.3) < 0.01 && $0.altitude.isNaN })
    #expect(bins.allSatisfy { abs($0.latitude - 45) < 0.04 && abs($0.longitude - 7) < 0.001 })
  }

  /// Half minutes at 1.75 m/s are the ground of whoever runs like that, and the rest between intervals of whoever does not:
  /// none of an easy pace of 2.6 m/s, and without steps no running that others are held against.
  @Test(arguments: [(60.0, 2.6), (150, 1.75)])
  func slowHalfMinutes(slow: Double, easy: Double) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    for _ in 0..<20 {
      run.run(seconds: slow, speed: 1.75)
      run.run(seconds: 180 - slow, speed: 2.6)
    }
    let pace = try #require(analyze(run.samples).run).pace
    #expect(try abs(known(pace.easy) - easy) < 0.06)
    let slowClasses = pace.speedClasses.filter { Double($0.index) * PaceSummary.classWidth < 1.85 }
    #expect(slowClasses.isEmpty == (easy > 2))
  }

  /// Four minutes up and four down, with efforts of a minute that have nothing to do with the slope. Slopes of 12 % are there
  /// although they explain little more than a quarter of the spread; of 3 % they may be the altitude's wandering.
  @Test(arguments: [(0.12, 1.8, true), (0.03, 1.19, false)])
  func steepGroundNeedsToExplainLess(slope: Double, effort: Double, isSlope: Bool) {
    var grid = SecondGrid()
    var altitude = 100.0
    for second in 0..<2400 {
      let grade = second / 240 % 2 == 0 ? slope : -slope
      let speed = 2.5 / FlatEquivalent.factor(grade: grade) * (second / 60 % 2 == 0 ? effort : 1 / effort)
      altitude += speed * grade
      grid.elapsed.append(Int32(second))
      grid.startsSegment.append(second == 0)
      grid.distance.append(Float(speed))
      grid.altitude.append(Float(altitude))
      grid.isMoving.append(true)
    }
    #expect((SlopeResponse.grade(grid) != nil) == isSlope)
  }

  /// 90 s of running and 30 s of walking in turns are no intervals, whenever the walks fall on the grid of half minutes.
  @Test(arguments: [0.0, 8, 14, 22]) func walkedPartsMakeNoSlowerClass(offset: Double) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.cadence = 84
    run.run(seconds: 30 + offset, speed: 2.8)
    for _ in 0..<20 {
      run.cadence = 84
      run.run(seconds: 90, speed: 2.8)
      run.cadence = 55
      run.run(seconds: 30, speed: 1.6)
    }
    let summary = try #require(analyze(run.samples) { $0.sport = .running }.run)
    #expect(try abs(known(summary.pace.easy) - 2.8) < 0.1)
    #expect(summary.surges.isEmpty && summary.pace.pattern != .intervals)
  }

  /// Uphill at 2 m/s and down at 3.6 without any altitude: what the ground is, nobody knows, so the slower half is no easy pace.
  /// With an altitude of satellites that shows level ground the same speeds are a session.
  @Test(arguments: [false, true]) func unknownGroundIsNotLevel(isKnown: Bool) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    for index in 0..<12 {
      for second in 0..<150 {
        if isKnown { run.altitude = 100 + 0.25 * abs(Double((150 * index + second) % 120) - 60) }
        run.run(seconds: 1, speed: index.isMultiple(of: 2) ? 2.05 : 3.6)
      }
    }
    let summary = try #require(
      analyze(run.samples) {
        $0.sport = .running
        $0.device = "Garmin Forerunner 10"
      }.run)
    #expect(summary.pace.isGradeAdjusted == false)
    #expect(summary.surges.count == (isKnown ? 6 : 0))
  }
}

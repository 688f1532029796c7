import Testing
import TrackModel

@testable import RunAnalysis

/// What looked like something and was not counted is told, with its reason.
@Suite struct LeftOutTests {
  private func leftOut(_ samples: [TrackSample], device: String? = nil) throws -> [LeftOut] {
    try #require(analyze(samples) { $0.device = device }.run).leftOut
  }

  @Test func catchingUpBesideAStop() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 900, speed: 2.8)
    run.run(seconds: 40, speed: 0)
    run.run(seconds: 25, speed: 3.8)
    run.run(seconds: 900, speed: 2.8)
    let found = try #require(leftOut(run.samples).first { $0.kind == .surge })
    #expect(found.reason == .besideStop)
    #expect(abs(found.start - 940) < 6)
    #expect(abs(found.duration - 25) < 8)
    #expect(try abs(known(found.size) - 3.8) < 0.2)
  }

  /// 27 m that a stop leads on count and are not told as left out; as much on the spot is.
  @Test(arguments: [(0.3, 0.0, false), (0, 6, true)])
  func onlyTheWanderingOfAStopIsLeftOut(speed: Double, wander: Double, isTold: Bool) throws {
    var run = SyntheticRun()
    run.run(seconds: 600, speed: 3)
    run.wander = wander
    run.run(seconds: 90, speed: speed)
    run.wander = 0
    run.run(seconds: 600, speed: 3)
    #expect(try leftOut(run.samples).contains { $0.kind == .distance && $0.reason == .standing } == isTold)
  }

  /// A minute that is 12 % faster on level ground is too little faster, whatever the altitude's source is.
  @Test(arguments: ["Garmin Forerunner 945", "Some watch"])
  func levelGroundIsNoReason(device: String) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.altitude = 100
    run.run(seconds: 900, speed: 2.8)
    for second in 0..<60 {
      run.altitude = 100 + (second % 20 < 10 ? 0.2 : 0)
      run.run(seconds: 1, speed: 2.8 * (second % 30 == 5 ? 1.3 : 1.13))
    }
    run.run(seconds: 900, speed: 2.8)
    #expect(try leftOut(run.samples, device: device).allSatisfy { $0.reason != .uphill })
  }

  @Test func aFastStretchWithTheSameStepRate() throws {
    var run = SyntheticRun()
    run.cadence = 166
    run.run(seconds: 1200, speed: 2.8)
    run.run(seconds: 60, speed: 3.8)
    run.run(seconds: 1200, speed: 2.8)
    #expect(try leftOut(run.samples).map(\.reason) == [.stepRate])
  }

  /// 40 s at 2.4 m/s up 12 %: the effort is that of a surge, the speed is not. Down again at 3.6 m/s: the other way
  /// round.
  @Test func hillsAreNoSurges() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.altitude = 100
    run.run(seconds: 900, speed: 2.8)
    for _ in 0..<60 {
      run.altitude = (run.altitude ?? 0) + 2.4 * 0.12
      run.run(seconds: 1, speed: 2.4)
    }
    run.run(seconds: 600, speed: 2.8)
    for _ in 0..<40 {
      run.altitude = (run.altitude ?? 0) - 3.6 * 0.1
      run.run(seconds: 1, speed: 3.6)
    }
    run.run(seconds: 600, speed: 2.8)
    let summary = try #require(analyze(run.samples) { $0.device = "Garmin Forerunner 945" }.run)
    #expect(summary.surges.isEmpty)
    let uphill = try #require(summary.leftOut.first { $0.kind == .surge && $0.reason == .uphill })
    #expect(abs(uphill.start - 900) < 10)
    let downhill = try #require(summary.leftOut.first { $0.kind == .surge && $0.reason == .downhill })
    #expect(abs(downhill.start - 1560) < 10)
    #expect(try abs(known(downhill.size) - 3.6) < 0.1)
  }

  /// A rise of 7 m is no climb; one of 12 m is. A ride of 12 m in a lift is no ascent.
  @Test func lowRisesAndLifts() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.cadence = 160
    run.altitude = 50
    run.run(seconds: 300, speed: 2.8)
    for height in [7.0, 12.0] {
      for _ in 0..<60 {
        run.altitude = (run.altitude ?? 0) + height / 60
        run.run(seconds: 1, speed: 2.5)
      }
      run.run(seconds: 300, speed: 2.8)
    }
    run.cadence = 0
    run.run(seconds: 10, speed: 0)
    for _ in 0..<12 {
      run.altitude = (run.altitude ?? 0) + 1
      run.run(seconds: 1, speed: 0)
    }
    run.run(seconds: 10, speed: 0)
    run.cadence = 160
    run.run(seconds: 300, speed: 2.8)
    let summary = try #require(analyze(run.samples) { $0.device = "Garmin Forerunner 945" }.run)
    #expect(summary.hills.climbs.count == 1)
    let low = try #require(summary.leftOut.first { $0.kind == .climb })
    #expect(low.reason == .lowHeight)
    #expect(try abs(known(low.size) - 7) < 0.3)
    #expect(abs(low.start - 300) < 10)
    let lift = try #require(summary.leftOut.first { $0.reason == .lift })
    #expect(lift.kind == .ascent)
    #expect(try abs(known(lift.size) - 12) < 0.5)
    #expect(try abs(known(summary.elevation.ascent) - 19) < 1)
  }

  /// Two flights of 2.5 m each, apart: too low to be told from noise.
  @Test func aFlightTooLow() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.altitude = 50
    run.run(seconds: 300, speed: 2.8)
    for _ in 0..<8 {
      run.altitude = (run.altitude ?? 0) + 2.6 / 8
      run.run(seconds: 1, speed: 0.55)
    }
    run.run(seconds: 300, speed: 2.8)
    let summary = try #require(analyze(run.samples) { $0.device = "Garmin Forerunner 945" }.run)
    #expect(summary.stairs.isEmpty)
    #expect(summary.leftOut.contains { $0.kind == .stairs && $0.reason == .lowHeight && abs($0.start - 300) < 8 })
  }

  @Test func theWayAcrossAPause() throws {
    var run = SyntheticRun()
    run.run(seconds: 600, speed: 2.8)
    run.pause(seconds: 120, moving: 250)
    run.append(startsSegment: true)
    run.run(seconds: 600, speed: 2.8)
    let pause = try #require(leftOut(run.samples).first { $0.kind == .distance })
    #expect(pause.reason == .pause)
    #expect(abs(pause.start - 600) < 2)
    #expect(abs(pause.duration - 120) < 2)
    #expect(try abs(known(pause.size) - 250) < 5)
  }

  @Test func theListIsBoundedAndInOrder() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    // Of two kinds, so that they are no series of repeats.
    for index in 0..<40 {
      run.run(seconds: 200, speed: 2.8)
      run.run(seconds: 30, speed: 0)
      run.run(seconds: 22, speed: index.isMultiple(of: 2) ? 3.6 : 5.2)
    }
    let found = try leftOut(run.samples)
    #expect(found.count { $0.kind == .surge } == LeftOut.limit)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.start <= $1.start })
  }

  /// A cell stands for the second before it, but where recording began or went on with it.
  @Test func cellsBeginASecondBeforeTheFirst() {
    var grid = SecondGrid()
    grid.elapsed = [0, 1, 2, 30, 31]
    grid.startsSegment = [true, false, false, true, false]
    #expect([grid.start(of: 0..<2), grid.duration(of: 0..<2)] == [0, 1])
    #expect([grid.start(of: 1..<3), grid.duration(of: 1..<3)] == [0, 2])
    #expect([grid.start(of: 3..<5), grid.duration(of: 3..<5)] == [30, 1])
    #expect([grid.start(of: 4..<5), grid.duration(of: 4..<5)] == [30, 1])
  }
}

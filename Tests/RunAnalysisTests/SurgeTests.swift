import Testing
import TrackModel

@testable import RunAnalysis

/// Definitions.md B4: base 2.8 m/s with the noise of a device's own count.
@Suite struct SurgeTests {
  private func session(
    _ count: Int, of duration: Double, at speed: Double = 4.2, rest: Double = 120, jog: Double = 2.8,
    jitter: Double = 0.08
  ) -> SyntheticRun {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 900, speed: 2.8, jitter: jitter)
    for _ in 0..<count {
      run.run(seconds: duration, speed: speed, jitter: jitter)
      run.run(seconds: rest, speed: jog, jitter: jitter)
    }
    run.run(seconds: 600, speed: 2.8, jitter: jitter)
    return run
  }

  @Test func aSteadyHourHasNone() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 3600, speed: 2.8, jitter: 0.08)
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.surges.isEmpty)
    #expect(summary.strides == 0)
    #expect(try abs(known(summary.pace.easy) - 2.8) < 0.03)
  }

  @Test func sixTimesNinetySeconds() throws {
    let summary = try #require(analyze(session(6, of: 90).samples).run)
    #expect(summary.surges.count == 6)
    #expect(abs(summary.surges.reduce(0) { $0 + $1.duration } - 540) < 15)
    for (index, bout) in summary.surges.enumerated() {
      #expect(abs(bout.start - Double(900 + index * 210)) < 5)
      #expect(abs(bout.meanSpeed - 4.2) < 0.15)
      #expect(bout.peakFlatEquivalent >= bout.meanFlatEquivalent)
    }
  }

  /// Between intervals some jog well above the base, here at 1.14 of it: a rest all the same. A tempo run that sags as
  /// little is one.
  @Test(arguments: [(4.2, 5), (3.7, 1)]) func quickRestsPartIntervals(speed: Double, surges: Int) throws {
    let summary = try #require(analyze(session(5, of: 90, at: speed, rest: 45, jog: 3.2, jitter: 0.03).samples).run)
    #expect(summary.surges.count == surges)
  }

  @Test func tenTimesTwentySeconds() throws {
    #expect(try known(analyze(session(10, of: 20).samples).run).surges.count == 10)
  }

  /// Ten seconds are strides: listed, never judged.
  @Test func twelveTimesTenSeconds() throws {
    let summary = try #require(analyze(session(12, of: 10, rest: 60).samples).run)
    #expect(summary.surges.isEmpty)
    #expect(summary.strides == 12)
  }

  @Test func wanderingPositionsMakeNone() throws {
    var run = SyntheticRun()
    run.wander = 4
    run.run(seconds: 3600, speed: 2.8)
    #expect(try known(analyze(run.samples).run).surges.isEmpty)
  }

  @Test func positionsShowIntervals() throws {
    var run = SyntheticRun()
    run.wander = 3
    run.run(seconds: 900, speed: 2.8)
    for _ in 0..<5 {
      run.run(seconds: 180, speed: 3.8)
      run.run(seconds: 120, speed: 2.8)
    }
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.surges.count == 5)
    #expect(try abs(known(summary.surges.first).start - 900) < 15)
  }

  /// The same fast stretch with a step rate that does not rise comes from the positions.
  @Test func stepRateMustRise() throws {
    func run(fastCadence: Float, seconds: Double = 60) -> SyntheticRun {
      var run = SyntheticRun()
      run.cadence = 166
      run.run(seconds: 1200, speed: 2.8)
      run.cadence = fastCadence
      run.run(seconds: seconds, speed: 3.8)
      run.cadence = 166
      run.run(seconds: 1200, speed: 2.8)
      return run
    }
    #expect(try known(analyze(run(fastCadence: 178).samples).run).surges.count == 1)
    // 36 % faster: 7 steps a minute more are enough, 2 are not.
    #expect(try known(analyze(run(fastCadence: 173).samples).run).surges.count == 1)
    #expect(try known(analyze(run(fastCadence: 168).samples).run).surges.isEmpty)
    #expect(try known(analyze(run(fastCadence: 166).samples).run).surges.isEmpty)
    // Some lengthen their steps alone: for minutes, nothing but running makes so much way.
    #expect(try known(analyze(run(fastCadence: 166, seconds: 240).samples).run).surges.count == 1)
  }

  @Test func catchingUpBesideAStopIsNoSurge() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 900, speed: 2.8)
    run.run(seconds: 40, speed: 0)
    run.run(seconds: 25, speed: 3.8)
    run.run(seconds: 900, speed: 2.8)
    #expect(try known(analyze(run.samples).run).surges.isEmpty)
  }

  /// 40 s at 5.6 m/s after standing for 54 s, with the steps to it: 30 s of it are clear of the stop.
  @Test(arguments: [(Float(103), 1), (96, 0)])
  func aSprintAfterAStopCounts(fastCadence: Float, surges: Int) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.cadence = 2 * 82
    run.run(seconds: 900, speed: 2.8)
    run.cadence = 0
    run.run(seconds: 54, speed: 0)
    run.cadence = surges > 0 ? 2 * fastCadence : 2 * 82
    run.run(seconds: 40, speed: 5.6)
    run.cadence = 2 * 82
    run.run(seconds: 900, speed: 2.8)
    let found = try known(analyze(run.samples).run).surges
    #expect(found.count == surges)
    if let surge = found.first {
      #expect(abs(surge.start - 964) < 6 && abs(surge.duration - 30) < 6)
      #expect(abs(surge.meanSpeed - 5.6) < 0.1)
    }
  }

  /// Thrown 50 m aside and back within half a minute, steps of at most 7 m/s: no way, no surge.
  @Test func burstsOfPositionsAreFlattened() throws {
    var run = SyntheticRun()
    run.run(seconds: 2400, speed: 3)
    for offset in 0..<30 {
      let shift = 50 * min(1, Double(min(offset, 30 - offset)) / 12)
      run.samples[1200 + offset].latitude += shift / SyntheticRun.metresPerDegree
    }
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.surges.isEmpty)
    #expect(summary.noteCount("position_bursts") == 1)
    #expect(try abs(known(summary.distance) - 7200) < 60)
  }

  /// Strides by positions alone: even and straight, or several alike. What positions make up has a sharp peak.
  @Test(arguments: [(1, 30.0, 5.2, 1), (6, 24, 5.0, 6), (5, 12, 5.2, 0)])
  func stridesByPosition(count: Int, duration: Double, speed: Double, surges: Int) throws {
    var run = SyntheticRun()
    run.run(seconds: 1500, speed: 2.8)
    for _ in 0..<count {
      run.run(seconds: duration, speed: speed)
      run.run(seconds: 60, speed: 2.6)
    }
    run.run(seconds: 600, speed: 2.8)
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.noteCount("position_bursts") == 0)
    #expect(summary.surges.count == surges)
    #expect(try abs(known(summary.distance) / run.metres - 1) < 0.004)
  }

  /// A sprint to the end of the recording is one.
  @Test func theFinishIsKept() throws {
    var run = SyntheticRun()
    run.run(seconds: 1800, speed: 2.8)
    run.run(seconds: 30, speed: 5.2)
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.noteCount("position_bursts") == 0 && summary.surges.count == 1)
  }

  /// Bouts of one size are strides, of many sizes they are errors: here each rises and falls evenly, and stays at its peak
  /// for too short to tell by itself.
  @Test(arguments: [([10, 10, 10, 10], 0), ([6, 13, 27, 50], 4)])
  func boutsOfOneSizeAreStrides(halves: [Int], bursts: Int) throws {
    var run = SyntheticRun()
    run.run(seconds: 1500, speed: 2.8)
    for half in halves {
      for second in Array(1...half) + (1...half).reversed() {
        run.run(seconds: 1, speed: 2.8 + 3 * min(1, Double(second) / (0.85 * Double(half))))
      }
      run.run(seconds: 120, speed: 2.8)
    }
    let summary = try known(analyze(run.samples).run)
    #expect(summary.noteCount("position_bursts") == bursts)
  }

  /// A minute run, two walked briskly, without steps: no intervals.
  @Test func runWalkIsNoSession() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    for _ in 0..<12 {
      run.run(seconds: 60, speed: 2.6)
      run.run(seconds: 120, speed: 1.7)
    }
    #expect(try known(analyze(run.samples).run).surges.isEmpty)
  }

  /// Minutes at 2.6 m/s are surges of whoever jogs at 1.75 m/s, and none of whoever walks.
  @Test(arguments: [(1.75, nil, 4), (1.75, 75, 4), (1.75, 58, 0), (1.5, nil, 0)])
  func slowRunnersHaveSurges(speed: Double, cadence: Float?, surges: Int) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.cadence = cadence
    run.run(seconds: 900, speed: speed)
    for _ in 0..<4 {
      run.cadence = cadence.map { $0 * 1.1 }
      run.run(seconds: 60, speed: 2.6)
      run.cadence = cadence
      run.run(seconds: 120, speed: speed)
    }
    run.run(seconds: 600, speed: speed)
    #expect(try known(analyze(run.samples).run).surges.count == surges)
  }

  /// Running parts of a walk are no surges, and neither is a count of the device that leaps.
  @Test func runningAfterWalkingIsNoSurge() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    for _ in 0..<6 {
      run.run(seconds: 300, speed: 1.4)
      run.run(seconds: 120, speed: 2.7)
    }
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.surges.isEmpty)
    #expect(try abs(known(summary.pace.easy) - 2.7) < 0.05)

    var leap = SyntheticRun()
    leap.hasPositions = false
    leap.hasDeviceDistance = true
    leap.run(seconds: 1200, speed: 2.8)
    for index in leap.samples.indices where index >= 600 {
      leap.samples[index].deviceDistance += min(300, Double(index - 600) * 15)
    }
    #expect(try known(analyze(leap.samples).run).surges.isEmpty)
  }

  /// A minute up 8 % without slowing down is an effort, if there is a hill: a barometer tells, other altitude may have
  /// wandered. As fast as a surge by plain speed, too, it is one in any case.
  @Test(arguments: [
    ("Garmin Forerunner 945", 2.8, 1), ("Some watch", 2.8, 0),
    ("Garmin Forerunner 945", 3.1, 1), ("Some watch", 3.1, 0),
    ("Garmin Forerunner 945", 3.4, 1), ("Some watch", 3.4, 1),
  ])
  func slopesThatAreNotSureMakeNoSurge(device: String, speed: Double, surges: Int) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.altitude = 100
    run.run(seconds: 900, speed: 2.8)
    for _ in 0..<60 {
      run.altitude = (run.altitude ?? 0) + speed * 0.08
      run.run(seconds: 1, speed: speed)
    }
    run.run(seconds: 900, speed: 2.8)
    let summary = try #require(analyze(run.samples) { $0.device = device }.run)
    #expect(summary.pace.isGradeAdjusted)
    #expect(summary.surges.count == surges)
    #expect(summary.leftOut.contains { $0.reason == .uphill } == (surges == 0))
  }

  /// Half a minute at the easy pace between intervals is rest, also where positions alone tell: ten bouts, not one.
  @Test func shortRestsByPosition() throws {
    var run = SyntheticRun()
    run.run(seconds: 900, speed: 2.8)
    for _ in 0..<10 {
      run.run(seconds: 36, speed: 3.7)
      run.run(seconds: 38, speed: 2.8)
    }
    run.run(seconds: 600, speed: 2.8)
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.distanceSource == .gps)
    #expect(summary.surges.count == 10)
    #expect(summary.surges.allSatisfy { abs($0.duration - 36) < 8 })
  }

  /// Twelve times 30 s at 4.6 m/s with 30 s of standing between: found, and of their length. Of two alone nothing is proven.
  @Test(arguments: [12, 2]) func shortRepeatsWithStandingRests(repeats: Int) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 900, speed: 2.8)
    for _ in 0..<repeats {
      run.run(seconds: 30, speed: 0)
      run.run(seconds: 30, speed: 4.6)
    }
    run.run(seconds: 30, speed: 0)
    run.run(seconds: 600, speed: 2.8)
    let summary = try #require(analyze(run.samples) { $0.sport = .running }.run)
    #expect(summary.surges.count == (repeats > 2 ? repeats : 0))
    #expect(summary.surges.allSatisfy { abs($0.duration - 30) <= 3 && abs($0.distance - 138) <= 14 })
    if repeats > 2 { #expect(summary.pace.pattern == .intervals) }
  }
}

import Testing
import TrackModel

@testable import RunAnalysis

/// Devices that write a count with every point and bring it up to date every some seconds only.
@Suite struct HeldCountTests {
  /// One speed for each second; the count is brought up to date every so many seconds or metres, and held meanwhile.
  private func samples(_ speeds: [Double], seconds: Int = 1, metres: Double = 0, hasPositions: Bool) -> [TrackSample] {
    var run = SyntheticRun()
    run.hasPositions = hasPositions
    run.hasDeviceDistance = true
    for speed in speeds { run.run(seconds: 1, speed: speed) }
    var told = 0.0
    for index in run.samples.indices {
      let count = run.samples[index].deviceDistance
      if index.isMultiple(of: seconds), count - told >= metres - 1e-6 { told = count }
      run.samples[index].deviceDistance = told
    }
    return run.samples
  }

  @Test(arguments: [10, 30, 60], [true, false])
  func aCountThatIsHeldWasRunEvenly(seconds: Int, hasPositions: Bool) throws {
    let speeds = [Double](repeating: 3, count: 2400)
    let run = try #require(analyze(samples(speeds, seconds: seconds, hasPositions: hasPositions)).run)
    #expect(run.distanceSource == .device && run.surges.isEmpty)
    #expect(run.noteCount("impossible_speed") == 0 && run.noteCount("count_leaps") == 0)
    #expect(try abs(known(run.distance) - 7200) < 1)
    #expect(try abs(known(run.moving) - 2400) < 5)
    #expect(try abs(known(run.pace.best1km) - 3) < 0.05)
  }

  /// Three times 90 s at 4.6 m/s: the bouts stay, and are no rides.
  @Test func fastBoutsStay() throws {
    let bout = [Double](repeating: 4.6, count: 90) + [Double](repeating: 2.4, count: 90)
    let easy = [Double](repeating: 2.8, count: 900)
    let run = try #require(
      analyze(samples(easy + bout + bout + bout + easy, seconds: 10, hasPositions: true)).run)
    #expect(run.surges.count == 3 && run.noteCount("ridden") == 0)
    #expect(run.surges.allSatisfy { abs($0.duration - 90) < 10 })
  }

  /// 40 or 200 s at a light, half way: what is held there is standing, but for the seconds that the next step takes.
  @Test(arguments: [40, 200], [true, false]) func standingStays(seconds: Int, hasPositions: Bool) throws {
    let half = [Double](repeating: 3, count: 1204)
    let speeds = half + [Double](repeating: 0, count: seconds) + half
    let run = try #require(analyze(samples(speeds, metres: 30, hasPositions: hasPositions)).run)
    #expect(try abs(known(run.distance) - 7224) < 31)
    #expect(try abs(known(run.moving) - 2408) < 15)
    #expect(run.noteCount("impossible_speed") == 0)
  }

  /// Walked half of the way, at a third of the time from step to step: one slow step beside the other is a walk.
  @Test func walkingIsNoStanding() throws {
    let speeds = [Double](repeating: 3, count: 1200) + [Double](repeating: 1.2, count: 900)
    let run = try #require(analyze(samples(speeds, metres: 30, hasPositions: false)).run)
    #expect(try abs(known(run.moving) - 2100) < 10)
  }

  /// Who stands for 20 s and runs on is at the next count after a second: nothing was held back.
  @Test func aStopOfASoundCountStays() throws {
    let half = [Double](repeating: 3, count: 600)
    let speeds = half + [Double](repeating: 0, count: 20) + half
    var knots = Knots()
    knots.append(samples(speeds, hasPositions: false).span)
    let before = knots.fields
    HeldCounts.strike(in: &knots)
    #expect(knots.fields == before)
  }

  /// Lights at which the count drifts by 90 m: the device tells no step, or its positions stay in place.
  @Test(arguments: [true, false]) func aDriftingCountAtALightIsStanding(tellsSteps: Bool) throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    if tellsSteps { (run.cadence, run.hasPositions) = (84, false) }
    for _ in 0..<4 {
      run.run(seconds: 500, speed: 3)
      if tellsSteps { run.cadence = 0 }
      run.run(seconds: 45, speed: 0)
      if tellsSteps { run.cadence = 84 }
      run.run(seconds: 1, speed: 3)
    }
    run.run(seconds: 500, speed: 3)
    // Every 546 s a light ends, with a leap that stays.
    for index in run.samples.indices { run.samples[index].deviceDistance += 90 * Double(index / 546) }
    let summary = try #require(analyze(run.samples) { $0.sport = .running }.run)
    #expect(summary.stops.count == 4)
    #expect(try abs(known(summary.moving) - 2504) < 20)
  }

  /// Three holds of 90 s, too long to be struck: their leaps are 11 % of the way, which the positions show to have been run.
  @Test func leapsThatPositionsConfirmWereRun() throws {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 2400, speed: 4.5)
    for index in run.samples.indices where (index / 90) % 8 == 4 {
      run.samples[index].deviceDistance = run.samples[index / 90 * 90].deviceDistance
    }
    let summary = try #require(analyze(run.samples) { $0.sport = .running }.run)
    #expect(try abs(known(summary.distance) - 10_800) < 110)
    #expect(try abs(known(summary.moving) - 2400) < 5 && summary.stops.isEmpty)
  }
}

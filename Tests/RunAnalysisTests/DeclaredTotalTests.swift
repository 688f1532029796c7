import Testing
import TrackModel

@testable import RunAnalysis

/// Totals that the file declares beside its points.
@Suite struct DeclaredTotalTests {
  /// 1200 s at 3 m/s.
  private func samples(hasPositions: Bool = false, edit: (inout TrackSample) -> Void = { _ in }) -> [TrackSample] {
    var run = SyntheticRun()
    run.hasPositions = hasPositions
    run.hasDeviceDistance = true
    run.run(seconds: 1200, speed: 3)
    for index in run.samples.indices { edit(&run.samples[index]) }
    return run.samples
  }

  private func withSpeed(_ speed: Float) -> [TrackSample] {
    samples { sample in
      sample.fields.subtract(.deviceDistance)
      sample.speed = speed
      sample.fields.insert(.speed)
    }
  }

  /// Of 601 points one is out of order, or 20 of them: up to one of fifty leaves the total what it is.
  @Test(arguments: [(1, 1500.0), (12, nil), (20, nil)] as [(Int, Double?)])
  func aPointOutOfOrderLeavesTheTotal(wrong: Int, metres: Double?) throws {
    var run = SyntheticRun()
    run.hasPositions = false
    run.run(seconds: 600, speed: 3)
    for index in 300..<300 + wrong { run.samples[index].time -= 3_600_000 }
    let summary = try #require(analyze(run.samples) { $0.declaredDistance = 1500 }.run)
    #expect(summary.noteCount("backward_time") == wrong)
    #expect(summary.distance == metres)
  }

  /// 3 m/s in km/h and miles per hour: a total that can be run is in the right unit, and scales them.
  @Test(arguments: [Float(10.8), 6.71]) func speedsInAnotherUnitAreScaled(speed: Float) throws {
    let run = try #require(analyze(withSpeed(speed)) { $0.declaredDistance = 3600 }.run)
    #expect(try abs(known(run.distance) - 3600) < 1 && abs(known(run.moving) - 1200) < 5)
    #expect(try abs(known(run.pace.best1km) - 3) < 0.01)
    #expect(run.ridden == nil && run.noteCount("device_speed_unsound") == 1)
  }

  /// A total in kilometres is none that was run.
  @Test func aTotalInAnotherUnitScalesNoSpeeds() throws {
    let run = try #require(analyze(withSpeed(3)) { $0.declaredDistance = 3.6 }.run)
    #expect(try abs(known(run.distance) - 3600) < 5 && run.noteCount("device_speed_unsound") == 0)
  }

  /// Counts in kilometres, miles and tens of metres, with the total in metres.
  @Test(arguments: [1000, 1609.344, 10]) func countsInAnotherUnitLeaveTheTotal(metres: Double) throws {
    let run = try #require(
      analyze(samples { $0.deviceDistance /= metres }) { $0.laps = [Lap(distance: 1600), Lap(distance: 2000)] }.run)
    #expect(run.distance == 3600 && run.distanceSource == .device && run.moving == nil)
    #expect(run.noteCount("distance_declared") == 1 && run.noteCount("no_distance") == 0)
  }

  /// A receiver that never left its place, in a gym.
  @Test func whereNothingMovesTheTotalCounts() throws {
    let still = samples(hasPositions: true) { sample in
      sample.latitude = 45
      sample.fields.subtract(.deviceDistance)
    }
    let run = try #require(analyze(still) { $0.declaredDistance = 3300 }.run)
    #expect(run.distance == 3300 && run.distanceSource == .device)
    #expect(run.noteCount("distance_declared") == 1 && run.noteCount("no_distance") == 0)
    for metres in [33_000, 5.7] {
      let none = try #require(analyze(still) { $0.declaredDistance = metres }.run)
      #expect(none.distance == nil && none.noteCount("no_distance") == 1)
    }
  }

  /// The count is in kilometres, the laps are in metres and fit the positions: the device's distance counts.
  @Test func aTotalThatFitsIsToldWithoutDoubt() throws {
    let wrong = samples(hasPositions: true) { $0.deviceDistance /= 1000 }
    let run = try #require(analyze(wrong) { $0.laps = [Lap(distance: 3610)] }.run)
    #expect(run.distance == 3610 && run.distanceSource == .device && run.noteCount("device_distance_unsound") == 0)
    let other = try #require(analyze(wrong).run)
    #expect(other.distanceSource == .gps && other.noteCount("device_distance_unsound") == 1)
  }

  /// 8100 m of which the points hold 3600 are 225 %.
  @Test(arguments: [(8100.0, "225 %"), (4000, nil), (2000, nil)] as [(Double, String?)])
  func aTotalOfMoreThanThePointsIsTold(declared: Double, percent: String?) throws {
    let run = try #require(analyze(samples(hasPositions: true)) { $0.declaredDistance = declared }.run)
    let note = run.notes.first { $0.code == "declared_more" }
    #expect((note != nil) == (percent != nil))
    if let percent { #expect(try known(note).message.contains(percent) && run.distance == 3600) }
  }

  /// 3.4 m/s by positions, told as 3 or 3.5 by a device that rounds, and as 3.1 by one that knows better.
  @Test(arguments: [(3, 4080), (3.5, 4080), (3.1, 3720)] as [(Float, Double)])
  func speedsInWholeMetresReplaceNoPositions(speed: Float, metres: Double) throws {
    var run = SyntheticRun()
    run.run(seconds: 1200, speed: 3.4)
    for index in run.samples.indices {
      run.samples[index].speed = index.isMultiple(of: 10) && speed != 3.1 ? speed.rounded() : speed
      run.samples[index].fields.insert(.speed)
    }
    let summary = try #require(analyze(run.samples).run)
    #expect(try abs(known(summary.distance) - metres) < 10)
  }

  /// 7200 m, and two leaps of 1000 m that the count and the total hold: they are told, and the points lack nothing.
  @Test func leapsTakenOutAreNoLostPoints() throws {
    var run = SyntheticRun()
    (run.hasPositions, run.hasDeviceDistance) = (false, true)
    run.run(seconds: 2400, speed: 3)
    for index in run.samples.indices { run.samples[index].deviceDistance += 1000 * Double(index / 900) }
    let summary = try #require(
      analyze(run.samples) {
        $0.sport = .running
        $0.declaredDistance = 9200
      }.run)
    #expect(summary.noteCount("count_leaps") == 2 && summary.noteCount("declared_more") == 0)
  }
}

import Testing
import TrackModel

@testable import RunAnalysis

/// Wrong clocks cost the smaller part of a run only.
@Suite struct TimeGateTests {
  private func steady(_ count: Int = 601) -> [TrackSample] {
    var run = SyntheticRun()
    run.run(seconds: Double(count - 1), speed: 3)
    return run.samples
  }

  @Test func wrongFirstStampIsDropped() throws {
    for wrong in [Int64(4_000_000_000_000), 700_000_000_000] {
      var samples = steady()
      samples[0].time = wrong
      let run = try #require(analyze(samples).run)
      #expect(run.start == SyntheticRun.start + 1000)
      #expect(run.elapsed == 599)
      #expect(run.noteCount("backward_time") == 1)
      #expect(try abs(known(run.distance) - 1797) < 2)
    }
  }

  @Test func aGapOfAYearKeepsTheLargerPart() throws {
    var samples = steady()
    for index in 500..<samples.count { samples[index].time += 365 * 86_400_000 }
    let run = try #require(analyze(samples).run)
    #expect(run.elapsed == 499)
    #expect(run.points == 500)
    #expect(run.noteCount("backward_time") == 101)
  }

  /// A run of 300 s, resumed two days later for 299 s, at 3 m/s.
  @Test func aResumedRecordingIsWhole() throws {
    var samples = steady()
    for index in 301..<samples.count { samples[index].time += 2 * 86_400_000 }
    samples[301].fields.insert(.startsSegment)
    let run = try #require(analyze(samples).run)
    #expect(run.points == 601 && run.elapsed == 2 * 86_400 + 600 && run.noteCount("backward_time") == 0)
    #expect(try abs(known(run.distance) - 1797) < 3)
  }

  /// Without a new segment, after more than a week, or with too few points on either side it is a wrong clock.
  @Test(arguments: [(301, 2, false, 301), (301, 8, true, 301), (30, 2, true, 571), (571, 2, true, 571)])
  func aLeapOfDaysIsAWrongClock(start: Int, days: Int64, begins: Bool, kept: Int) throws {
    var samples = steady()
    for index in start..<samples.count { samples[index].time += days * 86_400_000 }
    if begins { samples[start].fields.insert(.startsSegment) }
    let run = try #require(analyze(samples).run)
    #expect(run.points == kept && run.noteCount("backward_time") == 601 - kept)
  }

  @Test func singlePointsOutOfOrderAreDropped() throws {
    var samples = steady()
    samples.swapAt(200, 201)
    samples[400].time -= 3_600_000
    let run = try #require(analyze(samples).run)
    #expect(run.elapsed == 600)
    #expect(run.noteCount("backward_time") == 2)
    #expect(try abs(known(run.distance) - 1800) < 3)
  }

  /// Points by a clock that was ten minutes, or an hour, fast: later than all that follow.
  @Test(arguments: [(600_000, 1), (3_600_000, 1), (3_600_000, 10)])
  func aStampLaterThanTheEndCostsNoOtherPoint(fast: Int64, count: Int) throws {
    var samples = steady()
    for index in 300..<300 + count { samples[index].time += fast }
    let run = try #require(analyze(samples).run)
    #expect(run.points == 601 - count && run.elapsed == 600 && run.noteCount("backward_time") == count)
    #expect(try abs(known(run.distance) - 1800) < 3)
  }

  @Test func everyStampEarlierThanTheLastStaysCheapAndHarmless() {
    let samples = Array(steady(20_001).reversed())
    let outcome = analyze(samples)
    #expect(outcome.run == nil)
  }

  @Test func repeatedTimesAreMergedAndKeepTheFirstPosition() throws {
    var doubled: [TrackSample] = []
    for sample in steady() {
      doubled.append(sample)
      var copy = sample
      copy.latitude += 0.001
      copy.heartRate = 140
      copy.fields.insert(.heartRate)
      doubled.append(copy)
    }
    let run = try #require(analyze(doubled).run)
    #expect(try abs(known(run.distance) - 1800) < 2)
    #expect(run.noteCount("repeated_times") == 601)
    let bins = try #require(run.trace.bins())
    #expect(bins.allSatisfy { $0.heartRate == 140 })
  }

  @Test func samplesWithoutTimeAreCounted() throws {
    var samples = steady()
    samples[10].fields.remove(.time)
    samples[11].fields.remove(.time)
    let run = try #require(analyze(samples).run)
    #expect(run.noteCount("points_without_time") == 2)
    #expect(run.elapsed == 600)
  }

  @Test func chainsPreferTheMostPoints() {
    let choice = TimeOrder.choose([1000, 2000, 3000, 100_000, 4000, 5000, 6000, 7000], strandStarts: [0, 4])
    #expect(choice.ranges == [0..<3, 4..<8])
    #expect(choice.dropped == 1)
    let trimmed = TimeOrder.choose([1000, 2000, 3000, 5000, 4000, 6000, 7000], strandStarts: [0, 4])
    #expect(trimmed.ranges == [0..<4, 5..<7])
    #expect(trimmed.dropped == 1)
  }

  /// Laps of 300 s, each with the point that ended the one before: the third, the first and the fourth, the second.
  @Test func lapsInAnotherOrderAreSorted() throws {
    let samples = steady(1201)
    let laps = [samples[600...900], samples[0...300], samples[900...1200], samples[300...600]]
    let sorted = try #require(analyze(samples).run)
    let run = try #require(analyze(laps.flatMap { $0 }).run)
    #expect(run.points == 1201 && run.start == sorted.start && run.elapsed == 1200 && run.distance == sorted.distance)
    #expect(run.noteCount("backward_time") == 3)
  }

  /// A minute of points every four days, resumed each time: a week from the beginning belongs together, no more.
  @Test func aRecordingIsResumedWithinAWeek() {
    let times = (0..<3).flatMap { part in (0..<60).map { Int64(part) * 345_600_000 + Int64($0) * 1000 } }
    let choice = TimeOrder.choose(times, strandStarts: [0, 60, 120]) { $0.isMultiple(of: 60) }
    #expect(choice.ranges.reduce(0) { $0 + $1.count } == 120 && choice.dropped == 60)
    #expect(TimeOrder.choose(times, strandStarts: [0, 60, 120]).dropped == 120)
  }

  /// Seconds 0 to 2 and 6 to 8 with 3 to 5 behind them.
  @Test func piecesThatFillEachOthersGapsAreSorted() {
    let seconds: [Int64] = [0, 1, 2, 6, 7, 8, 3, 4, 5]
    let choice = TimeOrder.choose(seconds.map { $0 * 1000 }, strandStarts: [0, 6])
    #expect(choice.ranges == [0..<3, 6..<9, 3..<6] && choice.dropped == 0)
  }

  /// Ten points by a clock that was an hour, or five minutes, slow; and the same second twice.
  @Test func aStretchByAWrongClockIsNoLap() throws {
    for slow in [Int64(3_600_000), 300_000] {
      var samples = steady()
      for index in 400..<410 { samples[index].time -= slow }
      let run = try #require(analyze(samples).run)
      #expect(run.elapsed == 600 && run.noteCount("backward_time") == 10)
    }
    let twice = TimeOrder.choose([1000, 2000, 3000, 4000, 4000, 5000, 6000], strandStarts: [0, 4])
    #expect(twice.dropped == 1)
  }

  /// 601 points with a pulse, and behind them 201 at the same times with a position: parts that tell different things are
  /// laid over each other; where both have a pulse the positions count.
  @Test(arguments: [false, true]) func pulseAndPositionsInBlocksOfTheirOwn(haveBothAPulse: Bool) throws {
    let pulse = steady().map { sample in
      var pulse = TrackSample()
      pulse.time = sample.time
      pulse.heartRate = 150
      pulse.fields = [.time, .heartRate]
      return pulse
    }
    var places = stride(from: 0, through: 600, by: 3).map { steady()[$0] }
    if haveBothAPulse {
      for index in places.indices {
        places[index].heartRate = 150
        places[index].fields.insert(.heartRate)
      }
    }
    for blocks in [pulse + places, places + pulse] {
      let run = try #require(analyze(blocks).run)
      #expect(run.noteCount("backward_time") == (haveBothAPulse ? 601 : 0))
      #expect(try abs(known(run.distance) - 1800) < 3 && abs(known(run.moving) - 600) < 5)
    }
  }

  /// A block of pulse 40 days before the positions is a wrong clock's, and is not laid over them.
  @Test func aBlockOfAnotherMonthIsDropped() throws {
    let pulse = steady(30).map { sample in
      var pulse = TrackSample()
      pulse.time = sample.time - 40 * 86_400_000
      pulse.heartRate = 150
      pulse.fields = [.time, .heartRate]
      return pulse
    }
    for blocks in [pulse + steady(), steady() + pulse] {
      let run = try #require(analyze(blocks).run)
      #expect(run.start == steady()[0].time && run.elapsed == 600 && run.noteCount("backward_time") == 30)
    }
  }
}

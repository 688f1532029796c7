import Testing
import TrackModel

@testable import RunAnalysis

/// Laps told as active and resting mark intervals.
@Suite struct LapIntervalTests {
  /// Ten minutes at 2.8 m/s, then six times 200 s at `fast` and 90 s at `slow`, in laps.
  private func session(fast: Double, slow: Double) -> (samples: [TrackSample], laps: [Lap]) {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.run(seconds: 600, speed: 2.8)
    var laps = [Lap(start: SyntheticRun.start, duration: 600, isRest: false)]
    for _ in 0..<6 {
      for (seconds, speed, isRest) in [(200.0, fast, false), (90, slow, true)] {
        laps.append(
          Lap(start: SyntheticRun.start + Int64(run.seconds) * 1000, duration: seconds, isRest: isRest))
        run.run(seconds: seconds, speed: speed)
      }
    }
    return (run.samples, laps)
  }

  /// 3.1 m/s lies below 1.15 times the base: only the laps tell that it was meant.
  @Test func markedIntervalsAreBelieved() throws {
    let session = session(fast: 3.1, slow: 2.4)
    let marked = try #require(analyze(session.samples) { $0.laps = session.laps }.run)
    #expect(marked.surges.map(\.start) == [600, 890, 1180, 1470, 1760, 2050])
    #expect(marked.surges.allSatisfy { $0.duration == 200 && abs($0.meanSpeed - 3.1) < 0.001 })
    #expect(try known(analyze(session.samples).run).surges.isEmpty)
  }

  @Test func clearIntervalsAreNotListedTwice() throws {
    let session = session(fast: 4.2, slow: 2.4)
    let marked = try #require(analyze(session.samples) { $0.laps = session.laps }.run)
    #expect(marked.surges.count == 6)
    #expect(marked.surges.allSatisfy { $0.duration == 200 })
  }

  /// Laps at one speed mark nothing, whatever they are called.
  @Test func evenLapsMarkNothing() throws {
    let session = session(fast: 2.8, slow: 2.8)
    #expect(try known(analyze(session.samples) { $0.laps = session.laps }.run).surges.isEmpty)
  }

  @Test func wrongLapTimesDoNoHarm() throws {
    var session = session(fast: 2.8, slow: 2.8)
    for index in session.laps.indices { session.laps[index].start = index % 2 == 0 ? Int64.min : Int64.max }
    #expect(try known(analyze(session.samples) { $0.laps = session.laps }.run).surges.isEmpty)
  }
}

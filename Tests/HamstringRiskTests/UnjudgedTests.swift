import HamstringRisk
import Testing
import TrackModel

/// What a run could not be judged by is known, so that silence is not taken for "as usual".
@Suite struct UnjudgedTests {
  private func unjudged(_ runs: [RunSummary]) -> [UnjudgedFactors] { MadeRuns.report(runs).runs.last?.unjudged ?? [] }

  @Test func theFirstRunHasNothingToCompareWith() {
    #expect(
      unjudged([MadeRuns.run(MadeRuns.at(day: 0), km: 8)]) == [
        UnjudgedFactors([.pace, .fastRunning], .fewRuns), UnjudgedFactors([.stairs, .steepness, .hills], .fewRuns),
        UnjudgedFactors([.singleRunSpike], .fewRuns), UnjudgedFactors([.newTerrain], .fewRuns),
      ])
  }

  /// Five weeks of four runs are enough for everything; without a trace there are no positions.
  @Test func afterFiveWeeks() {
    let before = MadeRuns.steadyWeeks(0..<5)
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: 8)
    #expect(unjudged(before + [run]) == [UnjudgedFactors([.newTerrain], .noPositions)])
    run.trace = MadeRuns.trace([(2857, 2.8)], latitude: 48)
    #expect(unjudged(before + [run]) == [])
    run.sport = .treadmillRunning
    #expect(unjudged(before + [run]).map(\.reason) == [.treadmill, .treadmill, .treadmill])
    #expect(unjudged(before + [run]).flatMap(\.factors).contains(.singleRunSpike) == false)
  }

  /// Altitude from a map may be compared with a barometer's, but no stairs were told by it.
  @Test func stairsNeedRunsThatCouldTellThem() {
    var mapped = MadeRuns.steadyWeeks(0..<5)
    for index in mapped.indices {
      mapped[index].elevation.source = .map
      mapped[index].elevation.quality = .fair
      mapped[index].canJudgeStairs = false
    }
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: 8)
    run.stairs = [StairEvent(start: 600, duration: 90, gain: 30, length: 60, confidence: .likely)]
    #expect(MadeRuns.newest(.stairs, mapped + [run]) == nil)
    #expect(unjudged(mapped + [run]).contains(UnjudgedFactors([.stairs], .fewRuns)))
    #expect(MadeRuns.newest(.stairs, MadeRuns.steadyWeeks(0..<5) + [run])?.level == .high)
    #expect(!unjudged(MadeRuns.steadyWeeks(0..<5) + [run]).flatMap(\.factors).contains(.stairs))
    // And the other way round.
    #expect(unjudged(mapped).contains(UnjudgedFactors([.stairs, .steepness], .coarseAltitude)))
  }

  /// Two runs in the thirty days before are too few to say what a long run is.
  @Test func afterAPause() {
    let runs = MadeRuns.steadyWeeks(0..<5) + [70, 72, 74].map { MadeRuns.run(MadeRuns.at(day: $0), km: 8) }
    #expect(unjudged(runs).contains(UnjudgedFactors([.singleRunSpike], .fewRuns)))
    let later = runs + [MadeRuns.run(MadeRuns.at(day: 76), km: 8)]
    #expect(!unjudged(later).flatMap(\.factors).contains(.singleRunSpike))
  }
}

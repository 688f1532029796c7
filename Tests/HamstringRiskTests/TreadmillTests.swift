import HamstringRisk
import Testing
import TrackModel

/// Definitions.md A3, last row: a treadmill run counts as distance, and is left out of pace and terrain.
@Suite struct TreadmillTests {
  private func indoors(km: Double) -> RunSummary {
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: km, speed: 3.4, ascent: 300)
    run.sport = .treadmillRunning
    run.hasPositions = false
    return run
  }

  @Test func distanceCounts() throws {
    let report = MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [indoors(km: 12)])
    #expect(report.weeks.last?.distance == 12_000)
    #expect(report.runs.last?.flags.map(\.factor) == [.singleRunSpike])
  }

  /// A file that does not say treadmill may be of one where it has no positions.
  @Test(arguments: [true, false]) func perhapsATreadmill(hasPositions: Bool) throws {
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: 8, speed: 3.4)
    run.hasPositions = hasPositions
    let flags = try #require(MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [run]).runs.last).flags.filter(
      \.level.isFlag)
    #expect(flags.map(\.factor) == [.pace, .fastRunning, .combined])
    for flag in flags { #expect(flag.quality.hasSuffix("are the belt's and tell little.") != hasPositions) }
  }

  /// Neither does a fast treadmill run change what is normal afterwards.
  @Test func paceStays() throws {
    let after = MadeRuns.run(MadeRuns.at(day: 38), km: 8)
    let with = MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [indoors(km: 12), after])
    let without = MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [after])
    #expect(with.runs.last?.normalSpeed == without.runs.last?.normalSpeed)
  }
}

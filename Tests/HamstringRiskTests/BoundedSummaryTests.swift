import Testing
import TrackModel

@testable import HamstringRisk

/// Summaries of any program: what no recording holds is cut.
@Suite struct BoundedSummaryTests {
  @Test(arguments: [(7200, 7200), (Int.max, 64_800), (Int.min, -64_800)])
  func noPlaceIsFurtherFromUTC(told: Int, kept: Int) {
    var run = MadeRuns.run(MadeRuns.at(day: 0), km: 8)
    run.utcOffset = told
    #expect(run.bounded.utcOffset == kept)
  }

  @Test func listsAreCutAsTheRunIs() {
    var run = MadeRuns.run(MadeRuns.at(day: 0), km: 8)
    let sound = Split(distance: 1000, moving: 300, ascent: nil)
    run.splits = [Split(distance: 1e308, moving: .infinity, ascent: -1), sound]
    run.laps = [Lap(start: .min, duration: 1e308, distance: .nan), Lap()]
    run.hills.climbs = [Climb(start: -1e308, duration: 1e308, length: 1e308, gain: 1e308)]
    let kept = run.bounded
    #expect(kept.splits == [Split(distance: 10_000_000, moving: 0, ascent: 0), sound])
    // 1900-01-01; a year of 366 days.
    #expect(kept.laps == [Lap(start: -2_208_988_800_000, duration: 31_622_400, distance: 0), Lap()])
    #expect(kept.hills.climbs == [Climb(start: 0, duration: 31_622_400, length: 10_000_000, gain: 100_000)])
  }
}

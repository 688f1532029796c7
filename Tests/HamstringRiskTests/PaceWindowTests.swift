import Testing
import TrackModel

@testable import HamstringRisk

/// Windows that move along must say what a window made anew says.
@Suite struct PaceWindowTests {
  @Test(arguments: [0, 20, 60])
  func movedAlongAsMadeAnew(gap: Int) {
    // Both kinds of speed, classes that differ, and a gap after half of the runs that empties the windows.
    let runs = (0..<60).map { number in
      var run = MadeRuns.run(
        MadeRuns.at(day: 3 * number + (number >= 30 ? gap : 0)), km: 6 + Double(number % 5),
        speed: 2.6 + 0.02 * Double(number * 7 % 13))
      run.pace.isGradeAdjusted = number % 4 != 0
      return run
    }
    let walk = HistoryWalk(runs, in: Array(runs.indices), settings: MadeRuns.settings())
    var moving = PaceWindows()
    var known = 0
    for index in walk.records.indices {
      for isGradeAdjusted in [true, false] {
        var fresh = PaceWindows()
        let expected = fresh.normal(
          before: index, of: walk.records, isGradeAdjusted: isGradeAdjusted, thresholds: Thresholds())
        let found = moving.normal(
          before: index, of: walk.records, isGradeAdjusted: isGradeAdjusted, thresholds: Thresholds())
        #expect(found?.speed == expected?.speed && found?.spread == expected?.spread)
        #expect(found?.runs == expected?.runs && found?.isLike == expected?.isLike)
        if found != nil { known += 1 }
      }
    }
    #expect(known > 80)
  }
}

import Testing
import TrackModel

@testable import strideguard

@Suite struct SystemZoneTests {
  /// Offsets in hours of a GPX (or of a FIT file where `isFIT`), the newest last; nil for `Z`.
  private func offset(_ hours: [Int?], isFIT: Bool = false) -> Int? {
    let summaries = hours.enumerated().map { index, hours in
      RunSummary(
        id: "\(index)", options: "", file: "\(index).gpx", index: 0, format: isFIT ? .fit : .gpx, sport: .running,
        start: 1_704_088_800_000 + Int64(index) * 86_400_000, utcOffset: hours.map { $0 * 3600 }, points: 2,
        elapsed: 600, timer: 600, moving: 600, walking: 0, distance: 2000, distanceSource: .gps, hasPositions: true)
    }
    return SystemZone.offset(toldBy: summaries)
  }

  @Test func theNewestRunThatTellsOne() {
    #expect(offset([2, 1, nil]) == 3600 && offset([nil, nil]) == nil && offset([]) == nil)
    #expect(offset([2, -7]) == -7 * 3600)
  }

  /// `+00:00` is Greenwich's where the other half of the year is an hour off, and else how programs write UTC.
  @Test func noughtIsAZoneWhereSummerTells() {
    #expect(offset([1, 0]) == 0 && offset([0, -1, 0]) == 0)
    #expect(offset([nil, 0]) == nil && offset([0, 0]) == nil)
    #expect(offset([-7, 0]) == -7 * 3600 && offset([1, 2, 0]) == 2 * 3600)
    #expect(offset([0], isFIT: true) == 0)
  }
}

import TrackModel

/// Intervals that the runner marked: laps told as active beside laps told as resting (Definitions.md B4).
///
/// What somebody planned and pressed a button for counts as a fast bout from a smaller excess than one that has to be
/// found, and begins and ends with its lap.
enum LapIntervals {
  /// Resting and active laps that make a session.
  static let fewestRests = 2
  /// Seconds of a lap that is an interval; longer ones are warm-up, tempo runs or whole runs.
  static let durations = 15.0...1200.0
  /// Mean speed over the base, and over the slower of the resting laps beside it.
  static let leastRatio = 1.07
  static let leastContrast = 1.10

  /// Cells of the intervals, in order of time; empty where the laps mark none.
  ///
  /// - Parameters:
  ///   - start: milliseconds since 1970 UTC of elapsed time 0.
  ///   - speed: flat-equivalent metres of each cell.
  static func find(
    _ laps: [Lap], start: Int64, grid: SecondGrid, flatEquivalentStep speed: [Float], base: Double
  ) -> [Range<Int>] {
    guard laps.count(where: { $0.isRest == true }) >= fewestRests else { return [] }
    let ranges = laps.map { cells(of: $0, start: start, grid: grid) }
    var found: [Range<Int>] = []
    for index in laps.indices where laps[index].isRest == false && durations.contains(laps[index].duration ?? 0) {
      let range = ranges[index]
      let rests = [index - 1, index + 1].filter { laps.indices.contains($0) && laps[$0].isRest == true }
      guard let slowest = rests.map({ speed.mean(ranges[$0]) }).min(), range.count >= Int(durations.lowerBound) else {
        continue
      }
      let fast = speed.mean(range)
      if fast >= leastRatio * base, fast >= leastContrast * slowest { found.append(range) }
    }
    return found.count >= fewestRests ? found : []
  }

  private static func cells(of lap: Lap, start: Int64, grid: SecondGrid) -> Range<Int> {
    guard let began = lap.start, let duration = lap.duration, duration > 0, duration < 1e6 else { return 0..<0 }
    let (offset, hasOverflown) = began.subtractingReportingOverflow(start)
    guard !hasOverflown, abs(offset) < 1_000_000_000_000 else { return 0..<0 }
    let from = Double(offset) / 1000
    // The cell of second s holds the way from s - 1 to s.
    let first = firstCell(after: from, grid: grid)
    let end = firstCell(after: from + duration, grid: grid)
    return first..<max(first, end)
  }

  private static func firstCell(after seconds: Double, grid: SecondGrid) -> Int {
    (0..<grid.count).partitioningIndex { Double(grid.elapsed[$0]) > seconds }
  }
}

import TrackModel

/// Grades over stretches of distance.
enum GradeProfile {
  /// Shortest window of a hill's grade, metres (Definitions.md C3).
  static let window: Float = 30
  /// Below this much distance in all there is no grade.
  static let shortestWindow: Float = 5
  /// What the steepest part is taken over, metres.
  static let steepestWindow: Float = 50

  /// Metres from the start of the run to the end of each cell.
  ///
  /// - Parameter silent: ways that count besides those of the cells, in order.
  static func cumulative(_ distance: [Float], silent: [SilentWay]) -> [Double] {
    let distance = distance.span
    return [Double](capacity: distance.count) { cumulative in
      var sum = 0.0
      for way in silent + [SilentWay(cell: distance.count, metres: 0)] {
        for cell in cumulative.count..<way.cell {
          sum += Double(distance[cell])
          cumulative.append(sum)
        }
        sum += way.metres
      }
    }
  }

  /// Grade of each cell over at least ``window`` metres around it (fewer only where the stretch is shorter); 0 where
  /// not known. `profile` is free of jumps, `position` is the cumulative distance.
  static func grades(_ profile: [Float], position: [Double], stretches: [Range<Int>]) -> [Float] {
    var result = [Float](repeating: 0, count: profile.count)
    var grades = result.mutableSpan
    let profile = profile.span
    let position = position.span
    let half = Double(window) / 2
    for stretch in stretches {
      var low = stretch.lowerBound
      var high = stretch.lowerBound
      let last = stretch.upperBound - 1
      // Where the window begins at the start of the stretch, it ends here.
      var firstEnd = low
      while firstEnd < last, position[firstEnd] - position[low] < Double(window) { firstEnd += 1 }
      var (begin, next, end) = (position[low], position[min(low + 1, last)], position[high])
      for cell in stretch {
        let here = position[cell]
        while high < last, end - here < half {
          high += 1
          end = position[high]
        }
        // At an end of the stretch the other side makes up for what is missing.
        let wanted = max(half, Double(window) - (end - here))
        while low < cell, here - next >= wanted {
          low += 1
          begin = next
          next = position[min(low + 1, last)]
        }
        while low > stretch.lowerBound, here - begin < wanted {
          low -= 1
          next = begin
          begin = position[low]
        }
        let isAtStart = low == stretch.lowerBound && high < firstEnd
        let length = (isAtStart ? position[firstEnd] : end) - begin
        if length >= Double(shortestWindow) {
          grades[cell] = (profile[isAtStart ? firstEnd : high] - profile[low]) / Float(length)
        }
      }
    }
    return result
  }

  /// Distance and gain per upward grade band and the steepest 50 m; cells in `excluded` (stairs, lifts) are left out.
  static func summarize(
    grades: [Float], profile: [Float], distance: [Float], position: [Double], stretches: [Range<Int>],
    excluding excluded: [Range<Int>]
  ) -> HillSummary {
    var hills = HillSummary()
    hills.bandDistance = Array(repeating: 0, count: HillSummary.bandLimits.count)
    hills.bandGain = hills.bandDistance
    var uphill = 0.0
    var isExcluded = [Bool](repeating: false, count: excluded.isEmpty ? 0 : grades.count)
    for range in excluded { for cell in range { isExcluded[cell] = true } }
    let limits = HillSummary.bandLimits.map { Float($0) }
    let lowest = limits.first ?? 0
    let grades = grades.span
    for cell in grades.indices where grades[cell] >= lowest && (isExcluded.isEmpty || !isExcluded[cell]) {
      var band = 0
      while band + 1 < limits.count, grades[cell] >= limits[band + 1] { band += 1 }
      hills.bandDistance[band] += Double(distance[cell])
      hills.bandGain[band] += Double(distance[cell] * grades[cell])
      uphill += Double(distance[cell])
    }
    hills.uphillDistance = uphill
    hills.steepest50m = steepest(profile, position: position, stretches: stretches, isExcluded: isExcluded)
    return hills
  }

  private static func steepest(
    _ profile: [Float], position: [Double], stretches: [Range<Int>], isExcluded: [Bool]
  ) -> Double? {
    let profile = profile.span
    let position = position.span
    let isExcluded = isExcluded.span
    var steepest = 0.0
    for stretch in stretches {
      var low = stretch.lowerBound
      var earliest = low
      let last = stretch.upperBound - 1
      var (begin, next) = (position[low], position[min(low + 1, last)])
      for cell in stretch {
        if !isExcluded.isEmpty, isExcluded[cell] { earliest = cell + 1 }
        let here = position[cell]
        while low < cell, here - next >= Double(steepestWindow) {
          low += 1
          begin = next
          next = position[min(low + 1, last)]
        }
        let length = here - begin
        guard low >= earliest, length >= Double(steepestWindow) else { continue }
        let rise = Double(profile[cell] - profile[low])
        if rise > steepest * length { steepest = rise / length }
      }
    }
    return steepest > 0 ? steepest : nil
  }
}

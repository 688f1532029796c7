import TrackModel

/// Holes in the values of a grid.
enum Silence {
  /// Joins known values by straight lines over at most `longest` seconds, never across a segment's start.
  static func fill(_ values: inout [Float], elapsed: [Int32], startsSegment: [Bool], longest: Int32) {
    var known: Int?
    for index in values.indices {
      if startsSegment[index] { known = nil }
      guard !values[index].isNaN else { continue }
      if let last = known, index - last > 1, elapsed[index] - elapsed[last] <= longest {
        straighten(&values, between: last, and: index)
      }
      known = index
    }
  }

  /// The same for positions. Longer holes, and those that nobody can have run through, stay.
  static func fillPositions(_ recorded: inout RecordedGrid, longest: Int32) {
    var known: Int?
    for index in recorded.grid.elapsed.indices {
      if recorded.grid.startsSegment[index] { known = nil }
      guard !recorded.grid.east[index].isNaN else { continue }
      if let last = known, index - last > 1 {
        let seconds = recorded.grid.elapsed[index] - recorded.grid.elapsed[last]
        let east = recorded.grid.east[index] - recorded.grid.east[last]
        let north = recorded.grid.north[index] - recorded.grid.north[last]
        let speed = (east * east + north * north).squareRoot() / Float(max(seconds, 1))
        if seconds <= longest, speed <= Float(Bridge.speeds.upperBound) {
          for hole in last + 1..<index {
            let share = Float(hole - last) / Float(index - last)
            recorded.grid.east[hole] = recorded.grid.east[last] + east * share
            recorded.grid.north[hole] = recorded.grid.north[last] + north * share
            recorded.positionJump[hole] = false
          }
          recorded.positionJump[index] = false
        } else {
          recorded.positionJump[index] = true
        }
      }
      known = index
    }
  }

  /// Lays a straight line from one value to another.
  static func straighten(_ values: inout [Float], between first: Int, and last: Int) {
    let slope = (values[last] - values[first]) / Float(last - first)
    var cell = first + 1
    while cell < last {
      values[cell] = values[first] + slope * Float(cell - first)
      cell += 1
    }
  }

  /// Turns running totals into the steps of each cell; the first cell of a segment has none.
  static func toSteps(_ totals: inout [Float], startsSegment: [Bool]) {
    var steps = totals.mutableSpan
    let starts = startsSegment.span
    var before = Float.nan
    steps.indices.each { index in
      let now = steps[index]
      let step = now - before
      // A comparison with NaN is false.
      steps[index] = !starts[index] && step > 0 ? step : 0
      if !now.isNaN || starts[index] { before = now }
    }
  }
}

/// Stops so long that altitude which comes and goes in them is weather, wind or water on the sensor, and no ascent. What
/// it has changed at their end stays: steep ground is climbed so slowly that it looks like standing.
enum LongStops {
  /// Seconds.
  static let shortest = 60

  /// - Parameter excluded: cells in which height was gained or lost all the same, in ascending order.
  /// - Returns: the cells of the stops without those excluded, in ascending order.
  static func find(isMoving: [Bool], excluding excluded: [Range<Int>]) -> [Range<Int>] {
    let isMoving = isMoving.span
    var found: [Range<Int>] = []
    var next = 0
    var cell = 0
    while cell < isMoving.count {
      guard !isMoving[cell] else {
        cell += 1
        continue
      }
      let begin = cell
      while cell < isMoving.count, !isMoving[cell] { cell += 1 }
      if cell - begin >= shortest {
        var from = begin
        while next < excluded.count, excluded[next].lowerBound < cell {
          if excluded[next].lowerBound > from { found.append(from..<excluded[next].lowerBound) }
          from = max(from, excluded[next].upperBound)
          next += 1
        }
        if from < cell { found.append(from..<cell) }
      }
    }
    return found
  }
}

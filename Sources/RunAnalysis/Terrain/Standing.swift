/// Where nobody got on, so that altitude which comes and goes is weather, wind or water on the sensor, and no ascent.
///
/// That is a long stop, and the seconds in which height changed without way and unlike a lift. What such a stretch has
/// changed at its end stays if there was a way for it: steep ground is climbed so slowly that it looks like standing.
/// Without way and steps the height stays level.
struct Standing {
  /// Seconds of a stop that is so long. A rest in whose middle the recording was silent is one rest.
  static let longStop: Int32 = 60
  /// Metres of height per metre of way that stairs and scrambling reach (``Stairs/steepestGrade``).
  static let steepestWay = Stairs.steepestGrade

  /// Cells whose change of height counts, though not how it came about; in ascending order.
  private(set) var straight: [Range<Int>] = []
  /// Cells in which no height is gained or lost; in ascending order.
  private(set) var level: [Range<Int>] = []

  var isEmpty: Bool { straight.isEmpty && level.isEmpty }

  /// - Parameters:
  ///   - altitude: cleaned.
  ///   - excluded: cells in which height was gained or lost all the same, in ascending order.
  ///   - wandering: cells with height without way, in ascending order.
  init(
    _ grid: borrowing SecondGrid, altitude: [Float], excluding excluded: [Range<Int>], wandering: [Range<Int>]
  ) {
    let stops = Standing.stops(grid, wandering: wandering)
    var excluded = AscendingRanges(excluded)
    for stop in stops {
      var from = stop.lowerBound
      for walked in excluded.parts(in: stop) {
        add(from..<walked.lowerBound, grid, altitude)
        from = max(from, walked.upperBound)
      }
      add(from..<stop.upperBound, grid, altitude)
    }
  }

  private mutating func add(_ cells: Range<Int>, _ grid: borrowing SecondGrid, _ altitude: [Float]) {
    guard !cells.isEmpty else { return }
    let first = max(cells.lowerBound - 1, 0)
    // What lies in a silence counts for nothing anyway: the change is that of the cells.
    var height: Float = 0
    for cell in max(cells.lowerBound, 1)..<max(cells.upperBound, 1) where !grid.startsSegment[cell] {
      let step = altitude[cell] - altitude[cell - 1]
      if step.isFinite { height += step }
    }
    if Standing.canMake(abs(height), in: first..<cells.upperBound, grid) {
      straight.append(cells)
    } else {
      level.append(cells)
    }
  }

  /// Whether a height can have been made on foot: there were steps, or a way from one end to the other.
  static func canMake(_ height: Float, in cells: Range<Int>, _ grid: borrowing SecondGrid) -> Bool {
    if let stepRate = grid.meanStepRate(cells), stepRate >= MotionDetector.creepingCadence { return true }
    let net = grid.straightLine(from: cells.lowerBound, to: cells.upperBound - 1)
    // Without positions at the ends nothing speaks against it.
    return !net.isFinite || height <= steepestWay * net
  }

  /// Cells in a row without motion or way, over silences, that last a minute or in which the altitude wandered.
  private static func stops(_ grid: borrowing SecondGrid, wandering: [Range<Int>]) -> [Range<Int>] {
    var isOnTheWay = grid.isMoving
    for window in wandering { for cell in window { isOnTheWay[cell] = false } }
    let isMoving = isOnTheWay.span
    let elapsed = grid.elapsed.span
    var wandering = AscendingRanges(wandering)
    return isMoving.indices.runs { !isMoving[$0] }.filter { cells in
      // A cell stands for a second.
      elapsed[cells.upperBound - 1] - elapsed[cells.lowerBound] + 1 >= longStop || wandering.overlap(cells)
    }
  }
}

/// The way that a stop leads on from its begin to its end. It was run, as fast as usual, while the runner braked and started;
/// the rest of a stop's way is positions that wander where the runner stands (Definitions.md E).
enum StopAdvance {
  /// Most of the way of a second, over the usual: whole seconds take it up.
  static let largestStep: Float = 1.5

  /// Lays the way of each stop into its first and last seconds, which count as moving.
  ///
  /// - Parameters:
  ///   - typicalSpeed: m/s in motion.
  ///   - lifts: cells in ascending order; what they lead on was ridden.
  /// - Returns: the cells that move now, in ascending order.
  static func lay(into grid: inout SecondGrid, typicalSpeed: Float, lifts: [Range<Int>]) -> [Int] {
    guard typicalSpeed > 0 else { return [] }
    var lifts = AscendingRanges(lifts)
    var moved: [Int] = []
    // A receiver that begins settles first.
    for stop in grid.stops where stop.lowerBound > 0 && !lifts.overlap(stop) {
      for moving in cells(of: stop, grid, typicalSpeed) {
        grid.distance[moving.cell] = moving.step
        grid.isMoving[moving.cell] = true
        moved.append(moving.cell)
      }
    }
    return moved
  }

  private static func cells(
    of stop: Range<Int>, _ grid: SecondGrid, _ typicalSpeed: Float
  ) -> [(cell: Int, step: Float)] {
    // A cell stands for the second before it.
    let first = grid.startsSegment[stop.lowerBound] ? stop.lowerBound : stop.lowerBound - 1
    let last = stop.upperBound - 1
    let room = last - first - MotionDetector.shortestStop
    guard room > 0 else { return [] }
    var counted: Float = 0
    for cell in stop { counted += grid.distance[cell] }
    let advance = grid.straightLine(from: first, to: last) - counted
    guard advance.isFinite, advance > 0 else { return [] }
    // Who takes no steps is carried, but for braking and starting.
    let isCarried = grid.meanStepRate(stop).map { $0 < MotionDetector.creepingCadence } ?? false
    let most = isCarried ? min(room, MotionDetector.halfWindow) : room
    let seconds = min(Int(min(advance / typicalSpeed, Float(stop.count)).rounded()), most)
    guard seconds > 0 else { return [] }
    let step = min(advance / Float(seconds), (isCarried ? 1 : largestStep) * typicalSpeed)
    let head = first + 1..<first + 1 + (seconds + 1) / 2
    let tail = last + 1 - seconds / 2..<last + 1
    return (Array(head) + Array(tail)).map { ($0, step) }
  }
}

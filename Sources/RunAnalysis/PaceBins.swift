import TrackModel

/// Moving half minutes of the run.
struct PaceBin {
  /// Cells it covers.
  var cells: Range<Int>
  /// Metres and seconds in motion.
  var distance: Double
  var moving: Double
  /// Flat-equivalent metres.
  var flatEquivalentDistance: Double
  /// Part of the seconds spent on stairs.
  var onStairs: Double

  var speed: Double { distance / moving }
  var flatEquivalentSpeed: Double { flatEquivalentDistance / moving }
}

enum PaceBins {
  /// Seconds (rules.md B1).
  static let length: Int32 = 30
  /// Seconds in motion below which a bin says nothing about pace.
  static let shortestMotion = 15.0

  /// Bins lie on a fixed grid of elapsed time.
  static func make(_ grid: SecondGrid, speeds: SpeedProfile, stairs: [Range<Int>]) -> [PaceBin] {
    var bins: [PaceBin] = []
    var isOnStairs = [Bool](repeating: false, count: stairs.isEmpty ? 0 : grid.count)
    for window in stairs { for cell in window.clamped(to: 0..<isOnStairs.count) { isOnStairs[cell] = true } }
    var index = 0
    while index < grid.count {
      let number = grid.elapsed[index] / length
      var bin = PaceBin(cells: index..<index, distance: 0, moving: 0, flatEquivalentDistance: 0, onStairs: 0)
      while index < grid.count, grid.elapsed[index] / length == number {
        if grid.isMoving[index], !grid.startsSegment[index] {
          bin.moving += 1
          bin.distance += Double(grid.distance[index])
          bin.flatEquivalentDistance += Double(speeds.flatEquivalentStep[index])
          if !isOnStairs.isEmpty, isOnStairs[index] { bin.onStairs += 1 }
        }
        index += 1
      }
      bin.cells = bin.cells.lowerBound..<index
      if bin.moving >= shortestMotion, bin.distance > 0 { bins.append(bin) }
    }
    return bins
  }
}

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
  /// Part of the seconds that was walked, and flat-equivalent metres of the others.
  var walked: Double
  var unwalkedDistance: Double

  var isOnStairs: Bool { onStairs * 3 >= moving }
  /// As a whole; sprints between walks make it a run.
  var isWalked: Bool { speed < Walking.fastestSpeed && walked * 2 > moving }
  var speed: Double { distance / moving }
  var flatEquivalentSpeed: Double { flatEquivalentDistance / moving }
  /// Flat-equivalent, of the seconds that were not walked; nil where these are too few to tell.
  var runningSpeed: Double? {
    let seconds = moving - walked
    return seconds >= PaceBin.leastRunning ? unwalkedDistance / seconds : nil
  }
  private static let leastRunning = 10.0
}

enum PaceBins {
  /// Seconds (Definitions.md B1).
  static let length: Int32 = 30
  /// Seconds in motion below which a bin says nothing about pace.
  static let shortestMotion = 15.0

  /// The cells of each half minute, on a fixed grid of elapsed time.
  static func cells(_ grid: SecondGrid) -> [Range<Int>] {
    let elapsed = grid.elapsed.span
    var bins: [Range<Int>] = []
    var index = 0
    while index < elapsed.count {
      let first = index
      let end = (elapsed[first] / length + 1) * length
      while index < elapsed.count, elapsed[index] < end { index += 1 }
      bins.append(first..<index)
    }
    return bins
  }

  ///
  /// - Parameter isWalked: whether each cell is walked.
  static func make(_ grid: SecondGrid, speeds: SpeedProfile, stairs: [Range<Int>], isWalked: [Bool]) -> [PaceBin] {
    var bins: [PaceBin] = []
    var isOnStairs = [Bool](repeating: false, count: stairs.isEmpty ? 0 : grid.count)
    for window in stairs { for cell in window.clamped(to: 0..<isOnStairs.count) { isOnStairs[cell] = true } }
    let isMoving = grid.isMoving.span
    let starts = grid.startsSegment.span
    let distance = grid.distance.span
    let flatEquivalentStep = speeds.flatEquivalentStep.span
    let isWalked = isWalked.span
    for cells in PaceBins.cells(grid) {
      var moving = 0
      var onStairs = 0
      var walked = 0
      var way = 0.0
      var flatEquivalent = 0.0
      var unwalked = 0.0
      for index in cells where isMoving[index] && !starts[index] {
        moving += 1
        way += Double(distance[index])
        flatEquivalent += Double(flatEquivalentStep[index])
        if !isOnStairs.isEmpty, isOnStairs[index] { onStairs += 1 }
        if isWalked[index] { walked += 1 } else { unwalked += Double(flatEquivalentStep[index]) }
      }
      guard Double(moving) >= shortestMotion, way > 0 else { continue }
      bins.append(
        PaceBin(
          cells: cells, distance: way, moving: Double(moving), flatEquivalentDistance: flatEquivalent,
          onStairs: Double(onStairs), walked: Double(walked), unwalkedDistance: unwalked))
    }
    return bins
  }
}

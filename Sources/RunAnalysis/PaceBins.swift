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

  /// Bins lie on a fixed grid of elapsed time.
  ///
  /// - Parameter isWalked: whether each cell is walked.
  static func make(_ grid: SecondGrid, speeds: SpeedProfile, stairs: [Range<Int>], isWalked: [Bool]) -> [PaceBin] {
    var bins: [PaceBin] = []
    var isOnStairs = [Bool](repeating: false, count: stairs.isEmpty ? 0 : grid.count)
    for window in stairs { for cell in window.clamped(to: 0..<isOnStairs.count) { isOnStairs[cell] = true } }
    let elapsed = grid.elapsed.span
    let isMoving = grid.isMoving.span
    let starts = grid.startsSegment.span
    let distance = grid.distance.span
    let flatEquivalentStep = speeds.flatEquivalentStep.span
    let isWalked = isWalked.span
    var index = 0
    while index < elapsed.count {
      let end = (elapsed[index] / length + 1) * length
      let first = index
      var moving = 0
      var onStairs = 0
      var walked = 0
      var way = 0.0
      var flatEquivalent = 0.0
      var unwalked = 0.0
      while index < elapsed.count, elapsed[index] < end {
        if isMoving[index], !starts[index] {
          moving += 1
          way += Double(distance[index])
          flatEquivalent += Double(flatEquivalentStep[index])
          if !isOnStairs.isEmpty, isOnStairs[index] { onStairs += 1 }
          if isWalked[index] { walked += 1 } else { unwalked += Double(flatEquivalentStep[index]) }
        }
        index += 1
      }
      guard Double(moving) >= shortestMotion, way > 0 else { continue }
      bins.append(
        PaceBin(
          cells: first..<index, distance: way, moving: Double(moving), flatEquivalentDistance: flatEquivalent,
          onStairs: Double(onStairs), walked: Double(walked), unwalkedDistance: unwalked))
    }
    return bins
  }
}

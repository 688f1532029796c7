import RunMetrics
import TrackModel

/// Speeds of every cell, as the pace measurements want them. m/s; 0 where the runner stands or nothing is known.
struct SpeedProfile {
  /// Mean raw speed over the smoothing window.
  var raw: [Float]
  /// Mean flat-equivalent speed over the window.
  var flatEquivalent: [Float]
  /// Flat-equivalent metres of each cell on its own.
  var flatEquivalentStep: [Float]
  /// Seconds of the window.
  var window: Int
  /// Whether grade went in.
  var isGradeAdjusted: Bool

  /// Seconds to smooth over: positions differ by metres from second to second, a device's own count does not
  /// (rules.md B4).
  static let deviceWindow = 5
  static let positionWindow = 15

  /// - Parameters:
  ///   - grade: of every cell; nil takes plain speed for flat-equivalent speed.
  ///   - isByPosition: the distance is the difference of positions.
  init(_ grid: SecondGrid, grade: [Float]?, isByPosition: Bool) {
    window = isByPosition ? SpeedProfile.positionWindow : SpeedProfile.deviceWindow
    isGradeAdjusted = grade != nil
    flatEquivalentStep = grid.distance
    if let grade {
      for index in 0..<min(grid.count, grade.count) where grid.distance[index] > 0 && grade[index].magnitude > 0 {
        let factor = FlatEquivalent.factor(grade: Double(grade[index]))
        flatEquivalentStep[index] = grid.distance[index] * Float(factor)
      }
    }
    raw = SpeedProfile.movingMean(grid.distance, startsSegment: grid.startsSegment, window: window)
    flatEquivalent =
      isGradeAdjusted
      ? SpeedProfile.movingMean(flatEquivalentStep, startsSegment: grid.startsSegment, window: window) : raw
  }

  /// The grade to count in: the terrain's where it is trusted, else what explains the run's own speed, else none.
  static func grade(_ grid: SecondGrid, terrain: TerrainResult) -> [Float]? {
    if terrain.isGradeTrusted, terrain.grade.count == grid.count { return terrain.grade }
    return SlopeResponse.grade(grid)
  }

  /// The centred mean over `window` (odd) cells, shortened at the ends of a segment.
  static func movingMean(_ steps: [Float], startsSegment: [Bool], window: Int) -> [Float] {
    let half = window / 2
    var means = [Float](repeating: 0, count: steps.count)
    var begin = 0
    while begin < steps.count {
      var end = begin + 1
      while end < steps.count, !startsSegment[end] { end += 1 }
      // The first cell of a segment is a point in time: it has no way of its own.
      let first = begin + 1
      var sum = 0.0
      for index in first..<max(first, min(end, begin + half)) { sum += Double(steps[index]) }
      for index in begin..<end {
        if index + half < end { sum += Double(steps[index + half]) }
        if index - half > first { sum -= Double(steps[index - half - 1]) }
        let cells = min(index + half, end - 1) - max(index - half, first) + 1
        means[index] = cells > 0 ? Float(max(0, sum) / Double(cells)) : 0
      }
      begin = end
    }
    return means
  }
}

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
  /// Whether that grade comes from altitude that does not wander.
  var isSlopeSure: Bool
  /// Whether the grade is no more than what explains the run's own speed best (``SlopeResponse``): a part of the slopes is
  /// left in the speed.
  var isSlopeGuessed: Bool

  /// Seconds to smooth over: positions differ by metres from second to second, a device's own count does not
  /// (Definitions.md B4).
  static let deviceWindow = 5
  static let positionWindow = 15

  /// - Parameters:
  ///   - grade: of every cell; nil takes plain speed for flat-equivalent speed.
  ///   - isByPosition: the distance is the difference of positions.
  ///   - isSlopeSure: the grade comes from a barometer that is known as one.
  ///   - isSlopeGuessed: the grade comes from altitude that is not trusted.
  init(_ grid: SecondGrid, grade: [Float]?, isByPosition: Bool, isSlopeSure: Bool, isSlopeGuessed: Bool) {
    self.isSlopeGuessed = isSlopeGuessed
    self.isSlopeSure = isSlopeSure || grade == nil
    window = isByPosition ? SpeedProfile.positionWindow : SpeedProfile.deviceWindow
    isGradeAdjusted = grade != nil
    flatEquivalentStep = grade.map { SpeedProfile.flatEquivalent(grid.distance, grade: $0) } ?? grid.distance
    raw = SpeedProfile.movingMean(grid.distance, startsSegment: grid.startsSegment, window: window)
    flatEquivalent =
      isGradeAdjusted
      ? SpeedProfile.movingMean(flatEquivalentStep, startsSegment: grid.startsSegment, window: window) : raw
  }

  private static func flatEquivalent(_ distance: [Float], grade: [Float]) -> [Float] {
    var result = distance
    var steps = result.mutableSpan
    let grades = grade.span
    (0..<min(steps.count, grades.count)).each { index in
      guard steps[index] > 0, grades[index].magnitude > 0 else { return }
      steps[index] *= Float(FlatEquivalent.factor(grade: Double(grades[index])))
    }
    return result
  }

  /// The grade to count in: the terrain's where it is trusted, else what explains the run's own speed, else none.
  static func grade(_ grid: SecondGrid, terrain: TerrainResult) -> [Float]? {
    if terrain.isGradeTrusted, terrain.grade.count == grid.count { return terrain.grade }
    return SlopeResponse.grade(grid)
  }

  /// The centred mean over `window` (odd) cells, shortened at the ends of a segment.
  static func movingMean(_ steps: [Float], startsSegment: [Bool], window: Int) -> [Float] {
    let half = window / 2
    let steps = steps.span
    return [Float](capacity: steps.count) { means in
      for segment in SecondGrid.segments(startsSegment) {
        let (begin, end) = (segment.lowerBound, segment.upperBound)
        // The first cell of a segment is a point in time: it has no way of its own.
        let first = begin + 1
        var sum = 0.0
        for index in first..<max(first, min(end, begin + half)) { sum += Double(steps[index]) }
        let inner = first + half + 1..<max(first + half + 1, end - half)
        for index in begin..<min(inner.lowerBound, end) {
          if index + half < end { sum += Double(steps[index + half]) }
          let cells = min(index + half, end - 1) - max(index - half, first) + 1
          means.append(cells > 0 ? Float(max(0, sum) / Double(cells)) : 0)
        }
        let cells = Double(2 * half + 1)
        if !inner.isEmpty {
          let leaving = steps.extracting(first..<first + inner.count)
          let entering = steps.extracting(droppingFirst: first + 2 * half + 1).extracting(first: inner.count)
          leaving.indices.each { index in
            sum += Double(entering[index]) - Double(leaving[index])
            means.append(Float(max(0, sum) / cells))
          }
        }
        for index in inner.upperBound..<max(end, inner.upperBound) {
          sum -= Double(steps[index - half - 1])
          means.append(Float(max(0, sum) / Double(end - (index - half))))
        }
      }
    }
  }
}

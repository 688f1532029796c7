import TrackModel

/// Kilometres of a run.
enum SplitsBuilder {
  static let length = 1000.0

  /// - Parameter ascentPerCell: metres of gain of each cell, or nil without altitude that can be trusted.
  static func build(_ course: Course, ascentPerCell: [Float]?) -> [Split] {
    var splits: [Split] = []
    var startMetres = 0.0
    var startMoving = 0.0
    var ascent = 0.0
    var previousMetres = 0.0
    var previousMoving = 0.0
    let metres = course.metres.span
    for index in metres.indices {
      var gain = Double(ascentPerCell?[index] ?? 0)
      while metres[index] - startMetres >= length {
        let mark = startMetres + length
        let step = metres[index] - previousMetres
        let share = step > 0 ? max(0, min(1, (mark - previousMetres) / step)) : 1
        let moving = previousMoving + (course.seconds(index) - previousMoving) * share
        splits.append(
          Split(
            distance: length, moving: moving - startMoving, ascent: ascentPerCell == nil ? nil : ascent + gain * share))
        gain -= gain * share
        ascent = 0
        startMetres = mark
        startMoving = moving
        previousMetres = mark
        previousMoving = moving
      }
      ascent += gain
      previousMetres = metres[index]
      previousMoving = course.seconds(index)
    }
    if previousMetres - startMetres >= Split.shortestRest {
      splits.append(
        Split(
          distance: previousMetres - startMetres, moving: previousMoving - startMoving,
          ascent: ascentPerCell == nil ? nil : ascent))
    }
    return splits
  }
}

import RunMetrics
import TrackModel

/// Running totals of a run at the end of every cell, bridges included.
struct Course {
  var elapsed: [Int32] = []
  var metres: [Double] = []
  /// Seconds in motion.
  var moving: [Double] = []
  /// The most metres from one cell to the next.
  var longestStep = 0.0

  init(_ grid: SecondGrid, bridges: [Bridge], bridged: [Double], typicalSpeed: Double) {
    elapsed = grid.elapsed
    let distance = grid.distance.span
    let isMoving = grid.isMoving.span
    let starts = grid.startsSegment.span
    var seconds: [Double] = []
    var longest = 0.0
    metres = [Double](capacity: grid.count) { metres in
      seconds = [Double](capacity: grid.count) { seconds in
        var way = 0.0
        var time = 0.0
        var next = 0
        var before = Double.infinity
        for index in distance.indices {
          while next < bridges.count, bridges[next].cell <= index {
            let bridge = next < bridged.count ? bridged[next] : 0
            way += bridge
            time += bridges[next].movingSeconds(bridge, typicalSpeed: typicalSpeed)
            next += 1
          }
          way += Double(distance[index])
          if isMoving[index], !starts[index] { time += 1 }
          metres.append(way)
          longest = max(longest, way - before)
          before = way
          seconds.append(time)
        }
      }
    }
    moving = seconds
    longestStep = longest
  }
}

/// What a run's way against time tells of its pace.
struct CourseMeasures {
  /// Metres and seconds in motion of the whole run.
  var metres: Double
  var moving: Double
  /// Moving time of the second half of the distance against the first.
  var splitChange: Double?
  var best: BestEfforts

  init(_ course: Course) {
    metres = course.metres.last ?? 0
    moving = course.moving.last ?? 0
    best = BestEfforts(course)
    splitChange = CourseMeasures.splitChange(course)
  }

  private static func splitChange(_ course: Course) -> Double? {
    guard let total = course.metres.last, let time = course.moving.last, total > 0,
      let index = course.metres.firstIndex(where: { $0 >= total / 2 })
    else { return nil }
    let before = index > 0 ? course.metres[index - 1] : 0
    let earlier = index > 0 ? course.moving[index - 1] : 0
    let step = course.metres[index] - before
    let share = step > 0 ? (total / 2 - before) / step : 0
    let half = earlier + (course.moving[index] - earlier) * share
    return PaceFormulas.splitChange(first: half, second: time - half)
  }
}

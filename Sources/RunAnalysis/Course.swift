import RunMetrics
import TrackModel

/// Running totals of a run at the end of every cell, bridges included.
struct Course {
  var metres: [Double] = []
  /// Milliseconds in motion: half the room of a Double, and enough for seven weeks without a stop.
  var moving: [UInt32] = []
  /// Cells at whose ends the runner was on the way without a stop: from the first of a range to the last of it.
  var unbroken: [Range<Int>] = []
  /// The most metres from one cell to the next.
  var longestStep = 0.0

  init(_ grid: SecondGrid, bridges: [Bridge], bridged: [Double], typicalSpeed: Double) {
    let distance = grid.distance.span
    let isMoving = grid.isMoving.span
    let starts = grid.startsSegment.span
    var milliseconds: [UInt32] = []
    var longest = 0.0
    var stretches: [Range<Int>] = []
    metres = [Double](capacity: grid.count) { metres in
      milliseconds = [UInt32](capacity: grid.count) { moving in
        var way = 0.0
        var time = 0.0
        var next = 0
        var before = Double.infinity
        // Where the stretch without a stop began.
        var begin = 0
        distance.indices.each { index in
          var isBroken = !isMoving[index]
          while next < bridges.count, bridges[next].cell <= index {
            let bridge = bridged[next]
            way += bridge
            let seconds = bridges[next].movingSeconds(bridge, typicalSpeed: typicalSpeed)
            time += seconds
            if seconds < bridges[next].seconds { isBroken = true }
            next += 1
          }
          way += Double(distance[index])
          if isMoving[index], !starts[index] { time += 1 }
          if isBroken {
            if index - begin > 1 { stretches.append(begin..<index) }
            begin = index
          }
          metres.append(way)
          longest = max(longest, way - before)
          before = way
          moving.append(UInt32(min(1000 * time + 0.5, Double(UInt32.max))))
        }
        if distance.count - begin > 1 { stretches.append(begin..<distance.count) }
      }
    }
    moving = milliseconds
    unbroken = stretches
    longestStep = longest
  }

  /// Seconds in motion up to the end of a cell; 0 before the first.
  @inline(__always)
  func seconds(_ cell: Int) -> Double { cell < 0 ? 0 : Double(moving[cell]) / 1000 }
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
    moving = course.seconds(course.moving.count - 1)
    best = BestEfforts(course)
    splitChange = CourseMeasures.splitChange(course)
  }

  private static func splitChange(_ course: Course) -> Double? {
    let time = course.seconds(course.moving.count - 1)
    guard let total = course.metres.last, total > 0,
      let index = course.metres.firstIndex(where: { $0 >= total / 2 })
    else { return nil }
    let before = index > 0 ? course.metres[index - 1] : 0
    let earlier = course.seconds(index - 1)
    let step = course.metres[index] - before
    let share = step > 0 ? (total / 2 - before) / step : 0
    let half = earlier + (course.seconds(index) - earlier) * share
    return PaceFormulas.splitChange(first: half, second: time - half)
  }
}

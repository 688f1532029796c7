import TrackModel

/// The fastest stretches of a run.
struct BestEfforts {
  var fastest60s: Double?
  var fastest400m: Double?
  var fastest1km: Double?

  /// - Parameter course: the run's way against time.
  init(_ course: Course) {
    fastest60s = BestEfforts.fastest(course, seconds: 60)
    fastest400m = BestEfforts.fastest(course, metres: 400)
    fastest1km = BestEfforts.fastest(course, metres: 1000)
  }

  /// m/s over windows of moving time; nil where the run is shorter.
  static func fastest(_ course: Course, seconds: Double) -> Double? {
    var best: Double?
    var from = 0
    for to in course.moving.indices {
      while course.moving[to] - course.moving[from] > seconds, from + 1 < to,
        course.moving[to] - course.moving[from + 1] >= seconds
      {
        from += 1
      }
      let time = course.moving[to] - course.moving[from]
      guard time >= seconds else { continue }
      best = max(best ?? 0, (course.metres[to] - course.metres[from]) / time)
    }
    return best
  }

  /// m/s over at least `metres`, by elapsed time; nil where the run is shorter.
  static func fastest(_ course: Course, metres: Double) -> Double? {
    var best: Double?
    var from = 0
    for to in course.metres.indices {
      guard course.metres[to] - course.metres[from] >= metres else { continue }
      while from + 1 < to, course.metres[to] - course.metres[from + 1] >= metres { from += 1 }
      let time = Double(course.elapsed[to] - course.elapsed[from])
      if time > 0 { best = max(best ?? 0, (course.metres[to] - course.metres[from]) / time) }
    }
    return best
  }
}

/// Running totals of a run at the end of every cell, bridges included.
struct Course {
  var elapsed: [Int32] = []
  var metres: [Double] = []
  /// Seconds in motion.
  var moving: [Double] = []

  init(_ grid: SecondGrid, bridges: [Bridge], bridged: [Double], typicalSpeed: Double) {
    elapsed = grid.elapsed
    metres.reserveCapacity(grid.count)
    moving.reserveCapacity(grid.count)
    var way = 0.0
    var time = 0.0
    var next = 0
    for index in 0..<grid.count {
      while next < bridges.count, bridges[next].cell <= index {
        let distance = next < bridged.count ? bridged[next] : 0
        way += distance
        time += bridges[next].movingSeconds(distance, typicalSpeed: typicalSpeed)
        next += 1
      }
      way += Double(grid.distance[index])
      if grid.isMoving[index], !grid.startsSegment[index] { time += 1 }
      metres.append(way)
      moving.append(time)
    }
  }
}

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
    let moving = course.moving.span
    let metres = course.metres.span
    var best = 0.0
    var from = 0
    for to in moving.indices {
      let now = moving[to]
      // No time passes from `to` to itself: `from` stays before it.
      while from < to, now - moving[from + 1] >= seconds { from += 1 }
      let time = now - moving[from]
      if time >= seconds, metres[to] - metres[from] > best * time { best = (metres[to] - metres[from]) / time }
    }
    return best > 0 ? best : nil
  }

  /// m/s over at least `metres`, by elapsed time; nil where the run is shorter.
  static func fastest(_ course: Course, metres length: Double) -> Double? {
    let elapsed = course.elapsed.span
    let metres = course.metres.span
    var longestStep = 0.0
    for to in metres.indices.dropFirst() { longestStep = max(longestStep, metres[to] - metres[to - 1]) }
    var best = 0.0
    var from = 0
    // Cells before `to` from which on the way must be long enough for the best to be beaten: the way of a window is
    // longer than `length` by less than a step, and a cell takes a second at least.
    var reach = metres.count
    for to in metres.indices where metres[to] - metres[max(from, to - reach)] >= length {
      from = max(from, to - reach)
      let now = metres[to]
      // The way from `to` to itself is too short: `from` stays before it.
      while now - metres[from + 1] >= length { from += 1 }
      let time = Double(elapsed[to] - elapsed[from])
      let way = now - metres[from]
      if time > 0, way > best * time {
        best = way / time
        reach = Int(min((length + longestStep) / best, Double(metres.count))) + 1
      }
    }
    return best > 0 ? best : nil
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
    let distance = grid.distance.span
    let isMoving = grid.isMoving.span
    let starts = grid.startsSegment.span
    var seconds: [Double] = []
    metres = [Double](capacity: grid.count) { metres in
      seconds = [Double](capacity: grid.count) { seconds in
        var way = 0.0
        var time = 0.0
        var next = 0
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
          seconds.append(time)
        }
      }
    }
    moving = seconds
  }
}

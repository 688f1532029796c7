import TrackModel

/// The fastest stretches of a run, none of which holds a stop: there time in motion and elapsed time are the same.
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

  /// m/s over windows of time; nil where no stretch without a stop is as long.
  static func fastest(_ course: Course, seconds: Double) -> Double? {
    let length = UInt32(1000 * seconds)
    var best = 0.0
    for stretch in course.unbroken {
      let moving = course.moving.span.extracting(stretch)
      let metres = course.metres.span.extracting(stretch)
      var begin = moving[0]
      var way = metres[0]
      var from = 0
      for to in moving.indices {
        let now = moving[to]
        // No time passes from `to` to itself: `from` stays before it.
        while from < to, now - moving[from + 1] >= length {
          from += 1
          begin = moving[from]
          way = metres[from]
        }
        guard now - begin >= length else { continue }
        let time = Double(now - begin) / 1000
        let covered = metres[to] - way
        if covered > best * time { best = covered / time }
      }
    }
    return best > 0 ? best : nil
  }

  /// m/s over at least `metres`; nil where no stretch without a stop is as long.
  static func fastest(_ course: Course, metres length: Double) -> Double? {
    var best = 0.0
    for stretch in course.unbroken {
      search(
        course.moving.span.extracting(stretch), course.metres.span.extracting(stretch), length: length,
        longestStep: course.longestStep, best: &best)
    }
    return best > 0 ? best : nil
  }

  private static func search(
    _ moving: Span<UInt32>, _ metres: Span<Double>, length: Double, longestStep: Double, best: inout Double
  ) {
    var from = 0
    var to = 0
    // Cells before `to` from which on the way must be long enough for the best to be beaten: the way of a window is
    // longer than `length` by less than a step, and a cell takes a second at least.
    var reach = windowCells(length + longestStep, best: best, atMost: metres.count)
    while to < metres.count {
      if from <= to - reach {
        to += BestEfforts.shortWays(metres, from: to - reach, to: to, length: length)
        guard to < metres.count else { break }
        from = to - reach
      } else if metres[to] - metres[from] < length {
        to += 1
        continue
      }
      let now = metres[to]
      // The way from `to` to itself is too short: `from` stays before it.
      while now - metres[from + 1] >= length { from += 1 }
      let time = Double(moving[to] - moving[from]) / 1000
      let way = now - metres[from]
      if time > 0, way > best * time {
        best = way / time
        reach = windowCells(length + longestStep, best: best, atMost: metres.count)
      }
      to += 1
    }
  }

  @inline(__always)
  private static func windowCells(_ length: Double, best: Double, atMost count: Int) -> Int {
    // Divided by 0 it is infinite.
    Int(min(length / best, Double(count))) + 1
  }

  /// How many windows in a row, the first from `from` to `to`, hold less way than `length`.
  @inline(__always)
  private static func shortWays(_ metres: Span<Double>, from: Int, to: Int, length: Double) -> Int {
    let ends = metres.extracting(droppingFirst: to)
    let starts = metres.extracting(droppingFirst: from).extracting(first: ends.count)
    var number = 0
    while number < ends.count, ends[number] - starts[number] < length { number += 1 }
    return number
  }
}

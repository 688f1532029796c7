import TrackModel

/// Stretches that nobody runs: a ride that was recorded along with the run, or a count of the device that leapt.
///
/// Nothing about pace is made of either. In a device's own count both stay; a ride is told apart from it, so that it counts for
/// no week and no rule, and is no part of a distance by positions. A leap may be way that the device counted late.
enum ImpossibleSpeed {
  struct Stretch {
    var cells: Range<Int>
    var isRide: Bool
  }

  /// m/s that nobody holds for so many seconds without being known for it: the world's best 200 m is run at 10.4.
  static let fastestMean: Float = 9.5
  static let shortest = 10
  /// A ride reaches as far as speed stays above this share of the typical one, seconds on each side at most.
  static let edgeRatio: Float = 1.15
  static let longestEdge = 30
  /// Seconds between two rides that belong to them: waiting at traffic lights.
  static let longestWait = 120
  /// Seconds of a ride, and its m/s with waits; what is over sooner may be a count that lagged.
  static let shortestRide = 45
  static let slowestRide: Float = 5
  /// Metres in one second that are a leap of the count: twice what the fastest human makes of it, because counts lag.
  static let leap = Float(2 * PositionGate.largestSpeed)
  /// Seconds between two leaps in which the count tells no pace either.
  static let leapGap = 10

  /// Seconds without a step that are a ride, where the rest of the run has steps (so many seconds of so many a minute at
  /// least), and how much faster than that they are at least: a sensor that fails changes no speed.
  static let shortestWithoutSteps = 120
  static let fewestSteps: Float = 20
  static let runningSteps: Float = 120
  static let shortestRunning = 300
  static let rideAgainstRun: Float = 1.3
  static let slowestWithoutSteps: Float = 4

  /// In order of time and apart from one another.
  static func stretches(_ motion: MotionDetector, _ grid: SecondGrid) -> [Stretch] {
    let ridden = rides(motion, grid)
    let stepless = ridesWithoutSteps(motion, grid)
    let isLong = { (cells: Range<Int>) in cells.count >= shortestRide && mean(grid, cells) >= slowestRide }
    // What is short may be a count that lagged, unless there is a ride anyway.
    let isRidden = ridden.contains(where: isLong)
    let found =
      ridden.map { Stretch(cells: $0, isRide: isRidden) } + leaps(grid).map { Stretch(cells: $0, isRide: false) }
      + stepless.map { Stretch(cells: $0, isRide: true) }
    var stretches: [Stretch] = []
    for stretch in found.sorted(by: { $0.cells.lowerBound < $1.cells.lowerBound }) {
      if let last = stretches.last, stretch.cells.lowerBound <= last.cells.upperBound {
        let end = max(last.cells.upperBound, stretch.cells.upperBound)
        stretches[stretches.count - 1] = Stretch(
          cells: last.cells.lowerBound..<end, isRide: last.isRide || stretch.isRide)
      } else {
        stretches.append(stretch)
      }
    }
    return stretches.map { Stretch(cells: $0.cells, isRide: $0.isRide || isLong($0.cells)) }
  }

  /// Faster than the run around them, for minutes, and without a step: a bicycle, a bus, a car in town.
  private static func ridesWithoutSteps(_ motion: MotionDetector, _ grid: SecondGrid) -> [Range<Int>] {
    let cadence = grid.cadence.span
    var few: Int32 = 0
    cadence.indices.each { few &+= cadence[$0] < UInt16(10 * fewestSteps) ? 1 : 0 }
    if few < Int32(shortestWithoutSteps) { return [] }
    let speed = motion.netSpeed.span
    var running: [Float] = []
    var stepless: [Range<Int>] = []
    for cell in speed.indices {
      let steps = grid.stepRate(cell)
      if steps >= runningSteps, speed[cell] > MotionDetector.slowestMotion { running.append(speed[cell]) }
      if steps < fewestSteps { stepless.join(cell..<cell + 1) }
    }
    let usual = MotionDetector.medianAbove(MotionDetector.slowestMotion, of: running)
    guard running.count >= shortestRunning else { return [] }
    let least = max(slowestWithoutSteps, rideAgainstRun * usual)
    return stepless.filter { cells in
      var sum: Float = 0
      var moving: Float = 0
      for cell in cells where speed[cell] > MotionDetector.slowestMotion {
        sum += speed[cell]
        moving += 1
      }
      return moving >= Float(shortestWithoutSteps) && sum >= least * moving
    }
  }

  /// m/s of the way that counts.
  private static func mean(_ grid: SecondGrid, _ cells: Range<Int>) -> Float {
    grid.distance[cells].reduce(0, +) / Float(cells.count)
  }

  /// Where there is a ride, it goes on in all that is as fast as a vehicle: in town a car is seldom faster than anybody
  /// for long.
  private static func rides(_ motion: MotionDetector, _ grid: SecondGrid) -> [Range<Int>] {
    let certain = rides(motion, grid, above: fastestMean)
    let isRidden = certain.contains { $0.count >= shortestRide }
    return isRidden ? rides(motion, grid, above: SportJudgement.vehicleSpeed) : certain
  }

  private static func rides(_ motion: MotionDetector, _ grid: SecondGrid, above fastest: Float) -> [Range<Int>] {
    let speed = motion.netSpeed.span
    let starts = grid.startsSegment.span
    let edge = edgeRatio * motion.typicalSpeed
    var found: [Range<Int>] = []
    for cells in speed.indices.runs(partedAt: { starts[$0] }, where: { speed[$0] > fastest })
    // Positions that were thrown aside have been laid back: there the way is not that of a ride.
    where cells.count >= shortest && mean(grid, cells) > SportJudgement.vehicleSpeed {
      var from = cells.lowerBound
      while from > 0, cells.lowerBound - from < longestEdge, !starts[from], speed[from - 1] > edge { from -= 1 }
      var to = cells.upperBound
      while to < speed.count, to - cells.upperBound < longestEdge, !starts[to], speed[to] > edge { to += 1 }
      found.join(from..<to, over: longestWait)
    }
    return found
  }

  private static func leaps(_ grid: SecondGrid) -> [Range<Int>] {
    let distance = grid.distance.span
    var found: [Range<Int>] = []
    for cell in distance.indices where distance[cell] > leap { found.join(cell..<cell + 1, over: leapGap) }
    return found
  }

  /// Takes the way and the motion of stretches out of the grid, before its pace is measured.
  ///
  /// - Returns: what was taken out, the first leaps alone of many, the metres of it all, and those that were ridden, nil
  ///   where none were.
  static func remove(
    _ stretches: [Stretch], from grid: inout SecondGrid
  ) -> (leftOut: [LeftOut], way: Double, ridden: Double?) {
    var leftOut: [LeftOut] = []
    var all = 0.0
    var ridden: Double?
    for stretch in stretches {
      let cells = stretch.cells
      var way = 0.0
      for cell in cells {
        way += Double(grid.distance[cell])
        grid.distance[cell] = 0
        grid.isMoving[cell] = false
      }
      all += way
      if stretch.isRide { ridden = (ridden ?? 0) + way } else if leftOut.count >= LeftOut.limit { continue }
      leftOut.append(
        LeftOut(
          kind: stretch.isRide ? .distance : .surge, reason: .impossibleSpeed,
          start: grid.start(of: cells), duration: grid.duration(of: cells),
          size: stretch.isRide ? way : way / Double(cells.count)))
    }
    return (leftOut, all, ridden)
  }
}

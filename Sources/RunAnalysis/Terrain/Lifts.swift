/// Finds rides in a lift: height without way (Definitions.md C6).
enum Lifts {
  /// m/s, for at least `shortest` seconds.
  static let slowest: Float = 0.4
  static let shortest = 4
  /// A ride covers at least so many metres of height; less is a pressure pulse or a step.
  static let smallestHeight: Float = 3
  /// Height over net horizontal displacement; stairs stay below, GPS noise moves a rider by some metres.
  static let heightOverDisplacement: Float = 0.9
  /// Height over the way along the track: stairs reach 0.65, GPS noise moves a rider by less than a metre per second.
  static let heightOverWay: Float = 0.8
  /// The ends of a ride are widened while the height still changes by so much (m/s).
  static let endSpeed: Float = 0.1
  /// m/s of height that nobody keeps up on foot for `longestSprint` seconds, and that nobody makes without steps: the
  /// fastest vertical kilometres are climbed at 0.6, towers at 0.7.
  static let fastestClimb: Float = 1
  static let longestSprint = 20
  static let fastestSteadyClimb: Float = 0.8
  /// Steps per minute of a rider.
  static let standingCadence: Float = 20

  /// Cells of the rides in ascending order. `altitude` is a 5-second mean.
  static func find(in grid: borrowing SecondGrid, altitude: [Float], stretches: [Range<Int>]) -> [Range<Int>] {
    var rides: [Range<Int>] = []
    for stretch in stretches where stretch.count > 2 {
      var cell = stretch.lowerBound + 1
      while cell < stretch.upperBound {
        let speed = altitude[cell] - altitude[cell - 1]
        guard abs(speed) >= slowest else {
          cell += 1
          continue
        }
        let isUp = speed > 0
        var end = cell + 1
        while end < stretch.upperBound, isMoving(altitude, end, isUp, slowest) { end += 1 }
        if end - cell >= shortest {
          let ride = widened(cell..<end, altitude, isUp, within: stretch)
          if isRide(ride, grid, altitude) { rides.append(ride) }
        }
        cell = end
      }
    }
    return merged(rides)
  }

  private static func isMoving(_ altitude: [Float], _ cell: Int, _ isUp: Bool, _ speed: Float) -> Bool {
    let step = altitude[cell] - altitude[cell - 1]
    return isUp ? step >= speed : step <= -speed
  }

  private static func widened(
    _ core: Range<Int>, _ altitude: [Float], _ isUp: Bool, within stretch: Range<Int>
  ) -> Range<Int> {
    var low = core.lowerBound
    var high = core.upperBound
    while low - 1 > stretch.lowerBound, isMoving(altitude, low - 1, isUp, endSpeed) { low -= 1 }
    while high < stretch.upperBound, isMoving(altitude, high, isUp, endSpeed) { high += 1 }
    return low..<high
  }

  private static func isRide(_ ride: Range<Int>, _ grid: borrowing SecondGrid, _ altitude: [Float]) -> Bool {
    let first = max(ride.lowerBound - 1, 0)
    let last = ride.upperBound - 1
    let height = abs(altitude[last] - altitude[first])
    guard height >= smallestHeight else { return false }
    var way: Float = 0
    for cell in ride { way += grid.distance[cell] }
    let east = grid.east[last] - grid.east[first]
    let north = grid.north[last] - grid.north[first]
    let net = east.isFinite && north.isFinite ? (east * east + north * north).squareRoot() : way
    let speed = height / Float(ride.count)
    if altitude[last] > altitude[first], speed >= fastestClimb, ride.count >= longestSprint { return true }
    // Stairs may end above their start, and watches tell no steps of who climbs slowly: the way itself must be short, too.
    if let stepRate = grid.meanStepRate(ride) {
      return stepRate < standingCadence && height > heightOverDisplacement / 2 * net
        && (height > heightOverWay * way || speed >= fastestSteadyClimb)
    }
    return height > heightOverDisplacement * net && height > heightOverWay * way
  }

  private static func merged(_ rides: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for ride in rides {
      if let last = merged.last, ride.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, ride.upperBound)
      } else {
        merged.append(ride)
      }
    }
    return merged
  }
}

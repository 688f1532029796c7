/// Finds rides in a lift: height without way, in one direction, at a steady speed and from one level to another
/// (Definitions.md C6).
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
  /// Seconds in which altitude from satellites does not wander up by that much, not even between high houses.
  static let longRide = 120
  /// Steps per minute of a rider.
  static let standingCadence: Float = 20

  /// Seconds before and after a ride in which the height stays: its doors open on a floor. At least so many of them must
  /// be known; a stop on the way is shorter.
  static let levelSeconds = 20
  static let leastLevelSeconds = 5
  /// What the height may change in them, and how far it may be from an even rise in the ride: metres, and share of its
  /// height.
  static let levelChange: Float = 1
  static let levelShare: Float = 0.1
  static let unevenness: Float = 0.5
  static let unevenShare: Float = 0.1
  /// Seconds at each end of a ride that it takes to start and to stop, with the smoothing of the altitude.
  static let startSeconds = 2
  /// An altimeter that moves without way and unlike a lift may do so by chance like one: a ride is so many times as high.
  static let heightOverWandering: Float = 2

  struct Result {
    /// Cells of the rides in ascending order.
    var rides: [Range<Int>] = []
    /// Cells in which the altitude went up or down without way and unlike a lift, in ascending order.
    var wandering: [Range<Int>] = []
  }

  /// - Parameter altitude: a 5-second mean.
  static func find(in grid: borrowing SecondGrid, altitude: [Float], stretches: [Range<Int>]) -> Result {
    var rides: [Range<Int>] = []
    var wandering: [Range<Int>] = []
    for stretch in stretches where stretch.count > 2 {
      let risen = heights(withoutWayIn: stretch, grid, altitude)
      for (number, cells) in risen.enumerated() {
        let before = number > 0 ? risen[number - 1] : nil
        let after = number + 1 < risen.count ? risen[number + 1] : nil
        if isLikeALift(cells, between: before, and: after, altitude, in: stretch) {
          rides.append(cells)
        } else {
          wandering.append(cells)
        }
      }
    }
    let unsteady = wandering.map { height($0, altitude) }.max() ?? 0
    wandering += rides.filter { height($0, altitude) < heightOverWandering * unsteady }
    rides.removeAll { height($0, altitude) < heightOverWandering * unsteady }
    return Result(rides: merged(rides), wandering: merged(wandering.sorted { $0.lowerBound < $1.lowerBound }))
  }

  /// Rides that altitude of any source shows: higher and longer than it wanders, and faster than anybody climbs.
  static func findSteepRides(in grid: borrowing SecondGrid, altitude: [Float], stretches: [Range<Int>]) -> [Range<Int>]
  {
    var rides: [Range<Int>] = []
    for stretch in stretches where stretch.count > longRide {
      rides += heights(withoutWayIn: stretch, grid, altitude).filter {
        $0.count >= longRide && rise($0, altitude) >= fastestClimb * Float($0.count)
      }
    }
    return merged(rides)
  }

  /// Where the altitude goes up or down for some seconds while there is hardly a way.
  private static func heights(
    withoutWayIn stretch: Range<Int>, _ grid: borrowing SecondGrid, _ altitude: [Float]
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let risen = (stretch.lowerBound + 1..<stretch.upperBound).runs(
      partedAt: { (altitude[$0] > altitude[$0 - 1]) != (altitude[$0 - 1] > altitude[$0 - 2]) },
      where: { abs(altitude[$0] - altitude[$0 - 1]) >= slowest })
    for core in risen where core.count >= shortest {
      let isUp = altitude[core.lowerBound] > altitude[core.lowerBound - 1]
      let cells = widened(core, altitude, isUp, within: stretch)
      guard isWithoutWay(cells, grid, altitude) else { continue }
      // A slow ride may fall below the least speed now and then.
      if let last = found.last, cells.lowerBound < last.upperBound {
        found[found.count - 1] = min(last.lowerBound, cells.lowerBound)..<max(last.upperBound, cells.upperBound)
      } else {
        found.append(cells)
      }
    }
    return found
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

  /// Metres between the ends of a ride, up or down.
  private static func height(_ cells: Range<Int>, _ altitude: [Float]) -> Float { abs(rise(cells, altitude)) }

  private static func rise(_ cells: Range<Int>, _ altitude: [Float]) -> Float {
    altitude[cells.upperBound - 1] - altitude[max(cells.lowerBound - 1, 0)]
  }

  private static func isWithoutWay(_ cells: Range<Int>, _ grid: borrowing SecondGrid, _ altitude: [Float]) -> Bool {
    let first = max(cells.lowerBound - 1, 0)
    let last = cells.upperBound - 1
    let height = height(cells, altitude)
    guard height >= smallestHeight else { return false }
    var way: Float = 0
    for cell in cells { way += grid.distance[cell] }
    let line = grid.straightLine(from: first, to: last)
    let net = line.isFinite ? line : way
    let speed = height / Float(cells.count)
    if altitude[last] > altitude[first], speed >= fastestClimb, cells.count >= longestSprint { return true }
    // Stairs may end above their start, and watches tell no steps of who climbs slowly: the way itself must be short, too.
    if let stepRate = grid.meanStepRate(cells) {
      return stepRate < standingCadence && height > heightOverDisplacement / 2 * net
        && (height > heightOverWay * way || speed >= fastestSteadyClimb)
    }
    return height > heightOverDisplacement * net && height > heightOverWay * way
  }

  /// Whether the height changes evenly and stays before and after, but for the next part of the same ride.
  private static func isLikeALift(
    _ cells: Range<Int>, between before: Range<Int>?, and after: Range<Int>?, _ altitude: [Float],
    in stretch: Range<Int>
  ) -> Bool {
    func goesOn(_ other: Range<Int>) -> Bool { rise(other, altitude) * rise(cells, altitude) > 0 }
    let first = cells.lowerBound - 1
    let last = cells.upperBound - 1
    var low = max(stretch.lowerBound, first - levelSeconds)
    var high = min(stretch.upperBound - 1, last + levelSeconds)
    if let before, goesOn(before) { low = max(low, min(before.upperBound - 1, first)) }
    if let after, goesOn(after) { high = min(high, max(after.lowerBound - 1, last)) }
    let allowed = max(levelChange, levelShare * height(cells, altitude))
    return first - low >= leastLevelSeconds && high - last >= leastLevelSeconds
      && range(of: altitude[low...first]) <= allowed && range(of: altitude[last...high]) <= allowed
      && isEven(cells, altitude)
  }

  private static func range(of heights: ArraySlice<Float>) -> Float {
    var (lowest, highest) = (Float.infinity, -Float.infinity)
    for height in heights { (lowest, highest) = (min(lowest, height), max(highest, height)) }
    return highest - lowest
  }

  /// Whether the height stays near a straight line from the start of the ride to its end.
  private static func isEven(_ cells: Range<Int>, _ altitude: [Float]) -> Bool {
    // Where it goes as fast as a lift: waiting with a door that closes is no part of it.
    let isUp = rise(cells, altitude) > 0
    var low = cells.lowerBound
    var high = cells.upperBound - 1
    while low < high, !isMoving(altitude, low, isUp, slowest) { low += 1 }
    while high > low, !isMoving(altitude, high, isUp, slowest) { high -= 1 }
    (low, high) = (low + startSeconds, high - startSeconds)
    guard high > low + 1 else { return true }
    let allowed = max(unevenness, unevenShare * height(cells, altitude))
    let slope = (altitude[high] - altitude[low]) / Float(high - low)
    for cell in low...high where abs(altitude[cell] - altitude[low] - slope * Float(cell - low)) > allowed {
      return false
    }
    return true
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    ranges.reduce(into: []) { $0.join($1) }
  }
}

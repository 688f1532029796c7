import RunMetrics

/// How long a watch is silent by itself: many record a point for every change of speed or direction, or every twenty metres,
/// so that a slow runner's points lie more than ten seconds apart.
struct Rhythm {
  /// Milliseconds of silence on the way over which values are joined by straight lines.
  private(set) var longestOnTheWay = GridBuilder.longestFill
  /// Metres per second below which a silence may hold a pause.
  private(set) var slowest = Bridge.speeds.lowerBound
  /// Milliseconds and metres from point to point in the median, where points lie seconds apart; else 0.
  private var usualStep: Int64 = 0
  private(set) var usualWay = 0.0
  /// The length of silences has nothing to do with the speed: they are as long by chance, and not because of a pause.
  private var isTimed = false
  /// Speed in long silences over that in short ones from which it is so.
  private static let timedShare = 0.9

  /// Most milliseconds of a silence of the whole watch that straight lines may cover.
  static let longestJoined: Int64 = 20_000
  /// Share of the steps between points that are longer than the watch's usual silence, and how many times as long as that
  /// a silence may be.
  private static let longSteps = 0.05
  private static let largestShare = 1.5
  /// Shares of the usual time, at most, and of the usual way, at least, of a silence that is like the others.
  private static let usualTime = 1.1
  private static let usualWayShare = 0.8

  init(_ knots: Knots) {
    let times = knots.times.span
    guard times.count > 1 else { return }
    let milliseconds = times[times.count - 1] - times[0]
    if Double(milliseconds) > 1000 * PositionWeights.sparseInterval * Double(times.count - 1) {
      usualWay = Rhythm.usualWay(knots)
    }
    let usual = Int64(Double(GridBuilder.longestFill) / Rhythm.largestShare)
    let (later, earlier) = (times.extracting(droppingFirst: 1), times.extracting(droppingLast: 1))
    var long = 0
    for index in later.indices { long &+= later[index] &- earlier[index] > usual ? 1 : 0 }
    guard Double(long) > Rhythm.longSteps * Double(later.count) else { return }
    let steps = later.indices.map { later[$0] - earlier[$0] }.sorted()
    usualStep = steps[steps.count / 2]
    let longStep = Double(steps[Int(Double(steps.count) * (1 - Rhythm.longSteps))])
    longestOnTheWay = max(GridBuilder.longestFill, min(Int64(Rhythm.largestShare * longStep), Rhythm.longestJoined))
    slowest = max(GridBuilder.lapSpeed, Bridge.slowShare * Rhythm.meanSpeed(knots, longest: longestOnTheWay))
    let inShort = Rhythm.meanSpeed(knots, longest: usualStep)
    let inLong = Rhythm.meanSpeed(knots, shortest: usualStep + 1, longest: longestOnTheWay)
    isTimed = inShort > 0 && inLong >= Rhythm.timedShare * inShort
  }

  /// Whether straight lines join the values on both sides of a silence.
  ///
  /// - Parameter metres: covered meanwhile; nil where nothing tells.
  func fills(_ silence: Int64, metres: @autoclosure () -> Double?) -> Bool {
    if silence <= GridBuilder.longestFill { return true }
    guard silence <= longestOnTheWay, let metres = metres() else { return false }
    let speed = metres / (Double(silence) / 1000)
    // A walk is no pause where its points lie no further apart than the others.
    let isUsual =
      Double(silence) <= Rhythm.usualTime * Double(usualStep)
      || usualWay > 0 && metres >= Rhythm.usualWayShare * usualWay
    // What is slower still is told by the cells that the line makes, as anywhere.
    if isTimed { return Bridge.speeds.contains(speed) }
    return speed >= (isUsual ? GridBuilder.lapSpeed : slowest) && speed <= Bridge.speeds.upperBound
  }

  private static func usualWay(_ knots: Knots) -> Double {
    var ways: [Double] = []
    for index in 1..<knots.count where !knots.fields[index].contains(.startsSegment) {
      if let way = knots.way(index - 1, index) { ways.append(way) }
    }
    return Statistics.median(ways) ?? 0
  }

  /// Over all steps that are short enough, rests included.
  private static func meanSpeed(_ knots: Knots, shortest: Int64 = 0, longest: Int64) -> Double {
    var (metres, milliseconds) = (0.0, 0 as Int64)
    for index in 1..<knots.count {
      let step = knots.times[index] - knots.times[index - 1]
      guard step >= shortest, step <= longest, !knots.fields[index].contains(.startsSegment),
        let way = knots.way(index - 1, index)
      else { continue }
      metres += way
      milliseconds += step
    }
    return milliseconds > 0 ? metres / (Double(milliseconds) / 1000) : 0
  }
}

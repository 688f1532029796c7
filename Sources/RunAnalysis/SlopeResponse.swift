import RunMetrics
import TrackModel

/// Grade out of altitude that is not trusted, used only where it explains the run's own changes of speed.
///
/// Satellite altitude wanders by many metres, so on the flat its grades are noise and would invent fast and slow
/// stretches. On real hills the same altitude, taken over two hundred metres, goes along with the speed: flat-equivalent
/// half minutes then vary clearly less than plain ones. Noise can only make them vary more.
enum SlopeResponse {
  /// Seconds on each side over which altitude is averaged, and between which the grade is taken.
  static let averaging = 15
  static let reach = 30
  /// Metres of way between both sides below which no grade is formed.
  static let shortestWay = 60.0
  /// Shares of the grade that are tried: a smoothed grade may be too steep or too noisy to be taken whole.
  static let shares = [1.0, 0.7, 0.4]
  /// Variance of the flat-equivalent half minutes over that of the plain ones, at most.
  static let largestVarianceShare = 0.65
  /// The same on ground so steep that wandering altitude cannot have made it up, and the spread of half minutes' grades
  /// from which it is: 0.05 at most in 48 made runs on the flat. Walked climbs and careful descents explain less there.
  static let largestShareOnSteepGround = 0.9
  static let steepSpread = 0.06
  static let fewestBins = 12
  /// Seconds of altitude below which there is no grade.
  static let shortestAltitude = 60

  /// Grade of every cell, or nil where altitude explains nothing.
  static func grade(_ grid: SecondGrid) -> [Float]? {
    guard let coarse = coarseGrade(grid) else { return nil }
    var plain: [Double] = []
    var slopes: [Double] = []
    let isMoving = grid.isMoving.span
    let starts = grid.startsSegment.span
    let distance = grid.distance.span
    for cells in PaceBins.cells(grid) {
      var way = 0.0
      var moving = 0.0
      var slope = 0.0
      for index in cells where isMoving[index] && !starts[index] {
        way += Double(distance[index])
        slope += Double(coarse[index])
        moving += 1
      }
      if moving >= PaceBins.shortestMotion, way > 0 {
        plain.append(Trigonometry.naturalLogarithm(way / moving))
        slopes.append(slope / moving)
      }
    }
    guard plain.count >= fewestBins else { return nil }
    let before = variance(plain)
    var best: (share: Double, variance: Double)?
    for share in shares {
      let adjusted = plain.indices.map {
        plain[$0] + Trigonometry.naturalLogarithm(FlatEquivalent.factor(grade: slopes[$0] * share))
      }
      let after = variance(adjusted)
      if after < best?.variance ?? .infinity { best = (share, after) }
    }
    let isSteep = variance(slopes) >= steepSpread * steepSpread
    let largestShare = isSteep ? largestShareOnSteepGround : largestVarianceShare
    guard let best, before > 0, best.variance <= largestShare * before else { return nil }
    return coarse.map { $0 * Float(best.share) }
  }

  private static func coarseGrade(_ grid: SecondGrid) -> [Float]? {
    let count = grid.count
    guard let altitude = averagedAltitude(grid.altitude) else { return nil }
    let distance = grid.distance.span
    let heights = altitude.span
    var result = [Float](repeating: 0, count: count)
    var grades = result.mutableSpan
    // The way from the cell `reach` before to the cell `reach` after, kept as a running sum.
    var length = 0.0
    for index in 1..<max(1, min(count, reach)) { length += Double(distance[index]) }
    for index in 0..<count {
      if index + reach < count { length += Double(distance[index + reach]) }
      if index > reach { length -= Double(distance[index - reach]) }
      guard length >= shortestWay else { continue }
      let rise = heights[min(count - 1, index + reach)] - heights[max(0, index - reach)]
      guard !rise.isNaN else { continue }
      let steepest = FlatEquivalent.largestGrade
      grades[index] = Float(min(max(Double(rise) / length, -steepest), steepest))
    }
    return result
  }

  /// Centred means of what is known; nil for less than a minute of altitude.
  private static func averagedAltitude(_ altitude: [Float]) -> [Float]? {
    let count = altitude.count
    var means = [Float](repeating: .nan, count: count)
    var sum = 0.0
    var known = 0
    var total = 0
    for index in 0..<count + averaging {
      if index < count, !altitude[index].isNaN {
        sum += Double(altitude[index])
        known += 1
        total += 1
      }
      let leaving = index - 2 * averaging - 1
      if leaving >= 0, leaving < count, !altitude[leaving].isNaN {
        sum -= Double(altitude[leaving])
        known -= 1
      }
      let centre = index - averaging
      if centre >= 0, known > 0 { means[centre] = Float(sum / Double(known)) }
    }
    return total > shortestAltitude ? means : nil
  }

  private static func variance(_ values: [Double]) -> Double {
    guard let mean = Statistics.mean(values) else { return 0 }
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }
}

import RunMetrics

/// What the altitude itself tells about its sensor. Names of devices say little: exports drop them, and altitude from
/// GPS wanders so smoothly that no short-time noise test finds it.
struct AltitudeEvidence {
  /// Median change within 30 s, metres. On level ground a barometer stays below 0.5 m; GPS wanders by more than 0.9 m.
  var relief: Double
  /// Standard deviation of the change within two minutes, metres. Satellite altitude on the flat keeps below 9 m mostly.
  var swell = 0.0
  var revisits: Revisits
  var effort: HillEffort
  /// Whether a runner who answers to the slopes is enough where places tell nothing.
  var isEffortEnough = true
}

/// How far altitudes at the same place agree.
struct Revisits {
  /// Pairs of visits; few of them say nothing.
  var count = 0
  /// Median difference between two visits of a place, metres; nil below `fewest` pairs.
  var difference: Double?
  /// The same after a steady drift was taken out: weather moves a barometer by some metres an hour.
  var driftlessDifference: Double?

  static let fewest = 15
  /// Places are squares of so many metres, looked at every so many seconds.
  static let square: Float = 15
  static let interval = 5
  /// Visits lie at least so many seconds apart.
  static let shortestReturn: Int32 = 60
  /// Metres per second: the weather hardly does more (12 m an hour, about 1.5 hPa).
  static let fastestDrift = 12.0 / 3600
  /// Steps in which the drift is searched, and pairs used for it at most, spread over the run.
  static let driftSteps = 4
  static let enoughPairs = 80

  /// - Parameter altitude: smoothed over some seconds.
  init(_ altitude: [Float], grid: borrowing SecondGrid) {
    var visited = VisitedPlaces(count: altitude.count / Revisits.interval + 1)
    var pairs: [(rise: Double, seconds: Double)] = []
    for cell in stride(from: 0, to: altitude.count, by: Revisits.interval) {
      guard altitude[cell].isFinite, let key = Revisits.key(grid.east[cell], grid.north[cell]) else { continue }
      guard let first = visited.firstVisit(of: key, now: cell) else { continue }
      let seconds = grid.elapsed[cell] - grid.elapsed[first]
      if seconds > Revisits.shortestReturn {
        pairs.append((Double(altitude[cell] - altitude[first]), Double(seconds)))
      }
    }
    count = pairs.count
    guard count >= Revisits.fewest else { return }
    let step = (count + Revisits.enoughPairs - 1) / Revisits.enoughPairs
    let used = stride(from: 0, to: count, by: step).map { pairs[$0] }
    difference = Statistics.median(used.map { abs($0.rise) })
    driftlessDifference = Revisits.smallestDifference(of: used)
  }

  /// Median difference after the drift that makes it smallest: searched in even steps, then in halved ones.
  private static func smallestDifference(of pairs: [(rise: Double, seconds: Double)]) -> Double? {
    func difference(_ drift: Double) -> Double {
      Statistics.median(pairs.map { abs($0.rise - drift * $0.seconds) }) ?? .infinity
    }
    var step = fastestDrift / Double(driftSteps)
    var best = (drift: 0.0, difference: difference(0))
    for number in -driftSteps...driftSteps where number != 0 {
      let drift = step * Double(number)
      let found = difference(drift)
      if found < best.difference { best = (drift, found) }
    }
    for _ in 0..<2 {
      step /= 2
      for drift in [best.drift - step, best.drift + step] {
        let found = difference(drift)
        if found < best.difference { best = (drift, found) }
      }
    }
    return best.difference.isFinite ? best.difference : nil
  }

  init() {}

  private static func key(_ east: Float, _ north: Float) -> Int64? {
    guard abs(east) < 1e7, abs(north) < 1e7 else { return nil }
    let column = Int64((east / square).rounded(.down))
    let row = Int64((north / square).rounded(.down))
    return column << 32 ^ (row & 0xFFFF_FFFF)
  }
}

/// How the runner's speed answers to the slope that the altitude shows. Runners slow down uphill; where they do not,
/// the slope is not there. Least squares of the change of log speed on the change of grade between neighbouring blocks.
struct HillEffort {
  /// Change of log speed per unit of grade: about -2.5 on real hills, 0 where the altitude wanders by itself.
  var slope = 0.0
  /// Standard error of the slope; infinite where too little is known.
  var error = Double.infinity
  /// Root mean square of the change of grade.
  var gradeSpread = 0.0

  /// Seconds of a block: long enough for GPS speed, short enough for the hills of a run.
  static let block = 40
  static let step = 10
  /// Slower is walking, which answers to other things.
  static let slowestRunning = Walking.fastestSpeed
  static let largestGradeChange = 0.15
  /// Changes of speed beyond so many robust deviations (intervals, crossings) are clipped.
  static let outlier = 2.5
  static let fewestBlocks = 30

  /// - Parameters:
  ///   - altitude: smoothed over some seconds.
  ///   - distance: metres of each cell.
  init(_ altitude: [Float], distance: [Float], stretches: [Range<Int>]) {
    var grades: [Double] = []
    var speeds: [Double] = []
    let block = HillEffort.block
    let blockSteps = block / HillEffort.step
    let shortest = HillEffort.slowestRunning * Double(block)
    for stretch in stretches where stretch.count > 2 * block {
      let way = HillEffort.way(distance, in: stretch)
      for number in 0..<way.count - 2 * blockSteps {
        let cell = stretch.lowerBound + number * HillEffort.step
        let first = way[number + blockSteps] - way[number]
        let second = way[number + 2 * blockSteps] - way[number + blockSteps]
        guard first > shortest, second > shortest else { continue }
        let before = Double(altitude[cell + block] - altitude[cell]) / first
        let after = Double(altitude[cell + 2 * block] - altitude[cell + block]) / second
        let limit = HillEffort.largestGradeChange
        grades.append(min(max(after - before, -limit), limit))
        speeds.append(Trigonometry.naturalLogarithm(second / first))
      }
    }
    guard grades.count >= HillEffort.fewestBlocks else { return }
    fit(grades, speeds)
  }

  init() {}

  /// Metres from the start of a stretch to every so many cells of it.
  private static func way(_ distance: [Float], in stretch: Range<Int>) -> [Double] {
    let distance = distance.span
    var way: [Double] = []
    way.reserveCapacity(stretch.count / step + 1)
    var sum = 0.0
    var next = stretch.lowerBound
    for cell in stretch {
      sum += Double(distance[cell])
      guard cell == next else { continue }
      way.append(sum)
      next += step
    }
    return way
  }

  private mutating func fit(_ grades: [Double], _ speeds: [Double]) {
    let spread = Statistics.deviationScale * (Statistics.medianAbsoluteDeviation(speeds) ?? 0) + 0.01
    let limit = HillEffort.outlier * spread
    var gradeSquares = 0.0
    var products = 0.0
    var speedSquares = 0.0
    for (grade, speed) in zip(grades, speeds) {
      let clipped = min(max(speed, -limit), limit)
      gradeSquares += grade * grade
      products += grade * clipped
      speedSquares += clipped * clipped
    }
    gradeSpread = (gradeSquares / Double(grades.count)).squareRoot()
    guard gradeSquares > 1e-6 else { return }
    slope = products / gradeSquares
    let residual = max(speedSquares - slope * products, 0) / Double(grades.count)
    // Blocks overlap: of 2 * block / step neighbours one is independent.
    let overlap = Double(2 * HillEffort.block / HillEffort.step)
    error = (residual / gradeSquares * overlap).squareRoot()
  }
}

extension AltitudeEvidence {
  static let reliefSeconds = 30
  private static let changeInterval = 5
  static let swellSeconds = 120

  /// Median distance from the smoothed altitude, metres.
  static func roughness(_ altitude: [Float], smoothed: [Float], stretches: [Range<Int>]) -> Double {
    var distances: [Double] = []
    for stretch in stretches {
      for cell in stride(from: stretch.lowerBound, to: stretch.upperBound, by: changeInterval) {
        distances.append(Double(abs(altitude[cell] - smoothed[cell])))
      }
    }
    guard !distances.isEmpty else { return 0 }
    return Selection.place(distances.count / 2, in: &distances)
  }

  /// - Parameter altitude: smoothed over some seconds.
  static func swell(_ altitude: [Float], stretches: [Range<Int>]) -> Double {
    let changes = changes(altitude, stretches: stretches, seconds: swellSeconds)
    guard !changes.isEmpty else { return 0 }
    let count = Double(changes.count)
    let (sum, squares) = changes.reduce((0, 0)) { ($0.0 + $1, $0.1 + $1 * $1) }
    return max(0, squares / count - sum / count * sum / count).squareRoot()
  }

  /// - Parameter altitude: smoothed over some seconds.
  static func relief(_ altitude: [Float], stretches: [Range<Int>]) -> Double {
    var changes = changes(altitude, stretches: stretches, seconds: reliefSeconds).map(\.magnitude)
    return changes.isEmpty ? 0 : Selection.place(changes.count / 2, in: &changes)
  }

  /// Metres up within so many seconds, from every fifth one on.
  private static func changes(_ altitude: [Float], stretches: [Range<Int>], seconds: Int) -> [Double] {
    let (now, later) = (altitude.span, altitude.span.extracting(droppingFirst: min(seconds, altitude.count)))
    var changes: [Double] = []
    changes.reserveCapacity(altitude.count / changeInterval + stretches.count)
    for stretch in stretches where stretch.count > seconds {
      for cell in stride(from: stretch.lowerBound, to: stretch.upperBound - seconds, by: changeInterval) {
        changes.append(Double(later[cell] - now[cell]))
      }
    }
    return changes
  }
}

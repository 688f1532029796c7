import RunMetrics
import TrackModel

/// Everything about pace that needs no other run.
struct PaceMeasurement {
  var summary = PaceSummary()
  var surges: [Bout] = []
  var strides = 0
  var leftOut: [LeftOut] = []
  /// Most of the way lies in silences, so that nothing is said of the pace along it.
  var isSparse = false

  /// m/s of raw speed that nobody runs: what is faster is a count that catches up.
  static let fastestRun = Float(PositionGate.largestSpeed)
  /// Share of the way that must have been recorded second by second, or nearly so.
  static let leastRecorded = 0.25

  init(
    _ grid: SecondGrid, speeds: SpeedProfile, course: CourseMeasures, isByPosition: Bool, bins: [PaceBin],
    isLevelGround: Bool, laps: [Lap], start: Int64
  ) {
    summary.isGradeAdjusted = speeds.isGradeAdjusted
    guard course.moving > 0, course.metres > 0 else { return }
    summary.mean = course.metres / course.moving
    summary.splitChange = course.splitChange
    summary.best60s = course.best.fastest60s
    summary.best400m = course.best.fastest400m
    summary.best1km = course.best.fastest1km
    let recorded = grid.distance.reduce(0) { $0 + Double($1) }
    isSparse = recorded < PaceMeasurement.leastRecorded * course.metres
    guard !isSparse else { return }
    summary.flatEquivalentMedian = Statistics.weightedMedian(
      bins.map { (value: $0.flatEquivalentSpeed, weight: $0.distance) })
    let ground = EasyPace.ground(bins)
    let running = ground.isRun ? ground.bins.filter { $0.runningSpeed != nil } : ground.bins
    let easy = EasyPace.find(
      running.map { (ground.isRun ? $0.runningSpeed : nil) ?? $0.flatEquivalentSpeed },
      followsSlopes: speeds.isSlopeGuessed,
      isLevel: speeds.isGradeAdjusted ? EasyPace.isLevel(running) : isLevelGround,
      plain: speeds.isGradeAdjusted ? running.map(\.speed) : [])
    summary.easy = easy?.speed
    summary.easySpread = easy?.spread
    summary.variation = PaceFormulas.variation(bins.map { (value: $0.speed, weight: $0.moving) })
    summary.speedClasses = PaceMeasurement.classes(
      bins, slowest: grid.cadence.isEmpty && !ground.isSlowRunner ? Walking.fastestSpeed : 0)
    measureExtremes(grid, speeds: speeds)
    guard let easy else { return }
    let marked = LapIntervals.find(
      laps, start: start, grid: grid, flatEquivalentStep: speeds.flatEquivalentStep, base: easy.speed)
    let finder = SurgeFinder(
      grid: grid, speeds: speeds, base: easy.speed, spread: easy.spread, isByPosition: isByPosition,
      marked: marked)
    if ground.isRun {
      let found = finder.find()
      surges = found.surges
      strides = found.strides
      leftOut = found.leftOut
    }
    summary.segments = PaceSegments.find(grid, speeds: speeds, base: easy.speed)
    summary.pattern = PacePatterns.judge(&summary.segments, surges: surges, isMarked: !marked.isEmpty)
  }

  /// Metres run per class of flat-equivalent speed. Walks are none of them: uphill the cost of running makes a run of a
  /// slow walk, and stairs have a measure of their own. Where there is hardly any running the walk counts, as fast as
  /// it was.
  ///
  /// - Parameter slowest: m/s below which nothing is a run: without steps what is as slow as a walk may be anything.
  private static func classes(_ bins: [PaceBin], slowest: Double) -> [SpeedClass] {
    func index(_ speed: Double) -> Int { Int(min(speed, 50) / PaceSummary.classWidth) }
    var metres = [Double?](repeating: nil, count: index(.infinity) + 1)
    let run = bins.filter { !$0.isWalked && !$0.isOnStairs && $0.speed >= slowest }
    let isRun = run.count >= EasyPace.fewestRunningBins
    for bin in isRun ? run : bins {
      let isWalk = bin.isWalked || bin.isOnStairs
      let index = index(isWalk ? bin.speed : bin.flatEquivalentSpeed)
      metres[index] = (metres[index] ?? 0) + bin.distance
    }
    return metres.indices.compactMap { index in metres[index].map { SpeedClass(index: index, distance: $0) } }
  }

  private mutating func measureExtremes(_ grid: SecondGrid, speeds: SpeedProfile) {
    let raw = speeds.raw.span
    let isMoving = grid.isMoving.span
    let starts = grid.startsSegment.span
    let distance = grid.distance.span
    var fast = 0.0
    let widths = Float(1 / PaceSummary.fastClassWidth)
    var classes = [Double](repeating: 0, count: Int(PaceMeasurement.fastestRun * widths) + 1)
    // Metres per second gained in three seconds.
    var acceleration: Float = 0
    // Cells in a row since the last stop or start of a segment.
    var unbroken = 0
    raw.indices.each { index in
      unbroken = starts[index] ? 1 : isMoving[index] ? unbroken &+ 1 : 0
      guard isMoving[index] else { return }
      if raw[index] >= Float(PaceSummary.veryFastSpeed), raw[index] <= PaceMeasurement.fastestRun {
        fast += Double(distance[index])
        classes[Int(raw[index] * widths)] += Double(distance[index])
      }
      if unbroken > 3 { acceleration = max(acceleration, raw[index] - raw[index - 3]) }
    }
    summary.distanceAbove5 = fast
    summary.fastClasses = classes.indices.filter { classes[$0] > 0 }.map {
      SpeedClass(index: $0, distance: classes[$0])
    }
    summary.maximalAcceleration = Double(acceleration / 3)
  }
}

import RunMetrics

/// The speed of a run's easy running, told from the run alone (Definitions.md B4).
///
/// The half minutes are parted into a slower and a faster class where that explains most of their spread; the base is
/// the median of the slower one. Where the two lie close together, or the slower one is a walk or too small to be the
/// run's ground, there is one class only.
enum EasyPace {
  struct Result: Equatable {
    /// m/s.
    var speed: Double
    /// Scaled median deviation of the class over its median.
    var spread: Double
  }

  /// Least share of the slower class among all bins.
  static let smallestShare = 0.25
  /// The slower class is easy running, not walking, above this share of the faster one; where no slopes part the two
  /// wherever it is faster than walks.
  static let slowestRatio = 0.62
  /// Share of the half minutes without a slope that slows the runner down which makes the ground level.
  static let levelShare = 0.9
  /// Medians closer than this are one pace that varies.
  static let leastContrast = 1.12
  /// The same where slopes are counted in by a part: hills alone part by 1.22 at most (98 made hilly runs), sessions by
  /// more.
  static let leastContrastOnSlopes = 1.225
  /// So much of what parts two classes must be there in plain speed, too, for no slopes to part them.
  static let plainShare = 0.9
  /// Flat-equivalent over plain speed above which a slope has slowed the runner down.
  static let levelRatio = 1.1
  /// Share of the half minutes of running that must be as slow as a walk for the runner to be a slow one.
  static let slowRunnersShare = 0.8
  /// Half minutes of running from which walks are left out.
  static let fewestRunningBins = 6
  /// Share of the spread that two classes explain; halves of one normal distribution explain 0.64.
  static let leastExplained = 0.70
  /// Below this share of the slower class's median a half minute is partly walked, as those beside the rests of intervals
  /// are, and says nothing of two classes.
  static let partlyWalked = 0.85
  /// Share of the spread that two classes must explain without them, and half minutes that it takes: what is cut off at
  /// one end looks a little like two already, and so do few.
  static let leastExplainedOfRunning = 0.75
  static let fewestPartedBins = 60
  /// Half minutes that can be parted, and those of a class, at least.
  static let fewestBins = 8
  static let smallestClass = 2

  /// The half minutes that tell the easy pace, and whether they are running. Walking breaks are none, however long, unless
  /// there is hardly any running. What is as slow as a walk on the flat without being one is the ground of slow runners, who
  /// run like that most of the time, and else the rest between intervals; on a slope its effort tells.
  static func ground(_ bins: [PaceBin]) -> (bins: [PaceBin], isRun: Bool, isSlowRunner: Bool) {
    let all = bins.filter { !$0.isOnStairs }
    let quick = all.filter { $0.flatEquivalentSpeed >= Walking.fastestSpeed }
    let running = all.filter {
      $0.flatEquivalentSpeed >= Walking.fastestSpeed
        || !$0.isWalked && $0.flatEquivalentSpeed <= levelRatio * $0.speed
    }
    let isSlowRunner = Double(quick.count) <= (1 - slowRunnersShare) * Double(running.count)
    let ground = isSlowRunner ? running : quick
    let isRun = ground.count >= fewestRunningBins || 2 * ground.count > all.count
    return (isRun ? ground : all, isRun, isSlowRunner)
  }

  /// Hardly any of the half minutes was slowed down by a slope.
  static func isLevel(_ bins: [PaceBin]) -> Bool {
    let level = bins.count { $0.flatEquivalentSpeed <= levelRatio * $0.speed }
    return Double(level) >= levelShare * Double(bins.count)
  }

  /// - Parameters:
  ///   - values: speeds of half minutes, m/s.
  ///   - followsSlopes: slopes are counted in by a part: two classes may be no more than uphill and level ground.
  ///   - isLevel: no slopes part the classes (``isLevel(_:)``).
  ///   - plain: the same half minutes without slopes; where given, they tell on rising ground.
  static func find(
    _ values: [Double], followsSlopes: Bool = false, isLevel: Bool = false, plain: [Double] = []
  ) -> Result? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let isLevel = isLevel || arePartedByPace(values, plain: plain)
    let contrast = followsSlopes ? leastContrastOnSlopes : leastContrast
    return summary(slowerClass(of: sorted, contrast: contrast, isLevel: isLevel).map { Array($0) } ?? sorted)
  }

  /// The bins of the slower class, in ascending order; nil where there is one class.
  private static func slowerClass(of sorted: [Double], contrast: Double, isLevel: Bool) -> ArraySlice<Double>? {
    guard let first = bestCut(sorted) else { return nil }
    if first.explained >= leastExplained {
      return isClass(sorted[..<first.cut], of: sorted, contrast: contrast, isLevel: isLevel)
        ? sorted[..<first.cut] : nil
    }
    let running = sorted.filter { $0 >= partlyWalked * sorted[first.cut / 2] }
    guard running.count < sorted.count, running.count >= fewestPartedBins, let second = bestCut(running),
      second.explained >= leastExplainedOfRunning
    else {
      return nil
    }
    return isClass(running[..<second.cut], of: running, contrast: contrast, isLevel: isLevel)
      ? running[..<second.cut] : nil
  }

  /// The classes are as far apart by plain speed, and the slower one is as fast as a run by it: up and down a hill it is not
  /// speed that parts them.
  private static func arePartedByPace(_ values: [Double], plain: [Double]) -> Bool {
    guard values.count == plain.count, let cut = bestCut(values.sorted())?.cut else { return false }
    let order = values.indices.sorted { values[$0] < values[$1] }
    func contrast(_ speeds: [Double]) -> (slow: Double, ratio: Double)? {
      guard let slow = Statistics.median(order[..<cut].map { speeds[$0] }), slow > 0,
        let fast = Statistics.median(order[cut...].map { speeds[$0] })
      else { return nil }
      return (slow, fast / slow)
    }
    guard let counted = contrast(values), let raw = contrast(plain) else { return false }
    return raw.slow >= Walking.fastestSpeed && raw.ratio - 1 >= plainShare * (counted.ratio - 1)
  }

  private static func isClass(
    _ slower: ArraySlice<Double>, of sorted: [Double], contrast: Double, isLevel: Bool
  ) -> Bool {
    let count = sorted.count
    let cut = slower.count
    let slow = sorted[cut / 2]
    let fast = sorted[cut + (count - cut) / 2]
    let isRun = slow > slowestRatio * fast || isLevel && slow >= Walking.fastestSpeed
    return Double(cut) >= smallestShare * Double(count) && isRun && fast >= contrast * slow
  }

  /// How many bins the slower of two classes has at best, and the share of the spread that they explain.
  private static func bestCut(_ sorted: [Double]) -> (cut: Int, explained: Double)? {
    let count = sorted.count
    guard count >= fewestBins else { return nil }
    var sums = [0.0]
    for value in sorted { sums.append(sums[sums.count - 1] + value) }
    let mean = sums[count] / Double(count)
    let spread = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard spread > 0 else { return nil }
    var best: (cut: Int, explained: Double)?
    for cut in smallestClass...count - smallestClass {
      let low = sums[cut] / Double(cut)
      let high = (sums[count] - sums[cut]) / Double(count - cut)
      let between = Double(cut) * Double(count - cut) / Double(count) * (high - low) * (high - low)
      if between / spread > best?.explained ?? 0 { best = (cut, between / spread) }
    }
    return best
  }

  private static func summary(_ values: [Double]) -> Result? {
    guard let median = Statistics.median(values), median > 0,
      let deviation = Statistics.medianAbsoluteDeviation(values)
    else { return nil }
    return Result(speed: median, spread: deviation * Statistics.deviationScale / median)
  }
}

import TrackModel

/// Running uphill by flat-equivalent speed, so that the fast part of it can be told for any normal pace.
struct FastUphill {
  private var parts: [(speed: Float, distance: Float)] = []

  /// Metres at any speed: no less than from some speed on.
  private(set) var distance = 0.0

  /// Whether so many metres lie at a flat-equivalent speed of at least `speed`, m/s, uphill or not.
  static func mayHold(_ metres: Double, _ trace: UnpackedTrace, from speed: Double) -> Bool {
    guard Double(trace.sums.fastest) >= speed else { return metres <= 0 }
    var sum = 0.0
    for bin in trace.bins where Double(bin.flatEquivalentSpeed) >= speed {
      sum += Double(bin.distance)
      if sum >= metres { return true }
    }
    return metres <= 0
  }

  /// Bins on each side over which the grade is taken (about 50 m of running).
  private static let reach = 2
  /// Metres below which no grade is taken (Definitions.md C3).
  private static let shortest: Float = 30

  /// - Parameter grade: least grade, fraction. Stairs are left out: they are judged on their own.
  init(_ summary: RunSummary, bins: [RunTrace.Bin], grade: Double) {
    for index in FastUphill.judged(bins)
    where FastUphill.isUphill(bins, index, grade: Float(grade), stairs: summary.stairs) {
      parts.append((bins[index].flatEquivalentSpeed, bins[index].distance))
      distance += Double(bins[index].distance)
    }
  }

  /// Bins with enough others on both sides.
  private static func judged(_ bins: [RunTrace.Bin]) -> Range<Int> {
    bins.count > 2 * reach ? reach..<bins.count - reach : 0..<0
  }

  private static func isUphill(_ bins: [RunTrace.Bin], _ index: Int, grade: Float, stairs: [StairEvent]) -> Bool {
    let from = index - reach
    let to = index + reach
    guard bins[index].isMoving, bins[to].start - bins[from].start == Int32((to - from) * RunTrace.binSeconds) else {
      return false
    }
    // From the middle of the first bin to the middle of the last.
    var distance = (bins[from].distance + bins[to].distance) / 2
    for inner in from + 1..<to { distance += bins[inner].distance }
    let rise = bins[to].altitude - bins[from].altitude
    guard distance >= shortest, rise >= grade * distance else { return false }
    let middle = Double(bins[index].start) + Double(RunTrace.binSeconds) / 2
    return !stairs.contains { middle >= $0.start && middle <= $0.start + $0.duration }
  }

  /// Metres uphill at a flat-equivalent speed of at least `speed`, m/s.
  func distance(from speed: Double) -> Double {
    parts.reduce(0) { Double($1.speed) >= speed ? $0 + Double($1.distance) : $0 }
  }
}

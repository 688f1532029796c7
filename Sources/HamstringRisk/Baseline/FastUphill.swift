import TrackModel

/// Running uphill by flat-equivalent speed, so that the fast part of it can be told for any normal pace.
struct FastUphill {
  private var parts: [(speed: Float, distance: Float)] = []

  /// Metres at any speed: no less than from some speed on.
  private(set) var distance = 0.0

  /// Whether so many metres lie at a flat-equivalent speed of at least `speed`, m/s, uphill or not.
  static func mayHold(_ metres: Double, _ bins: [RunTrace.Bin], from speed: Double) -> Bool {
    var sum = 0.0
    for bin in bins where Double(bin.flatEquivalentSpeed) >= speed {
      sum += Double(bin.distance)
      if sum >= metres { return true }
    }
    return metres <= 0
  }

  /// Bins on each side over which the grade is taken (about 50 m of running).
  private static let reach = 2
  /// Metres below which no grade is taken (rules.md C3).
  private static let shortest: Float = 30

  /// - Parameter grade: least grade, fraction. Stairs are left out: they are judged on their own.
  init(_ summary: RunSummary, bins: [RunTrace.Bin], grade: Double) {
    guard bins.count > 2 * FastUphill.reach else { return }
    for index in FastUphill.reach..<bins.count - FastUphill.reach where bins[index].isMoving {
      let from = index - FastUphill.reach
      let to = index + FastUphill.reach
      guard bins[to].start - bins[from].start == Int32((to - from) * RunTrace.binSeconds) else { continue }
      // From the middle of the first bin to the middle of the last.
      var distance = (bins[from].distance + bins[to].distance) / 2
      for inner in from + 1..<to { distance += bins[inner].distance }
      let rise = bins[to].altitude - bins[from].altitude
      guard distance >= FastUphill.shortest, rise >= Float(grade) * distance else { continue }
      let middle = Double(bins[index].start) + Double(RunTrace.binSeconds) / 2
      if summary.stairs.contains(where: { middle >= $0.start && middle <= $0.start + $0.duration }) { continue }
      parts.append((bins[index].flatEquivalentSpeed, bins[index].distance))
      self.distance += Double(bins[index].distance)
    }
  }

  /// Metres uphill at a flat-equivalent speed of at least `speed`, m/s.
  func distance(from speed: Double) -> Double {
    parts.reduce(0) { Double($1.speed) >= speed ? $0 + Double($1.distance) : $0 }
  }
}

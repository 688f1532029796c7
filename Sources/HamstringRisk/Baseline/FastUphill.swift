import TrackModel

/// Running uphill by flat-equivalent speed, so that the fast part of it can be told for any normal pace.
struct FastUphill {
  private var parts: [RunTrace.Motion] = []

  /// Metres at any speed: no less than from some speed on.
  private(set) var distance = 0.0

  /// Whether so many metres lie at a flat-equivalent speed of at least `speed`, m/s, uphill or not.
  static func mayHold(_ metres: Double, _ bins: RunTrace.Columns, from speed: Double) -> Bool {
    guard Double(bins.fastest) >= speed * 1000 else { return metres <= 0 }
    let least = Int((speed * 1000).rounded(.up))
    var decimetres = 0
    for motion in bins.motions where motion.speed >= least { decimetres += motion.decimetres }
    return Double(decimetres) / 10 >= metres
  }

  /// Bins on each side over which the grade is taken (about 50 m of running).
  private static let reach = 2
  /// Metres below which no grade is taken (Definitions.md C3).
  private static let shortest = 30.0

  /// - Parameter grade: least grade, fraction. Stairs are left out: they are judged on their own.
  init(_ record: RunRecord, _ bins: RunTrace.Columns, grade: Double) {
    FastUphill.visitUphill(record, bins, grade: grade) { index in
      parts.append(bins.motions[index])
      distance += Double(bins.motions[index].decimetres) / 10
    }
  }

  /// Where a run was uphill at a flat-equivalent speed of at least `speed`, m/s.
  static func places(_ record: RunRecord, grade: Double, from speed: Double) -> [Place] {
    let bins = RunTrace.Columns(record.summary.trace)
    let least = Int((speed * 1000).rounded(.up))
    var fast: [Int] = []
    visitUphill(record, bins, grade: grade) { if bins.motions[$0].speed >= least { fast.append($0) } }
    return bins.places(of: fast)
  }

  /// Calls `body` with each bin uphill, in order of time.
  @inline(__always)
  private static func visitUphill(
    _ record: RunRecord, _ bins: RunTrace.Columns, grade: Double, _ body: (_ index: Int) -> Void
  ) {
    let altitudes = record.summary.trace.altitudes()
    let stairs = record.summary.stairs
    // Most bins do not rise, which is soon seen.
    let least = Int((grade * FastUphill.shortest * 10).rounded(.up))
    let heights = altitudes.span
    for index in FastUphill.judged(bins)
    where Int(heights[index + FastUphill.reach]) - Int(heights[index - FastUphill.reach]) >= least
      && FastUphill.isUphill(bins, altitudes, index, grade: grade, stairs: stairs)
    {
      body(index)
    }
  }

  /// Bins with enough others on both sides.
  private static func judged(_ bins: RunTrace.Columns) -> Range<Int> {
    bins.count > 2 * reach ? reach..<bins.count - reach : 0..<0
  }

  private static func isUphill(
    _ bins: RunTrace.Columns, _ altitudes: [Int32], _ index: Int, grade: Double, stairs: [StairEvent]
  ) -> Bool {
    let from = index - reach
    let to = index + reach
    let (first, last) = (altitudes[from], altitudes[to])
    guard first != RunTrace.Columns.unknown, last != RunTrace.Columns.unknown else { return false }
    let rise = Double(Int(last) - Int(first)) / 10
    guard rise >= grade * shortest, bins.motions[index].isMoving,
      bins.starts[to] - bins.starts[from] == Int32((to - from) * RunTrace.binSeconds)
    else { return false }
    // From the middle of the first bin to the middle of the last.
    var distance = Double(bins.motions[from].decimetres + bins.motions[to].decimetres) / 20
    for inner in from + 1..<to { distance += Double(bins.motions[inner].decimetres) / 10 }
    guard distance >= shortest, rise >= grade * distance else { return false }
    let middle = bins.middle(of: index)
    return !stairs.contains { middle >= $0.start && middle <= $0.end }
  }

  /// Metres uphill at a flat-equivalent speed of at least `speed`, m/s.
  func distance(from speed: Double) -> Double {
    let least = Int((speed * 1000).rounded(.up))
    return Double(parts.reduce(0) { $1.speed >= least ? $0 + $1.decimetres : $0 }) / 10
  }
}

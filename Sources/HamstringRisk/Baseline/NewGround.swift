import TrackModel

/// How much of a run led over ground that was new to the runner (Definitions.md C7).
struct NewGround {
  /// Share of the distance with positions, 0...1.
  var share: Double
  /// Metres on new ground.
  var distance: Double
  /// Climbs and stairs whose greater part lies on new ground.
  var climbs: [Climb]
  var stairs: [StairEvent]
  /// Elapsed seconds of the longest stretch of new ground.
  var place: Place?

  /// Nil without positions.
  ///
  /// - Parameter earliest: number of the first run whose ground counts as known.
  init?(
    _ record: RunRecord, _ bins: RunTrace.Columns, stays: CellStays, known: inout KnownCells, since earliest: Int32
  ) {
    let starts = bins.starts
    var total = 0
    var new = 0
    var stretches = NewStretches()
    var before = CellStay.start
    for stay in stays {
      defer { before = stay }
      if stay.cell == .none { continue }
      let decimetres = Int(stay.travelled &- before.travelled)
      total += decimetres
      guard !known.knows(stay.cell, since: earliest) else { continue }
      new += decimetres
      stretches.add(Int(before.end)..<Int(stay.end))
    }
    guard total > 0 else { return nil }
    share = Double(new) / Double(total)
    distance = Double(new) / 10
    func isMostlyNew(_ part: some TimedPart) -> Bool {
      // The first bin that ends after the start.
      let first = starts.indices.partitioningIndex { Double(starts[$0]) + Double(RunTrace.binSeconds) > part.start }
      var end = first
      while end < starts.count, Double(starts[end]) < part.end { end += 1 }
      return stretches.count(in: first..<end) * 2 > end - first
    }
    climbs = record.summary.hills.climbs.filter { isMostlyNew($0) }
    stairs = record.summary.stairs.filter { isMostlyNew($0) }
    place = stretches.longest.map {
      Place(
        start: Double(starts[$0.lowerBound]),
        end: Double(starts[$0.upperBound - 1]) + Double(RunTrace.binSeconds))
    }
  }
}

/// Stretches of bins on new ground, in order of time.
private struct NewStretches {
  private var ranges: [Range<Int>] = []

  /// - Parameter bins: behind all that were added before.
  mutating func add(_ bins: Range<Int>) {
    if let last = ranges.last, last.upperBound == bins.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound..<bins.upperBound
    } else {
      ranges.append(bins)
    }
  }

  /// The first of the longest.
  var longest: Range<Int>? {
    var longest: Range<Int>?
    for range in ranges where range.count > longest?.count ?? 0 { longest = range }
    return longest
  }

  func count(in bins: Range<Int>) -> Int { ranges.reduce(0) { $0 + $1.clamped(to: bins).count } }
}

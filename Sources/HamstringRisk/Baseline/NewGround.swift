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
  init?(_ summary: RunSummary, bins: [RunTrace.Bin], stays: [CellStay], known: KnownCells, since earliest: Int64) {
    var total = 0.0
    var new = 0.0
    var stretches = NewStretches()
    for stay in stays {
      let isNew = !known.knows(stay.cell, since: earliest)
      for index in stay.bins {
        total += Double(bins[index].distance)
        if isNew { new += Double(bins[index].distance) }
      }
      if isNew { stretches.add(stay.bins) }
    }
    guard total > 0 else { return nil }
    share = new / total
    distance = new
    func isMostlyNew(_ start: Double, _ duration: Double) -> Bool {
      let first = NewGround.first(bins, endingAfter: start)
      var end = first
      while end < bins.count, Double(bins[end].start) < start + duration { end += 1 }
      return stretches.count(in: first..<end) * 2 > end - first
    }
    climbs = summary.hills.climbs.filter { isMostlyNew($0.start, $0.duration) }
    stairs = summary.stairs.filter { isMostlyNew($0.start, $0.duration) }
    place = stretches.longest.map {
      Place(
        start: Double(bins[$0.lowerBound].start),
        end: Double(bins[$0.upperBound - 1].start) + Double(RunTrace.binSeconds))
    }
  }

  /// The first bin that ends after a time.
  private static func first(_ bins: [RunTrace.Bin], endingAfter time: Double) -> Int {
    var low = 0
    var high = bins.count
    while low < high {
      let middle = (low + high) / 2
      if Double(bins[middle].start) + Double(RunTrace.binSeconds) > time { high = middle } else { low = middle + 1 }
    }
    return low
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

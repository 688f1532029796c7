import TrackModel

/// Brings strands of ascending time in order: all of them where their pieces fill each other's gaps, as laps that were
/// written in another order do; else those that follow one another, the chain with the most points that tell a way.
///
/// Strands follow one another within a day, or within a week of the beginning where the recording was resumed and both
/// are long.
///
/// One wrong first stamp, a single point out of order, one later than all that follow or a clock that jumps by a year each
/// cost the smaller part only.
enum TimeOrder {
  /// Earlier strands that are looked at for each one, so that a file of nothing but jumps stays cheap.
  static let lookBack = 64

  struct Choice {
    /// In the order of time; empty where there was nothing.
    var ranges: [Range<Int>]
    var dropped: Int
  }

  /// - Parameters:
  ///   - times: of all knots; ascending in each strand.
  ///   - beginsSegment: whether the recording was resumed with the knot at this place.
  ///   - tellsWay: whether the knot at this place has a position or a distance.
  static func choose(
    _ times: [Int64], strandStarts: [Int], beginsSegment: (Int) -> Bool = { _ in false },
    tellsWay: (Int) -> Bool = { _ in true }
  ) -> Choice {
    guard strandStarts.count > 1 else {
      return Choice(ranges: times.isEmpty ? [] : [0..<times.count], dropped: 0)
    }
    var strands: [Range<Int>] = []
    for (number, start) in strandStarts.enumerated() {
      let end = number + 1 < strandStarts.count ? strandStarts[number + 1] : times.count
      if start < end { strands.append(start..<end) }
    }
    if let sorted = interlocked(strands, times) { return choice(of: sorted, times) }
    // weights[k]: of the points before k. No number of points without a way outweighs one that tells it.
    var weights = [0]
    for index in times.indices { weights.append(weights[index] + (tellsWay(index) ? times.count + 1 : 1)) }
    // best[j]: the greatest weight of a chain that ends with strand j, whose first used point is entry[j]; points[j]: how
    // many it has.
    var best = strands.map { weights[$0.upperBound] - weights[$0.lowerBound] }
    var points = strands.map(\.count)
    var entry = strands.map(\.lowerBound)
    // The strand before, and how much of it is used.
    var before = [(strand: Int, end: Int)?](repeating: nil, count: strands.count)
    // When the chain that ends with a strand began.
    var began = strands.map { times[$0.lowerBound] }
    // Lets the chain that ends with strand i go on in strand j, where it is greater than what ended there so far.
    func join(_ i: Int, until end: Int, _ j: Int, from first: Int) {
      guard end > entry[i], first < strands[j].upperBound else { return }
      let gap = times[first] - times[end - 1]
      let lost = weights[strands[i].upperBound] - weights[end]
      let weight = best[i] - lost + weights[strands[j].upperBound] - weights[first]
      let count = strands[j].upperBound - first
      let countBefore = points[i] - (strands[i].upperBound - end)
      let isResumed =
        times[first] - began[i] <= SampleRecorder.longestPause && beginsSegment(first)
        && min(countBefore, count) >= SampleRecorder.longStrand
      guard weight > best[j], gap <= SampleRecorder.longestGap || isResumed else { return }
      best[j] = weight
      points[j] = countBefore + count
      entry[j] = first
      before[j] = (i, end)
      began[j] = began[i]
    }
    for j in strands.indices.dropFirst() {
      for i in stride(from: j - 1, through: max(0, j - lookBack), by: -1) {
        // Where the two overlap, the later one loses its beginning, or the earlier one its end.
        let end = strands[i].upperBound
        join(i, until: end, j, from: firstIndex(in: strands[j], of: times, after: times[end - 1]))
        let start = strands[j].lowerBound
        join(i, until: firstIndex(in: strands[i], of: times, after: times[start] - 1), j, from: start)
      }
    }
    var ranges: [Range<Int>] = []
    var place = best.indices.max { best[$0] < best[$1] }.map { (strand: $0, end: strands[$0].upperBound) }
    while let (strand, end) = place {
      ranges.append(entry[strand]..<end)
      place = before[strand]
    }
    ranges.reverse()
    return choice(of: ranges, times)
  }

  private static func choice(of ranges: [Range<Int>], _ times: [Int64]) -> Choice {
    Choice(ranges: ranges, dropped: times.count - ranges.reduce(0) { $0 + $1.count })
  }

  /// All points in order of time, in pieces of strands; nil where a piece lies farther from the next one than either of
  /// them is long. A single wrong stamp, or a stretch by a wrong clock, does not fit so closely where it does not belong.
  private static func interlocked(_ strands: [Range<Int>], _ times: [Int64]) -> [Range<Int>]? {
    // Each piece looks at every strand.
    guard strands.count <= lookBack else { return nil }
    var rest = strands
    var pieces: [Range<Int>] = []
    while let place = rest.indices.min(by: { times[rest[$0].lowerBound] < times[rest[$1].lowerBound] }) {
      let strand = rest.remove(at: place)
      let next = rest.map { times[$0.lowerBound] }.min()
      let end = next.map { firstIndex(in: strand, of: times, after: $0) } ?? strand.upperBound
      if end < strand.upperBound { rest.append(end..<strand.upperBound) }
      // A lap may begin with the point that ended the lap before: the first of the two stays.
      let reached = pieces.last.map { times[$0.upperBound - 1] }
      let start = reached.map { firstIndex(in: strand, of: times, after: $0) } ?? strand.lowerBound
      guard start < end else { continue }
      if let last = pieces.last, let reached {
        let shorter = min(reached - times[last.lowerBound], times[end - 1] - times[start])
        guard times[start] - reached <= shorter else { return nil }
      }
      pieces.append(start..<end)
    }
    return pieces
  }

  /// The first index of an ascending strand whose time is after `time`.
  private static func firstIndex(in strand: Range<Int>, of times: [Int64], after time: Int64) -> Int {
    strand.partitioningIndex { times[$0] > time }
  }
}

import RunMetrics
import TrackModel

/// Finds files that hold the same run (Definitions.md H).
enum DuplicateClusters {
  /// One run and the copies of it that were left out, as indices of the summaries.
  struct Cluster {
    var kept: Int
    var copies: [Int]
  }

  /// - Parameter order: indices of the summaries to look at, in order of start.
  /// - Returns: one cluster per run, in order of the kept runs' (start, id).
  static func clusters(of summaries: [RunSummary], in order: [Int], thresholds: DuplicateThresholds) -> [Cluster] {
    var sets = DisjointSets(count: summaries.count)
    uniteExactCopies(summaries, order, in: &sets)
    uniteOverlapping(summaries, order, in: &sets, thresholds: thresholds)
    // Most runs have no copy.
    var copied: [Int: [Int]] = [:]
    for index in order {
      let root = sets.root(of: index)
      if root != index { copied[root, default: [root]].append(index) }
    }
    var clusters: [Cluster] = []
    clusters.reserveCapacity(order.count)
    for index in order where sets.root(of: index) == index {
      let group = copied[index]?.sorted { isPreferred(summaries[$0], to: summaries[$1]) } ?? [index]
      clusters.append(Cluster(kept: group[0], copies: Array(group.dropFirst())))
    }
    return clusters.sorted { a, b in
      let starts = (summaries[a.kept].start, summaries[b.kept].start)
      return starts.0 != starts.1 ? starts.0 < starts.1 : summaries[a.kept].id < summaries[b.kept].id
    }
  }

  /// Points over totals alone, then device distance over none, then more points, then FIT, TCX, GPX,
  /// a table, then the smaller id; file names last, for order.
  static func isPreferred(_ a: RunSummary, to b: RunSummary) -> Bool {
    let recorded = (a.points > 0, b.points > 0)
    if recorded.0 != recorded.1 { return recorded.0 }
    let devices = (a.distanceSource == .device, b.distanceSource == .device)
    if devices.0 != devices.1 { return devices.0 }
    if a.points != b.points { return a.points > b.points }
    if a.format != b.format { return a.format.preference < b.format.preference }
    if a.id != b.id { return a.id < b.id }
    return a.file != b.file ? a.file < b.file : a.index < b.index
  }

  private static func uniteExactCopies(_ summaries: [RunSummary], _ order: [Int], in sets: inout DisjointSets) {
    guard order.count > 1 else { return }
    var first: [String: Int] = [:]
    first.reserveCapacity(order.count)
    for index in order {
      if let earlier = first[summaries[index].id] {
        sets.unite(earlier, index)
      } else {
        first[summaries[index].id] = index
      }
    }
  }

  private static func uniteOverlapping(
    _ summaries: [RunSummary], _ order: [Int], in sets: inout DisjointSets, thresholds: DuplicateThresholds
  ) {
    var traces = TraceCache()
    // Runs that may still be under way when the next one starts; of more than any runner can have, the newest.
    var open: [Int] = []
    for index in order {
      let start = summaries[index].start
      open.removeAll { summaries[$0].end <= start }
      for earlier in open where sets.root(of: earlier) != sets.root(of: index) {
        if isSameRun(summaries, earlier, index, traces: &traces, thresholds: thresholds) { sets.unite(earlier, index) }
      }
      open.append(index)
      if open.count > mostUnderWay { open.removeFirst() }
    }
  }

  /// Every pair of them is compared.
  private static let mostUnderWay = 200

  private static func isSameRun(
    _ summaries: [RunSummary], _ first: Int, _ second: Int, traces: inout TraceCache, thresholds: DuplicateThresholds
  ) -> Bool {
    let a = summaries[first]
    let b = summaries[second]
    let from = max(a.start, b.start)
    let to = min(a.end, b.end)
    let shorter = min(a.elapsed, b.elapsed)
    guard shorter > 0, Double(to - from) / 1000 >= thresholds.overlap * shorter else { return false }
    let binsA = traces.bins(first, of: a)
    let binsB = traces.bins(second, of: b)
    let apart = CommonTime.separation(binsA, start: a.start, binsB, start: b.start)
    if let apart, apart > thresholds.positions {
      // Clocks may differ, and pauses may have been taken out of one copy: then both begin in one place and are as long.
      guard let starts = CommonTime.startSeparation(binsA, binsB), starts <= thresholds.positions else { return false }
      return agree(a.distance ?? 0, b.distance ?? 0, within: thresholds.distance)
    }
    // Two that share no recorded second are a recording that was resumed later, and a run meanwhile.
    if apart == nil, CommonTime.startSeparation(binsA, binsB) != nil { return false }
    // One runner cannot be in one place twice, nor begin and end two runs at once: distances may differ as much as
    // devices do.
    let isOneRunner = apart != nil || beginAndEndTogether(a, b)
    let tolerance = isOneRunner ? thresholds.distanceInOnePlace : thresholds.distance
    if agree(a.distance ?? 0, b.distance ?? 0, within: tolerance) { return true }
    guard apart != nil else { return false }
    // One copy may be cut: then what both cover must agree.
    let common = (
      CommonTime.distance(of: binsA, start: a.start, from: from, to: to),
      CommonTime.distance(of: binsB, start: b.start, from: from, to: to)
    )
    return max(common.0, common.1) > 0 && agree(common.0, common.1, within: tolerance)
  }

  /// Milliseconds between two devices that are started, or stopped, by hand one after the other.
  private static let betweenDevices: Int64 = 30_000

  /// Of totals alone neither is known: such files often hold a day's noon for a start.
  private static func beginAndEndTogether(_ a: RunSummary, _ b: RunSummary) -> Bool {
    a.points > 0 && b.points > 0 && abs(a.start - b.start) <= betweenDevices
      && abs(a.end - b.end) <= betweenDevices
  }

  private static func agree(_ a: Double, _ b: Double, within part: Double) -> Bool {
    abs(a - b) <= part * max(a, b)
  }
}

/// Unpacks each trace once at most.
private struct TraceCache {
  private var unpacked: [Int: [RunTrace.Bin]] = [:]

  mutating func bins(_ index: Int, of summary: RunSummary) -> [RunTrace.Bin] {
    if let bins = unpacked[index] { return bins }
    let bins = summary.trace.bins() ?? []
    unpacked[index] = bins
    return bins
  }
}

public import TrackModel

/// A part of a runner's history: a set of run summaries.
///
/// Parts may be gathered anywhere and merged in any order: `merge` is associative and commutative, and adding the same
/// run of the same file twice changes nothing. Copies of one run in different files stay until the report is made.
public struct RunHistory: Sendable {
  private struct Key: Hashable {
    var file: String
    var index: Int
    var id: String
  }

  private var kept: [Key: RunSummary] = [:]

  /// An empty part.
  public init() {}

  /// Takes a run in. Of two readings of the same run the one by the newer version stays.
  public mutating func add(_ summary: RunSummary) {
    let key = Key(file: summary.file, index: summary.index, id: summary.id)
    let candidate = summary.bounded
    if let present = kept[key], !isNewer(candidate, than: present) { return }
    kept[key] = candidate
  }

  /// Lets tables beside the exports tell what files did not: the name, and the sport where only the speed decided.
  ///
  /// - Returns: runs that are none by their table, which are no longer part of the history.
  public mutating func join(_ sidecars: SidecarIndex) -> [SkippedFile] {
    if sidecars.isEmpty { return [] }
    var skipped: [SkippedFile] = []
    for (key, summary) in kept {
      guard let sidecar = sidecars[key.file] else { continue }
      if summary.isSportJudged, sidecar.sport != .unknown, !sidecar.sport.isRunning {
        kept[key] = nil
        skipped.append(SkippedFile(file: key.file, reason: .otherSport(in: sidecar)))
      } else {
        kept[key] = summary.joined(to: sidecar)
      }
    }
    return skipped.sorted { $0.file < $1.file }
  }

  /// Takes in every run of another part.
  public mutating func merge(_ other: RunHistory) {
    for summary in other.kept.values { add(summary) }
  }

  /// Runs held, copies of one run in different files included.
  public var count: Int { kept.count }

  /// In order of (start, id), then file and place in it.
  public var summaries: [RunSummary] {
    // Summaries are large: only their places are moved about.
    let all = kept.values
    let order = all.indices.map { (start: all[$0].start, place: $0) }.sorted { a, b in
      a.start != b.start ? a.start < b.start : comesFirst(all[a.place], all[b.place])
    }
    return order.map { all[$0.place] }
  }

  /// Of two runs that start at once.
  private func comesFirst(_ a: RunSummary, _ b: RunSummary) -> Bool {
    if a.id != b.id { return a.id < b.id }
    return a.file != b.file ? a.file < b.file : a.index < b.index
  }

  /// A total order of readings of one run, so that the order of adding does not matter.
  private func isNewer(_ a: RunSummary, than b: RunSummary) -> Bool {
    if a.version != b.version { return a.version > b.version }
    if a.options != b.options { return a.options > b.options }
    if a.points != b.points { return a.points > b.points }
    return (a.distance ?? -1) > (b.distance ?? -1)
  }
}

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

  /// In no order. Summaries are large: they stay where they are, and only their places are moved about.
  private(set) var gathered: [RunSummary] = []
  private var places: [Key: Int] = [:]

  /// An empty part.
  public init() {}

  /// Takes a run in. Of two readings of the same run the one by the newer version stays.
  public mutating func add(_ summary: RunSummary) {
    let candidate = summary.bounded
    let next = gathered.count
    let place = places[RunHistory.key(candidate), default: next]
    if place == next {
      places[RunHistory.key(candidate)] = next
      gathered.append(candidate)
    } else if isNewer(candidate, than: gathered[place]) {
      gathered[place] = candidate
    }
  }

  /// Lets tables beside the exports tell what files did not: the name, and the sport where only the speed decided.
  ///
  /// - Returns: runs that are none by their table, which are no longer part of the history.
  public mutating func join(_ sidecars: SidecarIndex) -> [SkippedFile] {
    if sidecars.isEmpty { return [] }
    var skipped: [SkippedFile] = []
    gathered = gathered.compactMap { summary in
      guard let sidecar = sidecars[summary.file] else { return summary }
      if summary.isSportJudged, sidecar.sport != .unknown, !sidecar.sport.isRunning {
        skipped.append(SkippedFile(file: summary.file, reason: .otherSport(in: sidecar)))
        return nil
      }
      return summary.joined(to: sidecar)
    }
    places = Dictionary(uniqueKeysWithValues: gathered.indices.map { (RunHistory.key(gathered[$0]), $0) })
    return skipped.sorted { $0.file < $1.file }
  }

  /// Takes in every run of another part.
  public mutating func merge(_ other: RunHistory) {
    for summary in other.gathered { add(summary) }
  }

  /// Runs held, copies of one run in different files included.
  public var count: Int { gathered.count }

  /// In order of (start, id), then file and place in it.
  public var summaries: [RunSummary] { order.map { gathered[$0] } }

  /// A run as every file of this history holds it, the best copy first (Definitions.md H). Of runs whose clock was never
  /// set only exact copies are one run.
  ///
  /// - Returns: empty where no run has this id.
  public func copies(of id: String, thresholds: DuplicateThresholds = DuplicateThresholds()) -> [RunSummary] {
    let order = order
    let exact = order.filter { gathered[$0].id == id }
    guard let first = exact.first else { return [] }
    guard gathered[first].hasDate else { return exact.map { gathered[$0] } }
    let dated = order.filter { gathered[$0].hasDate }
    let cluster = DuplicateClusters.clusters(of: gathered, in: dated, thresholds: thresholds).first {
      $0.kept == first || $0.copies.contains(first)
    }
    return cluster.map { ([$0.kept] + $0.copies).map { gathered[$0] } } ?? []
  }

  /// The same as places in `gathered`.
  var order: [Int] {
    gathered.indices.map { (start: gathered[$0].start, place: $0) }.sorted { a, b in
      a.start != b.start ? a.start < b.start : comesFirst(gathered[a.place], gathered[b.place])
    }.map(\.place)
  }

  private static func key(_ summary: RunSummary) -> Key {
    Key(file: summary.file, index: summary.index, id: summary.id)
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
    if a.distance != b.distance { return (a.distance ?? -1) > (b.distance ?? -1) }
    if a == b { return false }
    let told = [(a.name ?? "", b.name ?? ""), (a.device ?? "", b.device ?? ""), (a.sport.rawValue, b.sport.rawValue)]
    if let differing = told.first(where: { $0 != $1 }) { return differing.0 > differing.1 }
    // Whatever else differs, one of them is always the same one.
    return String(reflecting: a) > String(reflecting: b)
  }
}

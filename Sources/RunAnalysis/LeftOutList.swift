import TrackModel

/// Collects what was not counted and keeps the most telling part of it.
struct LeftOutList {
  private var all: [LeftOut] = []

  /// Metres of way from which a stretch that was not counted is worth a word.
  static let leastWay = 20.0

  mutating func add(_ more: [LeftOut]) { all += more }

  /// The way between two recorded stretches that does not count as run.
  mutating func add(_ recorded: RecordedGrid, bridged: [Double]) {
    let grid = recorded.grid
    for (bridge, metres) in zip(recorded.bridges, bridged)
    where bridge.cell > 0 && bridge.cell < grid.count && metres == 0 {
      let way = max(bridge.straight ?? 0, bridge.device)
      guard way >= LeftOutList.leastWay else { continue }
      all.append(
        LeftOut(
          kind: .distance, reason: bridge.isBreak ? .pause : .gap,
          start: bridge.start, duration: bridge.seconds, size: way))
    }
  }

  /// The way that positions wandered inside stops, without what leads on and counts.
  mutating func add(_ grid: SecondGrid, stops: [Stop]) {
    var cell = 0
    for stop in stops where stop.kind == .standing {
      var way = 0.0
      while cell < grid.count, Double(grid.elapsed[cell]) <= stop.start { cell += 1 }
      let first = max(0, cell - 1)
      var isBroken = false
      while cell < grid.count, Double(grid.elapsed[cell]) <= stop.start + stop.duration {
        if cell > 0, !grid.startsSegment[cell] {
          let step = grid.straightLine(from: cell - 1, to: cell)
          if step.isFinite { way += Double(step) }
        } else if cell > first {
          isBroken = true
        }
        cell += 1
      }
      if cell > first, !isBroken {
        let advance = grid.straightLine(from: first, to: cell - 1)
        if advance.isFinite { way -= Double(advance) }
      }
      guard way >= LeftOutList.leastWay else { continue }
      all.append(
        LeftOut(kind: .distance, reason: .standing, start: stop.start, duration: stop.duration, size: way))
    }
  }

  /// At most ``LeftOut/limit`` of each kind, the largest, or longest among surges, in order of time.
  func kept() -> [LeftOut] {
    var kept: [LeftOut] = []
    for kind in LeftOut.Kind.allCases {
      let ofKind = all.filter { $0.kind == kind }
      let largest = ofKind.sorted { (LeftOutList.weight($0), $1.start) > (LeftOutList.weight($1), $0.start) }
      kept += largest.prefix(LeftOut.limit)
    }
    return kept.sorted { ($0.start, $0.kind.rawValue) < ($1.start, $1.kind.rawValue) }
  }

  private static func weight(_ leftOut: LeftOut) -> Double {
    leftOut.kind == .surge ? leftOut.duration : leftOut.size ?? 0
  }
}

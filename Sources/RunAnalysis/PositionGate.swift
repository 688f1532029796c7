import RunMetrics

/// Takes out positions that nobody can have run to.
enum PositionGate {
  /// Metres per second; the fastest sprinters reach 12.4 (rules.md E).
  static let largestSpeed = 12.5
  /// Points that may be wrong in a row, and how long that may last, before the jump itself is believed.
  static let longestIsland = 30
  static let longestIslandTime: Int64 = 60_000

  /// Metres that 10^-7 degrees measure at most (a degree of latitude at the poles is 111.694 km).
  private static let longestUnit = 0.011_170

  struct Tally {
    /// Positions taken out.
    var spikes = 0
    /// Places where the track goes on elsewhere.
    var jumps = 0
  }

  /// Strikes the position of knots that lie off the track and marks the knots where the track jumps for good.
  static func clean(_ knots: inout [Knot]) -> Tally {
    var tally = Tally()
    var good: Int?
    var groupSize = 0
    var index = 0
    while index < knots.count {
      guard let last = good else {
        if knots[index].fields.contains(.position) {
          good = index
          groupSize = 1
        }
        index += 1
        continue
      }
      let sound = soundStretch(knots.span, from: index, after: last)
      if sound.size > 0 {
        good = sound.last
        groupSize += sound.size
        index = sound.end
        continue
      }
      index = sound.end
      guard index < knots.count else { break }
      let island = islandEnd(from: index, in: knots)
      if island.isBounded, island.next < knots.count, follows(knots[island.next], knots[last]) {
        tally.spikes += strike(index..<island.next, in: &knots)
        index = island.next
      } else if island.isBounded, island.size == 1 {
        tally.spikes += strike(index..<index + 1, in: &knots)
        index += 1
      } else {
        if groupSize == 1 {
          tally.spikes += strike(last..<last + 1, in: &knots)
        } else {
          tally.jumps += 1
          knots[index].fields.insert(.positionJump)
        }
        good = index
        groupSize = 1
        index += 1
      }
    }
    return tally
  }

  /// The positioned knots from `start` on that follow one another: the last of them, their number, and where the first
  /// that does not follow lies.
  private static func soundStretch(
    _ knots: Span<Knot>, from start: Int, after good: Int
  ) -> (last: Int, size: Int, end: Int) {
    var last = good
    var before = knots[good]
    var size = 0
    for index in start..<knots.count where knots[index].fields.contains(.position) {
      let knot = knots[index]
      guard follows(knot, before) else { return (last, size, index) }
      last = index
      before = knot
      size += 1
    }
    return (last, size, knots.count)
  }

  /// Whether a runner can have come from `a` to `b`.
  private static func follows(_ b: Knot, _ a: Knot) -> Bool {
    // The way along both axes at their longest decides nearly every pair of a sound track without a cosine.
    let units = abs(Int64(b.latitude) - Int64(a.latitude)) + abs(Int64(b.longitude) - Int64(a.longitude))
    if Double(units) * longestUnit <= largestSpeed / 1000 * Double(b.time - a.time) { return true }
    let seconds = Double(b.time - a.time) / 1000
    let metres = Geodesy.distance(
      fromLatitude: Double(a.latitude) / Knot.unitsPerDegree, longitude: Double(a.longitude) / Knot.unitsPerDegree,
      toLatitude: Double(b.latitude) / Knot.unitsPerDegree, longitude: Double(b.longitude) / Knot.unitsPerDegree)
    return metres <= largestSpeed * seconds
  }

  /// Where a stretch that hangs together ends: the index of the positioned knot that does not follow any more.
  private static func islandEnd(from start: Int, in knots: [Knot]) -> (next: Int, size: Int, isBounded: Bool) {
    var last = start
    var size = 1
    var index = start + 1
    while index < knots.count {
      if knots[index].fields.contains(.position) {
        if !follows(knots[index], knots[last]) { return (index, size, true) }
        last = index
        size += 1
        if size > longestIsland || knots[index].time - knots[start].time > longestIslandTime {
          return (index, size, false)
        }
      }
      index += 1
    }
    return (index, size, size == 1)
  }

  private static func strike(_ range: Range<Int>, in knots: inout [Knot]) -> Int {
    var struck = 0
    for index in range where knots[index].fields.contains(.position) {
      knots[index].fields.remove(.position)
      struck += 1
    }
    return struck
  }
}

import RunMetrics

/// Takes out positions that nobody can have run to.
enum PositionGate {
  /// Metres per second; the fastest sprinters reach 12.4 (Definitions.md E).
  static let largestSpeed = 12.5
  /// Points that may be wrong in a row, and how long that may last, before the jump itself is believed.
  static let longestIsland = 30
  static let longestIslandTime: Int64 = 60_000

  /// Milliseconds that a receiver may hold its last position before it leaps to the present one: so long is a silence a
  /// straight line.
  static let longestHold = Int64(Bridge.longest * 1000)

  /// Micrometres that 10^-7 degrees measure at most (a degree of latitude at the poles is 111.694 km).
  private static let longestUnit: Int64 = 11_170
  /// The largest speed in micrometres per millisecond.
  private static var largestPace: Int64 { Int64(1000 * largestSpeed) }

  struct Tally {
    /// Positions taken out.
    var spikes = 0
    /// Places where the track goes on elsewhere.
    var jumps = 0
  }

  /// Strikes the position of knots that lie off the track and marks the knots where the track jumps for good.
  static func clean(_ knots: inout Knots) -> Tally {
    guard let first = knots.fields.firstIndex(where: { $0.contains(.position) }) else { return Tally() }
    var walk = Walk(good: first)
    while walk.index < knots.count { walk.advance(&knots) }
    return walk.tally
  }

  /// A walk along the track, from sound stretch to sound stretch.
  private struct Walk {
    var tally = Tally()
    /// The next knot to look at.
    private(set) var index: Int
    /// The last position that is believed, and how many before it hang together with it, itself included.
    private var good: Int
    private var groupSize = 1
    /// Looked for once it is asked for.
    private var slowestRun: Double?

    init(good: Int) {
      self.good = good
      index = good + 1
    }

    mutating func advance(_ knots: inout Knots) {
      let sound = soundStretch(knots, from: index, after: good)
      index = sound.end
      if sound.size > 0 {
        good = sound.last
        groupSize += sound.size
      } else if index < knots.count {
        judgeLeap(&knots)
      }
    }

    /// Decides what is wrong where a position does not follow: some positions from it on, some before it, or nothing.
    private mutating func judgeLeap(_ knots: inout Knots) {
      let island = islandEnd(from: index, in: knots)
      let last = knots.place(good)
      let returns =
        island.isBounded && island.next < knots.count && isBridged(from: last, to: knots.place(island.next))
        && (island.size == 1 || comesBack(good, index, island.next, in: knots))
      // What an error throws aside comes back; a receiver that holds each position for some seconds only goes on.
      let goesOn =
        returns
        && last.metres(to: knots.place(island.next)) > last.metres(to: knots.place(index))
      if goesOn, strikeHeld(&knots) { return }
      if returns {
        tally.spikes += strike(index..<island.next, in: &knots)
        index = island.next
      } else if island.isBounded, island.size == 1 {
        tally.spikes += strike(index..<index + 1, in: &knots)
        index += 1
      } else if !strikeHeld(&knots) {
        if groupSize == 1 {
          tally.spikes += strike(good..<good + 1, in: &knots)
        } else {
          tally.jumps += 1
          knots.fields[index].insert(.positionJump)
        }
        good = index
        groupSize = 1
        index += 1
      }
    }

    /// Strikes the positions that a receiver held before it leapt to where the runner was.
    ///
    /// - Returns: whether it held any, from which the runner came here at the speed of a run.
    private mutating func strikeHeld(_ knots: inout Knots) -> Bool {
      guard let held = firstHeld(good, in: knots), knots.times[index] - knots.times[held] <= longestHold,
        follows(knots.place(index), knots.place(held))
      else { return false }
      let slowest = slowestRun ?? SpeedOfChanges(in: knots, telling: .position).slowestRun
      slowestRun = slowest
      guard speed(from: knots.place(held), to: knots.place(index)) >= slowest else { return false }
      tally.spikes += strike(held + 1..<good + 1, in: &knots)
      good = index
      index += 1
      return true
    }
  }

  /// The positioned knots from `start` on that follow one another: the last of them, their number, and where the first
  /// that does not follow lies.
  private static func soundStretch(
    _ knots: Knots, from start: Int, after good: Int
  ) -> (last: Int, size: Int, end: Int) {
    let (times, fields) = (knots.times.span, knots.fields.span)
    let (latitudes, longitudes) = (knots.latitudes.span, knots.longitudes.span)
    var last = good
    var before = knots.place(good)
    var size = 0
    for index in start..<times.count where fields[index].contains(.position) {
      let place = Place(time: times[index], latitude: latitudes[index], longitude: longitudes[index])
      guard follows(place, before) else { return (last, size, index) }
      last = index
      before = place
      size += 1
    }
    return (last, size, times.count)
  }

  /// Whether a runner can have come from `a` to `b`.
  @inline(__always)
  private static func follows(_ b: Place, _ a: Place) -> Bool {
    // The way along both axes at their longest decides nearly every pair of a sound track without a cosine.
    // Neither product leaves 64 bits.
    let north = Int64(b.latitude) &- Int64(a.latitude)
    let east = Int64(b.longitude) &- Int64(a.longitude)
    let units = Int64(truncatingIfNeeded: north.magnitude &+ east.magnitude)
    if units &* longestUnit <= (b.time &- a.time) &* largestPace { return true }
    return isReachable(b, from: a)
  }

  /// Whether the leap out of an island leads back where the leap into it came from.
  private static func comesBack(_ last: Int, _ first: Int, _ next: Int, in knots: Knots) -> Bool {
    var end = next - 1
    while end > first, !knots.fields[end].contains(.position) { end -= 1 }
    let into = leap(from: knots.place(last), to: knots.place(first))
    let out = leap(from: knots.place(end), to: knots.place(next))
    return (into * out).sum() < 0
  }

  /// To the east and to the north, in degrees of latitude.
  private static func leap(from a: Place, to b: Place) -> SIMD2<Double> {
    let latitude = Double(a.latitude) / Knots.unitsPerDegree
    let east = Geodesy.longitudeDifference(
      from: Double(a.longitude) / Knots.unitsPerDegree, to: Double(b.longitude) / Knots.unitsPerDegree)
    return SIMD2(
      east * Trigonometry.cosine(latitude * .pi / 180), Double(b.latitude) / Knots.unitsPerDegree - latitude)
  }

  /// Whether the hole that a struck island leaves is joined afterwards.
  private static func isBridged(from a: Place, to b: Place) -> Bool {
    follows(b, a) && b.time - a.time <= longestHold
      && a.metres(to: b) <= Bridge.speeds.upperBound * Double(b.time - a.time) / 1000
  }

  private static func isReachable(_ b: Place, from a: Place) -> Bool {
    a.metres(to: b) <= largestSpeed * Double(b.time - a.time) / 1000
  }

  /// m/s along the straight line.
  private static func speed(from a: Place, to b: Place) -> Double {
    a.metres(to: b) / (Double(b.time - a.time) / 1000)
  }

  /// Where a stretch that hangs together ends: the index of the positioned knot that does not follow any more.
  private static func islandEnd(from start: Int, in knots: Knots) -> (next: Int, size: Int, isBounded: Bool) {
    var last = start
    var size = 1
    var index = start + 1
    while index < knots.count {
      if knots.fields[index].contains(.position) {
        if !follows(knots.place(index), knots.place(last)) { return (index, size, true) }
        last = index
        size += 1
        if size > longestIsland || knots.times[index] - knots.times[start] > longestIslandTime {
          return (index, size, false)
        }
      }
      index += 1
    }
    return (index, size, size == 1)
  }

  /// The first knot of those that repeat the position of `last`, up to it: a receiver that lost sight of the sky holds its
  /// last position, and leaps to where the runner is when it sees it again. Who stood there made no such way. Nil where
  /// the one before lies elsewhere.
  private static func firstHeld(_ last: Int, in knots: Knots) -> Int? {
    var first = last
    for index in stride(from: last - 1, through: 0, by: -1) where knots.fields[index].contains(.position) {
      guard knots.latitudes[index] == knots.latitudes[last], knots.longitudes[index] == knots.longitudes[last] else {
        break
      }
      first = index
    }
    return first < last ? first : nil
  }

  private static func strike(_ range: Range<Int>, in knots: inout Knots) -> Int {
    var struck = 0
    for index in range where knots.fields[index].contains(.position) {
      knots.fields[index].remove(.position)
      struck += 1
    }
    return struck
  }
}

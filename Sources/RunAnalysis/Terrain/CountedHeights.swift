import TrackModel

/// The heights that legs made: without lift rides, and without what the altitude wandered where nobody got on.
///
/// What was used is given back at once: in long runs the arrays of all steps together are a lot of memory.
struct CountedHeights {
  /// Cells on lift rides; only steep and long ones where altitude cannot tell the others.
  let lifts: [Range<Int>]
  /// Cells that count as standing though the height shows walking on stairs or steep ground.
  let walked: [Range<Int>]
  /// What altitude did at stops.
  let leftOut: [LeftOut]
  /// First cells behind silences over which height counts.
  let joined: Set<Int>
  /// Metres, straight over long stops; lift rides are in it.
  private(set) var altitude: [Float]
  /// Metres without lift rides and stops.
  private var level: [Float]
  /// 9-second mean of the level where it is the altitude as recorded; else empty.
  private var smoothed: [Float]
  /// 5-second mean of the level, without jumps; empty where stairs cannot be told.
  private var brief: [Float] = []
  private let stretches: [Range<Int>]

  /// - Parameters:
  ///   - cleaned: metres; NaN outside the stretches.
  ///   - smoothed: its 9-second mean.
  ///   - knowsLifts: the altitude is good enough to tell lift rides and stairs.
  init(
    _ cleaned: consuming [Float], smoothed: [Float], in stretches: [Range<Int>], joined: Set<Int>,
    _ grid: borrowing SecondGrid,
    knowsLifts: Bool
  ) {
    self.stretches = stretches
    self.joined = joined
    altitude = cleaned
    var wandering: [Range<Int>] = []
    if knowsLifts {
      let mean = CentredMean.of(altitude, in: stretches, seconds: Stairs.smoothing)
      let found = Lifts.find(in: grid, altitude: mean, stretches: stretches)
      (lifts, wandering) = (found.rides, found.wandering)
      brief = AltitudeSmoothing.profile(mean, in: stretches, joined: joined, removing: lifts)
      walked = WalkedStops.find(brief, grid: grid, stretches: stretches)
    } else {
      lifts = Lifts.findSteepRides(in: grid, altitude: smoothed, stretches: stretches)
      walked = []
    }
    let standing = Standing(
      grid, altitude: altitude, excluding: (lifts + walked).sorted { $0.lowerBound < $1.lowerBound },
      wandering: wandering)
    leftOut = TerrainLeftOut.stops(standing, altitude: altitude, grid)
    AltitudeSmoothing.straighten(&altitude, over: standing.straight, in: stretches)
    // Neither ridden nor gained where nobody got on.
    let removed = (lifts + standing.level).sorted { $0.lowerBound < $1.lowerBound }
    level =
      removed.isEmpty
      ? altitude : AltitudeSmoothing.profile(altitude, in: stretches, joined: joined, removing: removed)
    let isAsRecorded = removed.isEmpty && standing.isEmpty
    self.smoothed = isAsRecorded ? smoothed : []
    if knowsLifts, !isAsRecorded {
      brief = AltitudeSmoothing.profile(
        CentredMean.of(level, in: stretches, seconds: Stairs.smoothing), in: stretches, joined: joined)
    }
  }

  /// As a barometer counts it. To be asked once.
  mutating func fineAscent() -> Ascent {
    let mean = smoothed.isEmpty ? CentredMean.of(level, in: stretches, seconds: Ascent.fineSeconds) : smoothed
    smoothed = []
    var ascent = Ascent(mean, in: stretches, joined: joined, threshold: Ascent.fineThreshold)
    if !brief.isEmpty { ascent.measureTurns(by: brief) }
    return ascent
  }

  /// Hands over the 5-second mean, which is gone then.
  mutating func takeBrief() -> [Float] {
    defer { brief = [] }
    return brief
  }

  /// The mean that altitude from GPS needs; the heights are gone then.
  mutating func takeCoarseMean() -> [Float] {
    defer { (altitude, level) = ([], []) }
    return CentredMean.of(level, in: stretches, seconds: Ascent.coarseSeconds)
  }
}

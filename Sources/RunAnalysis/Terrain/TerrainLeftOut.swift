import TrackModel

/// Tells what looked like ascent, a climb or stairs, and why it is none.
enum TerrainLeftOut {
  static func repairs(_ repairs: [AltitudeSmoothing.Repair], _ grid: SecondGrid) -> [LeftOut] {
    repairs.map { ascent($0.reason, $0.cells, grid, height: $0.height) }
  }

  static func lifts(_ windows: [Range<Int>], altitude: [Float], _ grid: SecondGrid) -> [LeftOut] {
    windows.map { window in
      let height = abs(altitude[window.upperBound - 1] - altitude[max(window.lowerBound - 1, 0)])
      return ascent(.lift, window, grid, height: height)
    }
  }

  /// Where nobody got on and the altitude moved as far as a rise that would be worth a word, beside what counts of it.
  static func stops(_ standing: Standing, altitude: [Float], _ grid: SecondGrid) -> [LeftOut] {
    func wandering(_ window: Range<Int>, counted: (_ first: Float, _ last: Float) -> Float) -> LeftOut? {
      let heights = altitude[window].filter(\.isFinite)
      guard let lowest = heights.min(), let highest = heights.max(), let first = heights.first, let last = heights.last
      else { return nil }
      let wandered = highest - lowest - counted(first, last)
      return Double(wandered) >= Climbs.leastGain
        ? ascent(.standing, window, grid, height: wandered) : nil
    }
    return standing.straight.compactMap { wandering($0) { abs($1 - $0) } }
      + standing.level.compactMap { wandering($0) { _, _ in 0 } }
  }

  /// Rises that are no climbs: low ones, stairs, and what is too gentle or too steep.
  ///
  /// - Parameters:
  ///   - rises: of the profile, as are the legs.
  ///   - climbs: cells of those that count.
  ///   - isStanding: whether most of a rise was gained without motion.
  static func climbs(
    _ rises: [Climbs.Rise], _ profile: [Float], position: [Double], elapsed: [Int32], legs: [TurningPoints.Leg],
    climbs: [Range<Int>], stairs: [Range<Int>], isStanding: (Climbs.Found) -> Bool
  ) -> [LeftOut] {
    // Every rise from the least gain on is worth a word where it is no climb.
    let rises = Climbs.find(
      in: rises, profile, position: position, elapsed: elapsed, smallestGain: Climbs.leastGain)
    var climbsBeside = AscendingRanges(climbs)
    var stairsBeside = AscendingRanges(stairs)
    var leftOut: [LeftOut] = []
    for rise in rises where !climbsBeside.overlap(rise.cells) {
      let reason: LeftOut.Reason =
        rise.isTooSteep
        ? .tooSteep
        : stairsBeside.overlap(rise.cells) ? .stairs : isStanding(rise) ? .standing : .lowHeight
      leftOut.append(
        LeftOut(
          kind: .climb, reason: reason, start: rise.climb.start, duration: rise.climb.duration, size: rise.climb.gain))
    }
    var risesBeside = AscendingRanges(rises.map(\.cells))
    climbsBeside = AscendingRanges(climbs)
    for leg in legs where Double(leg.height) >= Climbs.smallestGain {
      let cells = leg.start..<leg.end + 1
      if risesBeside.overlap(cells) || climbsBeside.overlap(cells) { continue }
      leftOut.append(
        LeftOut(
          kind: .climb, reason: .gentle, start: Double(elapsed[leg.start]),
          duration: Double(elapsed[leg.end] - elapsed[leg.start]), size: Double(leg.height)))
    }
    return leftOut
  }

  private static func ascent(
    _ reason: LeftOut.Reason, _ cells: Range<Int>, _ grid: SecondGrid, height: Float
  ) -> LeftOut {
    LeftOut(
      kind: .ascent, reason: reason, start: grid.start(of: cells), duration: grid.duration(of: cells),
      size: Double(height))
  }
}

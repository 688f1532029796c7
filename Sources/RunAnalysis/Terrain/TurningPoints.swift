/// Ascent and descent by turning points: a reversal counts once the profile has moved by the threshold from its last
/// extreme, and then the whole height between the extremes counts (Definitions.md C2).
enum TurningPoints {
  /// From one turning point to the next.
  struct Leg {
    /// Cells of the extremes.
    var start: Int
    var end: Int
    /// Metres; positive upward.
    var height: Float
  }

  static func legs(of profile: [Float], threshold: Float) -> [Leg] {
    guard let start = firstReversal(of: profile, threshold: threshold) else { return [] }
    let heights = profile.span
    var legs: [Leg] = []
    // 1 while rising, -1 while falling: heights times this always rise.
    var direction: Float = start.isRising ? 1 : -1
    // The turning point before, and the extreme since.
    var base = start.base
    var extreme = start.extreme
    var height = direction * heights[extreme]
    for cell in extreme + 1..<heights.count {
      let now = direction * heights[cell]
      if now > height {
        height = now
        extreme = cell
      } else if height - now >= threshold {
        legs.append(Leg(start: base, end: extreme, height: heights[extreme] - heights[base]))
        direction = -direction
        base = extreme
        extreme = cell
        height = -now
      }
    }
    legs.append(Leg(start: base, end: extreme, height: heights[extreme] - heights[base]))
    return legs
  }

  /// Where the profile has moved by the threshold for the first time, and from which cell; nil where it never does.
  private static func firstReversal(
    of profile: [Float], threshold: Float
  ) -> (isRising: Bool, base: Int, extreme: Int)? {
    var lowest = 0
    var highest = 0
    for cell in profile.indices {
      if profile[cell] > profile[highest] { highest = cell }
      if profile[cell] < profile[lowest] { lowest = cell }
      if profile[cell] - profile[lowest] >= threshold { return (true, lowest, cell) }
      if profile[highest] - profile[cell] >= threshold { return (false, highest, cell) }
    }
    return nil
  }

  static func ascent(of legs: [Leg]) -> Double { legs.reduce(0) { $0 + Double(max($1.height, 0)) } }
  static func descent(of legs: [Leg]) -> Double { legs.reduce(0) { $0 + Double(max(-$1.height, 0)) } }

  /// The height of each rising leg, times `scale`, spread over its cells in proportion to their own rises.
  static func ascentPerCell(_ legs: [Leg], profile: [Float], scale: Double = 1) -> [Float] {
    var result = [Float](repeating: 0, count: profile.count)
    var shares = result.mutableSpan
    let profile = profile.span
    for leg in legs where leg.height > 0 {
      let heights = profile.extracting(leg.start...leg.end)
      var rises: Float = 0
      var before = heights[0]
      for cell in heights.indices {
        rises += max(heights[cell] - before, 0)
        before = heights[cell]
      }
      guard rises > 0 else { continue }
      let portion = leg.height / rises * Float(scale)
      before = heights[0]
      for cell in 1..<heights.count {
        shares[leg.start + cell] = max(heights[cell] - before, 0) * portion
        before = heights[cell]
      }
    }
    return result
  }
}

/// Ascent and descent by turning points: a reversal counts once the profile has moved by the threshold from its last
/// extreme, and then the whole height between the extremes counts (rules.md C2).
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
    guard let first = profile.first else { return [] }
    var legs: [Leg] = []
    // Extremes since the last turning point, with their cells; before the first leg both are tracked.
    var low = first
    var high = first
    var lowCell = 0
    var highCell = 0
    var isRising: Bool?
    for cell in profile.indices.dropFirst() {
      let height = profile[cell]
      if isRising != false, height > high {
        high = height
        highCell = cell
      }
      if isRising != true, height < low {
        low = height
        lowCell = cell
      }
      if isRising != true, height - low >= threshold {
        if isRising == false { legs.append(Leg(start: highCell, end: lowCell, height: low - high)) }
        isRising = true
        high = height
        highCell = cell
      } else if isRising != false, high - height >= threshold {
        if isRising == true { legs.append(Leg(start: lowCell, end: highCell, height: high - low)) }
        isRising = false
        low = height
        lowCell = cell
      }
    }
    if isRising == true { legs.append(Leg(start: lowCell, end: highCell, height: high - low)) }
    if isRising == false { legs.append(Leg(start: highCell, end: lowCell, height: low - high)) }
    return legs
  }

  static func ascent(of legs: [Leg]) -> Double { legs.reduce(0) { $0 + Double(max($1.height, 0)) } }
  static func descent(of legs: [Leg]) -> Double { legs.reduce(0) { $0 + Double(max(-$1.height, 0)) } }

  /// The height of each rising leg, times `scale`, spread over its cells in proportion to their own rises.
  static func ascentPerCell(_ legs: [Leg], profile: [Float], scale: Double = 1) -> [Float] {
    var share = [Float](repeating: 0, count: profile.count)
    for leg in legs where leg.height > 0 {
      var rises: Float = 0
      for cell in leg.start..<leg.end { rises += max(profile[cell + 1] - profile[cell], 0) }
      guard rises > 0 else { continue }
      let portion = leg.height / rises * Float(scale)
      for cell in leg.start..<leg.end { share[cell + 1] = max(profile[cell + 1] - profile[cell], 0) * portion }
    }
    return share
  }
}

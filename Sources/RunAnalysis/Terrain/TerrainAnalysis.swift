import TrackModel

/// Altitude source, ascent, grade, climbs, stairs and lift rides of one run.
enum TerrainAnalysis {
  static func analyze(_ input: borrowing TerrainInput) -> TerrainResult {
    TerrainResult(count: input.grid.count)
  }
}

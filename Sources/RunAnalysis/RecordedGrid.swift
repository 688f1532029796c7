import RunMetrics
import TrackModel

/// A stretch without cells that still counts: distance, and time where the runner was on the way.
struct Bridge {
  /// The first cell after it.
  var cell: Int
  /// Seconds between the points on both sides.
  var seconds: Double
  /// A pause or a new segment: never time in motion.
  var isBreak: Bool
  /// Metres between the positions on both sides, 0 where they do not hang together.
  var gps: Double = 0
  /// Metres the device counted meanwhile.
  var device: Double = 0

  /// Metres per second at which a silent stretch was run (rules.md E); outside it was a pause or a jump.
  static let speeds = 0.5...7.0
  /// Share of the run's typical speed below which a silent stretch holds a pause.
  static let slowShare = 0.6
}

/// The run on its grid, before distance and motion are known. Arrays hold one element a cell, or none at all where no
/// sample had the value.
struct RecordedGrid {
  var grid = SecondGrid()
  var chart = TrackChart(latitude: 0, longitude: 0)
  /// Milliseconds since 1970 UTC of elapsed time 0.
  var start: Int64 = 0
  /// Milliseconds from the first to the last knot.
  var elapsed: Int64 = 0
  /// Metres the device counted in the second; NaN where it told nothing.
  var deviceStep: [Float] = []
  /// Metres per second the device told; NaN where it told nothing.
  var deviceSpeed: [Float] = []
  /// Cells whose position does not follow from the cell before.
  var positionJump: [Bool] = []
  var bridges: [Bridge] = []
  var hasPositions: Bool { !positionJump.isEmpty }
}

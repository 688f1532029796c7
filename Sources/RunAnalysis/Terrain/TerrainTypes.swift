import TrackModel

/// What the measurement of altitude works on.
struct TerrainInput {
  /// With distance and motion filled in.
  var grid: SecondGrid
  /// As the file names them; not trusted, only looked up among known devices.
  var device: String?
  var creator: String?
  /// A treadmill, or no positions: slopes belong to no place.
  var isWithoutPlace: Bool
  /// Neither positions nor a distance, and no treadmill: altitude is all there is.
  var isWithoutWay = false
  /// Silent stretches whose way counts.
  var silentWays: [SilentWay] = []
}

/// A way that was run while nothing was recorded.
struct SilentWay {
  /// The first cell after it.
  var cell: Int
  var metres: Double
}

/// What altitude tells about a run. Arrays have one element per cell of the grid, or none where nothing is known.
struct TerrainResult {
  var elevation = ElevationSummary()
  var hills = HillSummary()
  var stairs: [StairEvent] = []
  var canJudgeStairs = false
  /// Metres; NaN where not known.
  var smoothedAltitude: [Float] = []
  /// Fraction, over windows of at least 30 m; 0 where not known. Empty where not trusted.
  var grade: [Float] = []
  /// False: the flat-equivalent speed is the plain speed.
  var isGradeTrusted = false
  /// Metres of the accepted gain that fall to each cell, so that splits add up to the ascent; nil without altitude.
  var ascentPerCell: [Float]?
  /// Cells spent in a lift: not moving time.
  var liftWindows: [Range<Int>] = []
  /// Cells that count as standing though the height shows walking on stairs or steep ground: moving time.
  var walkedWindows: [Range<Int>] = []
  /// Cells of each of the stairs: left out of the easy pace.
  var stairWindows: [Range<Int>] = []
  /// Those of them that are no steep path: left out of grades and climbs, too.
  var staircaseWindows: [Range<Int>] = []
  var notes: [Note] = []
  /// What looked like a climb, stairs or ascent and is none.
  var leftOut: [LeftOut] = []
}

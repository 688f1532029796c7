import TrackModel

/// The kind of altitude a run has, so that only alike is compared with alike.
enum AltitudeKind: Hashable {
  /// A barometer, or altitude of an unknown source that shows no fault.
  case trusted
  /// From satellites or a map: never raises a terrain level, unless the gain is enormous.
  case coarse
  case none
}

extension RunSummary {
  var altitudeKind: AltitudeKind {
    if sport == .treadmillRunning || elevation.ascent == nil { return .none }
    switch (elevation.source, elevation.quality) {
    case (.none, _), (_, .none): return .none
    case (.gps, _), (.map, _), (_, .poor): return .coarse
    case (.barometric, .good), (.barometric, .fair): return .trusted
    }
  }

  /// Metres gone up by stairs; nil where stairs cannot be told.
  var stairGain: Double? {
    canJudgeStairs ? stairs.reduce(0) { $0 + $1.gain } : nil
  }
}

import TrackModel

/// The kind of altitude a run has, so that only alike is compared with alike.
enum AltitudeKind: Hashable {
  /// A barometer, altitude of an unknown source that shows no fault, or a fair map of heights. What is less certain
  /// has a wider band of error, and only what lies above the band counts.
  case trusted
  /// From satellites, or a poor map: never raises a terrain level, unless the gain is enormous.
  case coarse
  case none
}

extension RunSummary {
  var altitudeKind: AltitudeKind {
    if sport == .treadmillRunning || elevation.ascent == nil { return .none }
    switch (elevation.source, elevation.quality) {
    case (.none, _), (_, .none): return .none
    case (.gps, _), (_, .poor): return .coarse
    case (.barometric, .good), (.barometric, .fair), (.map, .good), (.map, .fair): return .trusted
    }
  }

  /// Whether single slopes can be trusted, not only their sum: a map of heights knows no cuttings and bridges.
  var canJudgeSlopes: Bool { altitudeKind == .trusted && elevation.source != .map }

  /// The ascent that is left when a wide band of error is taken off; a band as narrow as any (5 m or 5 %) is not.
  func sureAscent(_ limits: HillThresholds) -> Double? {
    guard let ascent = elevation.ascent else { return nil }
    let usual = max(limits.smallestError, limits.error * ascent)
    return max(0, ascent - max(0, (elevation.ascentError ?? usual) - usual))
  }

  /// Metres gone up by stairs; nil where stairs cannot be told.
  var stairGain: Double? {
    canJudgeStairs ? stairs.reduce(0) { $0 + $1.gain } : nil
  }
}

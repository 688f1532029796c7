import TrackModel

extension RunContext {
  /// What the rules pass over for want of history or data; empty where each of them could compare.
  var unjudged: [UnjudgedFactors] {
    let missing = [
      unjudgedPace.map { UnjudgedFactors([.pace, .fastRunning], $0) },
      unjudgedTerrain.map { UnjudgedFactors([.stairs, .steepness, .hills], $0) }
        ?? (summary.canJudgeSlopes ? nil : UnjudgedFactors([.stairs, .steepness], .coarseAltitude)),
      unjudgedDistance.map { UnjudgedFactors([.singleRunSpike], $0) },
      unjudgedGround.map { UnjudgedFactors([.newTerrain], $0) },
    ]
    return missing.compactMap { $0 }
  }

  private var unjudgedPace: UnjudgedFactors.Reason? {
    if record.isTreadmill { return .treadmill }
    if !record.hasPace { return .noPace }
    if normal == nil { return .fewRuns }
    return isRunnersBase ? nil : .walked
  }

  private var unjudgedTerrain: UnjudgedFactors.Reason? {
    guard comparable == nil else { return nil }
    if record.isTreadmill { return .treadmill }
    return record.altitudeKind == .none ? .noAltitude : .fewRuns
  }

  /// A return after a break is told as one.
  private var unjudgedDistance: UnjudgedFactors.Reason? {
    if record.sessionMetres <= 0 { return .noDistance }
    if month.isEmpty && runsBefore > 0 { return nil }
    return month.count < thresholds.singleRunSpike.runs ? .fewRuns : nil
  }

  private var unjudgedGround: UnjudgedFactors.Reason? {
    if record.isTreadmill { return .treadmill }
    if !hasBaseline { return .fewRuns }
    return ground == nil ? .noPositions : nil
  }
}

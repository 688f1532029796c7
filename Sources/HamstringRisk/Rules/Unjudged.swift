import TrackModel

extension Factor {
  /// Those of single runs that compare with the runs before, in the order of the rules.
  static let comparedWithHistory: [Factor] = [
    .pace, .fastRunning, .stairs, .steepness, .hills, .singleRunSpike, .newTerrain,
  ]
}

extension RunContext {
  /// What the rules pass over for want of history or data; empty where each of them could compare.
  var unjudged: [UnjudgedFactors] {
    var unjudged: [UnjudgedFactors] = []
    func take(_ factor: Factor, _ reason: UnjudgedFactors.Reason?, with neighbours: [Factor] = []) {
      guard let reason else { return }
      // What rests on the same measurement is told together.
      if let last = unjudged.last, last.reason == reason, neighbours.contains(where: last.factors.contains) {
        unjudged[unjudged.count - 1] = UnjudgedFactors(last.factors + [factor], reason)
      } else {
        unjudged.append(UnjudgedFactors([factor], reason))
      }
    }
    take(.pace, unjudgedPace)
    take(.fastRunning, unjudgedFastRunning, with: [.pace])
    take(.stairs, unjudgedStairs)
    take(.steepness, unjudgedSteepness, with: [.stairs])
    take(.hills, unjudgedTerrain, with: [.stairs, .steepness])
    take(.singleRunSpike, unjudgedDistance)
    take(.newTerrain, unjudgedGround)
    return unjudged
  }

  private var unjudgedPace: UnjudgedFactors.Reason? {
    if record.isTreadmill { return .treadmill }
    if !record.hasPace { return .noPace }
    if normal == nil { return .fewRuns }
    return isRunnersBase ? nil : .walked
  }

  private var unjudgedFastRunning: UnjudgedFactors.Reason? {
    unjudgedPace ?? (canCompareFastRunning ? nil : .fewRuns)
  }

  private var unjudgedTerrain: UnjudgedFactors.Reason? {
    guard comparable == nil else { return nil }
    if record.isTreadmill { return .treadmill }
    return record.altitudeKind == .none ? .noAltitude : .fewRuns
  }

  private var unjudgedSteepness: UnjudgedFactors.Reason? {
    unjudgedTerrain ?? (summary.canJudgeSlopes ? nil : .coarseAltitude)
  }

  private var unjudgedStairs: UnjudgedFactors.Reason? {
    if let reason = unjudgedSteepness { return reason }
    if summary.stairGain == nil { return .coarseAltitude }
    return stairsBefore == nil ? .fewRuns : nil
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

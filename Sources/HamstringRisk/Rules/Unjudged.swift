import TrackModel

extension RunContext {
  /// What the rules pass over for want of history or data; empty where each of them could compare.
  var unjudged: [UnjudgedFactors] {
    let reasons: [(Factor, UnjudgedFactors.Reason?)] = [
      (.pace, unjudgedPace), (.fastRunning, unjudgedFastRunning), (.stairs, unjudgedStairs),
      (.steepness, unjudgedSteepness), (.hills, unjudgedTerrain), (.singleRunSpike, unjudgedDistance),
      (.newTerrain, unjudgedGround),
    ]
    // Neighbours about the same measurement are told together.
    let together: [Set<Factor>] = [[.pace, .fastRunning], [.stairs, .steepness, .hills]]
    var unjudged: [UnjudgedFactors] = []
    for (factor, reason) in reasons {
      guard let reason else { continue }
      if let last = unjudged.last, last.reason == reason,
        together.contains(where: { $0.contains(factor) && $0.isSuperset(of: last.factors) })
      {
        unjudged[unjudged.count - 1] = UnjudgedFactors(last.factors + [factor], reason)
      } else {
        unjudged.append(UnjudgedFactors([factor], reason))
      }
    }
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

import TrackModel

/// New ground (Definitions.md C7): the share of the way in cells not run in 180 days. Information, and a factor only where
/// the new part holds a real climb or stairs.
struct NewTerrainRule: RunRule {
  let factor = Factor.newTerrain
  let title = RuleText.newTerrainTitle
  let evidence = Evidence.expert
  let source = RuleText.newTerrainSource
  let advice = Advice.newTerrain

  func definition(_ thresholds: Thresholds, units: Units) -> String {
    RuleText.newTerrain(thresholds, MeasureText(units))
  }

  func judge(_ run: RunContext) -> Flag? {
    let limits = run.thresholds.newTerrain
    guard !run.record.isTreadmill, run.hasBaseline, let ground = run.ground, ground.share >= limits.share,
      ground.distance >= limits.distance
    else { return nil }
    // After half a year without a run outdoors all ground counts as new, and that says nothing.
    let runs = run.knownWindow.count { !$0.isTreadmill && $0.summary.hasPositions }
    guard runs > 0 else { return nil }
    let isTrusted = run.summary.canJudgeSlopes
    let climbs = ground.climbs.filter { $0.meanGrade >= limits.climbGrade && $0.gain >= limits.climbGain }
    let stairs = ground.stairs.filter { $0.confidence == .likely }
    let isFactor = isTrusted && (!climbs.isEmpty || !stairs.isEmpty)
    let measured = Measured(
      value: ground.share * 100, usualCount: runs, usualPeriodDays: limits.knownDays,
      threshold: limits.share * 100, unit: "%")
    let found = climbs.map { Place($0) } + stairs.map { Place($0) }
    return flag(
      isFactor ? .low : .info, measured, quality: RuleText.newTerrainQuality(isTrusted: isTrusted),
      message: RuleText.newTerrainMessage(
        share: ground.share, days: limits.knownDays, climbs: isTrusted ? climbs.count : 0,
        stairs: isTrusted ? stairs.count : 0, run.text),
      places: isFactor ? found.sorted { $0.start < $1.start } : ground.place.map { [$0] } ?? [])
  }
}

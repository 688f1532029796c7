import TrackModel

/// Steeper than the legs know (Definitions.md C5): the steepest sustained 50 m in a grade band above anything of 42 days.
struct SteepnessRule: RunRule {
  let factor = Factor.steepness
  let title = RuleText.steepnessTitle
  let evidence = Evidence.mechanism
  let source = RuleText.steepnessSource
  let advice = Advice.steepness

  func definition(_ thresholds: Thresholds, units: Units) -> String {
    RuleText.steepness(thresholds, MeasureText(units))
  }

  func judge(_ run: RunContext) -> Flag? {
    let limits = run.thresholds.steepness
    guard run.summary.canJudgeSlopes, let runs = run.comparable,
      let steepest = run.summary.hills.steepest50m, let band = band(of: run.summary, steepest, limits)
    else { return nil }
    // One run that knows the band is enough, and soon found for most.
    let most = band - limits.mediumBands
    guard !runs.contains(where: { knownBand(of: $0.summary, limits) ?? -1 > most }) else { return nil }
    let usual = runs.lazy.compactMap(\.summary.hills.steepest50m).max() ?? 0
    let above = band - (runs.lazy.compactMap { knownBand(of: $0.summary, limits) }.max() ?? -1)
    guard steepest - usual >= limits.smallestExcess else { return nil }
    let level: Level = above >= limits.highBands ? .high : .medium
    let threshold = max(HillSummary.bandLimits[band], usual + limits.smallestExcess)
    let measured = Measured(
      value: steepest * 100, usual: usual * 100, usualCount: runs.count,
      usualPeriodDays: run.thresholds.history.usualDays,
      threshold: threshold * 100, unit: "%", isBorderline: steepest - threshold < limits.smallestExcess)
    return flag(
      level, measured, quality: RuleText.altitudeQuality(run.summary.elevation, run.text),
      message: RuleText.steepnessMessage(
        steepest: steepest, usual: usual, days: run.thresholds.history.usualDays, run.text),
      places: run.summary.hills.climbs.filter { $0.meanGrade >= HillSummary.bandLimits[0] }.map { Place($0) })
  }

  /// The highest band that the steepest 50 m reach and that holds enough gain, counting what is steeper.
  private func band(of run: RunSummary, _ steepest: Double, _ limits: SteepnessThresholds) -> Int? {
    HillSummary.bandLimits.indices.last { index in
      steepest >= HillSummary.bandLimits[index] && gain(of: run, from: index) >= limits.gain
    }
  }

  /// What the legs know: half of that gain is enough, or 50 m of that grade.
  private func knownBand(of run: RunSummary, _ limits: SteepnessThresholds) -> Int? {
    HillSummary.bandLimits.indices.last { index in
      gain(of: run, from: index) >= limits.gain / 2
        || (run.hills.steepest50m ?? 0) >= HillSummary.bandLimits[index]
    }
  }

  private func gain(of run: RunSummary, from band: Int) -> Double {
    run.hills.bandGain.count > band ? run.hills.bandGain[band...].reduce(0, +) : 0
  }
}

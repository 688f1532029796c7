import TrackModel

/// Amount of hills (Definitions.md C5): gain of a run against the most of one run in 42 days, gain and number of hilly runs
/// of a week against the weeks before. Levels are an analogy to distance.
struct HillsRule: RunRule, WeekRule {
  let factor = Factor.hills
  let title = RuleText.hillsTitle
  let evidence = Evidence.mechanism
  let source = RuleText.hillsSource
  let advice = Advice.hills

  func definition(_ thresholds: Thresholds, units: Units) -> String {
    RuleText.hills(thresholds, MeasureText(units))
  }

  func judge(_ run: RunContext) -> Flag? {
    let limits = run.thresholds.hills
    guard let runs = run.comparable, let ascent = run.summary.sureAscent(limits), ascent >= limits.smallest,
      let most = runs.lazy.compactMap(\.summary.elevation.ascent).max()
    else { return nil }
    let level = level(of: ascent, over: most, run.record, limits)
    guard level.isFlag else { return nil }
    let error = max(limits.smallestError, limits.error * ascent)
    let measured = Measured(
      value: run.summary.elevation.ascent, usual: most, usualCount: runs.count,
      usualPeriodDays: run.thresholds.history.usualDays,
      threshold: limits.steps.start(of: level).map {
        max(limits.smallest, limits.flat * Double(run.record.metres), most * (1 + $0))
      }, unit: "m",
      isBorderline: [-error, error].contains { self.level(of: ascent + $0, over: most, run.record, limits) != level })
    return flag(
      level, measured, quality: RuleText.altitudeQuality(run.summary.elevation, run.text),
      message: RuleText.hillsMessage(
        ascent: run.summary.elevation.ascent ?? ascent, usual: most, days: run.thresholds.history.usualDays, run.text),
      places: run.summary.hills.climbs.map { Place($0) })
  }

  private func level(of ascent: Double, over most: Double, _ record: RunRecord, _ limits: HillThresholds) -> Level {
    guard ascent >= limits.smallest, isHillRun(record, ascent: ascent, limits) else { return .none }
    return limits.steps.level(of: Int(ascent.rounded()), over: max(1, Int(most.rounded())))
  }

  /// Long flat runs are no hill runs; altitude from satellites or a poor map speaks only for mountains.
  private func isHillRun(_ record: RunRecord, ascent: Double, _ limits: HillThresholds) -> Bool {
    guard record.metres > 0, ascent >= limits.flat * Double(record.metres) else { return false }
    guard record.summary.altitudeKind == .coarse else { return true }
    let hours = (record.summary.moving ?? record.summary.elapsed) / 3600
    return hours > 0 && ascent / hours > limits.coarsePerHour
  }

  func judge(_ week: WeekContext) -> Flag? {
    guard let before = week.before(week.thresholds.weeklyMileage.weeks), week.hasBaseline else { return nil }
    // After four empty weeks there is nothing to compare with: that is a return, told with the distance.
    guard before.contains(where: { $0.runs > 0 }) else { return nil }
    // Weeks whose altitude is mostly unknown or coarse say nothing.
    guard (before + [week.totals]).allSatisfy(\.knowsAscent) else { return nil }
    return judgeGain(week) ?? judgeFrequency(week, before)
  }

  /// As of a run: what is sure of the week's gain against the gain that is usual.
  private func judgeGain(_ week: WeekContext) -> Flag? {
    let limits = week.thresholds.hills
    let gain = week.totals.sureAscent
    guard
      let base = WeekBase.of(
        week.number, in: week.ledger, thresholds: week.thresholds, amount: \.trustedAscent, isKnown: \.knowsAscent)
    else { return nil }
    let (level, cap) = level(of: gain, week, base.metres)
    guard level.isFlag else { return nil }
    let usual = Double(base.metres)
    let measured = Measured(
      value: Double(week.totals.trustedAscent), usual: usual, usualCount: base.weeks, usualPeriodDays: base.days,
      threshold: limits.weekSteps.start(of: level).map {
        max(leastGain(week), usual + max($0 * usual, limits.smallestExcessInWeek, level > .low ? ownSpread(week) : 0))
      }, unit: "m",
      isBorderline: [1 - limits.error, 1 + limits.error].contains {
        self.level(of: Int((Double(gain) * $0).rounded()), week, base.metres).level != level
      })
    return flag(
      level, measured,
      quality: RuleText.weekAltitudeQuality(error: week.totals.ascentError, cap: cap, week.text),
      message: RuleText.weekHillsMessage(gain: Double(week.totals.trustedAscent), usual: base, week.text))
  }

  private func level(of gain: Int, _ week: WeekContext, _ base: Int) -> (level: Level, cap: WeekCap?) {
    let limits = week.thresholds.hills
    guard Double(gain) >= leastGain(week), Double(gain - base) >= limits.smallestExcessInWeek else {
      return (.none, nil)
    }
    let reached = limits.weekSteps.level(of: gain, over: max(base, 1))
    guard reached > .low, Double(gain - base) < ownSpread(week) else { return (reached, nil) }
    return (.low, .spread)
  }

  private func ownSpread(_ week: WeekContext) -> Double {
    WeekSpread.leastExcess(week, amount: \.trustedAscent, isKnown: \.knowsAscent)
  }

  private func leastGain(_ week: WeekContext) -> Double {
    let limits = week.thresholds.hills
    return max(limits.smallestInWeek, limits.flat * Double(week.totals.metres))
  }

  private func judgeFrequency(_ week: WeekContext, _ before: [WeekTotals]) -> Flag? {
    let usual = before.map(\.hillyRuns).max() ?? 0
    let here = week.totals.hillyRuns
    guard here > usual + 1 else { return nil }
    let measured = Measured(
      value: Double(here), usual: Double(usual), usualCount: before.count, usualPeriodDays: 7 * before.count,
      threshold: Double(usual + 2), unit: "1")
    return flag(
      .low, measured, quality: RuleText.weekAltitudeQuality(error: nil, cap: nil, week.text),
      message: RuleText.hillyRunsMessage(runs: here, usual: usual, weeks: before.count, week.text))
  }
}

extension RunRecord {
  /// Many metres up per kilometre, or one real climb.
  func isHilly(_ limits: HillThresholds) -> Bool {
    guard summary.altitudeKind == .trusted, let ascent = summary.elevation.ascent else { return false }
    let climb = summary.hills.climbs.map(\.gain).max() ?? 0
    return climb >= limits.hillyClimb
      || (ascent >= limits.smallest && ascent >= limits.hilly * Double(metres))
  }
}

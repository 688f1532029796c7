import TrackModel

/// Intervals, surges and other fast running (Definitions.md B2): its distance against the most of one run in 42 days.
struct FastRunningRule: RunRule {
  let factor = Factor.fastRunning
  let title = RuleText.fastTitle
  let evidence = Evidence.hamstring
  let source = RuleText.fastSource
  let advice = Advice.fastRunning

  func definition(_ thresholds: Thresholds, units: Units) -> String {
    RuleText.fast(thresholds, MeasureText(units))
  }

  func judge(_ run: RunContext) -> Flag? {
    let limits = run.thresholds.fastRunning
    guard !run.record.isTreadmill, run.canCompareFastRunning, run.isRunnersBase, let normal = run.normal,
      let fast = run.fastDistance, let before = run.fastBefore
    else { return nil }
    let fastLevel = level(of: fast, over: before, smallest: limits.smallest, limits)
    let speed = normal.speed * normal.fastRatio
    var chosen = Amount(level: fastLevel, metres: fast, usual: before, speed: speed, smallest: limits.smallest)
    var surges = run.effort?.surges ?? []
    var places = surges.map { Place($0) }
    var quality = RuleText.fastQuality(normal, of: run.summary)
    // Of equal levels the general measure is told.
    if let veryFast = veryFast(run, normal), veryFast.level > fastLevel {
      chosen = veryFast
      quality = RuleText.veryFastQuality
      let found = VeryFastPlaces(run.summary.trace, speed: veryFast.speed, surges: surges)
      places = found.hold(chosen.metres) ? found.places : []
      surges = found.boutsHold(chosen.metres) ? found.bouts : []
    }
    guard chosen.level.isFlag else { return nil }
    let measured = Measured(
      value: chosen.metres, usual: chosen.usual.rounded() > 0 ? chosen.usual : nil,
      usualCount: run.recent.count(where: \.hasPace),
      usualPeriodDays: run.thresholds.history.usualDays,
      threshold: limits.steps.start(of: chosen.level).map { max(chosen.usual * (1 + $0), chosen.smallest) }, unit: "m",
      isBorderline: [1 - limits.error, 1 + limits.error].contains {
        level(of: chosen.metres * $0, over: chosen.usual, smallest: chosen.smallest, limits) != chosen.level
      })
    return flag(
      chosen.level, measured, quality: quality + RuleText.perhapsTreadmill(run.summary),
      message: RuleText.fastMessage(
        metres: chosen.metres, usual: chosen.usual, isNew: chosen.usual < limits.newShare * chosen.metres,
        days: run.thresholds.history.usualDays, speed: chosen.speed, surges: surges.count, run.text),
      places: places)
  }

  /// How much of it, and against what.
  private struct Amount {
    var level: Level
    var metres: Double
    /// The most of one run; 0 where there was none.
    var usual: Double
    /// m/s from which it counts.
    var speed: Double
    var smallest: Double
  }

  /// By plain speed; nil where it is not known of the run or of one that it is compared with.
  private func veryFast(_ run: RunContext, _ normal: NormalPace) -> Amount? {
    let limits = run.thresholds.fastRunning
    let from = limits.veryFastSpeed(over: normal)
    guard let metres = run.summary.pace.veryFastDistance(from: from), metres >= limits.smallestVeryFast else {
      return nil
    }
    var most = 0.0
    for before in run.recent where before.hasPace {
      guard let metres = before.summary.pace.veryFastDistance(from: from) else { return nil }
      most = max(most, metres)
    }
    return Amount(
      level: level(of: metres, over: most, smallest: limits.smallestVeryFast, limits), metres: metres, usual: most,
      speed: from, smallest: limits.smallestVeryFast)
  }

  private func level(
    of value: Double, over reference: Double, smallest: Double, _ limits: FastRunningThresholds
  ) -> Level {
    guard value >= smallest else { return .none }
    let metres = Int(reference.rounded())
    return metres == 0 ? .high : limits.steps.level(of: Int(value.rounded()), over: metres)
  }
}

extension FastRunningThresholds {
  /// Plain speed from which running is very fast for a runner, m/s.
  func veryFastSpeed(over normal: NormalPace) -> Double { max(veryFastSpeed, veryFastRatio * normal.speed) }
}

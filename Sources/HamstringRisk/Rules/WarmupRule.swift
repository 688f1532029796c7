import TrackModel

/// Easy running before the first hard part (Definitions.md D). Judged by fast running only: climbs and stairs do not count.
struct WarmupRule: RunRule {
  let factor = Factor.warmup
  let title = RuleText.warmupTitle
  let evidence = Evidence.expert
  let source = RuleText.warmupSource
  let advice = Advice.warmup

  func definition(_ thresholds: Thresholds, units: Units) -> String {
    RuleText.warmup(thresholds, MeasureText(units))
  }

  func judge(_ run: RunContext) -> Flag? {
    let limits = run.thresholds.warmup
    guard !run.record.isTreadmill, run.isRunnersBase, let effort = run.effort, effort.firstHard != nil,
      !effort.isHardBefore, effort.fastSeconds >= limits.fastSeconds
    else { return nil }
    // What is hard for this runner is not known before there is a normal pace.
    let highest: Level = run.normal == nil ? .low : .high
    let level = min(level(of: effort.easy, limits), highest)
    guard level.isFlag else { return nil }
    let measured = Measured(
      value: effort.easy / 60, threshold: start(of: level, limits) / 60, unit: "min",
      isBorderline: [-limits.error, limits.error].contains {
        min(self.level(of: effort.easy + $0, limits), highest) != level
      })
    return flag(
      level, measured,
      quality: RuleText.warmupQuality(hasNormal: run.normal != nil) + RuleText.perhapsTreadmill(run.summary),
      message: RuleText.warmupMessage(
        easy: effort.easy, withRunBefore: effort.countsRunBefore, limits, run.text),
      places: effort.hardPlace.map { [$0] } ?? [])
  }

  private func level(of seconds: Double, _ limits: WarmupThresholds) -> Level {
    if seconds < limits.high { return .high }
    if seconds < limits.medium { return .medium }
    return seconds < limits.low ? .low : .none
  }

  private func start(of level: Level, _ limits: WarmupThresholds) -> Double {
    switch level {
    case .high: limits.high
    case .medium: limits.medium
    case .low, .info, .none: limits.low
    }
  }
}

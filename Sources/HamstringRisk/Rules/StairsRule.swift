import TrackModel

/// Stairs (Definitions.md C6 and Rules.md): metres gone up by stairs against the most of one run in 42 days.
struct StairsRule: RunRule {
  let factor = Factor.stairs
  let title = RuleText.stairsTitle
  let evidence = Evidence.mechanism
  let source = RuleText.stairsSource
  let advice = Advice.stairs
  /// Part by which the height gone up by stairs may be off [P]: twice that of ascent (Definitions.md G), because what
  /// smoothing takes off both ends of a flight is more of so little height.
  private static let error = 0.10
  /// Metres below which there were no stairs before [P]: a third of the shortest flight that is found.
  private static let noStairs = 1.0

  func definition(_ thresholds: Thresholds, units: Units) -> String {
    RuleText.stairs(thresholds, MeasureText(units))
  }

  func judge(_ run: RunContext) -> Flag? {
    let limits = run.thresholds.stairs
    guard let all = run.summary.stairGain, all >= limits.smallest, let judged = run.stairsBefore,
      let most = judged.max()
    else { return nil }
    let likely = run.summary.stairs.filter { $0.confidence == .likely }.reduce(0) { $0 + $1.gain }
    let sureLevel = level(of: likely, over: most, limits)
    // Places that may as well be a steep path raise the level to low at most.
    func reached(_ share: Double) -> Level {
      max(
        self.level(of: share * likely, over: most, limits),
        min(self.level(of: share * all, over: most, limits), .low))
    }
    let level = reached(1)
    guard level.isFlag else { return nil }
    let gain = sureLevel == level ? likely : all
    let isNew = most < StairsRule.noStairs
    let measured = Measured(
      value: gain, usual: isNew ? nil : most, usualCount: judged.count,
      usualPeriodDays: run.thresholds.history.usualDays,
      threshold: limits.steps.start(of: level).map {
        max(limits.smallest, most + limits.smallestExcess, isNew ? 0 : most * (1 + $0))
      }, unit: "m",
      isBorderline: [1 - StairsRule.error, 1 + StairsRule.error].contains { reached($0) != level })
    return flag(
      level, measured, quality: RuleText.stairsQuality(isSure: sureLevel == level),
      message: RuleText.stairsMessage(
        gain: gain, usual: isNew ? nil : most, days: run.thresholds.history.usualDays,
        isSure: sureLevel == level, run.text),
      places: run.summary.stairs.map { Place($0) })
  }

  private func level(of gain: Double, over most: Double, _ limits: StairThresholds) -> Level {
    guard gain >= limits.smallest, gain - most >= limits.smallestExcess else { return .none }
    // In decimetres: flights are short.
    let reference = Int((most * 10).rounded())
    return Double(reference) < 10 * StairsRule.noStairs
      ? .high : limits.steps.level(of: Int((gain * 10).rounded()), over: reference)
  }
}

import TrackModel

/// One long run (Definitions.md A1): the distance of a session against the longest of the 30 days before.
struct SingleRunSpikeRule: RunRule {
  let factor = Factor.singleRunSpike
  let title = RuleText.spikeTitle
  let evidence = Evidence.running
  let source = RuleText.spikeSource
  let advice = Advice.singleRunSpike

  func definition(_ thresholds: Thresholds, units: Units) -> String {
    RuleText.spike(thresholds, MeasureText(units))
  }

  func judge(_ run: RunContext) -> Flag? {
    let limits = run.thresholds.singleRunSpike
    let metres = run.record.sessionMetres
    guard metres > 0 else { return nil }
    if run.month.isEmpty { return run.record.isContinuation ? nil : returned(run, metres) }
    guard run.month.count >= limits.runs, let longest = run.month.map(\.sessionMetres).max(), longest > 0 else {
      return nil
    }
    // The first weeks do not show yet how long the runner's long runs are.
    let isEarly = run.daysBefore < run.thresholds.history.baselineDays
    func reached(by metres: Int) -> Level {
      guard Double(metres - longest) >= limits.smallestExcess else { return .none }
      let level = limits.steps.level(of: metres, over: longest)
      return isEarly ? min(level, .low) : level
    }
    let level = reached(by: metres)
    guard level.isFlag else { return nil }
    let measured = Measured(
      value: Double(metres), usual: Double(longest), usualCount: run.month.count,
      usualPeriodDays: run.thresholds.history.spikeDays,
      threshold: limits.start(of: level, over: Double(longest)), unit: "m",
      isBorderline: [1 - limits.error, 1 + limits.error].contains {
        reached(by: Int((Double(metres) * $0).rounded())) != level
      })
    return flag(
      level, measured, quality: RuleText.spikeQuality(run.summary, days: isEarly ? run.daysBefore : nil, run.text),
      message: RuleText.spikeMessage(
        metres: metres, longest: longest, days: run.thresholds.history.spikeDays,
        isSession: run.record.isContinuation, run.text),
      places: [Place(start: 0, end: run.summary.elapsed)])
  }

  /// No run in 30 days: there is nothing to compare with, and that is said instead of a number without end.
  private func returned(_ run: RunContext, _ metres: Int) -> Flag? {
    guard let days = run.daysSinceLast, run.runsBefore > 0 else { return nil }
    let measured = Measured(value: Double(metres), unit: "m")
    var found = flag(
      .info, measured, quality: RuleText.distanceQuality(run.summary),
      message: RuleText.returnMessage(metres: metres, days: days, run.text))
    found.advice = Advice.returning(run.thresholds.history, run.text)
    return found
  }
}

extension SpikeThresholds {
  /// Metres from which on a run reaches a level, by the longest before it; nil where nothing does.
  func start(of level: Level, over longest: Double) -> Double? {
    steps.start(of: level).map { longest + max($0 * longest, smallestExcess) }
  }
}

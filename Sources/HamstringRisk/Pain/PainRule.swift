import TrackModel

/// Pain that the runner logged (Definitions.md F and Rules.md). It is asked and not measured, and belongs to a run or to a
/// week.
struct PainRule: RiskRule {
  let factor = Factor.pain
  let title = PainText.title
  let evidence = Evidence.expert
  let source = PainText.source
  let advice = Advice.pain

  func definition(_ thresholds: Thresholds, units: Units) -> String { PainText.definition(thresholds.pain) }

  /// - Parameters:
  ///   - entries: the whole log, in order of time.
  ///   - index: the entry to judge.
  /// - Returns: nil for an entry without pain.
  func judge(_ entries: [PainEntry], _ index: Int, thresholds: PainThresholds) -> Flag? {
    let entry = entries[index]
    let isRising = StopSigns.isRising(entries, to: index, thresholds: thresholds)
    let isUnsettled = isUnsettled(entries, index)
    let level: Level
    if entry.limp || entry.cannotBearWeight || isRising || entry.level >= thresholds.high {
      level = .high
    } else if entry.level >= thresholds.medium || isUnsettled {
      level = .medium
    } else {
      level = entry.level >= thresholds.low ? .low : .none
    }
    guard level.isFlag else { return nil }
    let reached = level == .high ? thresholds.high : level == .medium ? thresholds.medium : thresholds.low
    let measured = Measured(
      value: Double(entry.level), threshold: entry.level >= reached ? Double(reached) : nil, unit: "1")
    return flag(
      level, measured, quality: PainText.asked,
      message: PainText.message(entry, isUnsettled: isUnsettled, isRising: isRising))
  }

  /// Pain in the morning that is no less than the day before.
  private func isUnsettled(_ entries: [PainEntry], _ index: Int) -> Bool {
    let morning = entries[index]
    guard morning.moment == .nextMorning, morning.level > 0 else { return false }
    let before = entries[..<index].filter { $0.day == morning.day.adding(days: -1) && $0.moment != .nextMorning }
    return before.map(\.level).max().map { morning.level >= $0 } ?? false
  }
}

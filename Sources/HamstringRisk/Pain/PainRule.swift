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

  /// - Parameter index: the place of the entry to judge.
  /// - Returns: nil for an entry without pain.
  func judge(_ log: PainDays, _ index: Int, thresholds: PainThresholds) -> Flag? {
    let entry = log.entries[index]
    let isRising = StopSigns.isRising(log.entries, to: index, thresholds: thresholds)
    let isUnsettled = log.isUnsettled(index)
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
}

/// The whole pain log, with what each day's entries come to.
struct PainDays {
  /// In order of time.
  let entries: [PainEntry]
  /// The highest level of each day but for its morning.
  private let worst: [CivilDate: Int]

  /// - Parameter entries: in order of time.
  init(_ entries: [PainEntry]) {
    self.entries = entries
    let ofDays = entries.filter { $0.moment != .nextMorning }.map { ($0.day, $0.level) }
    worst = Dictionary(ofDays, uniquingKeysWith: max)
  }

  /// Pain in the morning that is no less than the day before.
  func isUnsettled(_ index: Int) -> Bool {
    let morning = entries[index]
    guard morning.moment == .nextMorning, morning.level > 0 else { return false }
    return worst[morning.day.adding(days: -1)].map { morning.level >= $0 } ?? false
  }
}

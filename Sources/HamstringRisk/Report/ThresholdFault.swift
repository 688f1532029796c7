import RunMetrics
import TrackModel

/// A threshold that cannot be.
public struct ThresholdFault: Sendable, Hashable {
  /// As in a settings file: `pace.steps.low`.
  public var path: String
  /// What it must be, such as "must be between 0 and 1".
  public var message: String
}

extension Thresholds {
  /// The first threshold that makes no sense; nil where all do. Rules rely on this for thresholds out of a file.
  public var fault: ThresholdFault? { ThresholdFault.first(in: self) }
}

extension ThresholdFault {
  fileprivate static func first(in group: Any) -> ThresholdFault? {
    for (name, value) in ThresholdTree.members(of: group) {
      if let threshold = value as? any RangedThreshold {
        if let message = threshold.fault { return ThresholdFault(path: name, message: message) }
      } else if let inner = first(in: value) {
        return ThresholdFault(path: "\(name).\(inner.path)", message: inner.message)
      }
    }
    return (group as? any ThresholdGroup)?.conflict.map { ThresholdFault(path: $0.key, message: $0.message) }
  }
}

/// What is wrong between the thresholds of a group, each of which is in its range.
protocol ThresholdGroup {
  /// The key of the first that is wrong beside the others, and what it must be; nil for none.
  var conflict: ThresholdConflict? { get }
}

typealias ThresholdConflict = (key: String, message: String)

/// The first of some values that is below the one before it.
private func fall(_ values: (key: String, value: Double)...) -> ThresholdConflict? {
  zip(values, values.dropFirst()).first { $1.value < $0.value }.map { ($1.key, "must not be below \($0.key)") }
}

private func below(_ least: Double, _ key: String, _ value: Double) -> ThresholdConflict? {
  value < least ? (key, "must be \(least) or more") : nil
}

extension LevelSteps: ThresholdGroup {
  /// Steps have no range: infinity turns a level off.
  var conflict: ThresholdConflict? {
    if !(low > 0) { return ("low", "must be above 0") }
    if !(medium >= low) { return ("medium", "must not be below low") }
    return high >= medium ? nil : ("high", "must not be below medium")
  }
}

extension HistoryThresholds: ThresholdGroup {
  var conflict: ThresholdConflict? {
    fall(("return_share", returnShare), ("second_return_share", secondReturnShare))
  }
}

extension FastRunningThresholds: ThresholdGroup {
  var conflict: ThresholdConflict? { below(PaceSummary.veryFastSpeed, "very_fast_speed", veryFastSpeed) }
}

extension SurgeThresholds: ThresholdGroup {
  /// Recordings are searched by these limits, so that nothing below them is ever found.
  var conflict: ThresholdConflict? {
    below(1 + SurgeLimits.leastExcess, "enter", enter) ?? below(SurgeLimits.leaveRatio, "leave", leave)
      ?? below(SurgeLimits.shortest, "shortest", shortest) ?? fall(("leave", leave), ("enter", enter))
  }
}

extension WarmupThresholds: ThresholdGroup {
  var conflict: ThresholdConflict? {
    fall(("high", high), ("medium", medium), ("low", low))
      ?? (hardRatio > 1 ? nil : ("hard_ratio", "must be above 1"))
  }
}

extension SteepnessThresholds: ThresholdGroup {
  var conflict: ThresholdConflict? {
    fall(("medium_bands", Double(mediumBands)), ("high_bands", Double(highBands)))
  }
}

extension CombinedThresholds: ThresholdGroup {
  var conflict: ThresholdConflict? {
    fall(("low", low), ("medium", medium), ("high", high))
      ?? fall(("new_pace_share", newPaceShare), ("new_pace_full", newPaceFull))
  }
}

extension PainThresholds: ThresholdGroup {
  var conflict: ThresholdConflict? {
    fall(("low", Double(low)), ("medium", Double(medium)), ("high", Double(high)))
  }
}

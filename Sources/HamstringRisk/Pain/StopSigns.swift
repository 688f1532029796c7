public import TrackModel

/// Something in the log that comes before all advice on training: the article says to rest or to see a therapist.
public struct StopSign: Sendable, Hashable {
  /// What the log shows, the gravest first. The raw values are the names in JSON.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The leg could not bear weight.
    case cannotBearWeight = "cannot_bear_weight"
    /// The gait was changed.
    case limp
    /// Each entry was higher than the one before.
    case rising
  }

  /// What the log shows.
  public var kind: Kind
  /// The day of the newest entry that shows it.
  public var day: CivilDate
  /// One sentence: what the log says.
  public var message: String
  /// One sentence of the article.
  public var advice: String
}

enum StopSigns {
  /// The signs that hold at the end of a day, the gravest first.
  /// - Parameter entries: in order of time.
  static func holding(at day: CivilDate, in entries: [PainEntry], thresholds: PainThresholds) -> [StopSign] {
    let known = entries.filter { $0.day <= day }
    return StopSign.Kind.allCases.compactMap { kind in
      guard let index = known.indices.last(where: { shows(kind, known, $0, thresholds) }) else { return nil }
      let sign = known[index]
      let isOver = known[(index + 1)...].contains {
        $0.day > sign.day && $0.level <= thresholds.quiet && !$0.limp && !$0.cannotBearWeight
      }
      if day.day - sign.day.day > thresholds.stopSignDays || isOver { return nil }
      return StopSign(
        kind: kind, day: sign.day, message: PainText.stopSign(kind, day: sign.day),
        advice: PainText.stopAdvice(kind))
    }
  }

  /// The newest signs that no longer hold because so much time has passed, and not because a later entry says that it is
  /// quiet again; the gravest first.
  static func lapsed(at day: CivilDate, in entries: [PainEntry], thresholds: PainThresholds) -> [StopSign] {
    var unlimited = thresholds
    unlimited.stopSignDays = .max
    let holding = holding(at: day, in: entries, thresholds: thresholds).map(\.kind)
    return self.holding(at: day, in: entries, thresholds: unlimited).filter { !holding.contains($0.kind) }
  }

  private static func shows(
    _ kind: StopSign.Kind, _ entries: [PainEntry], _ index: Int, _ thresholds: PainThresholds
  ) -> Bool {
    switch kind {
    case .cannotBearWeight: entries[index].cannotBearWeight
    case .limp: entries[index].limp
    case .rising: isRising(entries, to: index, thresholds: thresholds)
    }
  }

  /// Whether the entries up to this one rise, each higher than the one before.
  static func isRising(_ entries: [PainEntry], to index: Int, thresholds: PainThresholds) -> Bool {
    let first = index - thresholds.risingEntries + 1
    guard thresholds.risingEntries > 1, first >= 0,
      entries[index].day.day - entries[first].day.day <= thresholds.risingDays
    else { return false }
    return (first..<index).allSatisfy { entries[$0].level < entries[$0 + 1].level }
  }
}

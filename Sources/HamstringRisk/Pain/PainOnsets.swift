import TrackModel

/// Finds the days on which pain came up anew.
enum PainOnsets {
  /// - Parameter entries: in order of time. Days without an entry count as days without pain: people write down what
  ///   hurts.
  static func days(in entries: [PainEntry], thresholds: PainThresholds) -> [CivilDate] {
    var onsets: [CivilDate] = []
    for (index, entry) in entries.enumerated() where entry.level >= thresholds.onset {
      let first = entry.day.adding(days: -thresholds.quietDays)
      let wasQuiet = entries[..<index].allSatisfy { $0.day < first || $0.level <= thresholds.quiet }
      if wasQuiet { onsets.append(entry.day) }
    }
    return onsets
  }
}

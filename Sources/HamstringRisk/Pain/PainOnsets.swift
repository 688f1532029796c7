import TrackModel

/// Finds the entries with which pain came up anew.
enum PainOnsets {
  /// - Parameter entries: in order of time. Days without an entry count as days without pain: people write down what
  ///   hurts.
  static func find(in entries: [PainEntry], thresholds: PainThresholds) -> [PainEntry] {
    var onsets: [PainEntry] = []
    // The newest day so far that was not quiet.
    var loud: CivilDate?
    for entry in entries {
      if entry.level >= thresholds.onset, loud.map({ $0 < entry.day.adding(days: -thresholds.quietDays) }) ?? true {
        onsets.append(entry)
      }
      if entry.level > thresholds.quiet { loud = entry.day }
    }
    return onsets
  }
}

import TrackModel

/// Finds the entries with which pain came up anew.
enum PainOnsets {
  /// - Parameter entries: in order of time. Days without an entry count as days without pain: people write down what
  ///   hurts.
  static func find(in entries: [PainEntry], thresholds: PainThresholds) -> [PainEntry] {
    var onsets: [PainEntry] = []
    // The newest day that was not quiet, and the one before it: a day with pain does not hide its own onset.
    var (loud, before): (CivilDate?, CivilDate?)
    for entry in entries {
      if entry.level > thresholds.quiet, entry.day != loud { (loud, before) = (entry.day, loud) }
      let isNew = (entry.day == loud ? before : loud).map { $0 < entry.day.adding(days: -thresholds.quietDays) } ?? true
      if entry.level >= thresholds.onset, isNew, onsets.last?.day != entry.day { onsets.append(entry) }
    }
    return onsets
  }
}

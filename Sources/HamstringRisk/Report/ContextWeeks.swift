public import TrackModel

extension RiskReport {
  /// Makes the weeks before `first` such to compare with, and leaves out runs whose day is not known.
  public mutating func compare(from first: Week) {
    firstWeek = first
    runsBefore += runs.filter { run in run.week.map { $0 < first } ?? false }
    runs.removeAll { run in run.week.map { $0 < first } ?? true }
  }

  /// Whether a week is there to compare with alone.
  public func isContext(_ week: Week) -> Bool { firstWeek.map { week < $0 } ?? false }
}

extension HistoryThresholds {
  /// Weeks that usual amounts are taken from, the newest included: the advice of a report is that of so many.
  public var usualWeeks: Int { max(1, (usualDays + 6) / 7) }

  /// Weeks before the one that a report is about: at least a month, and all that its advice is taken from.
  public var contextWeeks: Int { max(4, usualWeeks - 1) }
}

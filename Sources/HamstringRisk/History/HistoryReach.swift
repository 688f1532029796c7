extension Thresholds {
  /// How many days before a run its report can depend on: the runs of half a year are judged to tell how often a rule
  /// fires, each against the longest of the windows.
  public var reachDays: Int {
    let windows = [
      newTerrain.knownDays, history.widePaceDays + history.usualDays, history.baselineDays, history.spikeDays,
      7 * (weeklyMileage.weeks + weeklyMileage.usualWeeks + 1),
    ]
    return history.firedDays + (windows.max() ?? 0)
  }

  /// So many runs before those days belong to it, too: who returns after a long break has a history all the same.
  public var reachRuns: Int { 3 * history.baselineRuns }
}

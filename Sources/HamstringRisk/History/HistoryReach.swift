extension Thresholds {
  /// How many days before a run its report can depend on: the runs of half a year are judged to tell how often a rule
  /// fires, each against the longest of the windows.
  public var reachDays: Int {
    let weeks = [weeklyMileage.weeks + weeklyMileage.usualWeeks, weeklyMileage.spreadWeeks].max() ?? 0
    let windows = [
      newTerrain.knownDays, history.widePaceDays + history.usualDays, history.baselineDays, history.spikeDays,
      7 * (weeks + 1),
    ]
    return history.firedDays + (windows.max() ?? 0)
  }

  /// So many runs before those days belong to it, too: who returns after a long break has a history all the same.
  public var reachRuns: Int { 3 * history.baselineRuns }

  /// ... and the runs of so many weeks with running: a return is compared with the last of them. A week that begins on
  /// another day lies in two of these, and the first of them may be cut.
  public var reachWeeks: Int { 2 * (weeklyMileage.weeks + 1) }
}

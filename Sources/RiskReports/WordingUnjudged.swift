import HamstringRisk

/// What could not be compared, which is not the same as nothing unusual.
extension Wording {
  static func noFlags(_ run: JudgedRun) -> String {
    let compared: [Factor] = [.pace, .hills, .singleRunSpike, .newTerrain]
    let unjudged = Set(run.unjudged.flatMap(\.factors))
    if compared.allSatisfy(unjudged.contains) {
      return "Too little is known to compare this run with what has been usual."
    }
    return unjudged.isEmpty
      ? "Nothing about this run stands out from what has been usual."
      : "Nothing about this run stands out from what has been usual, as far as it could be compared."
  }

  static let notCompared = "Not compared:"

  static func unjudged(_ unjudged: UnjudgedFactors, _ thresholds: Thresholds) -> String {
    let names = unjudged.factors.map(factor).joined(separator: ", ").lowercased().capitalizedFirst
    return "\(names): \(reason(unjudged, thresholds))."
  }

  private static func reason(_ unjudged: UnjudgedFactors, _ thresholds: Thresholds) -> String {
    let history = thresholds.history
    switch unjudged.reason {
    case .fewRuns:
      if unjudged.factors == [.singleRunSpike] {
        return "fewer than \(runs(thresholds.singleRunSpike.runs)) in the "
          + "\(counted(history.spikeDays, "day", "days")) before"
      }
      return "too few runs before it to say what is usual"
    case .treadmill: return "a treadmill run"
    case .noDistance: return "the recording tells no distance"
    case .noPace: return "the recording tells no pace"
    case .noAltitude: return "the recording tells no altitude"
    case .noPositions: return "the recording tells no positions"
    case .coarseAltitude: return "altitude from satellites or a map is too coarse for them"
    case .walked: return "walked, not run"
    case .noDay: return "its day is not known"
    }
  }

  static let noDayKnown =
    "No run here has a known day, so nothing can be compared. “strideguard check PATH” tells what each file holds."

  /// Of a report without a flag.
  static func nothingFlagged(_ report: RiskReport) -> String {
    if report.states.contains(where: { $0.code == "runs_not_shown" }) {
      return "No run and no week that is shown stands out by itself; runs of these weeks that are not shown do."
    }
    if report.weeks.isEmpty { return noDayKnown }
    let weeks = report.weeks.filter { !report.isContext($0.week) }
    let unjudged = weeks.count { $0.level == nil }
    if unjudged == weeks.count, !weeks.isEmpty { return cannotJudge(report.settings.thresholds.history) }
    if weeks.count < report.weeks.count, weeks.count == 1 { return nothingChanged }
    return unjudged == 0
      ? "No run and no week of this period stands out from what has been usual."
      : "Of what could be compared, no run and no week of this period stands out from what has been usual."
  }
}

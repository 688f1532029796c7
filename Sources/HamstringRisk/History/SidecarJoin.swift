import TrackModel

extension RunSummary {
  /// The same run with what a table says of it where its file says nothing.
  func joined(to sidecar: Sidecar) -> RunSummary {
    var joined = self
    joined.name = name ?? sidecar.name
    if isSportJudged, sidecar.sport.isRunning {
      joined.sport = sidecar.sport
      joined.isSportJudged = false
      joined.notes.removeAll { $0.code == "sport_by_speed" }
    }
    return joined
  }
}

extension SkipReason {
  /// The reason of a run whose file names no sport, where the table beside it names another than running.
  static func otherSport(in sidecar: Sidecar) -> SkipReason {
    let sport = sidecar.sport == .other ? "another sport" : sidecar.sport.rawValue
    return SkipReason(code: "other_sport", message: "recorded as \(sport), not as a run")
  }
}

import TrackModel

/// Activities without two points that follow one another in time.
extension SummaryAssembly {
  /// A treadmill's total, or nothing.
  func declaredOnly(hasPoints: Bool, notes: NoteList) -> AnalysisOutcome {
    // Without a time nothing tells whether the distance can have been run.
    guard let start = facts.declaredStart, let distance = facts.declaredDistance, distance > 0, distance < 1e6,
      let seconds = facts.declaredElapsedTime ?? facts.declaredTimerTime,
      seconds <= Double(SampleRecorder.recordedLimit), distance <= PositionGate.largestSpeed * seconds,
      case .run(let sport, let isJudged)? = told
    else {
      return nothing(hasPoints: hasPoints)
    }
    var mix = digest
    mix.add(UInt64(bitPattern: start))
    mix.add(distance.bitPattern)
    var summary = RunSummary(
      id: mix.hexadecimal(digits: 12), options: options, file: file, index: index, format: facts.format,
      name: facts.name, device: facts.device, sport: sport, isSportJudged: isJudged, start: start,
      utcOffset: facts.utcOffset, points: 0,
      elapsed: seconds, timer: facts.declaredTimerTime,
      distance: distance, distanceSource: .device, hasPositions: false)
    summary.laps = facts.laps
    var all = notes
    all.add(
      "totals_only", 1, "the file holds totals without points: the distance counts, pace and terrain are not judged")
    summary.notes = all.notes
    Rounding.apply(to: &summary)
    return .run(summary)
  }

  /// No two points in time: an activity that calls itself a run is a problem, anything else is no run.
  private func nothing(hasPoints: Bool) -> AnalysisOutcome {
    let tally = facts.tally
    if !hasPoints, tally.unreadableTimes * 2 > tally.points {
      return .unusable(
        code: "time_form", message: "its times are written in a form that is not known",
        remedy: "export it again, with times such as 2024-05-01T06:00:00Z")
    }
    if tally.points == 0, let distance = facts.declaredDistance, distance > 0 {
      return told == nil
        ? .skipped(
          SkipReason(
            code: "totals_without_sport",
            message: "it names no sport and holds totals alone; --sport running takes it for a run"))
        : .unusable(
          code: "impossible_totals", message: "it holds totals alone, without a time or faster than anybody runs",
          remedy: "correct them where they were entered, or export the recorded activity")
    }
    let (code, message) =
      switch true {
      case hasPoints: ("no_motion", "no two of its points follow one another in time")
      case tally.points == 0: ("no_points", "it holds no points")
      case tally.badPositions == tally.points: ("no_positions", "its points carry no usable positions")
      default: ("no_time", "its points carry no usable times")
      }
    if told == nil, hasPoints { return .skipped(SkipReason(code: code, message: message)) }
    return .unusable(code: code, message: message, remedy: "export the recorded activity, not a route or plan")
  }
}

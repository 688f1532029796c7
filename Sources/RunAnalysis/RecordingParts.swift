import TrackModel

/// A recording that nobody stopped: a run, hours of silence, and the drive home in one activity.
enum RecordingParts {
  /// Milliseconds without a point from which what follows may be something else.
  static let longestSilence: Int64 = 3_600_000

  /// The stretches between such silences; one where there are none.
  ///
  /// - Parameter times: of the knots, ascending.
  static func of(_ times: [Int64]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var begin = 0
    for index in times.indices.dropFirst() where times[index] - times[index - 1] >= longestSilence {
      parts.append(begin..<index)
      begin = index
    }
    return parts + [begin..<times.count]
  }
}

extension SummaryAssembly {
  /// Measures the parts of a recording that are runs by their speed, as one run; for activities that are none as a whole
  /// and whose file names no sport.
  ///
  /// - Parameter dropped: points that were left out before.
  /// - Returns: nil where no part is a run.
  func finishRuns(
    of knots: Knots, _ parts: [Range<Int>], notes given: NoteList, dropped: Int
  ) -> AnalysisOutcome? {
    let found = parts.filter { isRun(knots.parts([$0])) }
    var runs = knots.parts(found)
    guard !runs.isEmpty else { return nil }
    // What was left out between two of them is no way from one to the other.
    var begin = 0
    for part in found.dropLast() {
      begin += part.count
      runs.fields[begin].insert(.startsSegment)
    }
    let others = knots.count - runs.count
    var notes = given
    notes.add("other_activity", others, "points hours before or after the run are none of it and were left out")
    let assembly = SummaryAssembly(
      facts: facts, file: file, index: index, options: options, digest: digest,
      told: .run(.running, isJudged: true))
    return assembly.finish(&runs, notes: notes, dropped: dropped + others)
  }

  private func isRun(_ part: Knots) -> Bool {
    var knots = part
    guard let first = knots.times.first, let last = knots.times.last, last > first else { return false }
    _ = PositionGate.clean(&knots)
    let device = DeviceDistance.makeAscending(&knots)
    var recorded = GridBuilder.build(&knots)
    let silentSpeed = SportJudgement.silentSpeed(recorded.bridges)
    let measured = DistanceMeasurement.measure(&recorded, device: device, facts: facts, isComplete: false)
    let motion = MotionDetector.detect(&recorded, isByPosition: measured.isByPosition)
    if case .run = SportJudgement.judged(motion, silentSpeed: silentSpeed, naming: "") { return true }
    return false
  }
}

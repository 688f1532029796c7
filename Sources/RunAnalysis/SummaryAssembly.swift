import TrackModel

/// From knots to the summary of a run, or to the reason why they are none.
struct SummaryAssembly {
  let facts: ActivityFacts
  let file: String
  let index: Int
  let options: String
  let digest: ContentDigest
  /// The sport as the file tells it; nil where speed decides.
  let told: SportJudgement?

  /// One point of so many may be left out, and the device's total is still that of what is here.
  private static let pointsPerDropped = 50

  func finish(_ knots: inout Knots, notes given: NoteList, dropped: Int) -> AnalysisOutcome {
    var notes = given
    guard let first = knots.times.first, let last = knots.times.last, last > first else {
      return declaredOnly(hasPoints: !knots.isEmpty, notes: notes)
    }
    let points = facts.tally.used > 0 ? max(0, facts.tally.used - dropped) : knots.count
    let positions = PositionGate.clean(&knots)
    notes.add("position_spikes", positions.spikes, "positions off the track were left out")
    notes.add(
      "position_jumps", positions.jumps, "places where the track goes on elsewhere; what they leap over is not counted")
    let device = DeviceDistance.makeAscending(&knots)
    ZeroAltitudes.strike(&knots)
    let isPlanned = told == nil && PlannedTimes.areMade(knots)
    var recorded = GridBuilder.build(&knots)
    let silentSpeed = told == nil ? SportJudgement.silentSpeed(recorded.bridges) : nil
    var measured = DistanceMeasurement.measure(
      &recorded, device: device, facts: facts,
      isComplete: dropped * SummaryAssembly.pointsPerDropped <= points)
    notes.add(measured.notes.notes)
    recorded.deviceStep = []
    recorded.deviceSpeed = []
    recorded.positionJump = []
    let motion = MotionDetector.detect(&recorded, isByPosition: measured.isByPosition)
    measured.scaleToDeclared(&recorded)
    switch told ?? SportJudgement.judged(motion, silentSpeed: silentSpeed, naming: judgedSport) {
    case .other(let code, let message): return .skipped(SkipReason(code: code, message: message))
    case .run where isPlanned:
      return .skipped(
        SkipReason(
          code: "route",
          message: "\(judgedSport) and keeps one speed from point to point to the second, as planned routes do"))
    case .run(let sport, let isJudged):
      if recorded.start < RunSummary.earliestDate {
        notes.add("clock_not_set", 1, "the clock was not set: the day is not known, so the run counts for no week")
      }
      if isJudged { notes.add("sport_by_speed", 1, "the file \(judgedSport); by its speed it is a run") }
      let impossible = ImpossibleSpeed.stretches(motion, recorded.grid)
      notes.add(impossible, perhapsRidden: SportJudgement.perhapsRidden(motion, recorded.grid, beside: impossible))
      let outline = outline(sport, isJudged: isJudged, recorded, points: points)
      let isWalked = Walking.cells(motion, recorded.grid)
      var measurement = RunMeasurement(
        outline, facts, recorded, measured, typicalSpeed: Double(motion.typicalSpeed), isWalked: isWalked,
        impossible: impossible, notes: notes)
      // A grid with one owner is changed without a copy.
      recorded = RecordedGrid()
      return .run(measurement.measure())
    }
  }

  /// What the file says of a sport that speed has to tell.
  private var judgedSport: String {
    facts.sport == .unknown && facts.sportText?.isEmpty == false
      ? "names a sport that is not known here" : "names no sport"
  }

  /// What is known before anything is measured.
  private func outline(_ sport: Sport, isJudged: Bool, _ recorded: RecordedGrid, points: Int) -> RunSummary {
    RunSummary(
      id: digest.hexadecimal(digits: 12), options: options, file: file, index: index, format: facts.format,
      name: facts.name, device: facts.device, sport: sport, isSportJudged: isJudged, start: recorded.start,
      utcOffset: facts.utcOffset, points: points, elapsed: Double(recorded.elapsed) / 1000,
      hasPositions: recorded.hasPositions, laps: facts.laps)
  }
}

import TrackModel

/// From knots to the summary of a run: the order of the measurements.
struct SummaryAssembly {
  let facts: ActivityFacts
  let file: String
  let index: Int
  let options: String
  let digest: ContentDigest
  /// The sport as the file tells it; nil where speed decides.
  let told: SportJudgement?

  /// Metres below which nothing happened.
  static let shortestRun = 10.0
  /// Metres from which the way of a lift is taken out of the distance.
  static let shortestLiftWay = 50.0
  /// Time in motion against the device's timer up to which the difference is pauses that the points do not show.
  static let longestUnseenPauses = 1.1

  func finish(_ knots: inout Knots, notes given: NoteList, dropped: Int) -> AnalysisOutcome {
    var notes = given
    guard let first = knots.times.first, let last = knots.times.last, last > first else {
      return declaredOnly(hasPoints: !knots.isEmpty, notes: notes)
    }
    let points = facts.tally.used > 0 ? max(0, facts.tally.used - dropped) : knots.count
    let positions = PositionGate.clean(&knots)
    notes.add("position_spikes", positions.spikes, "positions off the track were left out")
    notes.add(
      "position_jumps", positions.jumps, "places where the track goes on elsewhere; no distance is counted there")
    let device = DeviceDistance.makeAscending(&knots)
    let areTimesMade = told == nil && PlannedTimes.areMade(knots)
    var recorded = GridBuilder.build(&knots)
    let isPlanned = areTimesMade || told == nil && SportJudgement.isPlanned(recorded)
    let silentSpeed = told == nil ? SportJudgement.silentSpeed(recorded.bridges) : nil
    var measured = DistanceMeasurement.measure(&recorded, device: device, facts: facts, isComplete: dropped == 0)
    notes.add(measured.notes)
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
      notes.add(
        "ridden", impossible.count(where: \.isRide),
        "stretches faster than anybody runs, taken for rides: they count for nothing, even where a device's own distance "
          + "holds them")
      notes.add(
        "impossible_speed", impossible.count { !$0.isRide },
        "leaps of the distance that nobody runs: they count as distance, kilometres and pace are measured without them")
      notes.add(
        "vehicle", SportJudgement.perhapsRidden(motion, recorded.grid, beside: impossible),
        "stretches of more than a minute faster than any runner: perhaps a vehicle; they count as recorded")
      let pace = Motion(
        typicalSpeed: Double(motion.typicalSpeed), isWalked: Walking.cells(motion, recorded.grid),
        impossible: impossible)
      var summary = outline(sport, isJudged: isJudged, recorded, points: points)
      summary.timer = timer(recorded, measured, pace)
      fill(&summary, &recorded, measured: measured, motion: pace, notes: notes)
      return .run(summary)
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

  /// What is left of the search for stops.
  private struct Motion {
    /// Median speed in motion, m/s.
    var typicalSpeed: Double
    /// Cells that are walked.
    var isWalked: [Bool]
    /// What nobody runs.
    var impossible: [ImpossibleSpeed.Stretch]
  }

  /// What a measurement needs no more is given back at once: in long runs the arrays of all of them are a lot of memory.
  private func fill(
    _ summary: inout RunSummary, _ recorded: inout RecordedGrid, measured: DistanceMeasurement,
    motion found: Motion, notes earlier: NoteList
  ) {
    var notes = earlier
    var motion = found
    for ride in motion.impossible where ride.isRide {
      for cell in ride.cells { recorded.grid.altitude[cell] = .nan }
    }
    var terrain = terrain(recorded, measured: measured, isTreadmill: summary.sport == .treadmillRunning)
    let liftWay = count(terrain, in: &recorded.grid, isByPosition: measured.isByPosition)
    // A declared total holds it already.
    if measured.isByPosition, measured.declared == nil {
      let moved = StopAdvance.lay(
        into: &recorded.grid, typicalSpeed: Float(motion.typicalSpeed), lifts: terrain.liftWindows)
      for cell in moved { motion.isWalked[cell] = false }
    }
    let grade = SpeedProfile.grade(recorded.grid, terrain: terrain)
    terrain.grade = []
    recorded.grid.altitude = []
    summary.stops = StopList.build(
      recorded, bridged: measured.bridged, typicalSpeed: motion.typicalSpeed, stopped: timerStopped(recorded),
      lifts: terrain.liftWindows)
    let removed = ImpossibleSpeed.remove(motion.impossible, from: &recorded.grid)
    // What was ridden was not walked.
    let walking = Walking.seconds(recorded.grid, isWalked: motion.isWalked)
    let course = measureCourse(&summary, recorded, measured, motion, ascent: terrain.ascentPerCell)
    terrain.ascentPerCell = nil
    let way = course.metres + removed.way
    // A device's own count is told as it stands, so that it is found again; what is measured here is what was run.
    let riddenAside = measured.source == .device ? 0 : removed.ridden ?? 0
    let isStill = way < SummaryAssembly.shortestRun && measured.declared == nil
    if isStill {
      notes.add("no_distance", 1, "the file holds no distance: no positions that move, and no count of the device")
    }
    notes.add(terrain.notes)
    let hasMotion = !isStill || !terrain.stairs.isEmpty
    summary.walking = isStill ? nil : walking
    summary.distance = isStill ? nil : measured.declared.map { max(0, $0 - liftWay) } ?? way - riddenAside
    summary.ridden = removed.ridden
    summary.distanceSource = isStill ? nil : measured.source
    summary.elevation = terrain.elevation
    summary.hills = terrain.hills
    summary.stairs = terrain.stairs
    summary.canJudgeStairs = terrain.canJudgeStairs
    var leftOut = LeftOutList()
    leftOut.add(removed.leftOut)
    if hasMotion, course.moving > 0 { tellTimes(&summary, moving: course.moving, recorded, measured, motion) }
    let speeds = SpeedProfile(
      recorded.grid, grade: grade, isByPosition: measured.isByPosition,
      isSlopeSure: terrain.isGradeTrusted && terrain.elevation.quality == .good,
      isSlopeGuessed: grade != nil && !terrain.isGradeTrusted)
    let bins = PaceBins.make(
      recorded.grid, speeds: speeds, stairs: terrain.stairWindows, isWalked: motion.isWalked)
    let pace = PaceMeasurement(
      recorded.grid, speeds: speeds, course: course, isByPosition: measured.isByPosition, bins: bins, laps: facts.laps,
      start: recorded.start)
    if pace.isSparse {
      notes.add("sparse_points", 1, "the points lie too far apart to tell the pace along the way")
    }
    summary.pace = pace.summary
    // The time in motion that is told, which the timer may have cut.
    if pace.summary.mean != nil, let moving = summary.moving, moving > 0 { summary.pace.mean = course.metres / moving }
    if summary.sport == .treadmillRunning {
      // The belt's pace as a wrist guesses it is not judged.
      (summary.pace.segments, summary.pace.pattern) = ([], nil)
    } else if !recorded.hasPositions, !isStill {
      notes.add(
        "perhaps_treadmill", 1, "no positions: if this was a treadmill, changes of pace are the belt's and tell little")
    }
    summary.surges = pace.surges
    summary.strides = pace.strides
    leftOut.add(measured.leftOut + terrain.leftOut + pace.leftOut)
    leftOut.add(recorded, bridged: measured.bridged)
    if measured.isByPosition { leftOut.add(recorded.grid, stops: summary.stops) }
    summary.leftOut = leftOut.kept()
    summary.notes = notes.notes
    summary.trace = TraceBuilder.build(
      recorded.grid, chart: recorded.chart, flatEquivalentStep: speeds.flatEquivalentStep,
      smoothedAltitude: terrain.smoothedAltitude)
    Rounding.apply(to: &summary)
  }

  private func terrain(_ recorded: RecordedGrid, measured: DistanceMeasurement, isTreadmill: Bool) -> TerrainResult {
    let isWithoutWay =
      !recorded.hasPositions && !isTreadmill && measured.declared == nil
      && Double(recorded.grid.distance.reduce(0, +)) < SummaryAssembly.shortestRun
    return TerrainAnalysis.analyze(
      TerrainInput(
        grid: recorded.grid, device: facts.device, creator: facts.creator,
        isWithoutPlace: isTreadmill || !recorded.hasPositions, isWithoutWay: isWithoutWay,
        silentWays: silentWays(recorded, measured)))
  }

  private func silentWays(_ recorded: RecordedGrid, _ measured: DistanceMeasurement) -> [SilentWay] {
    zip(recorded.bridges, measured.bridged).compactMap { bridge, metres in
      bridge.isBreak || metres <= 0 ? nil : SilentWay(cell: bridge.cell, metres: metres)
    }
  }

  /// Lets height decide where it knows better what was motion: in lifts and on steep stairs.
  ///
  /// - Parameter isByPosition: the way of stops was taken out, so that positions have to tell it on stairs; a device's
  ///   own count stands as it counted.
  /// - Returns: metres of gondolas and the like, which are none of the run's.
  private func count(_ terrain: TerrainResult, in grid: inout SecondGrid, isByPosition: Bool) -> Double {
    var ridden = 0.0
    for window in terrain.liftWindows {
      var way = 0.0
      for cell in window.clamped(to: 0..<grid.count) {
        way += Double(grid.distance[cell])
        grid.isMoving[cell] = false
        grid.distance[cell] = 0
      }
      // What a device counts in a building's lift is its own noise.
      if way >= SummaryAssembly.shortestLiftWay { ridden += way }
    }
    let way = !isByPosition || terrain.walkedWindows.isEmpty ? [] : Stairs.way(grid)
    for window in terrain.walkedWindows {
      for cell in window.clamped(to: 1..<max(grid.count, 1)) {
        grid.isMoving[cell] = true
        if isByPosition { grid.distance[cell] = Float(way[cell] - way[cell - 1]) }
      }
    }
    return ridden
  }

  private func measureCourse(
    _ summary: inout RunSummary, _ recorded: RecordedGrid, _ measured: DistanceMeasurement, _ motion: Motion,
    ascent: [Float]?
  ) -> CourseMeasures {
    let course = Course(
      recorded.grid, bridges: recorded.bridges, bridged: measured.bridged, typicalSpeed: motion.typicalSpeed)
    summary.splits = SplitsBuilder.build(course, ascentPerCell: ascent)
    return CourseMeasures(course)
  }

  /// Time in motion, and recording time where the declared one cannot be true.
  ///
  /// The device's own timer stood still in pauses too short to be seen in the points, so nothing moved for longer; but a
  /// timer that tells much less than what moved is wrong, or stood still while the runner went on.
  private func tellTimes(
    _ summary: inout RunSummary, moving: Double, _ recorded: RecordedGrid, _ measured: DistanceMeasurement,
    _ motion: Motion
  ) {
    summary.moving = min(moving, summary.elapsed)
    guard let declared = facts.declaredTimerTime, let timer = summary.timer, timer < moving else { return }
    if moving <= SummaryAssembly.longestUnseenPauses * declared {
      summary.moving = timer
    } else if declared < moving / 2 {
      summary.timer = recordingTime(recorded, measured, motion)
    }
  }

  /// Recording time: what the device declared where it fits, else the time without breaks, and without silences but for
  /// what counts as run in them.
  private func timer(_ recorded: RecordedGrid, _ measured: DistanceMeasurement, _ motion: Motion) -> Double {
    declaredTimer(recorded) ?? recordingTime(recorded, measured, motion)
  }

  /// What the device declared; nil where it does not fit.
  private func declaredTimer(_ recorded: RecordedGrid) -> Double? {
    let elapsed = Double(recorded.elapsed) / 1000
    guard let declared = facts.declaredTimerTime, declared > 0, declared <= elapsed + 1 else { return nil }
    return min(declared, elapsed)
  }

  /// Seconds that the device's timer stood still; nil where it is not told.
  private func timerStopped(_ recorded: RecordedGrid) -> Double? {
    declaredTimer(recorded).map { Double(recorded.elapsed) / 1000 - $0 }
  }

  private func recordingTime(_ recorded: RecordedGrid, _ measured: DistanceMeasurement, _ motion: Motion) -> Double {
    let elapsed = Double(recorded.elapsed) / 1000
    var pauses = 0.0
    for (bridge, metres) in zip(recorded.bridges, measured.bridged)
    where bridge.isBreak || bridge.seconds > Bridge.longest {
      pauses += bridge.seconds - bridge.movingSeconds(metres, typicalSpeed: motion.typicalSpeed)
    }
    return max(0, elapsed - pauses)
  }

  /// A treadmill's total, or nothing.
  private func declaredOnly(hasPoints: Bool, notes: NoteList) -> AnalysisOutcome {
    let seconds = facts.declaredElapsedTime ?? facts.declaredTimerTime
    guard let start = facts.declaredStart, let distance = facts.declaredDistance, distance > 0, distance < 1e6,
      distance <= PositionGate.largestSpeed * (seconds ?? .infinity),
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
      elapsed: seconds ?? 0, timer: facts.declaredTimerTime,
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
    let (code, message) =
      switch true {
      case hasPoints: ("no_motion", "no two of its points follow one another in time")
      case tally.points == 0: ("no_points", "it holds no points")
      case tally.badPositions == tally.points: ("no_positions", "its points carry no usable positions")
      default: ("no_time", "its points carry no usable times")
      }
    if told == nil, tally.points == 0, let distance = facts.declaredDistance, distance > 0 {
      return .skipped(
        SkipReason(
          code: "totals_without_sport",
          message: "it names no sport and holds totals alone; --sport running takes it for a run"))
    }
    guard case .run? = told else {
      return hasPoints
        ? .skipped(SkipReason(code: code, message: message))
        : .unusable(code: code, message: message, remedy: "export the recorded activity, not a route or plan")
    }
    return .unusable(code: code, message: message, remedy: "export the recorded activity, not a route or plan")
  }
}

import TrackModel

/// Fills the summary of a run from its grid, one measurement after the other.
///
/// What a measurement needs no more is given back at once: in long runs the arrays of all of them are a lot of memory.
struct RunMeasurement {
  let facts: ActivityFacts
  let measured: DistanceMeasurement
  /// Median speed in motion, m/s.
  let typicalSpeed: Double
  private let impossible: [ImpossibleSpeed.Stretch]
  private(set) var recorded: RecordedGrid
  /// Cells that are walked.
  private var isWalked: [Bool]
  var summary: RunSummary
  private var notes: NoteList
  private var leftOut = LeftOutList()
  /// Metres of gondolas and the like, which are none of the run's.
  private var liftWay = 0.0
  /// No way was recorded.
  private var isStill = false

  /// Metres below which nothing happened.
  static let shortestRun = 10.0
  /// Metres from which the way of a lift is taken out of the distance.
  private static let shortestLiftWay = 50.0

  /// - Parameters:
  ///   - outline: what is known before anything is measured.
  ///   - impossible: what nobody runs.
  ///   - notes: what was noticed before.
  init(
    _ outline: RunSummary, _ facts: ActivityFacts, _ recorded: consuming RecordedGrid, _ measured: DistanceMeasurement,
    typicalSpeed: Double, isWalked: [Bool], impossible: [ImpossibleSpeed.Stretch], notes: NoteList
  ) {
    summary = outline
    self.facts = facts
    self.recorded = recorded
    self.measured = measured
    self.typicalSpeed = typicalSpeed
    self.isWalked = isWalked
    self.impossible = impossible
    self.notes = notes
  }

  /// To be called once.
  mutating func measure() -> RunSummary {
    summary.timer = timer
    var terrain = measureTerrain()
    let grade = SpeedProfile.grade(recorded.grid, terrain: terrain)
    terrain.grade = []
    recorded.grid.altitude = []
    summary.stops = StopList.build(
      recorded, bridged: measured.bridged, typicalSpeed: typicalSpeed, stopped: timerStopped,
      lifts: terrain.liftWindows)
    let removed = ImpossibleSpeed.remove(impossible, from: &recorded.grid)
    leftOut.add(removed.leftOut)
    let course = measureCourse(ascent: terrain.ascentPerCell)
    terrain.ascentPerCell = nil
    tellTotals(course, removed: removed.way, ridden: removed.ridden)
    notes.add(terrain.notes)
    if !isStill || !terrain.stairs.isEmpty, course.moving > 0 { tellTimes(moving: course.moving) }
    let speeds = SpeedProfile(
      recorded.grid, grade: grade, isByPosition: measured.isByPosition,
      isSlopeSure: terrain.isGradeTrusted && terrain.elevation.quality == .good,
      isSlopeGuessed: grade != nil && !terrain.isGradeTrusted)
    let pace = measurePace(course, speeds, stairs: terrain.stairWindows)
    leftOut.add(measured.leftOut + terrain.leftOut + pace.leftOut)
    leftOut.add(recorded, bridged: measured.bridged)
    if measured.isByPosition { leftOut.add(recorded.grid, stops: summary.stops) }
    summary.leftOut = leftOut.kept()
    summary.notes = notes.notes
    summary.trace = TraceBuilder.build(
      recorded.grid, chart: recorded.chart, flatEquivalentStep: speeds.flatEquivalentStep,
      smoothedAltitude: terrain.smoothedAltitude)
    Rounding.apply(to: &summary)
    return summary
  }

  /// What altitude tells, and what it corrects: motion and way in lifts, on stairs, and at stops that lead on.
  private mutating func measureTerrain() -> TerrainResult {
    for ride in impossible where ride.isRide {
      for cell in ride.cells { recorded.grid.altitude[cell] = .nan }
    }
    let isTreadmill = summary.sport == .treadmillRunning
    let isWithoutWay =
      !recorded.hasPositions && !isTreadmill && measured.declared == nil
      && Double(recorded.grid.distance.reduce(0, +)) < RunMeasurement.shortestRun
    let terrain = TerrainAnalysis.analyze(
      TerrainInput(
        grid: recorded.grid, device: facts.device, creator: facts.creator,
        isWithoutPlace: isTreadmill || !recorded.hasPositions, isWithoutWay: isWithoutWay, silentWays: silentWays))
    countByHeight(terrain)
    // A declared total holds it already.
    if measured.isByPosition, measured.declared == nil {
      let moved = StopAdvance.lay(
        into: &recorded.grid, typicalSpeed: Float(typicalSpeed), lifts: terrain.liftWindows)
      for cell in moved { isWalked[cell] = false }
    }
    summary.elevation = terrain.elevation
    summary.hills = terrain.hills
    summary.stairs = terrain.stairs
    summary.canJudgeStairs = terrain.canJudgeStairs
    return terrain
  }

  private var silentWays: [SilentWay] {
    zip(recorded.bridges, measured.bridged).compactMap { bridge, metres in
      bridge.isBreak || metres <= 0 ? nil : SilentWay(cell: bridge.cell, metres: metres)
    }
  }

  /// Lets height decide where it knows better what was motion: in lifts and on steep stairs.
  private mutating func countByHeight(_ terrain: TerrainResult) {
    for window in terrain.liftWindows {
      var way = 0.0
      for cell in window.clamped(to: 0..<recorded.grid.count) {
        way += Double(recorded.grid.distance[cell])
        recorded.grid.isMoving[cell] = false
        recorded.grid.distance[cell] = 0
      }
      // What a device counts in a building's lift is its own noise.
      if way >= RunMeasurement.shortestLiftWay { liftWay += way }
    }
    // The way of stops was taken out of positions, so that they have to tell it on stairs; a count stands as it is.
    let way = !measured.isByPosition || terrain.walkedWindows.isEmpty ? [] : Stairs.way(recorded.grid)
    for window in terrain.walkedWindows {
      for cell in window.clamped(to: 1..<max(recorded.grid.count, 1)) {
        recorded.grid.isMoving[cell] = true
        if measured.isByPosition { recorded.grid.distance[cell] = Float(way[cell] - way[cell - 1]) }
      }
    }
  }

  private mutating func measureCourse(ascent: [Float]?) -> CourseMeasures {
    let course = Course(
      recorded.grid, bridges: recorded.bridges, bridged: measured.bridged, typicalSpeed: typicalSpeed)
    summary.splits = SplitsBuilder.build(course, ascentPerCell: ascent)
    return CourseMeasures(course)
  }

  /// - Parameters:
  ///   - removed: metres that nobody runs, which are out of the course.
  ///   - ridden: those of them that were ridden; nil where none were.
  private mutating func tellTotals(_ course: CourseMeasures, removed: Double, ridden: Double?) {
    let way = course.metres + removed
    isStill = way < RunMeasurement.shortestRun && measured.declared == nil
    summary.ridden = ridden
    guard !isStill else {
      tellDeclared()
      return
    }
    // What was ridden was not walked.
    summary.walking = Walking.seconds(recorded.grid, isWalked: isWalked)
    // A device's own count is told as it stands, so that it is found again; what is measured here is what was run.
    let riddenAside = measured.source == .device ? 0 : ridden ?? 0
    summary.distance = measured.declared.map { max(0, $0 - liftWay) } ?? way - riddenAside
    summary.distanceSource = measured.source
  }

  /// The declared total where nothing else tells a way.
  private mutating func tellDeclared() {
    guard let total = measured.possible else {
      notes.add(
        "no_distance", 1,
        "the file holds no distance that can be used: no positions that move, no count and no total of the device")
      return
    }
    summary.distance = total
    summary.distanceSource = .device
    notes.add([DistanceMeasurement.declaredNote])
  }

  /// Metres up per metre below which ground is level though no slope can be trusted: satellites make up as much. [P]
  private static let levelAscent = 0.01

  /// A belt, or ground that is level by an altitude that does not tell its slopes.
  private var isLevelGround: Bool {
    summary.sport == .treadmillRunning
      || summary.elevation.ascent.map { $0 <= RunMeasurement.levelAscent * (summary.distance ?? 0) } ?? false
  }

  private mutating func measurePace(
    _ course: CourseMeasures, _ speeds: SpeedProfile, stairs: [Range<Int>]
  ) -> PaceMeasurement {
    let bins = PaceBins.make(recorded.grid, speeds: speeds, stairs: stairs, isWalked: isWalked)
    let pace = PaceMeasurement(
      recorded.grid, speeds: speeds, course: course, isByPosition: measured.isByPosition, bins: bins,
      isLevelGround: isLevelGround, laps: facts.laps, start: recorded.start)
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
    return pace
  }
}

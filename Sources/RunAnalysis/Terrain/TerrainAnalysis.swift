import TrackModel

/// Altitude source, ascent, grade, climbs, stairs and lift rides of one run.
enum TerrainAnalysis {
  static func analyze(_ input: borrowing TerrainInput) -> TerrainResult {
    var result = TerrainResult(count: input.grid.count)
    guard !input.isTreadmill || input.isWithoutWay else { return result }
    var altitude = input.grid.altitude
    let stretches = AltitudeSmoothing.stretches(filling: &altitude, startsSegment: input.grid.startsSegment)
    guard stretches.contains(where: { $0.count >= shortestStretch }), !isConstant(altitude) else { return result }
    let repairs = AltitudeSmoothing.clean(&altitude, in: stretches)
    if !repairs.isEmpty {
      result.notes.append(
        Note(code: "altitude_steps", count: repairs.count, message: "altitude jumped where no runner can; left out"))
    }
    let elapsed = input.grid.elapsed
    result.leftOut = TerrainLeftOut.repairs(repairs, elapsed: elapsed)

    if input.isWithoutWay {
      let smoothed = AltitudeSums(altitude, in: stretches).centredMean(seconds: Ascent.fineSeconds)
      return StairSession.find(input.grid, altitude: altitude, smoothed: smoothed, stretches: stretches)
        ?? TerrainResult(count: input.grid.count)
    }

    let position = GradeProfile.cumulative(input.grid.distance)
    let sums = AltitudeSums(altitude, in: stretches)
    let smoothed = sums.centredMean(seconds: Ascent.fineSeconds)
    let judgement = AltitudeJudgement.judge(input, altitude: smoothed, position: position, stretches: stretches)
    let isBarometric = judgement.source == .barometric
    let isCoarse = judgement.source == .gps

    var level = Level(sums: sums, fine: smoothed, brief: [])
    if isBarometric {
      level.brief = sums.centredMean(seconds: Stairs.smoothing)
      result.liftWindows = Lifts.find(in: input.grid, altitude: level.brief, stretches: stretches)
      if !result.liftWindows.isEmpty { level = Level(altitude, in: stretches, removing: result.liftWindows) }
    }
    let fine = Ascent(level.fine, in: stretches, threshold: Ascent.fineThreshold)
    let wide = level.sums.centredMean(seconds: Ascent.coarseSeconds)
    let coarse = Ascent(wide, in: stretches, threshold: Ascent.coarseThreshold)
    let estimate = AscentEstimate(judgement, fine: fine, coarse: coarse)
    if let note = note(on: judgement.source) { result.notes.append(note) }
    result.elevation = summary(judgement, estimate, fine: fine, coarse: coarse)
    result.elevation.liftGain = rise(altitude, over: result.liftWindows)
    result.ascentPerCell = TurningPoints.ascentPerCell(fine.legs, profile: fine.profile, scale: estimate.legScale)
    result.smoothedAltitude = isCoarse ? wide : smoothed

    result.canJudgeStairs = isBarometric
    if isBarometric {
      let length = position.last ?? 0
      let briefProfile = AltitudeSmoothing.profile(level.brief, in: stretches)
      result.walkedWindows = WalkedStops.find(briefProfile, isMoving: input.grid.isMoving, stretches: stretches)
      let stairs = Stairs.find(
        briefProfile, position: Stairs.way(input.grid), elapsed: elapsed, stretches: stretches,
        ascentPerKilometre: length > 0 ? fine.ascent / length * 1000 : 0)
      result.stairs = stairs.found.map(\.event)
      result.stairWindows = stairs.found.map(\.cells)
      result.leftOut += stairs.leftOut
      result.leftOut += TerrainLeftOut.lifts(result.liftWindows, altitude: altitude, elapsed: elapsed)
    }
    // Wandering altitude is full of hills that are not there.
    guard !isCoarse || estimate.error < estimate.ascent / 2 else { return result }
    let profile = isCoarse ? coarse.profile : fine.profile
    let grades = GradeProfile.grades(profile, position: position, stretches: stretches)
    result.isGradeTrusted = judgement.isGradeTrusted
    if judgement.isGradeTrusted { result.grade = grades }
    result.hills = GradeProfile.summarize(
      grades: grades, profile: profile, distance: input.grid.distance, position: position, stretches: stretches,
      excluding: result.stairWindows + result.liftWindows)
    let rises = Climbs.find(profile, position: position, elapsed: elapsed)
    let climbs = rises.filter { !isStaircase($0, result.stairWindows, profile) }
    result.hills.climbs = climbs.map(\.climb)
    if !isCoarse {
      result.leftOut += TerrainLeftOut.climbs(
        profile, position: position, elapsed: elapsed, legs: fine.legs, climbs: climbs.map(\.cells),
        stairs: result.stairWindows)
    }
    return result
  }

  /// The altitude without lift rides, as sums and in the two short smoothings.
  private struct Level {
    var sums: AltitudeSums
    var fine: [Float]
    var brief: [Float]

    init(sums: AltitudeSums, fine: [Float], brief: [Float]) {
      self.sums = sums
      self.fine = fine
      self.brief = brief
    }

    init(_ altitude: [Float], in stretches: [Range<Int>], removing lifts: [Range<Int>]) {
      sums = AltitudeSums(
        AltitudeSmoothing.profile(altitude, in: stretches, removing: lifts), in: stretches)
      fine = sums.centredMean(seconds: Ascent.fineSeconds)
      brief = sums.centredMean(seconds: Stairs.smoothing)
    }
  }

  private static func summary(
    _ judgement: AltitudeJudgement, _ estimate: AscentEstimate, fine: Ascent, coarse: Ascent
  ) -> ElevationSummary {
    var elevation = ElevationSummary()
    elevation.source = judgement.source
    elevation.quality = judgement.quality
    elevation.ascent = estimate.ascent
    elevation.descent = estimate.descent
    elevation.ascentError = estimate.error
    elevation.fineAscent = fine.ascent
    elevation.coarseAscent = coarse.ascent
    return elevation
  }

  private static func note(on source: AltitudeSource) -> Note? {
    switch source {
    case .gps:
      Note(code: "altitude_gps_only", message: "altitude comes from GPS: ascent is rough, stairs cannot be told")
    case .map:
      Note(code: "altitude_from_map", message: "altitude comes from a map: stairs cannot be told")
    case .barometric, .none: nil
    }
  }

  /// Cells; less altitude than this says nothing.
  private static let shortestStretch = 10

  /// Cells of one and the same height that no sensor gives: the export filled the field in.
  private static let longestConstant = 300

  private static func isConstant(_ altitude: [Float]) -> Bool {
    var known = 0
    var height = Float.nan
    for value in altitude where value.isFinite {
      if known > 0, value != height { return false }
      height = value
      known += 1
    }
    return known > longestConstant
  }

  private static func rise(_ altitude: [Float], over ranges: [Range<Int>]) -> Double {
    ranges.reduce(0) { $0 + Double(max(altitude[$1.upperBound - 1] - altitude[max($1.lowerBound - 1, 0)], 0)) }
  }

  /// Whether stairs make at least half of a climb.
  private static func isStaircase(_ found: Climbs.Found, _ stairs: [Range<Int>], _ profile: [Float]) -> Bool {
    var gain: Float = 0
    for range in stairs where range.overlaps(found.cells) {
      let shared = range.clamped(to: found.cells)
      gain += profile[shared.upperBound - 1] - profile[shared.lowerBound]
    }
    return Double(gain) >= found.climb.gain / 2
  }
}

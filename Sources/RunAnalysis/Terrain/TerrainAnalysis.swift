import TrackModel

/// Altitude source, ascent, grade, climbs, stairs and lift rides of one run.
enum TerrainAnalysis {
  static func analyze(_ input: borrowing TerrainInput) -> TerrainResult {
    var result = TerrainResult(count: input.grid.count)
    guard !input.isTreadmill else { return result }
    var altitude = input.grid.altitude
    let stretches = AltitudeSmoothing.stretches(filling: &altitude, startsSegment: input.grid.startsSegment)
    guard stretches.contains(where: { $0.count >= shortestStretch }), !isConstant(altitude) else { return result }
    let repaired = AltitudeSmoothing.clean(&altitude, in: stretches)
    if repaired > 0 {
      result.notes.append(
        Note(code: "altitude_steps", count: repaired, message: "altitude jumped where no runner can; left out"))
    }

    let position = GradeProfile.cumulative(input.grid.distance)
    let smoothed = AltitudeSmoothing.centredMean(altitude, in: stretches, seconds: Ascent.fineSeconds)
    let judgement = AltitudeJudgement.judge(input, altitude: smoothed, position: position, stretches: stretches)
    let isBarometric = judgement.source == .barometric
    if isBarometric {
      let brief = AltitudeSmoothing.centredMean(altitude, in: stretches, seconds: Stairs.smoothing)
      result.liftWindows = Lifts.find(in: input.grid, altitude: brief, stretches: stretches)
    }
    let lifts = result.liftWindows
    let level = AltitudeSmoothing.profile(altitude, in: stretches, removing: lifts)
    let fine = Ascent(level, in: stretches, seconds: Ascent.fineSeconds, threshold: Ascent.fineThreshold)
    let coarse = Ascent(level, in: stretches, seconds: Ascent.coarseSeconds, threshold: Ascent.coarseThreshold)
    let isCoarse = judgement.source == .gps
    let shape = isCoarse ? coarse : fine
    let estimate = AscentEstimate(judgement, fine: fine, coarse: coarse)

    result.elevation.source = judgement.source
    result.elevation.quality = judgement.quality
    result.elevation.ascent = estimate.ascent
    result.elevation.descent = estimate.descent
    result.elevation.ascentError = estimate.error
    result.elevation.fineAscent = fine.ascent
    result.elevation.coarseAscent = coarse.ascent
    result.elevation.liftGain = rise(altitude, over: lifts)
    result.ascentPerCell = TurningPoints.ascentPerCell(fine.legs, profile: fine.profile, scale: estimate.legScale)
    result.smoothedAltitude =
      isCoarse ? AltitudeSmoothing.centredMean(altitude, in: stretches, seconds: Ascent.coarseSeconds) : smoothed
    let grades = GradeProfile.grades(shape.profile, position: position, stretches: stretches)
    result.isGradeTrusted = judgement.isGradeTrusted
    if judgement.isGradeTrusted { result.grade = grades }

    result.canJudgeStairs = isBarometric
    if isBarometric {
      let stairProfile = AltitudeSmoothing.profile(
        AltitudeSmoothing.centredMean(level, in: stretches, seconds: Stairs.smoothing), in: stretches)
      let length = position.last ?? 0
      let found = Stairs.find(
        stairProfile, position: position, elapsed: input.grid.elapsed, stretches: stretches,
        ascentPerKilometre: length > 0 ? fine.ascent / length * 1000 : 0)
      result.stairs = found.map(\.event)
      result.stairWindows = found.map(\.cells)
    }
    // Wandering altitude is full of hills that are not there.
    guard !isCoarse || estimate.error < estimate.ascent / 2 else { return result }
    result.hills = GradeProfile.summarize(
      grades: grades, profile: shape.profile, distance: input.grid.distance, position: position, stretches: stretches,
      excluding: result.stairWindows + lifts)
    result.hills.climbs = Climbs.find(shape.profile, position: position, elapsed: input.grid.elapsed)
      .filter { !isStaircase($0, result.stairWindows, shape.profile) }.map(\.climb)
    return result
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

/// One smoothing of the altitude with the ascent it gives.
struct Ascent {
  /// For altitude from a barometer (rules.md C2).
  static let fineSeconds = 9
  static let fineThreshold: Float = 1.5
  /// For altitude from GPS.
  static let coarseSeconds = 61
  static let coarseThreshold: Float = 10

  var profile: [Float]
  var legs: [TurningPoints.Leg]
  var ascent: Double
  var descent: Double

  /// - Parameter level: profile without jumps and lift rides.
  init(_ level: [Float], in stretches: [Range<Int>], seconds: Int, threshold: Float) {
    profile = AltitudeSmoothing.profile(
      AltitudeSmoothing.centredMean(level, in: stretches, seconds: seconds), in: stretches)
    legs = TurningPoints.legs(of: profile, threshold: threshold)
    ascent = TurningPoints.ascent(of: legs)
    descent = TurningPoints.descent(of: legs)
  }
}

import TrackModel

/// Altitude source, ascent, grade, climbs, stairs and lift rides of one run.
enum TerrainAnalysis {
  static func analyze(_ input: borrowing TerrainInput) -> TerrainResult {
    var result = TerrainResult()
    guard !input.isWithoutPlace || input.isWithoutWay else { return result }
    var altitude = input.grid.altitude
    let (stretches, holes) = AltitudeSmoothing.stretches(filling: &altitude, startsSegment: input.grid.startsSegment)
    guard stretches.contains(where: { $0.count >= shortestStretch }), !isConstant(altitude) else { return result }
    let repairs = AltitudeSmoothing.clean(&altitude, in: stretches)
    if !repairs.isEmpty {
      result.notes.append(
        Note(code: "altitude_steps", count: repairs.count, message: "altitude jumped where no runner can; left out"))
    }
    result.leftOut = TerrainLeftOut.repairs(repairs, input.grid)

    let smoothed = CentredMean.of(altitude, in: stretches, seconds: Ascent.fineSeconds)
    if input.isWithoutWay {
      return StairSession.find(input.grid, altitude: altitude, smoothed: smoothed, stretches: stretches)
        ?? TerrainResult()
    }

    let judgement = AltitudeJudgement.judge(
      input, cleaned: altitude, altitude: smoothed, stretches: stretches)
    let isCoarse = judgement.source == .gps
    result.canJudgeStairs = judgement.source == .barometric
    result.isGradeTrusted = judgement.isGradeTrusted
    if let note = note(on: judgement.source) { result.notes.append(note) }
    let silent = silentClimbs(
      input, altitude: smoothed, stretches: stretches, longest: result.canJudgeStairs ? .max : longestCoarseSilence)
    var heights = CountedHeights(
      consume altitude, smoothed: smoothed, in: stretches, joined: Set(silent.map(\.cell)), input.grid,
      knowsLifts: result.canJudgeStairs)
    (result.liftWindows, result.walkedWindows) = (heights.lifts, heights.walked)
    result.leftOut += heights.leftOut
    let fine = heights.fineAscent()
    if result.canJudgeStairs {
      findStairs(
        &result, input.grid, profile: heights.takeBrief(), stretches: stretches, holes: holes, ascent: fine.ascent)
    }
    result.leftOut += TerrainLeftOut.lifts(heights.lifts, altitude: heights.altitude, input.grid)
    let liftGain = rise(heights.altitude, over: heights.lifts)
    let wide = heights.takeCoarseMean()
    var coarse = Ascent(wide, in: stretches, joined: heights.joined, threshold: Ascent.coarseThreshold)
    if !isCoarse { coarse.profile = [] }
    let estimate = AscentEstimate(
      judgement, fine: fine, coarse: coarse, stairAscent: result.stairs.reduce(0) { $0 + $1.gain })
    result.elevation = summary(judgement, estimate, fine: fine, coarse: coarse)
    result.elevation.liftGain = liftGain
    result.smoothedAltitude = isCoarse ? wide : smoothed
    // Otherwise it wanders so much that it is full of hills that are not there.
    if isCoarse, estimate.error >= estimate.ascent / 2 { return result }
    findHills(
      &result, input.grid, profile: isCoarse ? scaled(coarse.profile, to: estimate.ascent) : fine.profile,
      legs: isCoarse ? nil : fine.legs, stretches: stretches, holes: holes, silent: silent)
    // A minute of the mean is three times as long, and what wanders makes the steepest of all places.
    if isCoarse { result.hills.steepest50m = nil }
    result.ascentPerCell = TurningPoints.ascentPerCell(fine.legs, profile: fine.profile, scale: estimate.legScale)
    return result
  }

  /// Part of the coarse heights is wandering, too: all rises that climbs are made of are none the more than the ascent.
  private static func scaled(_ profile: [Float], to ascent: Double) -> [Float] {
    let rises = TurningPoints.ascent(of: TurningPoints.legs(of: profile, threshold: Float(Climbs.endingDrop)))
    guard rises > ascent else { return profile }
    let scale = Float(ascent / rises)
    return profile.map { $0 * scale }
  }

  /// Grades and climbs, and what looked like climbs.
  ///
  /// - Parameter legs: of the profile; nil where what is no climb is not worth a word.
  private static func findHills(
    _ result: inout TerrainResult, _ grid: borrowing SecondGrid, profile: [Float], legs: [TurningPoints.Leg]?,
    stretches: [Range<Int>], holes: [Range<Int>], silent: [SilentWay]
  ) {
    let position = GradeProfile.cumulative(grid.distance, silent: silent)
    let stairWindows = result.staircaseWindows
    var grades = GradeProfile.grades(profile, position: position, stretches: stretches)
    for hole in holes { for cell in hole { grades[cell] = 0 } }
    if result.isGradeTrusted { result.grade = grades }
    result.hills = GradeProfile.summarize(
      grades: grades, profile: profile, distance: grid.distance, position: position, stretches: stretches,
      excluding: stairWindows + result.liftWindows + holes)
    let rises = Climbs.rises(profile, position: position)
    var isOnTheWay = grid.isMoving
    for window in result.walkedWindows { for cell in window { isOnTheWay[cell] = true } }
    let starts = grid.startsSegment
    // Most of the gain without motion: the altitude wandered where nobody got on.
    func isStanding(_ found: Climbs.Found) -> Bool {
      var gain: Float = 0
      for cell in found.cells.dropFirst() where !isOnTheWay[cell] && !starts[cell] {
        gain += profile[cell] - profile[cell - 1]
      }
      return Double(gain) > found.climb.gain / 2
    }
    var stairs = AscendingRanges(stairWindows)
    let climbs = Climbs.find(in: rises, profile, position: position, elapsed: grid.elapsed).filter {
      !$0.isTooSteep && !isStaircase($0, stairs.parts(in: $0.cells), profile) && !isStanding($0)
    }
    result.hills.climbs = climbs.map(\.climb)
    guard let legs else { return }
    result.leftOut += TerrainLeftOut.climbs(
      rises, profile, position: position, elapsed: grid.elapsed, legs: legs, climbs: climbs.map(\.cells),
      stairs: stairWindows, isStanding: isStanding)
  }

  /// Stairs.
  ///
  /// - Parameters:
  ///   - profile: 5-second mean without jumps and lift rides.
  ///   - ascent: metres of the whole run.
  private static func findStairs(
    _ result: inout TerrainResult, _ grid: borrowing SecondGrid, profile: [Float], stretches: [Range<Int>],
    holes: [Range<Int>], ascent: Double
  ) {
    let length = grid.distance.reduce(0) { $0 + Double($1) }
    let stairs = Stairs.find(
      profile, position: Stairs.way(grid), elapsed: grid.elapsed, stretches: stretches,
      ascentPerKilometre: length > 0 ? ascent / length * 1000 : 0,
      isStanding: { cells in grid.meanStepRate(cells).map { $0 < Stairs.slowestCadence } ?? false })
    let found = stairs.found.filter { stairs in !holes.contains { $0.overlaps(stairs.cells) } }
    result.stairs = found.map(\.event)
    result.stairWindows = found.map(\.cells)
    result.staircaseWindows = found.filter { !$0.isPath }.map(\.cells)
    result.leftOut += stairs.leftOut
  }

  /// Grade of a long staircase; nothing steeper is climbed unseen.
  private static let steepestSilent = 0.5

  /// Seconds of silence in which altitude without a barometer does not yet wander more than it does in between.
  private static let longestCoarseSilence: Int32 = 60

  /// The silent ways between two stretches whose height counts: it is known on both sides, and legs can have made it on
  /// the way.
  private static func silentClimbs(
    _ input: borrowing TerrainInput, altitude: [Float], stretches: [Range<Int>], longest: Int32
  ) -> [SilentWay] {
    var starts: Set<Int> = []
    for (before, after) in zip(stretches, stretches.dropFirst()) where before.upperBound == after.lowerBound {
      starts.insert(after.lowerBound)
    }
    return input.silentWays.filter { way in
      starts.contains(way.cell)
        && input.grid.elapsed[way.cell] - input.grid.elapsed[way.cell - 1] <= longest
        && Double(abs(altitude[way.cell] - altitude[way.cell - 1])) <= steepestSilent * way.metres
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
    let gain = stairs.reduce(0) { $0 + profile[$1.upperBound - 1] - profile[$1.lowerBound] }
    return Double(gain) >= found.climb.gain / 2
  }
}

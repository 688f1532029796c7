import Testing
import TrackModel

@testable import RunAnalysis

@Suite struct CentredMeanTests {
  @Test func meanNarrowsAtTheEnds() {
    let means = CentredMean.of([1, 2, 6, 3, 8], in: [0..<5], seconds: 5)
    #expect(means == [1, 3, 4, 17.0 / 3, 8].map { Float($0) })
  }

  @Test func stretchesDoNotMix() {
    let means = CentredMean.of([0, 0, 0, .nan, 9, 9, 9], in: [0..<3, 4..<7], seconds: 3)
    #expect(means[0] == 0 && means[2] == 0 && means[4] == 9 && means[6] == 9)
    #expect(means[3].isNaN)
  }

  @Test func aStraightSlopeStaysAsItIs() {
    let slope = (0..<100).map { Float($0) * 0.5 }
    let means = CentredMean.of(slope, in: [0..<100], seconds: 61)
    for (mean, value) in zip(means, slope) { #expect(abs(mean - value) < 1e-4) }
  }

  /// Uphill at a meter in two seconds, told anew every ten: steps of 5 m are ground. A single one on the level is not, nor is
  /// one of 40 m, nor are those of values that stand for half a minute.
  @Test(arguments: [(5, 5, 10, 0), (0, 5, 10, 1), (5, 40, 10, 1), (5, 5, 30, 11)] as [(Float, Float, Int, Int)])
  func heldValuesAreNoSteps(before: Float, step: Float, held: Int, removed: Int) {
    var altitude: [Float] = []
    var height: Float = 100
    for block in 0..<12 {
      height += block == 6 ? step : before
      altitude += [Float](repeating: height, count: held)
    }
    let repairs = AltitudeSmoothing.clean(&altitude, in: [0..<altitude.count])
    #expect(repairs.count == removed)
  }

  /// 12 m up in 50 s on the spot, or 25 m on 140 m, while the altimeter is silent: ascent, and neither stairs nor a slope.
  @Test(arguments: [(0.5, 12.0), (2.8, 25)]) func aSilentAltimeterShowsNoSlope(speed: Double, height: Double) throws {
    var course = TerrainCourse()
    course.go(900, speed: 2.8)
    course.go(50, speed: speed, rise: height / 50)
    course.go(900, speed: 2.8)
    course.shiver()
    for cell in 900..<950 { course.grid.altitude[cell] = .nan }
    let result = course.analyzed()
    #expect(try abs(#require(result.elevation.ascent) - height) < 2)
    #expect(result.stairs.isEmpty && result.hills.steepest50m ?? 0 < 0.05)
    #expect(result.grade[910..<940].allSatisfy { $0 == 0 })
  }

  @Test func holesUpToAMinuteAreBridged() {
    for (hole, count, slopes) in [(10, 1, 0), (60, 1, 1), (61, 2, 0)] {
      var altitude = [Float](repeating: 5, count: 100)
      for cell in 20..<20 + hole { altitude[cell] = .nan }
      let known = AltitudeSmoothing.stretches(
        filling: &altitude, startsSegment: [Bool](repeating: false, count: altitude.count))
      #expect(known.stretches.count == count && known.holes == (slopes > 0 ? [20..<20 + hole] : []))
      #expect(altitude[20].isNaN == (count == 2))
    }
  }

  /// Each value is the middle one of the five around it; at the ends the outermost counts as often as one is missing.
  @Test(arguments: [5, 6, 7, 8, 9, 50, 51])
  func altitudeIsCleanedByMediansOfFive(count: Int) {
    var noise = Noise(seed: UInt64(count))
    let heights = (0..<count).map { _ in Float(0.3 * noise.next()) }
    var cleaned = [9] + heights + [9]
    #expect(AltitudeSmoothing.clean(&cleaned, in: [1..<count + 1]).isEmpty)
    let medians = heights.indices.map { cell in
      (-2...2).map { heights[min(max(cell + $0, 0), count - 1)] }.sorted()[2]
    }
    #expect(cleaned == [9] + medians + [9])
  }
}

@Suite struct AscentEstimateTests {
  /// Saw of `height` metres and `period` seconds.
  private static func saw(height: Double, period: Int, seconds: Int = 3600) -> Ascent {
    let profile = (0..<seconds).map { second -> Float in
      let phase = Double(second % period) / Double(period)
      return Float(height * (phase < 0.5 ? 2 * phase : 2 - 2 * phase))
    }
    return Ascent(profile, in: [0..<seconds], joined: [], threshold: 1.5)
  }

  private static func judgement(_ source: AltitudeSource, _ quality: AltitudeQuality) -> AltitudeJudgement {
    AltitudeJudgement(source: source, quality: quality, isGradeTrusted: false)
  }

  /// 480 m up in one go is no wandering, however even the pace; what is lower than 60 m may be.
  @Test(arguments: [(480.0, 460.0), (50.0, 50.0 / 3)])
  func aLongClimbIsGround(height: Double, ascent: Double) {
    let climb = Self.saw(height: height, period: 3600)
    var judgement = Self.judgement(.gps, .poor)
    judgement.effort.slope = 0
    judgement.effort.error = 0.01
    let estimate = AscentEstimate(judgement, fine: climb, coarse: climb)
    #expect(abs(estimate.ascent - ascent) < 1)
    #expect(estimate.ascent + estimate.error >= height && (height < 60 || estimate.error < height / 4))
  }

  @Test func aBarometerIsGoodToFivePercentAndFiveMetres() {
    let hilly = Self.saw(height: 20, period: 240)
    let level = Self.saw(height: 0, period: 240)
    let coarse = Self.saw(height: 18, period: 240)
    // 15 periods of 20 m.
    let estimate = AscentEstimate(Self.judgement(.barometric, .good), fine: hilly, coarse: coarse)
    #expect(abs(estimate.ascent - 300) < 3)
    #expect(abs(estimate.error - 15) < 0.5)
    #expect(AscentEstimate(Self.judgement(.barometric, .good), fine: level, coarse: level).error == 5)
  }

  /// Ten hills of 12 m at 0.3 m/s, turned at once. Nine seconds take 0.3 × 20 / 9 m off a turn and five take 0.3 × 6 / 5;
  /// 2.25 times the difference, 0.69 m, is told for both ends of each rise but the very first one.
  @Test func theBandHoldsWhatTheMeanTakesOffTurns() {
    let heights = (0..<800).map { second -> Float in
      let phase = second % 80
      return 0.3 * Float(min(phase, 80 - phase))
    }
    let whole = [0..<heights.count]
    var ascent = Ascent(
      CentredMean.of(heights, in: whole, seconds: Ascent.fineSeconds), in: whole, joined: [], threshold: 1.5)
    ascent.measureTurns(by: CentredMean.of(heights, in: whole, seconds: Stairs.smoothing))
    let shortfall = 120 - ascent.ascent
    #expect(abs(shortfall - 19 * 0.3 * 20 / 9) < 0.01)
    #expect(abs(ascent.lostAtTurns - 19 * 0.69) < 0.01)
    let estimate = AscentEstimate(Self.judgement(.barometric, .good), fine: ascent, coarse: ascent)
    #expect(abs(estimate.error - (0.05 * ascent.ascent + 19 * 0.69)) < 0.02)
  }

  @Test func aRunnerWhoTakesNoNoticeOfGPSHillsHasClimbedLittle() {
    var judgement = Self.judgement(.gps, .poor)
    judgement.effort.slope = 0
    judgement.effort.error = 0.1
    let fine = Self.saw(height: 10, period: 120)
    let coarse = Self.saw(height: 3, period: 120)
    let estimate = AscentEstimate(judgement, fine: fine, coarse: coarse)
    // 30 periods: 300 m fine, 90 m coarse; a third of the coarse ascent is left.
    #expect(abs(estimate.ascent - 30) < 5)
    #expect(estimate.ascent - estimate.error <= 0)
    #expect(estimate.ascent + estimate.error >= 85)
  }

  /// Hill repeats: 15 hills of 20 m, of which 116 m are told where nothing is known (the root of 0.15), and the band
  /// reaches to 1.06 times the root of 0.71.
  @Test(arguments: [(0.5, 0.11, 116.0, 268.0), (0.15, 0.05, 116, 268), (0.1, 0.1, 50, 150)])
  func whoRunsHarderUphillTellsNothing(slope: Double, error: Double, ascent: Double, upper: Double) {
    var judgement = Self.judgement(.gps, .poor)
    judgement.effort.slope = slope
    judgement.effort.error = error
    let fine = Self.saw(height: 20, period: 240)
    let coarse = Self.saw(height: 10, period: 240)
    let estimate = AscentEstimate(judgement, fine: fine, coarse: coarse)
    #expect(abs(estimate.ascent - ascent) < 3)
    #expect(abs(estimate.ascent + estimate.error - upper) < 4)
  }

  @Test func aRunnerWhoAnswersToGPSHillsHasClimbedThem() {
    var judgement = Self.judgement(.gps, .poor)
    judgement.effort.slope = -2.5
    judgement.effort.error = 0.05
    let fine = Self.saw(height: 20, period: 240)
    let coarse = Self.saw(height: 10, period: 240)
    let estimate = AscentEstimate(judgement, fine: fine, coarse: coarse)
    #expect(abs(estimate.ascent - 300) < 15)
    #expect(estimate.error < 60)
  }

  /// 15 hills of 20 m in the fine variant, of 14 m in the coarse one: 300 m and 210 m. Where the ground is hilly 0.4 of the
  /// one and 0.6 of the other are told, and the band holds 0.8 of the coarse and 1.02 of the fine ascent; half-way to it
  /// half of that, and below nothing (116 m, see above).
  @Test(arguments: [(9.0, 116.0, nil), (11.5, (116.0 + 246) / 2, nil), (13, 246, 168.0), (40, 246, 168)])
  func hillyGroundIsToldByItself(swell: Double, ascent: Double, lower: Double?) {
    var judgement = Self.judgement(.gps, .poor)
    judgement.effort.slope = 0.5
    judgement.effort.error = 0.11
    judgement.swell = swell
    let estimate = AscentEstimate(
      judgement, fine: Self.saw(height: 20, period: 240), coarse: Self.saw(height: 14, period: 240))
    #expect(abs(estimate.ascent - ascent) < 3)
    #expect(abs(estimate.descent - estimate.ascent) < 15)
    if let lower { #expect(abs(estimate.ascent - estimate.error - lower) < 4) }
  }

  /// A watch that is known to have no barometer is told by the coarse variant alone, up to 1.3 of it.
  @Test func withoutABarometerTheCoarseVariantCounts() {
    var judgement = Self.judgement(.gps, .poor)
    judgement.effort.slope = 0.5
    judgement.effort.error = 0.11
    judgement.swell = 40
    judgement.isWithoutBarometer = true
    let estimate = AscentEstimate(
      judgement, fine: Self.saw(height: 20, period: 240), coarse: Self.saw(height: 14, period: 240))
    #expect(abs(estimate.ascent - 210) < 3)
    #expect(abs(estimate.ascent + estimate.error - 273) < 4)
  }

  /// A steady rise swells not at all, however steep; 20 m up and down every four minutes do.
  @Test func swellIsTheDeviationWithinTwoMinutes() {
    let ramp = (0..<600).map { Float($0) * 0.1 }
    #expect(AltitudeEvidence.swell(ramp, stretches: [0..<600]) < 0.01)
    #expect(AltitudeEvidence.swell(ramp, stretches: [0..<120]) == 0)
    // Half a period later the saw has gone from h to 20 - h: differences of 0 to 20, evenly.
    let saw = (0..<2400).map { (second: Int) -> Float in
      let phase = second % 240
      return Float(min(phase, 240 - phase)) / 6
    }
    let expected = 20 / 3.0.squareRoot()
    #expect(abs(AltitudeEvidence.swell(saw, stretches: [0..<2400]) - expected) < 0.2)
  }

  /// What leads down is found as what leads up is: 480 m in one go, and hills.
  @Test(arguments: [480.0, 50])
  func descentIsFoundAsAscentIs(height: Double) {
    let down = (0..<1800).map { Float(height * (1 - Double($0) / 1800)) }
    let way = Ascent(down, in: [0..<1800], joined: [], threshold: 1.5)
    var judgement = Self.judgement(.gps, .poor)
    judgement.effort.slope = 0
    judgement.effort.error = 0.01
    let estimate = AscentEstimate(judgement, fine: way, coarse: way)
    #expect(abs(estimate.ascent) < 1)
    #expect(abs(estimate.descent - (height > 60 ? 460 : 50.0 / 3)) < 1)
  }

  /// The coarse variant of mere wandering holds little of the fine one: then a large swell says nothing.
  @Test func wanderingIsNoHillyGround() {
    var judgement = Self.judgement(.gps, .poor)
    judgement.effort.slope = 0.5
    judgement.effort.error = 0.11
    let (fine, coarse) = (Self.saw(height: 20, period: 240), Self.saw(height: 5, period: 240))
    let still = AscentEstimate(judgement, fine: fine, coarse: coarse)
    judgement.swell = 40
    #expect(AscentEstimate(judgement, fine: fine, coarse: coarse).ascent == still.ascent)
  }

  /// With nothing known the band holds everything from a third of the coarse ascent down to 0 and up to the fine one's
  /// larger half.
  @Test func anUnknownRunnerLeavesAWideBand() {
    let fine = Self.saw(height: 20, period: 240)
    let coarse = Self.saw(height: 10, period: 240)
    let estimate = AscentEstimate(Self.judgement(.gps, .poor), fine: fine, coarse: coarse)
    #expect(estimate.ascent - estimate.error <= 0)
    #expect(estimate.ascent + estimate.error > 200)
    #expect(abs(estimate.descent - estimate.ascent) < 15)
  }

  /// Speed falls by 2.5 % per percent of grade.
  @Test func effortIsTheSlopeOfLogSpeedOnGrade() {
    var course = TerrainCourse()
    for lap in 0..<30 {
      let grade = lap % 2 == 0 ? 0.05 : -0.04
      let speed = 3 * (1 - 2.5 * grade)
      course.go(90, speed: speed, rise: speed * grade)
    }
    let effort = HillEffort(
      course.grid.altitude, distance: course.grid.distance, stretches: [0..<course.grid.count])
    #expect(abs(effort.slope + 2.5) < 0.15)
    #expect(effort.error < 0.1)
    #expect(effort.gradeSpread > 0.02)
  }
}

import TrackModel

/// The ascent that is printed, and how far it may be off.
struct AscentEstimate {
  var ascent: Double
  var descent: Double
  /// Half width of the band.
  var error: Double
  /// What the legs of the fine variant are multiplied with to make the ascent.
  var legScale: Double

  /// Half the width of a band: a share of the ascent and what the mean took off turns, and metres at least.
  struct Band {
    let share: Double
    let least: Double

    func halfWidth(_ ascent: Double, lostAtTurns: Double = 0) -> Double {
      max(share * ascent + max(lostAtTurns, 0), least)
    }
  }
  /// Barometer (Definitions.md G; wider where only the data say "barometer").
  static let barometric = Band(share: 0.05, least: 5)
  static let fair = Band(share: 0.06, least: 5)
  /// Where only the runner's effort speaks for a barometer.
  static let unconfirmed = Band(share: 0.2, least: 10)
  /// Map altitude has the ground's own detail smoothed away and bridges left out.
  static let map = Band(share: 0.25, least: 15)

  /// - Parameter stairAscent: metres of flights, found in the same altitude more sharply, all of which are ascent.
  init(_ judgement: AltitudeJudgement, fine: Ascent, coarse: Ascent, stairAscent: Double) {
    self.init(judgement, fine: fine, coarse: coarse)
    if stairAscent > ascent, fine.ascent > 0 {
      legScale *= stairAscent / ascent
      ascent = stairAscent
    }
  }

  init(_ judgement: AltitudeJudgement, fine: Ascent, coarse: Ascent) {
    switch judgement.source {
    case .gps, .none: self.init(satellite: judgement, fine: fine, coarse: coarse)
    case .map: self.init(fine, AscentEstimate.map)
    case .barometric where !judgement.isConfirmed: self.init(fine, AscentEstimate.unconfirmed)
    case .barometric: self.init(fine, judgement.quality == .good ? AscentEstimate.barometric : AscentEstimate.fair)
    }
  }

  private init(_ fine: Ascent, _ band: Band) {
    ascent = fine.ascent
    descent = fine.descent
    error = band.halfWidth(fine.ascent, lostAtTurns: fine.lostAtTurns)
    legScale = 1
  }

  /// Slope of log speed against grade on real hills, as far as runners answer to them.
  private static let realSlope = 2.5
  /// Before the run is looked at: the share of real ground in the changes of grade, and its deviation. Most runs with
  /// GPS altitude are on level ground.
  private static let expectedShare = 0.15
  private static let expectedDeviation = 0.35
  private static let slopeDeviation = 0.04
  /// Standard errors from which a runner is faster uphill: in 224 simulated runs on level ground 2.1 at most.
  private static let fasterErrors = 2.0
  /// Deviations on each side of the band.
  private static let deviations = 1.6
  private static let leastError = 10.0
  /// Metres of one coarse leg that no wandering makes, and how much of it both ends may owe to it.
  private static let certainLeg: Float = 60
  private static let uncertainEnds: Float = 20
  /// What the fine variant may have smoothed away of the ground, at the upper end of the band.
  private static let fineShortfall = 1.06
  /// Share of what is certain that the band does not go below.
  private static let certainShare = 0.8

  /// Metres of ``AltitudeEvidence/swell`` from which the ground is hilly at least in part, and from which it is altogether:
  /// on level ground satellite altitude swells by 9 m at most in nine made runs of ten. The coarse variant must hold so much
  /// of the fine one, too: of wandering alone it holds a third at most.
  private static let hillySwell = 10.0...13.0
  private static let hillyCoarse = 0.3...0.45
  /// Share of the fine variant in what is told there. Files do not say whether a barometer or a map stands behind them:
  /// then the fine variant is right, else it holds the wandering, and the coarse one is.
  private static let fineWeight = 0.4
  /// Ends of the band there: shares of the coarse and of the fine variant, and of the coarse one where the watch has no
  /// barometer.
  private static let coarseEnd = 0.8
  private static let fineEnd = 1.02
  private static let coarseEndAbove = 1.3

  /// GPS altitude is ground plus wandering, and their squares add. How much of it is ground shows in the runner's speed:
  /// the slope of speed on grade shrinks by the share of the ground in the variance of the grade, and the ascent of the
  /// fine variant by the root of that share. The coarse variant (61 s, 10 m) bounds it: a third of it is left in any
  /// case, and all of it stays inside the band. On a long climb at an even grade the speed has nothing to answer to:
  /// what rises much higher than altitude wanders is ground. Who runs hill repeats runs harder uphill: that speaks
  /// neither for the ground nor against it, since wandering makes no slope of either sign. Ground that is hilly tells by
  /// itself. Descent is found in the same way.
  private init(satellite judgement: AltitudeJudgement, fine: Ascent, coarse: Ascent) {
    let ground = AscentEstimate.ground(judgement.effort)
    let up = Way(fine: fine.ascent, coarse: coarse.ascent, legs: coarse.legs.map(\.height))
    let down = Way(fine: fine.descent, coarse: coarse.descent, legs: coarse.legs.map { -$0.height })
    let told = up.told(ground, judgement)
    ascent = told.metres
    error = told.error
    descent = down.told(ground, judgement).metres
    legScale = fine.ascent > 0 ? ascent / fine.ascent : 0
  }

  /// The share of real ground in the changes of grade, and its deviation.
  private static func ground(_ effort: HillEffort) -> (share: Double, deviation: Double) {
    guard effort.error.isFinite, effort.slope <= fasterErrors * effort.error else {
      return (expectedShare, expectedDeviation)
    }
    let seenDeviation = effort.error / realSlope + slopeDeviation
    let seenWeight = 1 / (seenDeviation * seenDeviation)
    let expectedWeight = 1 / (expectedDeviation * expectedDeviation)
    return (
      (seenWeight * -effort.slope / realSlope + expectedWeight * expectedShare) / (seenWeight + expectedWeight),
      (1 / (seenWeight + expectedWeight)).squareRoot()
    )
  }

  /// What one direction, up or down, holds in both variants.
  private struct Way {
    var fine: Double
    var coarse: Double
    /// Heights of the coarse legs, positive in this direction.
    var legs: [Float]

    /// Metres, and half the width of their band.
    func told(
      _ ground: (share: Double, deviation: Double), _ judgement: AltitudeJudgement
    ) -> (metres: Double, error: Double) {
      func part(_ share: Double) -> Double { fine * min(max(share, 0), 1).squareRoot() }
      let certain = legs.reduce(0) { $0 + ($1 >= certainLeg ? Double($1 - uncertainEnds) : 0) }
      let spread = deviations * ground.deviation
      let metres = min(max(part(ground.share), coarse / 3, certain), fine)
      let upper = max(fineShortfall * part(ground.share + spread), coarse)
      let lower = max(part(ground.share - spread), certainShare * certain)
      let hilly = hilliness(judgement.swell)
      let weight = judgement.isWithoutBarometer ? 0 : fineWeight
      let top = judgement.isWithoutBarometer ? min(fineEnd * fine, coarseEndAbove * coarse) : fineEnd * fine
      // What the runner's speed says may be more.
      let told = (1 - hilly) * metres + hilly * min(max(metres, weight * fine + (1 - weight) * coarse), fine)
      let high = (1 - hilly) * upper + hilly * top
      let low = (1 - hilly) * lower + hilly * coarseEnd * coarse
      return (told, max(high - told, told - low, leastError))
    }

    private func hilliness(_ swell: Double) -> Double {
      guard fine > 0 else { return 0 }
      func place(_ value: Double, _ range: ClosedRange<Double>) -> Double {
        min(max((value - range.lowerBound) / (range.upperBound - range.lowerBound), 0), 1)
      }
      return min(place(swell, hillySwell), place(coarse / fine, hillyCoarse))
    }
  }
}

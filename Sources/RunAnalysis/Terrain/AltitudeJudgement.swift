import TrackModel

/// Where the altitude comes from and how far it can be trusted.
struct AltitudeJudgement {
  var source: AltitudeSource
  var quality: AltitudeQuality
  /// Whether grades may change speeds into flat-equivalent speeds.
  var isGradeTrusted: Bool
  var effort = HillEffort()
  /// See ``AltitudeEvidence/swell``.
  var swell = 0.0
  /// Whether the watch is known to have no barometer.
  var isWithoutBarometer = false
  /// False where nothing but the runner's effort speaks for the altitude: it may wander a good deal all the same.
  var isConfirmed = true

  /// Below this median change in 30 s (metres) the altitude is as calm as only a sensor or a map is.
  static let calmRelief = 0.85
  /// Map altitude gives a place the same height at every visit (metres).
  static let mapDifference = 0.1
  static let mapRelief = 0.5
  /// Pairs of visits that make a verdict.
  static let enoughRevisits = 30
  /// Visits of one place may differ by this (metres), and by half of the relief, if the altitude is to be believed;
  /// steep ground adds, because two visits are never at quite the same spot.
  static let largestDifference = 1.8
  static let differencePerGrade = 5.0
  static let differenceOverRelief = 0.5
  /// Where speed answers to the grade as well, the visits may differ by so much more.
  static let answeredFactor = 1.5
  /// Where nothing but the effort speaks for the altitude: it shakes less than this (metres) about its mean over nine
  /// seconds. Barometers in wind and in steps of 1 m reach 0.22, satellites with 6 m of wandering start at 0.28.
  static let steadyRoughness = 0.25
  /// Speed answers to the grade: the altitude is real.
  static let answeringSlope = -1.0
  static let answeringErrors = 3.0
  /// Speed does not answer although it would show: the grade is not real, or the runner takes no notice of it.
  static let deafSlope = -0.5
  static let deafError = 0.3
  static let deafGrade = 0.02
  /// Two visits of a place that differ by more than this (metres) mean drift, also for a barometer (Definitions.md C1).
  static let driftDifference = 10.0

  /// - Parameters:
  ///   - cleaned: metres.
  ///   - altitude: the same, smoothed over some seconds.
  static func judge(
    _ input: borrowing TerrainInput, cleaned: [Float], altitude: [Float], stretches: [Range<Int>]
  ) -> AltitudeJudgement {
    let promise = AltitudeDevices.promise(of: [input.device, input.creator])
    let revisits = Revisits(altitude, grid: input.grid)
    if promise == .barometer {
      let hasDrifted = revisits.difference.map { $0 > driftDifference } ?? false
      return AltitudeJudgement(source: .barometric, quality: hasDrifted ? .fair : .good, isGradeTrusted: true)
    }
    var evidence = AltitudeEvidence(
      relief: AltitudeEvidence.relief(altitude, stretches: stretches),
      swell: AltitudeEvidence.swell(altitude, stretches: stretches), revisits: revisits,
      effort: HillEffort(altitude, distance: input.grid.distance, stretches: stretches))
    // Satellites are what is likely there: that speed answers to the ground does not yet say that nothing wanders.
    evidence.isEffortEnough =
      promise != .noBarometer
      && AltitudeEvidence.roughness(cleaned, smoothed: altitude, stretches: stretches) < steadyRoughness
    var judgement = judge(evidence, isPhone: promise == .phone)
    judgement.isWithoutBarometer = promise == .noBarometer
    return judgement
  }

  /// Without a promise the altitude itself decides; it never makes the quality `good`.
  static func judge(_ evidence: AltitudeEvidence, isPhone: Bool = false) -> AltitudeJudgement {
    let effort = evidence.effort
    let isDeaf = effort.gradeSpread > deafGrade && effort.error < deafError && effort.slope > deafSlope
    let isMap = evidence.revisits.difference.map { $0 <= mapDifference && evidence.relief >= mapRelief } ?? false
    if isMap || isPhone && isSteady(evidence) {
      // What is only calm may be smoothed.
      return AltitudeJudgement(
        source: .map, quality: .fair, isGradeTrusted: evidence.relief >= calmRelief && !isDeaf, effort: effort)
    }
    if isSteady(evidence) {
      let isConfirmed = evidence.relief < calmRelief || evidence.revisits.count >= enoughRevisits
      return AltitudeJudgement(
        source: .barometric, quality: .fair, isGradeTrusted: !isDeaf, effort: effort, isConfirmed: isConfirmed)
    }
    return AltitudeJudgement(
      source: .gps, quality: .poor, isGradeTrusted: false, effort: effort, swell: evidence.swell)
  }

  /// Whether the altitude shows the ground and not its own wandering.
  private static func isSteady(_ evidence: AltitudeEvidence) -> Bool {
    if evidence.relief < calmRelief { return true }
    let effort = evidence.effort
    let isAnswered = effort.slope < answeringSlope && -effort.slope > answeringErrors * effort.error
    guard evidence.revisits.count >= enoughRevisits, let difference = evidence.revisits.driftlessDifference else {
      return isAnswered && evidence.isEffortEnough
    }
    let allowed = min(
      largestDifference + differencePerGrade * effort.gradeSpread, differenceOverRelief * evidence.relief)
    return difference < (isAnswered ? answeredFactor * allowed : allowed)
  }
}

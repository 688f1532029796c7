import TrackModel

/// The sentences about pain.
enum PainText {
  static let title = "Pain in your log"
  static let source = "the article; the scale's cuts are those of clinics, which differ [P]"
  static let asked = "asked, not measured"

  static func definition(_ limits: PainThresholds) -> String {
    "What you log with `strideguard pain add`: low from \(limits.low) of 10, medium from \(limits.medium) or when it "
      + "has not settled by the next morning, high from \(limits.high), when it rises over \(limits.risingEntries) "
      + "entries, or with a limp or a leg that cannot bear weight."
  }

  static func message(_ entry: PainEntry, isUnsettled: Bool, isRising: Bool) -> String {
    var text = "Pain \(entry.level) of 10 \(words(entry.moment))"
    if let side = entry.side { text += side == .both ? ", both sides" : ", \(side.rawValue) side" }
    if entry.cannotBearWeight { text += ", the leg could not bear weight" }
    if entry.limp { text += ", with a limp" }
    if isRising { text += ", rising entry by entry" }
    if isUnsettled { text += ", no less than on the day before" }
    return text + "."
  }

  static func words(_ moment: PainEntry.Moment) -> String {
    switch moment {
    case .during: "during the run"
    case .after: "right after the run"
    case .nextMorning: "the next morning"
    case .rest: "at rest"
    }
  }

  static func stopSign(_ kind: StopSign.Kind, day: CivilDate) -> String {
    switch kind {
    case .cannotBearWeight: "Your log of \(day) says that the leg cannot bear weight."
    case .limp: "Your log of \(day) says that you limp."
    case .rising: "The pain in your log has been rising up to \(day)."
    }
  }

  static func stopAdvice(_ kind: StopSign.Kind) -> String {
    switch kind {
    case .cannotBearWeight, .limp: "Do not run on it: see a physical therapist. Pushing on prolongs an injury."
    case .rising: "Rest until it has settled; where it does not, see a physical therapist."
    }
  }

  static let budgetOff = "No plan for next week while your pain log holds a stop sign: rest comes first."

  static let earlierInjury =
    "You told of an earlier hamstring injury, the strongest factor known and one that no file shows: take every flag "
    + "more seriously."

  static let warmUpLogged = "A warm-up is in your log for this day."

  /// Counts, and no ratio: with so few flare-ups a ratio looks surer than it is.
  static func comparison(_ factor: ExposureFactor, _ periods: CaseCrossover, hazardDays: Int) -> String {
    let counts =
      "Before \(periods.exposedCases) of \(periods.cases) flare-ups you had \(factor.words) within \(hazardDays) days; "
      + "in \(periods.exposedControls) of \(periods.controls) comparison periods"
      + "\(periods.exposedCases > 0 && periods.exposedControls > 0 ? " too" : "")."
    if periods.exposedCases == 0 { return counts }
    return counts
      + (periods.chance < 0.05
        ? " That is more often than chance alone mostly gives." : " This could be chance.")
  }

  static let comparisonLimits =
    "This tells what went before, not why: people run less when it hurts, pain that comes slowly blurs the days, and "
    + "habits come together."

  /// Names the factors that no run could be judged for.
  static func comparisonLimits(of comparisons: [FactorComparison]) -> String {
    let unknown = ExposureFactor.allCases.filter { factor in !comparisons.contains { $0.factor == factor } }
    guard !unknown.isEmpty else { return comparisonLimits }
    return "No run of these days could be judged for \(unknown.map(\.words).joined(separator: " or for ")). "
      + comparisonLimits
  }

  /// - Parameters:
  ///   - onsets: flare-ups of the log.
  ///   - day: the last of the log that counts; nil where nothing came after it.
  ///   - compared: those of them that have comparison periods, and these.
  static func tooFew(
    onsets: Int, until day: CivilDate? = nil, compared: (flareUps: Int, controls: Int), _ limits: PainThresholds,
    _ text: MeasureText
  ) -> String {
    var found = onsets == 0 ? "no flare-up" : text.count(onsets, "flare-up")
    if compared.flareUps < onsets { found += ", \(compared.flareUps) of which can be compared," }
    if onsets > 0 { found += " and \(text.count(compared.controls, "such period"))" }
    return "Not enough data to compare: that takes \(limits.onsets) flare-ups and \(limits.controls) quiet comparison "
      + "periods, with a history of runs before both; \(day.map { "up to \($0) " } ?? "")your log has \(found)."
  }
}

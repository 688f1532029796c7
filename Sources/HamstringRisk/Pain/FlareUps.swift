import TrackModel

/// Days of running and what was unusual about them, for looking back from a day.
struct ExposureDays {
  private var runs: [Int: Int] = [:]
  private var factors: [Int: Set<ExposureFactor>] = [:]
  private var judged: [Int: Set<ExposureFactor>] = [:]
  /// The first day on which something could be found unusual.
  let firstDay: CivilDate

  /// - Parameter firstDay: from when on there was enough history to compare with.
  init(firstDay: CivilDate) { self.firstDay = firstDay }

  mutating func add(_ day: CivilDate, flags: [Flag], unjudged: [UnjudgedFactors] = []) {
    runs[day.day, default: 0] += 1
    judged[day.day, default: []].formUnion(ExposureFactor.judged(but: unjudged))
    for flag in flags where flag.level.isFlag {
      if let factor = ExposureFactor(flag.factor) { factors[day.day, default: []].insert(factor) }
    }
  }

  func runs(in days: ClosedRange<Int>) -> Int { days.reduce(0) { $0 + runs[$1, default: 0] } }

  func factors(in days: ClosedRange<Int>) -> Set<ExposureFactor> {
    days.reduce(into: []) { $0.formUnion(factors[$1, default: []]) }
  }

  /// Some run of these days could be judged for it.
  func areJudged(for factor: ExposureFactor, in days: ClosedRange<Int>) -> Bool {
    days.contains { judged[$0]?.contains(factor) == true }
  }
}

/// Looks back from flare-ups.
struct FlareUpHistory {
  private let onsets: [CivilDate]
  private let days: ExposureDays
  private let thresholds: PainThresholds
  /// Days with an entry that was not quiet, and those of the onsets, since 1970.
  private let loudDays: Set<Int>
  private let onsetDays: Set<Int>

  init(entries: [PainEntry], onsets: [CivilDate], days: ExposureDays, thresholds: PainThresholds) {
    self.onsets = onsets
    self.days = days
    self.thresholds = thresholds
    loudDays = Set(entries.filter { $0.level > thresholds.quiet }.map(\.day.day))
    onsetDays = Set(onsets.map(\.day))
  }

  var timeline: [FlareUp] {
    onsets.map { onset in
      FlareUp(
        day: onset,
        windows: FlareUp.windowDays.map { window in
          let days = onset.day - window.upperBound...onset.day - window.lowerBound
          let found = self.days.factors(in: days)
          return FlareUp.Window(
            days: window, runs: self.days.runs(in: days), factors: ExposureFactor.allCases.filter(found.contains))
        })
    }
  }

  /// Flare-ups with a history of runs before them and with comparison periods, and these.
  private var matched: [(onset: CivilDate, controls: [ClosedRange<Int>])] {
    onsets.filter { isComparable(hazard(before: $0.day)) }.map { ($0, controlPeriods(of: $0)) }.filter { !$1.isEmpty }
  }

  /// How many there are of both.
  var compared: (flareUps: Int, controls: Int) {
    let matched = matched
    return (matched.count, matched.reduce(0) { $0 + $1.controls.count })
  }

  /// Empty where there are too few flare-ups or comparison periods.
  var comparisons: [FactorComparison] {
    let matched = matched
    guard compared.flareUps >= thresholds.onsets, compared.controls >= thresholds.controls else { return [] }
    // A factor that nothing was known of must not read as one that never was there.
    let known = ExposureFactor.allCases.filter { factor in
      matched.contains { onset, controls in
        ([hazard(before: onset.day)] + controls).contains { days.areJudged(for: factor, in: $0) }
      }
    }
    return known.map { factor in
      let periods = CaseCrossover(
        matched.map { onset, controls in
          CaseCrossover.MatchedSet(
            isCaseExposed: days.factors(in: hazard(before: onset.day)).contains(factor),
            exposedControls: controls.count { days.factors(in: $0).contains(factor) }, controls: controls.count)
        })
      return FactorComparison(
        factor: factor, periods: periods,
        message: PainText.comparison(factor, periods, hazardDays: thresholds.hazardDays))
    }
  }

  private func hazard(before day: Int) -> ClosedRange<Int> { day - thresholds.hazardDays...day }

  private func isComparable(_ period: ClosedRange<Int>) -> Bool { period.lowerBound >= days.firstDay.day }

  /// The same weekdays of the weeks before, where they were quiet and no other flare-up was near.
  private func controlPeriods(of onset: CivilDate) -> [ClosedRange<Int>] {
    (1...max(1, thresholds.controlWeeks)).map { hazard(before: onset.day - 7 * $0) }.filter { period in
      isComparable(period) && loudDays.isDisjoint(with: period)
        && (period.lowerBound - 7...period.upperBound + 7).allSatisfy { $0 == onset.day || !onsetDays.contains($0) }
    }
  }
}

import TrackModel

/// A stretch of days that ends with pain, or with an ordinary day at the same hour.
struct ExposurePeriod {
  var days: ClosedRange<Int>
  /// Minutes since midnight of the last day: a run that began later came after. Nil: nothing of that day did.
  var lastMinute: Int?
}

/// Runs by day and what was unusual about them, for looking back from a day.
struct ExposureDays {
  private struct Run {
    var minute: Int
    var factors: Set<ExposureFactor>
    var judged: Set<ExposureFactor>
  }

  private var runs: [Int: [Run]] = [:]
  /// The first day on which something could be found unusual.
  let firstDay: CivilDate

  /// - Parameter firstDay: from when on there was enough history to compare with.
  init(firstDay: CivilDate) { self.firstDay = firstDay }

  /// - Parameter minute: of its start, since local midnight.
  mutating func add(_ day: CivilDate, minute: Int, flags: [Flag], unjudged: [UnjudgedFactors] = []) {
    let factors = flags.filter(\.level.isFlag).compactMap { ExposureFactor($0.factor) }
    runs[day.day, default: []].append(
      Run(minute: minute, factors: Set(factors), judged: ExposureFactor.judged(but: unjudged)))
  }

  private func runs(in period: ExposurePeriod) -> [Run] {
    period.days.flatMap { day in
      (runs[day] ?? []).filter { run in
        day < period.days.upperBound || period.lastMinute.map { run.minute <= $0 } ?? true
      }
    }
  }

  func count(in period: ExposurePeriod) -> Int { runs(in: period).count }

  func factors(in period: ExposurePeriod) -> Set<ExposureFactor> {
    runs(in: period).reduce(into: []) { $0.formUnion($1.factors) }
  }

  /// Some run of the period could be judged for it.
  func areJudged(for factor: ExposureFactor, in period: ExposurePeriod) -> Bool {
    runs(in: period).contains { $0.judged.contains(factor) }
  }
}

/// Looks back from flare-ups.
struct FlareUpHistory {
  private let onsets: [PainEntry]
  private let days: ExposureDays
  private let thresholds: PainThresholds
  /// Days with an entry that was not quiet, and those of the onsets, since 1970.
  private let loudDays: Set<Int>
  private let onsetDays: Set<Int>
  /// Flare-ups with a history of runs before them and with comparison periods, and these.
  private var matched: [(onset: PainEntry, controls: [ExposurePeriod])] = []

  /// - Parameter onsets: the entries that flare-ups begin with.
  init(entries: [PainEntry], onsets: [PainEntry], days: ExposureDays, thresholds: PainThresholds) {
    self.onsets = onsets
    self.days = days
    self.thresholds = thresholds
    loudDays = Set(entries.filter { $0.level > thresholds.quiet }.map(\.day.day))
    onsetDays = Set(onsets.map(\.day.day))
    matched = onsets.filter { isComparable(hazard(before: $0)) }.map { ($0, controlPeriods(of: $0)) }
      .filter { !$1.isEmpty }
  }

  var timeline: [FlareUp] {
    onsets.map { onset in
      let day = onset.day.day
      return FlareUp(
        day: onset.day,
        windows: FlareUp.windowDays.map { window in
          let period = ExposurePeriod(
            days: day - window.upperBound...day - window.lowerBound,
            lastMinute: window.lowerBound == 0 ? onset.lastMinuteOfRuns : nil)
          let found = days.factors(in: period)
          return FlareUp.Window(
            days: window, runs: days.count(in: period), factors: ExposureFactor.allCases.filter(found.contains))
        })
    }
  }

  /// How many flare-ups can be compared, and with how many periods.
  var compared: (flareUps: Int, controls: Int) { (matched.count, matched.reduce(0) { $0 + $1.controls.count }) }

  /// Empty where there are too few flare-ups or comparison periods.
  var comparisons: [FactorComparison] {
    guard compared.flareUps >= thresholds.onsets, compared.controls >= thresholds.controls else { return [] }
    // A factor that nothing was known of must not read as one that never was there.
    let known = ExposureFactor.allCases.filter { factor in
      matched.contains { onset, controls in
        ([hazard(before: onset)] + controls).contains { days.areJudged(for: factor, in: $0) }
      }
    }
    return known.map { factor in
      let periods = CaseCrossover(
        matched.map { onset, controls in
          CaseCrossover.MatchedSet(
            isCaseExposed: days.factors(in: hazard(before: onset)).contains(factor),
            exposedControls: controls.count { days.factors(in: $0).contains(factor) }, controls: controls.count)
        })
      return FactorComparison(
        factor: factor, periods: periods,
        message: PainText.comparison(factor, periods, hazardDays: thresholds.hazardDays))
    }
  }

  /// - Parameter weeks: so many before.
  private func hazard(before onset: PainEntry, weeks: Int = 0) -> ExposurePeriod {
    let day = onset.day.day - 7 * weeks
    return ExposurePeriod(
      days: day - thresholds.hazardDays...day, lastMinute: onset.lastMinuteOfRuns)
  }

  private func isComparable(_ period: ExposurePeriod) -> Bool { period.days.lowerBound >= days.firstDay.day }

  /// The same weekdays of the weeks before up to the same hour, where they were quiet and no other flare-up was near.
  private func controlPeriods(of onset: PainEntry) -> [ExposurePeriod] {
    (1...max(1, thresholds.controlWeeks)).map { hazard(before: onset, weeks: $0) }.filter { period in
      let days = period.days
      return isComparable(period) && loudDays.isDisjoint(with: days)
        && (days.lowerBound - 7...days.upperBound + 7).allSatisfy { $0 == onset.day.day || !onsetDays.contains($0) }
    }
  }
}

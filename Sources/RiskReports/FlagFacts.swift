import HamstringRisk
import TrackModel

/// The figures of a flag in words, for every format that people read.
struct FlagFacts {
  let flag: Flag
  let measures: Measures

  /// Nil where the flag is not about a number.
  var value: String? { flag.value.map { measures.value($0, of: flag) } }
  var threshold: String? { flag.threshold.map { measures.value($0, of: flag) } }

  /// Of new ground there is no usual amount: ground is known or it is not.
  var comparedWith: String? {
    guard flag.factor == .newTerrain, let count = flag.usualCount, let days = flag.usualPeriodDays else { return nil }
    return Wording.comparedWith(count, days: days)
  }

  /// The usual with its window: `8.6 km (n = 12, 30 days)`.
  var usual: String? {
    guard flag.value != nil, flag.usual != nil || flag.usualCount != nil || flag.usualPeriodDays != nil else {
      return nil
    }
    if let comparedWith { return comparedWith }
    return Wording.usualWithWindow(
      flag.usual.map { measures.value($0, of: flag) } ?? Wording.noneSoFar, count: flag.usualCount,
      days: flag.usualPeriodDays)
  }

  /// Label and words of each figure that is known.
  var table: [(label: String, words: String)] {
    [
      (Wording.valueLabel, value), (Wording.usualLabel, usual), (Wording.thresholdLabel, threshold),
      (Wording.evidenceLabel, Wording.evidence(flag.evidence)),
      (Wording.beforeLabel, Wording.fired(flag)),
    ].compactMap { label, words in words.map { (label, $0) } }
  }

  /// Where in the run it was; empty for flags on a whole week.
  /// - Parameters:
  ///   - line: distances along the run; nil for runs without a trace.
  ///   - elapsed: seconds of the run; nil for flags on a week.
  ///   - most: places named, the others are counted; nil for all.
  func places(along line: DistanceLine?, elapsed: Double?, atMost most: Int?) -> String {
    let shown = flag.places.prefix(most ?? flag.places.count)
    var parts = shown.map { place in
      if covers(place, elapsed: elapsed) { return Wording.wholeRun }
      let minutes = Wording.minutes(from: measures.clock(place.start), to: measures.clock(place.end))
      guard let line else { return minutes }
      let from = measures.mark(line.distance(at: place.start))
      let to = measures.mark(line.distance(at: place.end))
      return Wording.place(from: from, to: to, unit: measures.splitUnit) + " (\(minutes))"
    }
    if shown.count < flag.places.count { parts.append(Wording.morePlaces(flag.places.count - shown.count)) }
    return parts.joined(separator: ", ")
  }

  /// All of the run but the edges that no figure of it is exact to.
  private func covers(_ place: Place, elapsed: Double?) -> Bool {
    guard let elapsed else { return false }
    return place.start <= 0.02 * elapsed && place.end >= 0.98 * elapsed
  }
}

extension Level? {
  /// The word of tables and JSON for the level of a week: `none` where nothing is a flag, `unknown` for nil.
  var word: String { map { $0.isFlag ? $0.rawValue : Level.none.rawValue } ?? "unknown" }
}

extension RiskReport {
  /// A flag for each factor that is flagged, in the order of the factors: the newest speaks for all of them.
  var newestFlags: [Flag] { newestFlags { _ in true } }

  /// Those of the newest weeks alone that come with advice: the weeks that usual amounts are taken from, for what came
  /// before is no reason to change something now.
  var flagsWithAdvice: [Flag] {
    let first = weeks.last.map { $0.week.adding(weeks: 1 - settings.thresholds.history.usualWeeks) }
    return newestFlags { week in first.map { first in week.map { $0 >= first } ?? false } ?? true }
      .filter { !$0.advice.isEmpty }
  }

  private func newestFlags(where isWanted: (Week?) -> Bool) -> [Flag] {
    let ofWeeks = weeks.map { (week: Week?.some($0.week), flags: $0.flags) }
    let ofRuns = (runsBefore + runs).map { (week: $0.week, flags: $0.flags) }
    // In order of time: runs without a day, then each week with its runs behind it.
    let inOrder = (ofWeeks + ofRuns).filter { isWanted($0.week) }.enumerated().sorted { a, b in
      (a.element.week?.start.day ?? .min, a.offset) < (b.element.week?.start.day ?? .min, b.offset)
    }
    var byFactor: [Factor: Flag] = [:]
    for flag in inOrder.flatMap(\.element.flags) where flag.level.isFlag { byFactor[flag.factor] = flag }
    return Factor.allCases.compactMap { byFactor[$0] }
  }
}

/// The highest level first; the order of the rules among equals.
func sorted(_ flags: [Flag]) -> [Flag] {
  flags.enumerated().sorted { ($1.element.level, $0.offset) < ($0.element.level, $1.offset) }.map(\.element)
}

extension Flag {
  /// A flag, or information that is told with flags: two changes at once.
  var isTold: Bool { level.isFlag || factor == .combined }
}

/// Those that are flags, the highest level first, of each factor (and of returns) one.
func changes(_ flags: [Flag]) -> [Flag] {
  var changes: [Flag] = []
  for flag in sorted(flags.filter { $0.level.isFlag })
  where !changes.contains(where: { $0.factor == flag.factor && $0.isReturn == flag.isReturn }) {
    changes.append(flag)
  }
  return changes
}

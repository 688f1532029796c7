import HamstringRisk
import Testing
import TrackModel

/// A report of the newest week needs no run from before its reach (`Thresholds.reachDays`, `reachRuns`, `reachWeeks`), which
/// is what `report` takes out of a library.
@Suite struct HistoryReachTests {
  private static let week = 7 * CivilDate.millisecondsPerDay

  /// The runs within the reach of the five newest weeks, as a library gives them.
  private func reached(_ runs: [RunSummary], _ thresholds: Thresholds = Thresholds()) -> [RunSummary] {
    let starts = runs.map(\.start).sorted(by: >)
    let reach = starts[0] - 5 * Self.week - Int64(thresholds.reachDays) * MadeRuns.day
    let before = starts.filter { $0 < reach }
    var weeks: [Int64] = []
    for start in before where !weeks.contains(start / Self.week) { weeks.append(start / Self.week) }
    let lastWeek = weeks.prefix(thresholds.reachWeeks).last
    let first = [before.prefix(thresholds.reachRuns).last, before.last { $0 / Self.week == lastWeek }, reach]
      .compactMap { $0 }.min()
    return runs.filter { $0.start >= first ?? reach }
  }

  private func newestWeek(_ runs: [RunSummary], _ thresholds: Thresholds = Thresholds()) -> String {
    var settings = MadeRuns.settings()
    settings.thresholds = thresholds
    let report = RiskFold.report(MadeRuns.history(runs), settings: settings)
    return String(describing: report.weeks.last)
  }

  /// 70 runs, one a day, 420 days off, and one run: it is compared with the last four weeks with running, 9 of 10 days of
  /// which would lie behind eighteen runs.
  @Test func dailyRunsAndALongBreak() throws {
    let days = (0..<70).map { MadeRuns.run(MadeRuns.at(day: $0), km: 10) }
    let runs = days + [MadeRuns.run(MadeRuns.at(day: 489), km: 8)]
    let kept = reached(runs)
    #expect(kept.count < runs.count && kept.count > 28)
    #expect(newestWeek(kept) == newestWeek(runs))
    // Ten whole weeks: 70 km in each of the last four.
    let flag = try #require(MadeRuns.report(kept).weeks.last?.flags.first)
    #expect(flag.factor == .weeklyMileage && flag.usual == 70_000)
  }

  /// Two runs a day and three weeks off in between, steady running, and one run a month.
  @Test func otherHistories() {
    let twice = (0..<200).flatMap { day in
      [6, 17].map { MadeRuns.run(MadeRuns.at(day: day + (day > 100 ? 21 : 0), hour: $0), km: 5 + Double(day % 7)) }
    }
    let monthly = (0..<30).map { MadeRuns.run(MadeRuns.at(day: 30 * $0), km: 8) }
    for runs in [twice + [MadeRuns.run(MadeRuns.at(day: 700), km: 9)], MadeRuns.steadyWeeks(0..<80), monthly] {
      #expect(newestWeek(reached(runs)) == newestWeek(runs))
    }
  }

  /// The spread of a year's weeks, as a settings file may ask for: weeks of 20 and 60 km in turn, then of 50 km, then one of 70 km, which
  /// is within it. A reach of half a year and ten weeks would not tell.
  @Test func weeksOfTheSpread() {
    var thresholds = Thresholds()
    thresholds.weeklyMileage.spreadWeeks = 150
    let runs = (0..<200).map { week in
      MadeRuns.run(MadeRuns.at(day: 7 * week), km: week == 199 ? 70 : week < 120 ? (week % 2 == 0 ? 20 : 60) : 50)
    }
    #expect(newestWeek(reached(runs, thresholds), thresholds) == newestWeek(runs, thresholds))
  }
}

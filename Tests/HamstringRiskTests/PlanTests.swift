import HamstringRisk
import Testing
import TrackModel

/// A run judged before it is run, after six weeks of 4 x 8 km at 2.8 m/s with 40 m up; the last run is of 2024-02-11.
@Suite struct PlanTests {
  private func plan(_ planned: PlannedRun, _ runs: [RunSummary]? = nil, today: String = "2024-02-12") -> RunPlan {
    RiskFold.plan(
      MadeRuns.history(runs ?? MadeRuns.steadyWeeks(0..<6, ascent: 40)), settings: MadeRuns.settings(today: today),
      run: planned)
  }

  private func level(_ factor: Factor, _ planned: PlannedRun) -> Level? {
    plan(planned).run?.flags.first { $0.factor == factor }?.level
  }

  /// The same steps as for a run: over 8 km above 10, 30 and 100 %.
  @Test(arguments: [(8.8, nil), (10.0, .low), (12.0, .medium), (16.1, .high)] as [(Double, Level?)])
  func distance(km: Double, level: Level?) {
    #expect(self.level(.singleRunSpike, PlannedRun(distance: km * 1000)) == level)
  }

  /// +14 % over 2.8 m/s is 3.2 m/s.
  @Test func pace() throws {
    let run = PlannedRun(distance: 8000, speed: 3.2)
    #expect(level(.pace, run) == .medium && level(.combined, run) == .medium)
    #expect(level(.pace, PlannedRun(distance: 8000, speed: 2.8)) == nil)
    #expect(level(.pace, PlannedRun(distance: 8000)) == nil)
    #expect(plan(PlannedRun(distance: 8000)).notJudged.contains { $0.contains("--pace") })
  }

  /// 2.8 m/s over 8 km with 400 m up: 4 km at +10 % and 4 km at -10 %, factors 1.6578 (C8) and 1 + (-0.326567 + 0.205357
  /// + 0.0039896 - 0.0052944) = 0.8775 (C3): 2.8 x 1.2677.
  @Test func ascentCountsIntoThePace() throws {
    let speed = try #require(PlannedRun(distance: 8000, ascent: 400, speed: 2.8).flatEquivalentSpeed)
    #expect(abs(speed - 2.8 * 1.2677) < 0.001)
  }

  @Test func hillsAndStairs() {
    #expect(level(.hills, PlannedRun(distance: 8000, ascent: 90)) == .high)
    #expect(level(.hills, PlannedRun(distance: 8000, ascent: 40)) == nil)
    #expect(level(.stairs, PlannedRun(distance: 8000, ascent: 40, stairAscent: 12)) == .high)
    #expect(level(.stairs, PlannedRun(distance: 8000, ascent: 40, stairAscent: 5)) == nil)
  }

  /// The week with the plan: 4 x 8 km are over on Sunday, a Monday run begins a week, one of 30 km on Sunday adds to it.
  @Test func week() throws {
    let sunday = try #require(CivilDate("2024-02-11"))
    var runs = MadeRuns.steadyWeeks(0..<6, ascent: 40)
    runs.removeLast()
    let plan = plan(PlannedRun(distance: 15_000, day: sunday), runs, today: "2024-02-11")
    #expect(plan.week?.week.description == "2024-W06" && plan.week?.distance == 39_000)
    // 39 km over 32 km is +21.9 %.
    #expect(plan.week?.flags.first { $0.factor == .weeklyMileage }?.level == .medium)
    #expect(plan.level == .medium)
  }

  /// The newest run is of the day itself: the plan is for the day after; else for today.
  @Test(arguments: [("2024-02-11", "2024-02-12T12:00:00Z"), ("2024-02-14", "2024-02-14T12:00:00Z")])
  func day(today: String, start: String) throws {
    let summary = try #require(plan(PlannedRun(distance: 8000), today: today).run?.summary)
    #expect(InstantText.utc(summary.start) == start)
  }

  /// With a stop sign in the log there is no budget and no advice on training, planned run or not.
  @Test(arguments: [false, true])
  func aStopSignComesFirst(isLimping: Bool) {
    let runs = MadeRuns.steadyWeeks(0..<6)
    var settings = MadeRuns.settings(today: "2024-02-12")
    settings.log = RunnerLog(
      pain: [PainEntry(id: 1, day: settings.today, moment: .after, level: 0, limp: isLimping)])
    let plan = RiskFold.plan(
      MadeRuns.history(runs), settings: settings, run: PlannedRun(distance: 16_000))
    #expect((plan.budget == nil) == isLimping && plan.stopSigns.count == (isLimping ? 1 : 0))
    #expect((plan.budgetReason != nil) == isLimping)
    let advice = (plan.run?.flags ?? []).filter { $0.factor != .pain && $0.level.isFlag }.map(\.advice)
    #expect(!advice.isEmpty && advice.allSatisfy { $0.isEmpty == isLimping })
  }

  @Test func withoutHistory() {
    let plan = plan(PlannedRun(distance: 8000, ascent: 100, speed: 3), [])
    #expect(plan.budget == nil && plan.budgetReason?.isEmpty == false && plan.run?.flags.isEmpty == true)
    #expect(plan.notJudged.count == 3)
  }

  @Test func theHistoryStaysAsItIs() {
    let runs = MadeRuns.steadyWeeks(0..<6, ascent: 40)
    let report = MadeRuns.report(runs, today: "2024-02-12")
    let plan = plan(PlannedRun(distance: 30_000), runs)
    #expect(plan.budget == report.budget)
  }

  /// 3.3 m/s is fast and 5.1 m/s very fast against 2.8 m/s, of which no run before had any.
  @Test(
    arguments: [(3.3, 400.0, Level.high), (3.3, 390, nil), (5.1, 100, .high), (5.1, 90, nil)]
      as [(Double, Double, Level?)])
  func fastRunning(speed: Double, metres: Double, level: Level?) {
    #expect(self.level(.fastRunning, PlannedRun(distance: metres, speed: speed)) == level)
  }
}

@Suite struct BacktestTests {
  /// One week of 27 km after four of 20 (high), then four weeks of 20 km: of nine weeks one is flagged.
  @Test func countsByRuleAndLevel() throws {
    var runs: [RunSummary] = []
    for (week, km) in [20.0, 20, 20, 20, 27, 20, 20, 20, 20].enumerated() {
      for day in [1, 4] { runs.append(MadeRuns.run(MadeRuns.at(day: 7 * week + day), km: km / 2)) }
    }
    let backtest = Backtest(MadeRuns.report(runs))
    #expect(backtest.runs == 18 && backtest.weeks == 9 && backtest.weeksWithRuns == 9)
    let mileage = try #require(backtest.rows.first { $0.factor == .weeklyMileage })
    #expect(mileage.isWeekly && mileage.counts == [.high: 1])
    #expect(mileage.count(from: .medium) == 1 && mileage.count(from: .low) == 1)
    // 13.5 km over 10 km, twice: the second is no longer than the first.
    let spike = try #require(backtest.rows.first { $0.factor == .singleRunSpike })
    #expect(!spike.isWeekly && spike.counts == [.medium: 1])
    // 1 in 9 weeks is 26 / 9 in half a year.
    #expect(backtest.per26Weeks(1) == 26.0 / 9 && backtest.shareOfRuns(1) == 1.0 / 18)
    #expect(Set(backtest.rows.map(\.factor)) == Set(Factor.allCases).subtracting([.pain]))
  }

  @Test func emptyHistory() {
    let backtest = Backtest(MadeRuns.report([]))
    #expect(backtest.runs == 0 && backtest.per26Weeks(0) == nil && backtest.shareOfRuns(0) == nil)
  }
}

@Suite struct ThresholdFaultTests {
  @Test func defaultsAreSound() { #expect(Thresholds().fault == nil) }

  @Test func theFirstFaultIsNamed() {
    var thresholds = Thresholds()
    thresholds.pace.steps.medium = 0.05
    #expect(thresholds.fault?.path == "pace.steps.medium" && thresholds.fault?.message == "must not be below low")
    thresholds.history.usualDays = 0
    #expect(thresholds.fault?.path == "history.usual_days")
    thresholds = Thresholds()
    thresholds.warmup.medium = .nan
    #expect(thresholds.fault?.path == "warmup.medium")
  }

  @Test func bandsOfSteepnessRise() {
    var thresholds = Thresholds()
    thresholds.steepness.mediumBands = 3
    #expect(thresholds.fault?.path == "steepness.high_bands")
    thresholds.steepness.highBands = 3
    #expect(thresholds.fault == nil)
    thresholds.history.secondReturnShare = 0.4
    #expect(thresholds.fault?.path == "history.second_return_share")
  }

  /// A step that is never reached turns a level off.
  @Test func infiniteStepsAreSound() {
    var thresholds = Thresholds()
    thresholds.stairs.steps.high = .infinity
    #expect(thresholds.fault == nil)
  }
}

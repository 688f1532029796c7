import HamstringRisk
import Testing
import TrackModel

@Suite struct BudgetTests {
  /// Six weeks of 4 x 8 km and 4 x 40 m: 35.2 km, longest 8.8 km, 176 m rounded down to 175.
  @Test func afterSteadyWeeks() throws {
    let report = MadeRuns.report(MadeRuns.steadyWeeks(0..<6, ascent: 40), today: "2024-02-12")
    let budget = try #require(report.budget)
    #expect(budget.week.description == "2024-W07")
    #expect(budget.distance == 35_200 && budget.longestRun == 8800 && budget.ascent == 175)
    // No fast running and no stairs so far: less than the 400 and 6 m from which they are flagged.
    #expect(budget.fastDistance == 390 && budget.stairAscent == 5)
    // 44 m of one run are less than the 50 m from which hills are flagged.
    #expect(budget.ascentOfRun == 45)
    // 40 m are no hilly run: the first one is no flag, a second would be.
    #expect(budget.reasons.contains("Hilly runs: up to 1, with 0 at most in any of the four weeks before."))
    #expect(!budget.reasons.isEmpty && report.budgetReason == nil)
  }

  /// Today lies in the newest run's week: the budget is for the week after, by the weeks that are over.
  @Test func whileTheWeekRuns() throws {
    var runs = MadeRuns.steadyWeeks(0..<6)
    runs.append(MadeRuns.run(MadeRuns.at(day: 43), km: 5))
    let budget = try #require(MadeRuns.report(runs, today: "2024-02-14").budget)
    #expect(budget.week.description == "2024-W08" && budget.distance == 35_200)
  }

  /// Runs up to a Friday, then nothing for four weeks: on the Monday of the week to come the short runs of the last days lie
  /// within 30 days, on its Sunday none does. Half of the 16 km before would be one long run against them.
  @Test func afterABreakTheShortRunsBeforeItLimitTheLongest() throws {
    let runs =
      [1, 3, 5, 8, 10, 12, 15, 17, 19].map { MadeRuns.run(MadeRuns.at(day: $0), km: 16) }
      + [22, 23, 24, 25].map { MadeRuns.run(MadeRuns.at(day: $0), km: 6) }
    let budget = try #require(MadeRuns.report(runs, today: "2024-02-19").budget)
    let longest = try #require(budget.longestRun)
    for day in 49...55 {
      let flag = MadeRuns.newest(.singleRunSpike, runs + [MadeRuns.run(MadeRuns.at(day: day), km: longest / 1000)])
      #expect(flag?.level.isFlag != true, "day \(day)")
    }
  }

  /// The rule rounds 136.4 m to 136 m, of which 10 % more are 149.6 m: 150 m would be flagged.
  @Test func theAscentOfARunIsRoundedAsTheRuleDoes() throws {
    let runs = MadeRuns.steadyWeeks(0..<6, ascent: 136.4)
    let allowed = try #require(MadeRuns.report(runs, today: "2024-02-12").budget?.ascentOfRun)
    #expect(allowed == 145)
    #expect(MadeRuns.newest(.hills, runs + [MadeRuns.run(MadeRuns.at(day: 43), km: 8, ascent: 150)])?.level == .low)
    #expect(MadeRuns.newest(.hills, runs + [MadeRuns.run(MadeRuns.at(day: 43), km: 8, ascent: allowed)]) == nil)
  }

  @Test func noneWithoutRecentRuns() {
    let report = MadeRuns.report(MadeRuns.steadyWeeks(0..<6), today: "2024-06-01")
    #expect(report.budget == nil && report.budgetReason?.isEmpty == false)
  }

  @Test func noneWithoutHistory() {
    let report = MadeRuns.report(MadeRuns.steadyWeeks(0..<2), today: "2024-01-15")
    #expect(report.budget == nil && report.budgetReason?.isEmpty == false)
  }

  @Test func noAscentFromSatellites() throws {
    var runs = MadeRuns.steadyWeeks(0..<6, ascent: 40)
    for index in runs.indices { runs[index].elevation.source = .gps }
    let budget = try #require(MadeRuns.report(runs, today: "2024-02-12").budget)
    #expect(budget.ascent == nil && budget.stairAscent == nil)
  }

  /// A run of 20 km on a Sunday is 29 days old on the Monday of the week to come, and too old from Wednesday on.
  @Test func longRunThatFallsBehind() throws {
    var runs = MadeRuns.steadyWeeks(0..<6)
    runs[7] = MadeRuns.run(MadeRuns.at(day: 13), km: 20)
    let budget = try #require(MadeRuns.report(runs, today: "2024-02-12").budget)
    #expect(budget.longestRun == 8800)
    let plan = RiskFold.plan(
      MadeRuns.history(runs), settings: MadeRuns.settings(today: "2024-02-12"),
      run: PlannedRun(distance: try #require(budget.longestRun), day: CivilDate("2024-02-18")))
    #expect(plan.run?.flags.contains { $0.factor == .singleRunSpike } == false)
  }

  /// Four runs a week with 400 m at 3.6 m/s and 12 m of stairs each: 1.1 x 1600 m and 1.1 x 48 m in the week, 1.1 x 400 m
  /// and 1.1 x 12 m in one run, since the rules judge single runs.
  @Test func oneRunOfTheWeek() throws {
    var runs = MadeRuns.steadyWeeks(0..<6)
    for index in runs.indices {
      runs[index].pace.speedClasses = [
        SpeedClass(index: 140, distance: 7600), SpeedClass(index: 180, distance: 400),
      ]
      runs[index].stairs = [StairEvent(start: 900, duration: 36, gain: 12, length: 20, confidence: .likely)]
    }
    let budget = try #require(MadeRuns.report(runs, today: "2024-02-12").budget)
    #expect(budget.fastDistance == 1760 && budget.fastDistanceOfRun == 440)
    #expect(budget.stairAscent == 52 && budget.stairAscentOfRun == 13)
  }

  /// 80 m of fast running in each of four runs a week: 320 m, and not "none".
  @Test func littleFastRunningIsNotNone() throws {
    var runs = MadeRuns.steadyWeeks(0..<6)
    for index in runs.indices {
      runs[index].pace.speedClasses = [SpeedClass(index: 140, distance: 7920), SpeedClass(index: 180, distance: 80)]
    }
    let budget = try #require(MadeRuns.report(runs, today: "2024-02-12").budget)
    let reason = try #require(budget.reasons.first { $0.hasPrefix("Fast running") })
    #expect(reason.contains("320 m at most in a week") && !reason.contains("none"))
  }

  /// Normal is 2.81 m/s: very fast begins at 5 m/s. Without any, less than 100 m of it do not stand out; with 200 m in one
  /// run 220 m, but no more than there is of fast running.
  @Test(arguments: [(0.0, 90.0, true), (200, 220, true), (600, 390, false)])
  func veryFastRunning(before: Double, allowed: Double, isTold: Bool) throws {
    var runs = MadeRuns.steadyWeeks(0..<6)
    runs[20].pace.fastClasses = [SpeedClass(index: 52, distance: before)]
    let budget = try #require(MadeRuns.report(runs, today: "2024-02-12").budget)
    #expect(budget.fastDistanceOfRun == 390 && budget.veryFastDistanceOfRun == allowed)
    let reason = budget.reasons.first { $0.hasPrefix("Very fast running (3:20 min/km or faster)") }
    #expect((reason != nil) == isTold)
    if isTold {
      #expect(reason?.contains(before > 0 ? "with 200 m the most of one run" : "with none in 42 days") == true)
    }
  }

  /// A marathon among runs of 8 km is no habit, but to a runner of nothing else races are.
  @Test func racesAreNoHabit() throws {
    var runs = MadeRuns.steadyWeeks(0..<6)
    runs[22] = MadeRuns.run(MadeRuns.at(day: 40), km: 42.2)
    runs[22].name = "Berlin Marathon"
    let budget = try #require(MadeRuns.report(runs, today: "2024-02-12").budget)
    #expect(budget.longestRun == 8800)
    #expect(budget.reasons.contains { $0.hasPrefix("Races are no habit") })
    for index in runs.indices { runs[index].name = "parkrun" }
    let races = try #require(MadeRuns.report(runs, today: "2024-02-12").budget)
    #expect(races.longestRun == 46_400 && !races.reasons.contains { $0.hasPrefix("Races") })
  }

  /// Eight weeks with a parkrun of 5 km at 3.6 m/s each: that is usual, and not "none".
  @Test func weeklyRacesAreUsual() throws {
    var runs = MadeRuns.steadyWeeks(0..<8)
    for week in 0..<8 {
      runs[4 * week + 2] = MadeRuns.run(MadeRuns.at(day: 7 * week + 5), km: 5, speed: 3.6)
      runs[4 * week + 2].name = "parkrun"
    }
    let budget = try #require(MadeRuns.report(runs, today: "2024-02-26").budget)
    #expect(budget.fastDistance == 5500 && !budget.reasons.contains { $0.hasPrefix("Races") })
    // One of them in six weeks is none of the habit, and is not denied.
    for week in 0..<7 { runs[4 * week + 2] = MadeRuns.run(MadeRuns.at(day: 7 * week + 5), km: 5) }
    let once = try #require(MadeRuns.report(runs, today: "2024-02-26").budget)
    #expect(once.fastDistance == 390)
    #expect(once.reasons.contains { $0.contains("none outside of races in the last 42 days") })
  }

  /// The cool-down that continues a race is a part of it.
  @Test func aRaceAndWhatFollows() throws {
    var runs = MadeRuns.steadyWeeks(0..<6)
    runs[22] = MadeRuns.run(MadeRuns.at(day: 40), km: 42.2)
    runs[22].name = "Berlin Marathon"
    runs[22].trace = MadeRuns.trace([(10, 2.8)], latitude: 48)
    var after = MadeRuns.run(runs[22].start + Int64(runs[22].elapsed + 60) * 1000, km: 2)
    after.trace = runs[22].trace
    runs.append(after)
    #expect(MadeRuns.report(runs).runs.contains { $0.sessionDistance == 44_200 })
    #expect(try #require(MadeRuns.report(runs, today: "2024-02-12").budget).longestRun == 8800)
  }

  /// The week of the first run after five empty ones is nothing to build on before it is over: then 1.1 x 8 km are.
  @Test func theFirstWeekBackIsNoBaseYet() throws {
    let runs = MadeRuns.steadyWeeks(0..<6) + [MadeRuns.run(MadeRuns.at(day: 77), km: 8)]
    let running = MadeRuns.report(runs, today: "2024-03-19")
    #expect(running.budget == nil && running.budgetReason?.contains("until it is over") == true)
    #expect(MadeRuns.report(runs, today: "2024-03-25").budget?.distance == 8800)
  }
}

/// What the sentences of a budget say where there is nothing to say, or no limit.
@Suite struct BudgetSentenceTests {
  private let off = LevelSteps(low: .infinity, medium: .infinity, high: .infinity)

  private func budget(_ runs: [RunSummary], change: (inout Thresholds) -> Void = { _ in }) throws -> Budget {
    var settings = MadeRuns.settings(today: "2024-02-12")
    change(&settings.thresholds)
    return try #require(RiskFold.report(MadeRuns.history(runs), settings: settings).budget)
  }

  /// 175 m on 35.2 km are 5 m per kilometre, less than the 6 below which nothing is hilly; 350 m are 10 m. Where the usual
  /// week is flat the ascent is what does not stand out at all.
  @Test(arguments: [(5.0, nil), (40, nil), (80, "10 m of ascent per kilometre")] as [(Double, String?)])
  func hillierThanThat(ascent: Double, words: String?) throws {
    let reason = try budget(MadeRuns.steadyWeeks(0..<6, ascent: ascent)).reasons.first { $0.hasPrefix("Spend it") }
    #expect((reason == nil) == (words == nil))
    if let words { #expect(reason?.contains(words) == true) }
  }

  /// Weeks of 8 km, one of them of 26 km with a run of 20 km: 1.1 x 12.5 km in the week are less than 1.1 x 20 km.
  @Test func aLongestRunThatIsTheWholeWeek() throws {
    var runs = MadeRuns.steadyWeeks(0..<6, km: 2)
    runs[18] = MadeRuns.run(MadeRuns.at(day: 33), km: 20)
    let budget = try budget(runs)
    #expect(budget.distance == 13_700 && budget.longestRun == 13_700)
    let reason = try #require(budget.reasons.first { $0.hasPrefix("Longest run") })
    #expect(
      reason.contains("(20.0 km)") && reason.hasSuffix("The whole week may hold less than that, so it is the limit."))
  }

  @Test func aRuleThatIsTurnedOffLimitsNothing() throws {
    let runs = MadeRuns.steadyWeeks(0..<6, ascent: 40)
    let week = try budget(runs) { $0.weeklyMileage.steps = off }
    #expect(week.distance == nil && week.longestRun == 8800)
    #expect(week.reasons[0] == "Distance: no limit, since the rule is turned off in the settings.")
    #expect(try budget(runs) { $0.singleRunSpike.steps = off }.longestRun == nil)
    // What one run may hold still counts: less than the 50 m from which hills are flagged.
    let hills = try budget(runs) { $0.hills.weekSteps = off }
    #expect(hills.ascent == nil && hills.ascentOfRun == 45)
    let run = try budget(runs) { $0.hills.steps = off }
    #expect(run.ascent == 175 && run.ascentOfRun == 175)
    for budget in [week, hills, run] { #expect(!budget.reasons.contains { $0.contains("∞") || $0.contains("–") }) }
  }

  /// 12 m of stairs in each run; where there were none, the first ones stand out without a step.
  @Test(arguments: [(12.0, nil), (0, 5)] as [(Double, Double?)])
  func stairsWithoutSteps(gain: Double, allowed: Double?) throws {
    var runs = MadeRuns.steadyWeeks(0..<6)
    for index in runs.indices where gain > 0 {
      runs[index].stairs = [StairEvent(start: 900, duration: 36, gain: gain, length: 20, confidence: .likely)]
    }
    let budget = try budget(runs) { $0.stairs.steps = off }
    #expect(budget.stairAscent == allowed && budget.stairAscentOfRun == allowed)
  }

  @Test func nothingIsLeftOfAWeekWithoutALimit() throws {
    var settings = MadeRuns.settings(today: "2024-02-11")
    #expect(
      RiskFold.report(MadeRuns.history(MadeRuns.steadyWeeks(0..<6)), settings: settings).weeks.last?.headroom != nil)
    settings.thresholds.weeklyMileage.steps = off
    #expect(
      RiskFold.report(MadeRuns.history(MadeRuns.steadyWeeks(0..<6)), settings: settings).weeks.last?.headroom == nil)
  }
}

/// Definitions.md A3: half of what was usual in the first week after a break of two weeks or more, up to three quarters in
/// the second. The runner ran 4 x 8 km in each of six weeks; the last run is of Sunday 2024-02-11.
@Suite struct BudgetAfterBreakTests {
  private func budget(_ kilometres: [Double], today: String) throws -> Budget {
    let back = kilometres.enumerated().map { MadeRuns.run(MadeRuns.at(day: 60 + $0.offset), km: $0.element) }
    return try #require(MadeRuns.report(MadeRuns.steadyWeeks(0..<6) + back, today: today).budget)
  }

  /// 2024-03-01, 19 days after: half of 32 km and of 8 km.
  @Test func firstWeek() throws {
    let budget = try budget([], today: "2024-03-01")
    #expect(budget.week.description == "2024-W09" && budget.distance == 16_000 && budget.longestRun == 4000)
    #expect(budget.reasons[0].contains("50 % of your usual week of 32.0 km") && budget.reasons[0].contains("19 days"))
  }

  /// 13 days off are no break yet: the rule's own base, (32 + 32 + 32) / 3 with the empty week left out, and 10 %.
  @Test func shortPause() throws {
    #expect(try budget([], today: "2024-02-24").distance == 35_200)
  }

  /// A first week of 30 km: 10 % on it would be 33 km, three quarters of 32 km are 24.
  @Test func secondWeek() throws {
    let budget = try budget([10, 10, 10], today: "2024-03-05")
    #expect(budget.week.description == "2024-W10" && budget.distance == 24_000)
    #expect(budget.reasons[0].contains("75 % of your usual week of 32.0 km"))
    // 1.1 x 10 km would be 11 km; three quarters of the longest before the break are 6.
    #expect(budget.longestRun == 6000)
  }

  /// A first week of 4 km: the rule compares with (32 + 0 + 0 + 4) / 4 = 9 km.
  @Test func secondWeekAfterALittle() throws {
    #expect(try budget([4], today: "2024-03-05").distance == 9900)
  }

  /// The first week is not over: with 16 km in it, half of what was usual, the next may hold 17.6 km.
  @Test func whileTheFirstWeekRuns() throws {
    #expect(try budget([4], today: "2024-03-01").distance == 17_600)
  }

  /// A year ago 32 km a week, then one week of 10 km and 15 days off: half of 10 km, not of what was before the year.
  @Test func weeksBehindALongBreakDoNotCount() throws {
    let runs = MadeRuns.steadyWeeks(0..<6) + [400, 402].map { MadeRuns.run(MadeRuns.at(day: $0), km: 5) }
    let budgets = try ["2025-02-19", "2025-02-21"].map { try #require(MadeRuns.report(runs, today: $0).budget) }
    #expect(budgets.map(\.distance) == [2700, 5000])
  }

  /// Five weeks of 50 km, then 10 km on Sunday 2024-02-11: nobody runs the other 40 that day. The base of the next week is
  /// the mean of 50, 50, 50 and 10 on that evening already.
  @Test(arguments: ["2024-02-11", "2024-02-12"]) func theLastDayOfAWeek(today: String) throws {
    let runs = MadeRuns.steadyWeeks(0..<5, km: 12.5) + [MadeRuns.run(MadeRuns.at(day: 41), km: 10)]
    #expect(try #require(MadeRuns.report(runs, today: today).budget).distance == 44_000)
  }
}

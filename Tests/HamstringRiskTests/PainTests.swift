import Testing
import TrackModel

@testable import HamstringRisk

/// Definitions.md F and Rules.md: pain as it is logged.
@Suite struct PainTests {
  /// 2024-01-01, the Monday of ``MadeRuns``.
  private static let monday = CivilDate(day: 19_723)

  private func entry(
    _ day: Int, _ level: Int, _ moment: PainEntry.Moment = .rest, limp: Bool = false, cannotBearWeight: Bool = false,
    minute: Int? = nil
  ) -> PainEntry {
    PainEntry(
      id: Int64(day), day: PainTests.monday.adding(days: day), minute: minute, moment: moment, level: level,
      limp: limp, cannotBearWeight: cannotBearWeight)
  }

  private func log(_ entries: PainEntry...) -> RunnerLog { RunnerLog(pain: entries) }

  private func report(_ runs: [RunSummary], _ log: RunnerLog, today: Int, until: Int? = nil) -> RiskReport {
    var settings = MadeRuns.settings()
    settings.today = PainTests.monday.adding(days: today)
    settings.until = until.map { PainTests.monday.adding(days: $0) }
    settings.log = log
    return RiskFold.report(MadeRuns.history(runs), settings: settings)
  }

  private func plan(_ runs: [RunSummary], _ log: RunnerLog, today: Int, _ planned: PlannedRun?) -> RunPlan {
    var settings = MadeRuns.settings()
    settings.today = PainTests.monday.adding(days: today)
    settings.log = log
    return RiskFold.plan(MadeRuns.history(runs), settings: settings, run: planned)
  }

  // MARK: Onsets

  /// At least 3 after seven days of at most 1.
  @Test(
    arguments: [
      ([(0, 3)], [0]), ([(0, 2)], []), ([(0, 3), (7, 3)], [0]), ([(0, 3), (8, 3)], [0, 8]),
      ([(0, 1), (3, 4)], [3]), ([(0, 2), (7, 4)], []), ([(0, 2), (8, 4)], [8]), ([(0, 4), (0, 5)], [0]),
    ] as [([(Int, Int)], [Int])])
  func onsets(entries: [(Int, Int)], days: [Int]) {
    let log = RunnerLog(pain: entries.map { entry($0.0, $0.1) })
    #expect(
      PainOnsets.find(in: log.pain, thresholds: PainThresholds()).map(\.day)
        == days.map { PainTests.monday.adding(days: $0) })
  }

  // MARK: Stop signs

  private func signs(_ log: RunnerLog, at day: Int) -> [StopSign.Kind] {
    StopSigns.holding(at: PainTests.monday.adding(days: day), in: log.pain, thresholds: PainThresholds()).map(\.kind)
  }

  @Test func theGravestSignComesFirst() {
    let all = log(entry(0, 1), entry(1, 2, limp: true), entry(2, 3, cannotBearWeight: true))
    #expect(signs(all, at: 2) == [.cannotBearWeight, .limp, .rising])
    #expect(signs(all, at: 1) == [.limp])
    #expect(signs(log(entry(0, 9)), at: 0) == [])
  }

  @Test func risingMeansEachHigherThanTheOneBefore() {
    #expect(signs(log(entry(0, 1), entry(1, 2), entry(2, 3)), at: 2) == [.rising])
    #expect(signs(log(entry(0, 1), entry(1, 1), entry(2, 3)), at: 2) == [])
    #expect(signs(log(entry(0, 1), entry(1, 2)), at: 2) == [])
    #expect(signs(log(entry(0, 1), entry(1, 2), entry(15, 3)), at: 15) == [])
  }

  @Test func aSignEndsWithAQuietEntryOrAfterTwoWeeks() {
    let limp = log(entry(0, 4, limp: true))
    #expect(signs(limp, at: 14) == [.limp])
    #expect(signs(limp, at: 15) == [])
    #expect(signs(log(entry(0, 4, limp: true), entry(3, 1)), at: 3) == [])
    #expect(signs(log(entry(0, 4, limp: true), entry(3, 2)), at: 3) == [.limp])
    #expect(signs(log(entry(0, 4, limp: true), entry(3, 1, limp: true)), at: 3) == [.limp])
  }

  // MARK: Levels

  /// Final table: 0-2 low, 3-4 or not settled the next morning medium, from 5 or rising high; a limp is always top.
  @Test(
    arguments: [
      (0, .none), (1, .low), (2, .low), (3, .medium), (4, .medium), (5, .high), (10, .high),
    ] as [(Int, Level)])
  func levels(pain: Int, level: Level) {
    let flag = PainRule().judge(PainDays([entry(0, pain)]), 0, thresholds: PainThresholds())
    #expect((flag?.level ?? .none) == level)
  }

  @Test func aLimpIsAlwaysTop() throws {
    for entry in [entry(0, 0, limp: true), entry(0, 1, cannotBearWeight: true)] {
      #expect(PainRule().judge(PainDays([entry]), 0, thresholds: PainThresholds())?.level == .high)
    }
  }

  @Test func painThatHasNotSettledByTheMorningIsMedium() {
    let entries = [entry(0, 2, .after), entry(1, 2, .nextMorning)]
    #expect(PainRule().judge(PainDays(entries), 1, thresholds: PainThresholds())?.level == .medium)
    let settled = [entry(0, 2, .after), entry(1, 1, .nextMorning)]
    #expect(PainRule().judge(PainDays(settled), 1, thresholds: PainThresholds())?.level == .low)
  }

  /// A table of 4 MiB holds as many rows; comparing each with all others would take hours.
  @Test func aLongLogIsJudged() {
    let daily = (0..<100_000).map { entry($0 / 4, ($0 + 3) % 9, [.during, .after, .nextMorning, .rest][$0 % 4]) }
    let report = report(runs, RunnerLog(pain: daily), today: 25_000)
    // The first entry has level 3, and no week after it is quiet.
    #expect(report.pain?.entries.count == 100_000 && report.pain?.onsets == [PainTests.monday])
    let onsets = (0..<30_000).map { entry(8 * $0, 3) }
    #expect(self.report(runs, RunnerLog(pain: onsets), today: 240_000).pain?.onsets.count == 30_000)
  }

  // MARK: In a report

  private let run = MadeRuns.run(MadeRuns.at(day: 35), km: 8)
  private var runs: [RunSummary] { MadeRuns.steadyWeeks(0..<5) + [run] }

  @Test(arguments: [(35, .during), (35, .after), (36, .nextMorning)] as [(Int, PainEntry.Moment)])
  func painBelongsToTheRunBefore(day: Int, moment: PainEntry.Moment) throws {
    let report = report(runs, log(entry(day, 4, moment)), today: 40)
    let judged = try #require(report.runs.last)
    #expect(judged.flags.map(\.factor) == [.pain])
    #expect(judged.level == .medium)
    #expect(report.weeks.last?.level == .medium)
    #expect(report.weeks.last?.flags.contains { $0.factor == .pain } == false)
  }

  @Test(arguments: [(36, .rest), (38, .nextMorning), (37, .during)] as [(Int, PainEntry.Moment)])
  func otherPainBelongsToTheWeek(day: Int, moment: PainEntry.Moment) {
    let report = report(runs, log(entry(day, 4, moment)), today: 40)
    #expect(report.runs.last?.flags.contains { $0.factor == .pain } == false)
    #expect(report.weeks.last?.flags.map(\.factor) == [.pain])
    #expect(report.weeks.last?.level == .medium)
  }

  @Test func ofTwoRunsADayTheOneBeforeTheHourHurt() {
    let second = MadeRuns.run(MadeRuns.at(day: 35, hour: 18), km: 3)
    let report = report(runs + [second], log(entry(35, 4, .after, minute: 9 * 60)), today: 40)
    #expect(report.runs.suffix(2).map { $0.flags.contains { $0.factor == .pain } } == [true, false])
  }

  @Test func withAStopSignTrainingTipsFallSilent() {
    let long = MadeRuns.run(MadeRuns.at(day: 36), km: 18)
    let quiet = report(runs + [long], log(entry(36, 2, .after)), today: 37)
    #expect(quiet.budget != nil)
    #expect(quiet.runs.last?.flags.allSatisfy { !$0.advice.isEmpty } == true)
    let limping = report(runs + [long], log(entry(36, 2, .after, limp: true)), today: 37)
    #expect(limping.pain?.stopSigns.map(\.kind) == [.limp])
    #expect(limping.budget == nil && limping.budgetReason == PainText.budgetOff)
    let flags = limping.runs.last?.flags ?? []
    #expect(flags.contains { $0.factor == .singleRunSpike })
    for flag in flags { #expect(flag.advice.isEmpty == (flag.factor != .pain)) }
  }

  /// A report of earlier weeks is read today, and so is its plan for next week.
  @Test func aStopSignOfTodayHoldsForEarlierWeeks() {
    let earlier = report(runs, log(entry(36, 2, limp: true)), today: 37, until: 27)
    #expect(earlier.pain?.stopSigns.map(\.kind) == [.limp] && earlier.pain?.entries.isEmpty == true)
    #expect(earlier.budget == nil && earlier.highestLevel == .high)
    let later = report(runs, log(entry(36, 2, limp: true)), today: 80, until: 27)
    #expect(later.pain == nil && later.highestLevel == .none)
  }

  /// Time alone ends a stop sign: a report that shows its day says that nobody told of the leg since.
  @Test(arguments: [(37, nil, false), (60, nil, true), (60, 40, false)] as [(Int, Int?, Bool)])
  func aStopSignThatNobodyEndedIsTold(today: Int, quiet: Int?, isTold: Bool) {
    let quietEntry = quiet.map { [entry($0, 1)] } ?? []
    let report = report(runs, RunnerLog(pain: [entry(36, 4, limp: true)] + quietEntry), today: today)
    #expect(report.states.contains { $0.code == "stop_sign_lapsed" } == isTold)
  }

  /// In a report that says it holds, or of days before it, and in a plan, which needs it most.
  @Test func aLapsedStopSignIsToldOnce() {
    let log = RunnerLog(pain: [entry(36, 4, limp: true)])
    let within = report(runs, log, today: 60, until: 40)
    #expect(within.pain?.stopSigns.map(\.kind) == [.limp])
    #expect(!within.states.contains { $0.code == "stop_sign_lapsed" })
    #expect(!report(runs, log, today: 60, until: 30).states.contains { $0.code == "stop_sign_lapsed" })
    for planned in [nil, PlannedRun(distance: 8_000)] {
      let plans = [37, 60, 90].map { plan(runs, log, today: $0, planned) }
      #expect(plans.map { $0.states.count { $0.code == "stop_sign_lapsed" } } == [0, 1, 0])
    }
  }

  /// The log of 40 days has a flare-up; what a report up to the second of them says holds for these.
  @Test func anEarlierReportDoesNotSpeakForTheWholeLog() throws {
    let log = log(entry(0, 1), entry(36, 4))
    let earlier = try #require(report(runs, log, today: 40, until: 2).pain)
    #expect(earlier.note.hasSuffix("up to 2024-01-03 your log has no flare-up."))
    #expect(
      try #require(report(runs, log, today: 40).pain).note.hasSuffix(
        "; your log has 1 flare-up, 0 of which can be compared, and 0 such periods."))
  }

  @Test func aLoggedWarmUpAnswersTheFlag() throws {
    var fast = MadeRuns.run(MadeRuns.at(day: 36), km: 5)
    fast.trace = MadeRuns.trace([(60, 2.8), (600, 3.8), (900, 2.8)])
    fast.surges = [
      Bout(start: 60, duration: 600, distance: 2280, meanSpeed: 3.8, meanFlatEquivalent: 3.8, peakFlatEquivalent: 3.9)
    ]
    let plain = report(runs + [fast], RunnerLog(), today: 37)
    let flag = try #require(plain.runs.last?.flags.first { $0.factor == .warmup })
    #expect(flag.level == .high)
    let habits = [HabitEntry(day: PainTests.monday.adding(days: 36), habit: .warmUp)]
    let answered = report(runs + [fast], RunnerLog(habits: habits), today: 37)
    let answer = try #require(answered.runs.last?.flags.first { $0.factor == .warmup })
    #expect(answer.level == .info)
    #expect(answer.message.hasSuffix(PainText.warmUpLogged))
    let other = [HabitEntry(day: PainTests.monday.adding(days: 36), habit: .stretching)]
    #expect(report(runs + [fast], RunnerLog(habits: other), today: 37).runs.last?.level == plain.runs.last?.level)
  }

  @Test func anEarlierInjuryIsSaid() {
    #expect(
      report(runs, RunnerLog(hadHamstringInjury: true), today: 40).states.map(\.code).contains(
        "earlier_hamstring_injury"))
    #expect(!report(runs, RunnerLog(), today: 40).states.map(\.code).contains("earlier_hamstring_injury"))
  }

  /// Definitions.md G.
  @Test func noForbiddenWord() {
    let sentences =
      [PainText.budgetOff, PainText.earlierInjury, PainText.comparisonLimits, PainText.warmUpLogged]
      + StopSign.Kind.allCases.flatMap { [PainText.stopSign($0, day: PainTests.monday), PainText.stopAdvice($0)] }
    for sentence in sentences {
      for word in ["safe", "cause", "predict", "diagnos", "prevent", "no risk"] {
        #expect(!sentence.lowercased().contains(word), "\(word) in: \(sentence)")
      }
    }
  }

  /// A day with milder pain first, as those write who log during, after and the next morning.
  @Test func theSameDayHidesNoOnset() {
    let entries = [(0, 2), (0, 5), (0, 6), (1, 5), (9, 2), (9, 4), (10, 1), (16, 3), (24, 3)].map { entry($0, $1) }
    let onsets = PainOnsets.find(in: entries, thresholds: PainThresholds())
    #expect(onsets.map { [$0.day.day - PainTests.monday.day, $0.level] } == [[0, 5], [9, 4], [24, 3]])
  }
}

import HamstringRisk
import Testing
import TrackModel

@Suite struct PaceTests {
  /// By hand, Definitions.md B1: 3.0/5, 2.8/8, 2.7/10, 3.6/3, 2.9/6 (m/s, km).
  private let worked: [RunSummary] = [(3.0, 5.0), (2.8, 8), (2.7, 10), (3.6, 3), (2.9, 6)].enumerated().map {
    MadeRuns.run(MadeRuns.at(day: 3 * $0.offset), km: $0.element.1, speed: $0.element.0)
  }

  /// Normal 2.8 to the width of a class (0.02 m/s), change +10.7 %, medium.
  @Test func workedExample() throws {
    let report = MadeRuns.report(worked + [MadeRuns.run(MadeRuns.at(day: 20), km: 6, speed: 3.1)])
    let run = try #require(report.runs.last)
    #expect(abs(try #require(run.normalSpeed) - 2.8) <= PaceSummary.classWidth)
    #expect(abs(try #require(run.paceChange) - 0.107) <= 0.008)
    let flag = try #require(run.flags.first { $0.factor == .pace })
    #expect(flag.level == .medium && flag.usualCount == 5 && flag.usualPeriodDays == 42 && flag.unit == "m/s")
    #expect(flag.evidence == .hamstring)
  }

  /// The spread is 0.148: less than 1.5 spreads over normal is no level, though it is above 6 %.
  @Test func withinTheSpread() {
    #expect(MadeRuns.newest(.pace, worked + [MadeRuns.run(MadeRuns.at(day: 20), km: 6, speed: 3.0)]) == nil)
  }

  @Test(arguments: [(2.94, nil), (3.0, .low), (3.12, .medium), (3.3, .high)] as [(Double, Level?)])
  func levels(speed: Double, level: Level?) {
    let runs = MadeRuns.steadyWeeks(0..<5) + [MadeRuns.run(MadeRuns.at(day: 36), km: 8, speed: speed)]
    #expect(MadeRuns.newest(.pace, runs)?.level == level)
  }

  @Test func needsFiveRunsAndTwentyFiveKilometres() {
    let fast = MadeRuns.run(MadeRuns.at(day: 20), km: 6, speed: 3.4)
    let four = (0..<4).map { MadeRuns.run(MadeRuns.at(day: $0), km: 10) }
    let short = (0..<6).map { MadeRuns.run(MadeRuns.at(day: $0), km: 4) }
    #expect(MadeRuns.report(four + [fast]).runs.last?.normalSpeed == nil)
    #expect(MadeRuns.report(short + [fast]).runs.last?.normalSpeed == nil)
    #expect(MadeRuns.newest(.pace, four + [fast]) == nil)
  }

  /// Six runs 60 days ago: the window widens to 84 days.
  @Test func widerWindow() {
    let runs = (0..<6).map { MadeRuns.run(MadeRuns.at(day: $0), km: 8) }
    let flag = MadeRuns.newest(.pace, runs + [MadeRuns.run(MadeRuns.at(day: 60), km: 6, speed: 3.4)])
    #expect(flag?.usualPeriodDays == 84)
    #expect(MadeRuns.newest(.pace, runs + [MadeRuns.run(MadeRuns.at(day: 100), km: 6, speed: 3.4)]) == nil)
  }

  /// Definitions.md H: what three runs of the window reached for as long is usual.
  @Test func becomesUsual() {
    let base = MadeRuns.steadyWeeks(0..<5)
    let fast = (0..<4).map { MadeRuns.run(MadeRuns.at(day: 36 + 2 * $0), km: 8, speed: 3.2) }
    #expect(MadeRuns.newest(.pace, base + fast[..<3]) != nil)
    #expect(MadeRuns.newest(.pace, base + fast) == nil)
    // Three short ones do not make a long one usual.
    let short = (0..<3).map { MadeRuns.run(MadeRuns.at(day: 36 + 2 * $0), km: 3, speed: 3.2) }
    #expect(MadeRuns.newest(.pace, base + short + [fast[3]]) != nil)
  }

  @Test func treadmillCountsDistanceOnly() {
    var fast = MadeRuns.run(MadeRuns.at(day: 36), km: 12, speed: 3.4)
    fast.sport = .treadmillRunning
    let run = MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [fast]).runs.last
    #expect(run?.flags.map(\.factor) == [.singleRunSpike])
    #expect(run?.normalSpeed == nil)
  }

  /// Hills counted in for the first time: 10 % of slope is no 10 % of pace.
  @Test func betterAltitudeIsNoFasterPace() {
    var before = MadeRuns.steadyWeeks(0..<5)
    for index in before.indices { before[index].pace.isGradeAdjusted = false }
    var hilly = MadeRuns.run(MadeRuns.at(day: 36), km: 8, speed: 3.2)
    hilly.pace.mean = 2.8
    #expect(MadeRuns.newest(.pace, before + [hilly]) == nil)
    hilly.pace.mean = 3.2
    #expect(MadeRuns.newest(.pace, before + [hilly]) != nil)
  }

  /// Medians that are not measured alike have no change; the flag, by the plain mean, tells of what it speaks. A run without
  /// hills in its own median is compared by it, whatever it rested: 3.4 m/s over the normal 2.81.
  @Test func theChangeIsThatOfTheFlag() throws {
    var before = MadeRuns.steadyWeeks(0..<5)
    for index in before.indices { before[index].pace.isGradeAdjusted = false }
    var hilly = MadeRuns.run(MadeRuns.at(day: 36), km: 8, speed: 3.4)
    hilly.pace.mean = 3.1
    let run = try #require(MadeRuns.report(before + [hilly]).runs.last)
    #expect(run.flags.first { $0.factor == .pace }?.value == 3.1)
    #expect(run.paceChange == nil)
    hilly.pace.isGradeAdjusted = false
    let plain = try #require(MadeRuns.report(before + [hilly]).runs.last)
    #expect(plain.flags.first { $0.factor == .pace }?.value == 3.4)
    #expect(abs(try #require(plain.paceChange) - (3.4 / 2.81 - 1)) < 0.001)
  }

  /// Runs of 2.6 and 3.0 m/s in turn: no pace within 1.5 times their spread is told, so that the threshold lies above the 15 %
  /// at which high begins, and 3.3 m/s less 2 % is none.
  @Test func theThresholdKnowsTheRunnersSpread() throws {
    let before =
      MadeRuns.steadyWeeks(0..<2)
      + (2..<6).flatMap { week in
        [1, 3, 5, 6].map { MadeRuns.run(MadeRuns.at(day: 7 * week + $0), km: 8, speed: $0 < 4 ? 2.6 : 3.0) }
      }
    let fast = MadeRuns.run(MadeRuns.at(day: 43), km: 8, speed: 3.3)
    let flag = try #require(MadeRuns.newest(.pace, before + [fast]))
    let usual = try #require(flag.usual)
    let threshold = try #require(flag.threshold)
    #expect(threshold > usual * 1.15 && threshold < 3.3 && flag.isBorderline)
    let slower = MadeRuns.run(MadeRuns.at(day: 43), km: 8, speed: threshold - 0.005)
    #expect(MadeRuns.newest(.pace, before + [slower]) == nil)
  }

  /// Definitions.md E: below 1.9 m/s people walk, unless their steps are those of a run; a quicker walk is no faster running.
  @Test(arguments: [(true, nil), (false, .high)] as [(Bool, Level?)])
  func walkingHasNoPace(isWalked: Bool, level: Level?) throws {
    var runs = MadeRuns.steadyWeeks(0..<5, speed: 1.5) + [MadeRuns.run(MadeRuns.at(day: 36), km: 8, speed: 1.8)]
    if isWalked { for index in runs.indices { runs[index].walking = runs[index].moving } }
    #expect(MadeRuns.newest(.pace, runs)?.level == level)
    let newest = try #require(MadeRuns.report(runs).runs.last)
    #expect(newest.unjudged.contains(UnjudgedFactors([.pace, .fastRunning], .walked)) == isWalked)
  }
}

import HamstringRisk
import Testing
import TrackModel

@Suite struct FastRunningTests {
  /// An 8-km run at 2.8 m/s of which so many metres are at 3.6 m/s.
  private func session(day: Int, fast metres: Double) -> RunSummary {
    var run = MadeRuns.run(MadeRuns.at(day: day), km: 8)
    run.pace.speedClasses = [
      SpeedClass(index: 140, distance: 8000 - metres), SpeedClass(index: 180, distance: metres),
    ]
    return run
  }

  private func level(_ metres: Double, usual: [Double]) -> Level? {
    let runs = MadeRuns.steadyWeeks(0..<5) + usual.enumerated().map { session(day: 36 + $0.offset, fast: $0.element) }
    return MadeRuns.newest(.fastRunning, runs + [session(day: 42, fast: metres)])?.level
  }

  /// First in 42 days: high from 400 m on, nothing below.
  @Test(arguments: [(399.0, nil), (400.0, Level.high), (2000, .high)])
  func firstTime(metres: Double, level: Level?) { #expect(self.level(metres, usual: []) == level) }

  /// Against the most of one run, 1000 m: the classes of distance.
  @Test(arguments: [(1100.0, nil), (1101, Level.low), (1301, .medium), (2001, .high)])
  func againstTheMost(metres: Double, level: Level?) {
    #expect(self.level(metres, usual: [700, 1000]) == level)
  }

  /// What a run before held just at the limit counts: normal is 2.81 m/s, the middle of its class; 1.15 times that is
  /// 3.2315 m/s, and 0.425 of the class from 3.22 to 3.24 m/s lie above.
  @Test func barelyFastBefore() throws {
    var before = MadeRuns.run(MadeRuns.at(day: 36), km: 8)
    before.pace.speedClasses = [SpeedClass(index: 140, distance: 6000), SpeedClass(index: 161, distance: 2000)]
    let runs = MadeRuns.steadyWeeks(0..<5) + [before, session(day: 42, fast: 1200)]
    let flag = try #require(MadeRuns.newest(.fastRunning, runs))
    #expect(abs((flag.usual ?? 0) - 850) < 1e-6 && flag.value == 1200)
  }

  /// The first run after 45 days: no run of the window to compare with, though the pace of 84 days is known.
  @Test func nothingToCompareWith() throws {
    let report = MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [session(day: 80, fast: 900)])
    let run = try #require(report.runs.last)
    #expect(run.normalSpeed != nil && run.fastDistance == 900)
    #expect(!run.flags.contains { $0.factor == .fastRunning })
  }

  /// 200 m before are hardly any, and are told as 200 m.
  @Test func aLittleBeforeIsTold() throws {
    let runs = MadeRuns.steadyWeeks(0..<5) + [session(day: 36, fast: 200), session(day: 42, fast: 1200)]
    let flag = try #require(MadeRuns.newest(.fastRunning, runs))
    #expect(flag.level == .high && flag.usual == 200 && flag.message.contains("(200 m at most)"))
    #expect(MadeRuns.newest(.combined, runs) == nil)
  }

  @Test func adviceIsToBuildIt() throws {
    let flag = try #require(MadeRuns.newest(.fastRunning, MadeRuns.steadyWeeks(0..<5) + [session(day: 36, fast: 900)]))
    #expect(flag.usual == nil && flag.value == 900 && flag.evidence == .hamstring)
    #expect(flag.advice.contains("Build") && !flag.advice.contains("avoid"))
  }

  /// 100 m at 5 m/s or faster is judged on its own.
  @Test func veryFast() {
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: 8)
    run.pace.fastClasses = [SpeedClass(index: 50, distance: 90), SpeedClass(index: 57, distance: 60)]
    let flag = MadeRuns.newest(.fastRunning, MadeRuns.steadyWeeks(0..<5) + [run])
    #expect(flag?.level == .high && flag?.value == 150 && flag?.message.contains("150 m at 3:20 min/km") == true)
    #expect(flag?.quality == "Plain speed over five seconds or more, without hills.")
  }

  /// Two sprints of 15 s at 5.5 m/s, four minutes apart, are two places; of the second a part was slower.
  @Test func veryFastHasItsPlaces() throws {
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: 8)
    run.pace.fastClasses = [SpeedClass(index: 55, distance: 165)]
    run.trace = MadeRuns.trace([(600, 2.8), (15, 5.5), (240, 2.8), (5, 5.5), (5, 4.8), (10, 5.5), (600, 2.8)])
    let flag = try #require(MadeRuns.newest(.fastRunning, MadeRuns.steadyWeeks(0..<5) + [run]))
    #expect(flag.places == [Place(start: 600, end: 615), Place(start: 855, end: 875)])
  }

  /// A bout of 20 s and 104 m, and one of 40 s and 208 m that was found to be none. The bins beside the bout are told, too,
  /// and it is not said that all of it lay in the bout.
  @Test func aBoutIsNotAllOfVeryFastRunning() throws {
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: 8)
    run.trace = MadeRuns.trace([(600, 2.8), (20, 5.2), (280, 2.8), (40, 5.2), (600, 2.8)])
    run.surges = [
      Bout(start: 602, duration: 20, distance: 104, meanSpeed: 5.2, meanFlatEquivalent: 5.2, peakFlatEquivalent: 5.3)
    ]
    func flag(_ metres: Double) throws -> Flag {
      run.pace.fastClasses = [SpeedClass(index: 52, distance: metres)]
      return try #require(MadeRuns.newest(.fastRunning, MadeRuns.steadyWeeks(0..<5) + [run]))
    }
    // 104 and 208 m are told, of 390 m at most.
    let both = try flag(390)
    #expect(both.places == [Place(start: 602, end: 622), Place(start: 900, end: 940)])
    #expect(both.value == 390 && !both.message.contains("fast bout"))
    #expect(try flag(391).places.isEmpty)
    // Of 130 m four fifths lie in the bout.
    #expect(try flag(130).message.contains("in 1 fast bout;") && flag(131).message.contains("or faster;"))
  }

  /// Slower running is not counted by plain speed.
  @Test func noSettingMakesSlowRunningVeryFast() {
    var thresholds = Thresholds()
    #expect(thresholds.fault == nil)
    thresholds.fastRunning.veryFastSpeed = 4.9
    #expect(thresholds.fault?.path == "fast_running.very_fast_speed")
  }

  /// A normal pace of 4.01 m/s, the middle of its class: very fast begins at 1.35 times that, 5.4135 m/s (3:05 min/km). Of
  /// the class from 5.4 to 5.5 m/s 86.5 % lie above, 259.5 of 300 m.
  @Test func veryFastForAQuickRunner() throws {
    let usual = MadeRuns.steadyWeeks(0..<5, speed: 4)
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: 8, speed: 4)
    run.pace.fastClasses = [SpeedClass(index: 52, distance: 900)]
    #expect(MadeRuns.newest(.fastRunning, usual + [run]) == nil)
    run.pace.fastClasses?.append(SpeedClass(index: 54, distance: 300))
    let flag = try #require(MadeRuns.newest(.fastRunning, usual + [run]))
    #expect(flag.level == .high && flag.message.contains("at 3:05 min/km or faster"))
    #expect(abs((flag.value ?? 0) - 259.5) < 0.1)
  }

  /// Summaries of earlier readers tell the metres at 5.0 m/s alone; where a run of the window tells nothing, nothing is
  /// said.
  @Test func veryFastOfEarlierReaders() {
    var usual = MadeRuns.steadyWeeks(0..<5)
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: 8)
    run.pace.fastClasses = [SpeedClass(index: 55, distance: 150)]
    for index in usual.indices {
      usual[index].pace.fastClasses = nil
      usual[index].pace.distanceAbove5 = 120
    }
    #expect(MadeRuns.newest(.fastRunning, usual + [run])?.usual == 120)
    usual[19].pace.distanceAbove5 = nil
    #expect(MadeRuns.newest(.fastRunning, usual + [run]) == nil)
  }

  /// Only bouts that are very fast themselves are told of very fast running.
  @Test(arguments: [3.6, 5.2]) func boutsOfVeryFastRunning(speed: Double) throws {
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: 8)
    run.trace = MadeRuns.trace([(2800, 2.8)])
    run.pace.fastClasses = [SpeedClass(index: 52, distance: 150)]
    run.surges = (0..<3).map {
      Bout(
        start: Double(900 + 240 * $0), duration: 30, distance: 30 * speed, meanSpeed: speed, meanFlatEquivalent: speed,
        peakFlatEquivalent: speed)
    }
    let flag = try #require(MadeRuns.newest(.fastRunning, MadeRuns.steadyWeeks(0..<5) + [run]))
    #expect(flag.message.contains("3 fast bouts") == (speed > 5) && flag.places.count == (speed > 5 ? 3 : 0))
  }

  /// Half minutes of positions wander above the speed by themselves; only surges count there.
  @Test func positionsNeedSurges() {
    var run = session(day: 36, fast: 900)
    run.distanceSource = .gps
    run.trace = MadeRuns.trace([(2800, 2.8)])
    #expect(MadeRuns.newest(.fastRunning, MadeRuns.steadyWeeks(0..<5) + [run]) == nil)
    run.surges = (0..<3).map {
      Bout(
        start: Double(900 + 240 * $0), duration: 83, distance: 300, meanSpeed: 3.6, meanFlatEquivalent: 3.6,
        peakFlatEquivalent: 3.8)
    }
    #expect(MadeRuns.newest(.fastRunning, MadeRuns.steadyWeeks(0..<5) + [run])?.value == 900)
  }

  /// An even run a little faster than usual, whose positions wander: bouts that only they make are no surges. A device's
  /// own speed hardly wanders.
  @Test(arguments: [(DistanceSource.gps, 3.3, 0), (.device, 3.3, 1), (.gps, 3.7, 1)])
  func wanderingPositionsMakeNoSurges(source: DistanceSource, bout: Double, count: Int) {
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: 8, speed: 2.97)
    run.distanceSource = source
    run.trace = MadeRuns.trace([(900, 2.97), (60, bout), (900, 2.97), (60, bout), (700, 2.97)])
    run.pace.speedClasses = [SpeedClass(index: 148, distance: 7600), SpeedClass(index: 180, distance: 450)]
    let flag = MadeRuns.newest(.fastRunning, MadeRuns.steadyWeeks(0..<5) + [run])
    #expect((flag == nil ? 0 : 1) == count)
  }

  /// 188 m in 30 s between two stops, of which 2 s fall into the first of seven bins and 3 s into the last.
  @Test func boutsLastAsLongAsWasRecorded() throws {
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: 8, speed: 2.97)
    run.distanceSource = .device
    run.pace.isGradeAdjusted = false
    var bins = try #require(
      MadeRuns.trace([(900, 2.97), (60, 0), (35, 6.26), (60, 0), (900, 2.97)]).bins())
    bins[192].distance = 2 * 6.26
    bins[198].distance = 3 * 6.26
    run.trace = RunTrace(bins)
    let judged = try #require(MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [run]).runs.last)
    let bout = try #require(judged.surges?.first)
    #expect(judged.surges?.count == 1)
    #expect(bout.duration == 30 && bout.start == 963)
    #expect(abs(bout.meanSpeed - 6.26) < 0.02 && abs(bout.meanFlatEquivalent - 6.26) < 0.02)
  }

  /// By positions half minutes wander above the speed in every run: neither the run's own nor those before count, so that
  /// the first surge of 600 m is new.
  @Test func whatPositionsMakeIsNotUsual() throws {
    func wandering(day: Int, surge: Bool = false) -> RunSummary {
      var run = session(day: day, fast: 900)
      run.distanceSource = .gps
      if surge {
        run.trace = MadeRuns.trace([(1500, 2.8), (166, 3.6), (900, 2.8)])
        run.surges = [
          Bout(
            start: 1500, duration: 166, distance: 600, meanSpeed: 3.6, meanFlatEquivalent: 3.6, peakFlatEquivalent: 3.7)
        ]
      } else {
        run.trace = MadeRuns.trace([(2855, 2.8)])
      }
      return run
    }
    let before = MadeRuns.steadyWeeks(0..<5) + [36, 38].map { wandering(day: $0) }
    let report = MadeRuns.report(before + [wandering(day: 42, surge: true)])
    #expect(report.runs.suffix(3).map(\.fastDistance) == [0, 0, 600])
    #expect(report.runs.last?.flags.first { $0.factor == .fastRunning }?.level == .high)
  }

  @Test func needsFourWeeks() throws {
    let runs = MadeRuns.steadyWeeks(0..<3) + [session(day: 22, fast: 900)]
    #expect(MadeRuns.newest(.fastRunning, runs) == nil)
    // Its pace is known after five runs, and must not hide that this is not compared yet.
    let unjudged = try #require(MadeRuns.report(runs).runs.last?.unjudged)
    #expect(unjudged.contains(UnjudgedFactors([.fastRunning], .fewRuns)))
    #expect(!unjudged.contains { $0.factors.contains(.pace) })
  }

  /// Runners whose half minutes vary by 10 % are fast from 1.2 times their pace, not from 1.15.
  @Test func unsteadyRunners() {
    var runs = MadeRuns.steadyWeeks(0..<5)
    for index in runs.indices { runs[index].pace.easySpread = 0.10 }
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: 8)
    run.pace.speedClasses = [SpeedClass(index: 140, distance: 7000), SpeedClass(index: 165, distance: 1000)]
    #expect(MadeRuns.newest(.fastRunning, runs + [run]) == nil)
    #expect(MadeRuns.newest(.fastRunning, MadeRuns.steadyWeeks(0..<5) + [run]) != nil)
  }

  /// Half minutes of 8 repeats uphill that count as 3.6 m/s with the slope and are 2.3 m/s plain, after weeks without
  /// altitude: nothing of it is fast by plain speed. Two bouts on the flat are, and so is all of it in a run without slopes.
  @Test(
    arguments: [(2.3, 3000.0, nil, 0.0), (3.6, 3000, 500, 500), (2.3, 0, 1900, 1900)]
      as [(Double, Double, Double?, Double)])
  func hillsThatWereNotCountedInBefore(plain: Double, slopes: Double, flagged: Double?, fast: Double) throws {
    var usual = MadeRuns.steadyWeeks(0..<5)
    for index in usual.indices { usual[index].pace.isGradeAdjusted = false }
    var run = session(day: 36, fast: 1900)
    run.hills.bandDistance = [slopes, 0, 0, 0, 0]
    run.trace = MadeRuns.trace([(2850, 2.8)])
    run.surges = [600.0, 900].map {
      Bout(
        start: $0, duration: 100, distance: 250, meanSpeed: plain, meanFlatEquivalent: 3.6, peakFlatEquivalent: 3.7)
    }
    let judged = try #require(MadeRuns.report(usual + [run]).runs.last)
    #expect(judged.fastDistance == fast)
    #expect(judged.flags.first { $0.factor == .fastRunning }?.value == flagged)
  }

  /// Ten bouts of 196 m, of which half minutes show 1200 m: found in the bins, since the run's own easy pace was fast.
  @Test func shortBoutsCountInWhole() throws {
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: 8)
    run.pace.easy = 3.4
    run.pace.speedClasses = [SpeedClass(index: 140, distance: 6800), SpeedClass(index: 180, distance: 1200)]
    run.trace = MadeRuns.trace([(600, 2.8)] + (0..<10).flatMap { _ in [(40, 4.9), (60, 2.8)] })
    let judged = try #require(MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [run]).runs.last)
    let bouts = judged.surges?.reduce(0) { $0 + $1.distance } ?? 0
    #expect(judged.surges?.count == 10 && bouts > 1800)
    #expect(judged.fastDistance == bouts)
    // Half minutes tell how much of longer bouts was fast.
    run.trace = MadeRuns.trace([(600, 2.8), (400, 3.6), (200, 2.8)])
    #expect(MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [run]).runs.last?.fastDistance == 1200)
  }

  /// The same hill session a week ago: what a run without altitude is compared with, and what a budget builds on, holds none of
  /// its effort either.
  @Test func hillsOfEarlierRunsAreNoFastRunning() throws {
    var usual = MadeRuns.steadyWeeks(0..<6)
    for index in usual.indices { usual[index].pace.isGradeAdjusted = false }
    usual[20] = session(day: 36, fast: 1900)
    usual[20].hills.bandDistance = [3000, 0, 0, 0, 0]
    var run = session(day: 43, fast: 500)
    run.pace.isGradeAdjusted = false
    let report = MadeRuns.report(usual + [run], today: "2024-02-19")
    let flag = try #require(report.runs.last?.flags.first { $0.factor == .fastRunning })
    #expect(flag.level == .high && flag.usual == nil)
    let reason = try #require(report.budget?.reasons.first { $0.hasPrefix("Fast running") })
    #expect(reason.contains("(500 m)"))
  }
}

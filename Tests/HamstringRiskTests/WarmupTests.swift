import HamstringRisk
import Testing
import TrackModel

/// Definitions.md D, with a normal pace of 2.8 m/s.
@Suite struct WarmupTests {
  private let normal = 2.8

  private func report(_ stretches: [(seconds: Int, ratio: Double)], before: [RunSummary] = []) -> JudgedRun? {
    var run = MadeRuns.run(MadeRuns.at(day: 36, hour: 7), km: 8)
    run.trace = MadeRuns.trace(stretches.map { ($0.seconds, $0.ratio * normal) })
    return MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + before + [run]).runs.last
  }

  private func level(_ run: JudgedRun?) -> Level? { run?.flags.first { $0.factor == .warmup }?.level }

  @Test(
    arguments: [(720, nil), (600, .low), (480, .low), (300, .medium), (240, .medium), (235, .high)] as [(Int, Level?)])
  func easyThenHard(seconds: Int, level: Level?) {
    let run = report([(seconds, 0.9), (600, 1.3)])
    #expect(run?.warmup?.easy == Double(seconds))
    #expect(run?.warmup?.firstHard == Double(seconds))
    #expect(self.level(run) == level)
  }

  /// What is short of 12 min by seconds is not told as 12 min.
  @Test(arguments: [(700, "Nearly 12 min of"), (475, "Nearly 8 min of"), (235, "Nearly 4 min of"), (600, "10 min of")])
  func theMessageSaysHowMuchIsShort(seconds: Int, begin: String) throws {
    let run = try #require(report([(seconds, 0.9), (600, 1.3)]))
    let flag = try #require(run.flags.first { $0.factor == .warmup })
    #expect(flag.message.hasPrefix(begin), "\(flag.message)")
  }

  /// A surge that begins inside a bin of the trace: no more easy running than there was time, and no run before.
  @Test func theLastBinEndsAtTheHardPart() throws {
    var run = MadeRuns.run(MadeRuns.at(day: 36, hour: 7), km: 8)
    run.trace = MadeRuns.trace([(600, 0.9 * normal), (600, 1.3 * normal)])
    run.surges = [
      Bout(
        start: 598, duration: 600, distance: 2184, meanSpeed: 3.64, meanFlatEquivalent: 3.64, peakFlatEquivalent: 3.7)
    ]
    let judged = try #require(MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [run]).runs.last)
    #expect(judged.warmup?.easy == 598 && judged.warmup?.firstHard == 598 && judged.warmup?.countsRunBefore == false)
    #expect(judged.flags.first { $0.factor == .warmup }?.message.contains("just before") == false)
  }

  /// 1.09 times normal before intervals at 1.3: a warm-up at the day's easy pace. Alone it stays easy only up to 1.12.
  @Test func warmUpAtTheDaysEasyPace() {
    var run = MadeRuns.run(MadeRuns.at(day: 36, hour: 7), km: 8)
    run.pace.easy = 1.09 * normal
    run.trace = MadeRuns.trace([(780, 1.09 * normal), (600, 1.3 * normal)])
    #expect(level(MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [run]).runs.last) == nil)
    run.pace.easy = normal
    #expect(level(MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [run]).runs.last) == .high)
  }

  /// Half a minute above the hard ratio is no hard part.
  @Test func oneFastHalfMinute() {
    let run = report([(120, 0.9), (35, 1.2), (600, 0.9), (600, 1.3)])
    #expect(run?.warmup?.firstHard == 755)
  }

  /// 40 s before an hour's pause and 40 s behind it are no minute.
  @Test func nothingGoesOnOverAPause() {
    var run = MadeRuns.run(MadeRuns.at(day: 36, hour: 7), km: 8)
    let bins = MadeRuns.trace([(120, 0.9 * normal), (40, 1.3 * normal), (40, 1.3 * normal), (900, 0.9 * normal)]).bins()
    run.trace = RunTrace(
      (bins ?? []).map { bin in
        var bin = bin
        if bin.start >= 160 { bin.start += 3600 }
        return bin
      })
    let judged = MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [run]).runs.last
    #expect(bins?.count == 220)
    #expect(judged?.warmup?.firstHard == nil)
  }

  @Test func fastFromTheFirstSample() {
    let run = report([(600, 1.25)])
    #expect(run?.warmup?.easy == 0 && level(run) == .high)
  }

  /// 600 s with 120 s standing: 8:00 of motion.
  @Test func standingDoesNotCount() {
    let run = report([(240, 0.9), (120, 0), (240, 0.9), (600, 1.3)])
    #expect(run?.warmup?.easy == 480 && level(run) == .low)
  }

  @Test func steadyRunIsNotJudged() {
    let run = report([(2400, 1.0)])
    #expect(level(run) == nil && run?.warmup?.firstHard == nil && run?.warmup?.easy == 2400)
  }

  /// Under four minutes of fast running: strides at the end of the first minute are no hard session.
  @Test func littleFastRunningIsNotJudged() {
    #expect(level(report([(60, 0.9), (90, 1.3), (1800, 1.0)])) == nil)
  }

  /// A climb at the plain speed of a climb is no fast running, whatever the effort.
  @Test func climbsDoNotCount() {
    var run = MadeRuns.run(MadeRuns.at(day: 36, hour: 7), km: 8)
    run.trace = RunTrace(
      (0..<400).map { index in
        RunTrace.Bin(
          start: Int32(index * 5), distance: Float(5 * 2.2), flatEquivalentSpeed: 3.6, altitude: Float(index),
          heartRate: 0, isMoving: true, latitude: .nan, longitude: .nan)
      })
    #expect(level(MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [run]).runs.last) == nil)
  }

  /// A gentle climb at normal plain speed, and a descent at normal effort: the slope makes the one hard, the other fast.
  @Test(arguments: [(1.0, 1.3), (1.3, 1.0)])
  func slopesAreNoFastRunning(plain: Double, effort: Double) {
    var run = MadeRuns.run(MadeRuns.at(day: 36, hour: 7), km: 8)
    run.trace = RunTrace(
      (0..<400).map { index in
        RunTrace.Bin(
          start: Int32(index * 5), distance: Float(5 * plain * normal), flatEquivalentSpeed: Float(effort * normal),
          altitude: Float(index), heartRate: 0, isMoving: true, latitude: .nan, longitude: .nan)
      })
    #expect(level(MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [run]).runs.last) == nil)
  }

  /// Three days of 40 km at 1.9 m/s outweigh nine runs of 6 km at 2.8: 2.9 m/s is hard by the kilometres, and yet as
  /// fast as the usual run.
  @Test func aFewLongSlowDays() {
    var runs = (0..<9).map { MadeRuns.run(MadeRuns.at(day: 3 * $0), km: 6) }
    runs += (0..<3).map { MadeRuns.run(MadeRuns.at(day: 9 * $0 + 1), km: 40, speed: 1.9) }
    var run = MadeRuns.run(MadeRuns.at(day: 36, hour: 7), km: 8)
    run.trace = MadeRuns.trace([(1800, 2.9)])
    let judged = MadeRuns.report(runs + [run]).runs.last
    #expect(judged?.normalSpeed.map { $0 < 2 } == true && level(judged) == nil)
    run.trace = MadeRuns.trace([(1800, 3.7)])
    #expect(level(MadeRuns.report(runs + [run]).runs.last) == .high)
  }

  /// 10 min easy in a file of their own, ended 10 min before.
  @Test func easyRunJustBeforeCounts() {
    var jog = MadeRuns.run(MadeRuns.at(day: 36, hour: 6, minute: 40), km: 0.6 * 2.8)
    jog.trace = MadeRuns.trace([(600, 2.7)])
    let run = report([(180, 0.9), (600, 1.3)], before: [jog])
    #expect(run?.warmup?.easy == 780 && level(run) == nil)
    var short = jog
    short.trace = MadeRuns.trace([(300, 2.7)])
    let flags = report([(60, 0.9), (600, 1.3)], before: [short])?.flags
    #expect(
      flags?.first { $0.factor == .warmup }?.message
        == "6 min of easy running recorded before the first hard part, runs just before included; 12 min or more would be "
        + "a warm-up.")
    jog.start -= 15 * 60_000
    #expect(level(report([(180, 0.9), (600, 1.3)], before: [jog])) == .high)
  }

  /// 10 min easy, a set and another one, each in a file of its own two minutes after the one before.
  @Test(arguments: [(300, nil), (60, .high)] as [(Int, Level?)])
  func aSessionIsAskedOnce(seconds: Int, level: Level?) throws {
    var easy = MadeRuns.run(MadeRuns.at(day: 36, hour: 6, minute: 20), km: 0.6 * 2.8)
    easy.trace = MadeRuns.trace([(600, 2.7)])
    var set = MadeRuns.run(MadeRuns.at(day: 36, hour: 6, minute: 32), km: 2)
    (set.elapsed, set.moving) = (600, 600)
    set.trace = MadeRuns.trace([(10, 2.7), (590, 3.7)])
    let last = report([(seconds, 0.9), (600, 1.3)], before: [easy, set])
    // From the end of the set to seven o'clock it is 18 min.
    #expect(self.level(last) == nil && last?.warmup?.easy == Double(seconds) + 10)
    // Without a hard part of its own the middle file is more of the warm-up.
    set.trace = MadeRuns.trace([(600, 2.7)])
    #expect(self.level(report([(seconds, 0.9), (600, 1.3)], before: [easy, set])) == nil)
    #expect(self.level(report([(seconds, 0.9), (600, 1.3)])) == (seconds == 300 ? .medium : level))
  }

  /// 10 min easy and 10 min hard that end at 6:20, a minute's jog from 6:39 to 6:40, and hard again at 6:59 or 6:39: what
  /// was asked for 39 min ago, and the easy running before that, is of no use any more.
  @Test(arguments: [(true, nil), (false, .high)] as [(Bool, Level?)])
  func aJogIsNoBridgeToAnEarlierSession(isNear: Bool, level: Level?) throws {
    var hard = MadeRuns.run(MadeRuns.at(day: 36, hour: 6), km: 4)
    (hard.elapsed, hard.moving) = (1200, 1200)
    hard.trace = MadeRuns.trace([(600, 2.7), (600, 3.7)])
    var jog = MadeRuns.run(MadeRuns.at(day: 36, hour: 6, minute: isNear ? 22 : 39), km: 0.06 * 2.7)
    (jog.elapsed, jog.moving) = (60, 60)
    jog.trace = MadeRuns.trace([(60, 2.7)])
    var last = MadeRuns.run(MadeRuns.at(day: 36, hour: 6, minute: isNear ? 39 : 59), km: 2)
    last.trace = MadeRuns.trace([(600, 3.7)])
    let judged = try #require(MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [hard, jog, last]).runs.last)
    #expect(self.level(judged) == level && judged.warmup?.isHardBefore == isNear)
    #expect(judged.warmup?.easy == (isNear ? 660 : 60))
  }

  /// A hike with some running in it: against a walk nothing is a hard session.
  @Test func walkingIsNoBase() {
    var run = MadeRuns.run(MadeRuns.at(day: 36, hour: 7), km: 6, speed: 1.5)
    run.trace = MadeRuns.trace([(300, 1.5), (600, 2.2), (1200, 1.5)])
    var walks = MadeRuns.steadyWeeks(0..<5, speed: 1.5)
    for index in walks.indices { walks[index].walking = walks[index].moving }
    #expect(MadeRuns.newest(.warmup, walks + [run]) == nil)
    #expect(MadeRuns.newest(.fastRunning, walks + [run]) == nil)
  }

  @Test func withoutNormalPaceTheRunsOwnEasySpeedIsTheBase() {
    var run = MadeRuns.run(MadeRuns.at(day: 0), km: 6)
    run.trace = MadeRuns.trace([(120, 2.8), (600, 3.7), (1200, 2.8)])
    let flag = MadeRuns.newest(.warmup, [run])
    #expect(flag?.level == .low && flag?.quality.contains("not known yet") == true)
  }

  /// Five minutes of bins, of which eight seconds were no motion.
  @Test func easyRunningIsMovingTime() throws {
    var run = MadeRuns.run(MadeRuns.at(day: 0), km: 0.84)
    run.trace = MadeRuns.trace([(300, 2.8)])
    run.moving = 292
    #expect(try #require(MadeRuns.report([run]).runs.last).warmup?.easy == 292)
  }
}

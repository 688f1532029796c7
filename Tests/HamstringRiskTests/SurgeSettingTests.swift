import RunMetrics
import Testing
import TrackModel

@testable import HamstringRisk

/// `surges.*`: what recordings are searched with is the least that can be asked for.
@Suite struct SurgeSettingTests {
  @Test func theSearchIsTheWidestNet() {
    var thresholds = Thresholds()
    #expect(thresholds.surges.enter == 1.15 && thresholds.surges.leave == 1.07 && thresholds.surges.shortest == 15)
    #expect(thresholds.fault == nil)
    thresholds.surges.enter = 1.14
    #expect(thresholds.fault == ThresholdFault(path: "surges.enter", message: "must be 1.15 or more"))
    thresholds = Thresholds()
    thresholds.surges.leave = 1.06
    #expect(thresholds.fault == ThresholdFault(path: "surges.leave", message: "must be 1.07 or more"))
    thresholds = Thresholds()
    thresholds.surges.shortest = 14
    #expect(thresholds.fault == ThresholdFault(path: "surges.shortest", message: "must be 15.0 or more"))
  }

  /// Bouts of 15 s at 1.20, 30 s at 1.25 and 60 s at 1.50 times the easy 2.8 m/s, each with a peak 0.2 above that, with
  /// and without a history at that pace. A bout must be half-way between leaving and entering: 1.11 times as the settings
  /// stand, 1.235 with 1.40, 1.335 with 1.60, 1.41 with 1.75. And it must begin: the highest peak is 1.70.
  @Test(
    arguments: [
      (SurgeThresholds(), [15.0, 30, 60]), (made(enter: 1.40), [30, 60]), (made(enter: 1.60), [60]),
      (made(enter: 1.75), []), (made(leave: 1.15), [15, 30, 60]), (made(shortest: 20), [30, 60]),
      (made(enter: 1.40, shortest: 45), [60]),
    ], [true, false])
  func settingsTakeFromWhatWasFound(setting: (surges: SurgeThresholds, seconds: [Double]), hasHistory: Bool) {
    var run = MadeRuns.run(MadeRuns.at(day: 36), km: 8)
    run.trace = MadeRuns.trace([(2800, 2.8)])
    run.surges = [(600.0, 15.0, 1.20), (900, 30, 1.25), (1200, 60, 1.50)].map { start, seconds, ratio in
      Bout(
        start: start, duration: seconds, distance: seconds * ratio * 2.8, meanSpeed: ratio * 2.8,
        meanFlatEquivalent: ratio * 2.8, peakFlatEquivalent: (ratio + 0.2) * 2.8)
    }
    var settings = MadeRuns.settings()
    settings.thresholds.surges = setting.surges
    #expect(settings.thresholds.fault == nil)
    let history = MadeRuns.history((hasHistory ? MadeRuns.steadyWeeks(0..<5) : []) + [run])
    let judged = RiskFold.report(history, settings: settings).runs.last
    #expect(judged?.surges?.map(\.duration) == setting.seconds)
  }

  private static func made(enter: Double = 1.15, leave: Double = 1.07, shortest: Double = 15) -> SurgeThresholds {
    var surges = SurgeThresholds()
    (surges.enter, surges.leave, surges.shortest) = (enter, leave, shortest)
    return surges
  }
}

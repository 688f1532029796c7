import Testing
import TrackModel

@testable import RunAnalysis

/// Changes of pace by change points (Definitions.md B4).
@Suite struct PaceSegmentTests {
  /// Stretches of (seconds, m/s), with the noise of a device's own count.
  private func run(_ parts: [(seconds: Double, speed: Double)], jitter: Double = 0.08) -> SyntheticRun {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    for part in parts { run.run(seconds: part.seconds, speed: part.speed, jitter: jitter) }
    return run
  }

  private func pace(_ parts: [(seconds: Double, speed: Double)]) throws -> PaceSummary {
    try #require(analyze(run(parts).samples).run).pace
  }

  @Test func aSteadyRunIsOneSegment() throws {
    let pace = try pace([(3600, 2.8)])
    #expect(pace.segments.count == 1)
    #expect(pace.segments.first?.kind == .steady)
    #expect(pace.pattern == .steady)
  }

  /// A pace that wanders by 6 % is still one; half the run 12 % slower is another.
  @Test func aSteadyRunMayWander() throws {
    let wandering = [2.8, 2.95, 2.65, 2.8, 2.9, 2.7].map { (500.0, $0) }
    #expect(try pace(wandering).pattern == .steady)
    #expect(try pace([(1500, 2.8), (1500, 2.45)]).pattern != .steady)
  }

  /// A block 12 % over the easy pace lies on the surge threshold and fragments there; as a segment it is one.
  @Test(arguments: [1.12, 1.2])
  func aTempoBlockIsOneSegment(ratio: Double) throws {
    let pace = try pace([(900, 2.8), (1200, 2.8 * ratio), (600, 2.8)])
    #expect(pace.pattern == .tempo)
    #expect(pace.segments.map(\.kind) == [.steady, .tempo, .steady])
    let block = try #require(pace.segments.dropFirst().first)
    #expect(abs(block.start - 900) <= 10)
    #expect(abs(block.duration - 1200) <= 15)
    #expect(abs(block.meanFlatEquivalent - 2.8 * ratio) < 0.03)
    #expect(abs(block.distance - 1200 * 2.8 * ratio) < 60)
  }

  @Test func aProgressionRisesStepByStep() throws {
    let pace = try pace([(700, 2.8), (700, 3.0), (700, 3.25), (300, 2.7)])
    #expect(pace.pattern == .progression)
    #expect(pace.segments.map(\.kind) == [.progression, .progression, .progression, .steady])
  }

  /// Faster all the time, without steps.
  @Test func aRampIsAProgression() throws {
    #expect(try pace((0..<40).map { (60, 2.6 + 0.02 * Double($0)) }).pattern == .progression)
  }

  @Test func slowingDownIsNoProgression() throws {
    #expect(try pace([(700, 3.25), (700, 3.0), (700, 2.8)]).pattern != .progression)
  }

  @Test func alikeBoutsAreIntervals() throws {
    let sets = (0..<6).flatMap { _ in [(90.0, 4.2), (120.0, 2.6)] }
    #expect(try pace([(900, 2.8)] + sets + [(600, 2.8)]).pattern == .intervals)
  }

  /// Definitions.md B4: durations that vary by more than a quarter are no set.
  @Test func unlikeBoutsAreNoIntervals() throws {
    let bouts = [(40.0, 4.0), (200, 2.8), (240, 3.8), (200, 2.8), (90, 4.2), (300, 2.8), (500, 3.6), (200, 2.8)]
    #expect(try pace([(900, 2.8)] + bouts + [(300, 2.8)]).pattern != .intervals)
  }

  /// A few strides before the set, or two long repetitions beside it, and it is the same set.
  @Test(arguments: [
    [22.0, 20, 74, 66, 66, 67, 80], [440, 98, 96, 96, 94, 440, 96, 91, 97, 97],
  ]) func mostOfTheBoutsMakeTheSet(durations: [Double]) throws {
    let bouts: [(Double, Double)] = durations.flatMap { [($0, 4), (120, 2.6)] }
    #expect(try pace([(900, 2.8)] + bouts + [(600, 2.8)]).pattern == .intervals)
  }

  @Test func aLadderIsToldAsBoutsOfDifferentLengths() throws {
    let bouts: [(Double, Double)] = [60, 120, 180, 240, 180, 120, 60].flatMap { [($0, 3.9), (120, 2.6)] }
    #expect(try pace([(900, 2.8)] + bouts + [(600, 2.8)]).pattern == .fartlek)
  }

  /// A few strides at the end of an easy run make no interval session.
  @Test func stridesAreNoIntervals() throws {
    let strides = (0..<5).flatMap { _ in [(20.0, 4.5), (80.0, 2.8)] }
    #expect(try pace([(1800, 2.8)] + strides).pattern == nil)
  }

  /// Waiting at lights parts nothing.
  @Test func stopsPartNothing() throws {
    let pace = try pace((0..<8).flatMap { _ in [(240.0, 2.8), (40.0, 0.0)] })
    #expect(pace.segments.count == 1)
    #expect(pace.pattern == .steady)
  }

  @Test func segmentsAreInOrderAndAddUp() throws {
    let summary = try #require(
      analyze(run([(900, 2.8), (1200, 3.4), (60, 0), (600, 2.6), (400, 1.4)]).samples).run)
    let segments = summary.pace.segments
    for (one, next) in zip(segments, segments.dropFirst()) { #expect(one.start + one.duration <= next.start + 1) }
    let total = segments.reduce(0) { $0 + $1.distance }
    #expect(try abs(total - known(summary.distance)) < 40)
    #expect(segments.last?.kind == .walking)
  }

  /// Two paces of walking are one walk; a run that is walked for a third is no tempo run.
  @Test func walksAreOneSegment() throws {
    let pace = try pace([(900, 2.8), (600, 1.6), (600, 1.2), (900, 3.4), (600, 2.8)])
    #expect(pace.segments.map(\.kind) == [.steady, .walking, .tempo, .steady])
    #expect(try abs(known(pace.segments.dropFirst().first).meanSpeed - 1.4) < 0.03)
    #expect(pace.pattern == nil)
  }

  @Test func aShortRunHasNone() throws {
    let pace = try pace([(500, 2.8)])
    #expect(pace.segments.isEmpty)
    #expect(pace.pattern == nil)
  }

  /// The easy half of a session in the hills is fast against its descents, but not against all of the running beside it.
  @Test func anEasyPartIsNoTempoBlock() {
    func segment(_ kind: PaceSegment.Kind, _ start: Double, _ duration: Double, _ speed: Double) -> PaceSegment {
      PaceSegment(
        kind: kind, start: start, duration: duration, distance: speed * duration, meanSpeed: speed,
        meanFlatEquivalent: speed)
    }
    // 2.8 m/s beside 2.3 and 3.0 for as long: 2.65 in the mean, of which 1.1 times are 2.9.
    var hills = [segment(.tempo, 0, 540, 2.8), segment(.steady, 540, 300, 2.3), segment(.steady, 840, 300, 3.0)]
    #expect(PacePatterns.judge(&hills, surges: [], isMarked: false) != .tempo)
    #expect(hills[0].kind == .steady)
    var tempo = [segment(.steady, 0, 600, 2.5), segment(.tempo, 600, 540, 2.8), segment(.fast, 1140, 600, 4)]
    #expect(PacePatterns.judge(&tempo, surges: [], isMarked: false) == .tempo)
  }

  /// Bouts of 2, 3, 4 and 5 min with two minutes of standing between are no tempo block, though they lie side by side in moving
  /// time. One pause before ten minutes of it is no rest.
  @Test func boutsWithStandingRestsAreNoTempoBlock() throws {
    let bouts = [120.0, 180, 240, 300].flatMap { [(0.0 + $0, 4.2), (120.0, 0.0)] }
    let ladder = try pace([(900, 2.8)] + bouts + [(600, 2.8)])
    #expect(ladder.pattern != .tempo && !ladder.segments.contains { $0.kind == .tempo })
    #expect(try pace([(900, 2.8), (300, 0), (600, 3.4), (600, 2.8)]).pattern == .tempo)
  }
}

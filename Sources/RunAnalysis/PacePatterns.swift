import RunMetrics
import TrackModel

/// Names what the segments of a run, and the run itself, are.
enum PacePatterns {
  /// Mean over the run's own easy pace that makes a block fast, and seconds that make it a tempo block.
  static let fastRatio = 1.10
  static let shortestTempo = 480.0
  /// Steps of a progression at least, and its rise in all.
  static let fewestSteps = 3
  static let leastRise = 1.08
  /// Share of the rise that one step may make: with more it is a tempo block behind a warm-up.
  static let largestStep = 0.67
  /// Seconds of a step: shorter segments are surges and pauses on the way.
  static let shortestStep = 120.0
  /// Share of the run behind the fastest step that may be slower again: a cool-down.
  static let longestCoolDown = 0.25
  /// Share of the run from which walking leaves no tempo run, and of a block from which standing leaves no tempo block.
  static let mostWalking = 0.2
  /// A steady run keeps within so much of its middle pace for this share of its running time: half minutes of real easy
  /// runs vary by 8 to 13 % (Definitions.md B4).
  static let steadyRange = 0.08
  static let steadyShare = 0.75
  /// Bouts that make a set of intervals, the variation of their durations, and the share that they must make of all bouts,
  /// by number or by time: neither a few strides before the set nor a tempo run beside it is another session.
  static let fewestIntervals = 3
  static let intervalVariation = 0.25
  static let agreeingShare = 0.75
  /// Seconds of fast running in all: a few strides at the end of an easy run are no interval session.
  static let leastIntervalTime = 180.0

  /// - Parameters:
  ///   - seconds: in motion.
  ///   - standing: seconds of stops and pauses in between.
  static func kind(
    speed: Double, flatEquivalent: Double, stepRate: Float?, seconds: Double, standing: Double = 0, base: Double
  ) -> PaceSegment.Kind {
    if Walking.isWalk(speed: Float(speed), stepRate: stepRate ?? .nan) { return .walking }
    // A hill alone makes nothing fast, as with surges.
    guard flatEquivalent >= fastRatio * base, speed >= SurgeLimits.leastPlainRatio * base else { return .steady }
    // Fast bouts with standing rests lie side by side in moving time, and are no block.
    return seconds >= shortestTempo && standing <= mostWalking * (seconds + standing) ? .tempo : .fast
  }

  /// Indices of the segments that rise step by step, up to the fastest; nil where they do not.
  private static func progression(_ segments: [PaceSegment]) -> [Int]? {
    let steps = segments.indices.filter {
      segments[$0].duration >= shortestStep && segments[$0].kind != .walking
    }
    guard let fastest = steps.max(by: { segments[$0].meanFlatEquivalent < segments[$1].meanFlatEquivalent }),
      let first = steps.first
    else { return nil }
    let rising = steps.filter { $0 <= fastest }
    guard rising.count >= fewestSteps else { return nil }
    let total = segments.reduce(0) { $0 + $1.duration }
    let behind = segments[(fastest + 1)...].reduce(0) { $0 + $1.duration }
    guard behind <= longestCoolDown * total else { return nil }
    // Whatever is too short to be a step must be little of the way up.
    let way = segments[...fastest].reduce(0) { $0 + $1.duration }
    guard rising.reduce(0, { $0 + segments[$1].duration }) >= (1 - longestCoolDown) * way else { return nil }
    let speeds = rising.map { segments[$0].meanFlatEquivalent }
    let rise = segments[fastest].meanFlatEquivalent - segments[first].meanFlatEquivalent
    guard segments[fastest].meanFlatEquivalent >= leastRise * segments[first].meanFlatEquivalent else { return nil }
    for (slow, fast) in zip(speeds, speeds.dropFirst()) where fast <= slow || fast - slow > largestStep * rise {
      return nil
    }
    return rising
  }

  /// Names the pattern, and renames the segments that make a progression.
  ///
  /// - Parameters:
  ///   - surges: fast bouts of the run.
  ///   - isMarked: the device's laps mark intervals.
  /// - Returns: nil for a run without segments, and for one whose changes of pace follow none of the patterns.
  static func judge(_ segments: inout [PaceSegment], surges: [Bout], isMarked: Bool) -> PacePattern? {
    guard !segments.isEmpty else { return nil }
    demoteTempo(&segments)
    if isMarked || areIntervals(surges) { return .intervals }
    if let steps = progression(segments) {
      for index in steps { segments[index].kind = .progression }
      return .progression
    }
    let total = segments.reduce(0) { $0 + $1.duration }
    let walked = segments.filter { $0.kind == .walking }.reduce(0) { $0 + $1.duration }
    if segments.contains(where: { $0.kind == .tempo }), walked < mostWalking * total { return .tempo }
    if surges.count >= fewestIntervals { return time(of: surges) >= leastIntervalTime ? .fartlek : nil }
    return isSteady(segments) ? .steady : nil
  }

  /// The easy part of a hill session is fast against its descents, and no tempo block: one stands out from all of the
  /// running beside it.
  private static func demoteTempo(_ segments: inout [PaceSegment]) {
    let others = segments.filter { $0.kind == .steady }
    let seconds = others.reduce(0) { $0 + $1.duration }
    guard seconds > 0 else { return }
    let plain = others.reduce(0) { $0 + $1.meanSpeed * $1.duration } / seconds
    let flatEquivalent = others.reduce(0) { $0 + $1.meanFlatEquivalent * $1.duration } / seconds
    for index in segments.indices where segments[index].kind == .tempo {
      let block = segments[index]
      if block.meanSpeed < SurgeLimits.leastPlainRatio * plain || block.meanFlatEquivalent < fastRatio * flatEquivalent
      {
        segments[index].kind = .steady
      }
    }
  }

  private static func isSteady(_ segments: [PaceSegment]) -> Bool {
    let running = segments.filter { $0.kind != .walking }
    let paces = running.map { (value: $0.meanFlatEquivalent, weight: $0.duration) }
    guard let middle = Statistics.weightedMedian(paces) else { return false }
    let total = running.reduce(0) { $0 + $1.duration }
    let near = running.filter { abs($0.meanFlatEquivalent - middle) <= steadyRange * middle }
    return near.reduce(0) { $0 + $1.duration } >= steadyShare * total
  }

  private static func time(of bouts: [Bout]) -> Double { bouts.reduce(0) { $0 + $1.duration } }

  /// At least three, most of them about as long as the middle one.
  private static func areIntervals(_ surges: [Bout]) -> Bool {
    guard surges.count >= fewestIntervals, let middle = Statistics.median(surges.map(\.duration)) else { return false }
    let alike = surges.filter { abs($0.duration / middle - 1) <= 2 * intervalVariation }
    let agree =
      Double(alike.count) >= agreeingShare * Double(surges.count) || time(of: alike) >= agreeingShare * time(of: surges)
    guard alike.count >= fewestIntervals, agree, time(of: surges) >= leastIntervalTime else { return false }
    let variation = PaceFormulas.variation(alike.map { (value: $0.duration, weight: 1) })
    return variation.map { $0 <= intervalVariation } ?? false
  }
}

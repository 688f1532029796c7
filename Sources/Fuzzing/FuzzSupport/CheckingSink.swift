import RunAnalysis
import TrackFiles
public import TrackModel

/// Looks at each sample and summary.
public struct CheckingSink: ActivitySink {
  private var analyzer = RunAnalyzer(options: AnalysisOptions())
  private var index = 0
  /// What came out, to be compared.
  public private(set) var seen: [String] = []

  public init() {}

  public mutating func activityBegan(_ opening: ActivityFacts) { analyzer.begin() }

  public mutating func take(_ samples: Span<TrackSample>) {
    for place in samples.indices { check(samples[place]) }
    analyzer.take(samples)
  }

  private func check(_ sample: TrackSample) {
    precondition(sample.has(.time), "a sample without time")
    precondition((0..<4_133_980_800_000).contains(sample.time), "a time out of range")
    if sample.has(.position) {
      precondition(abs(sample.latitude) <= 90 && abs(sample.longitude) <= 180, "a position off the globe")
    }
    if sample.has(.altitude) { precondition((-500...9000).contains(sample.altitude), "an altitude out of range") }
    if sample.has(.deviceDistance) {
      precondition((0...1e7).contains(sample.deviceDistance), "a distance out of range")
    }
    if sample.has(.speed) { precondition((0...50).contains(sample.speed), "a speed out of range") }
    if sample.has(.cadence) { precondition((0...400).contains(sample.cadence), "a cadence out of range") }
    if sample.has(.heartRate) { precondition((1...250).contains(sample.heartRate), "a heart rate out of range") }
    if sample.has(.power) { precondition(sample.power <= 3000, "a power out of range") }
  }

  public mutating func activityEnded(_ facts: ActivityFacts) {
    precondition((facts.name?.utf8.count ?? 0) <= 4096, "a name without bounds")
    switch analyzer.finish(facts, file: "fuzz", index: index) {
    case .run(let summary):
      check(summary)
      seen.append("\(summary)")
    case .skipped(let reason): seen.append(reason.code)
    case .unusable(let code, _, _): seen.append(code)
    }
    index += 1
  }

  private func check(_ summary: RunSummary) {
    precondition(summary.trace.bins() != nil, "a trace that cannot be unpacked")
    let figures = [
      summary.distance, summary.moving, summary.timer, summary.walking, summary.elapsed, summary.pace.mean,
      summary.elevation.ascent, summary.elevation.descent, summary.elevation.ascentError,
    ]
    precondition(figures.allSatisfy { $0.map { $0.isFinite && $0 >= 0 } ?? true }, "a figure that is none")
    precondition((summary.moving ?? 0) <= summary.elapsed + 1, "more motion than time")
    for stretch in summary.surges {
      precondition(stretch.start >= 0 && stretch.distance.isFinite, "an impossible surge")
    }
    for stair in summary.stairs { precondition(stair.gain.isFinite, "impossible stairs") }
  }

  public mutating func skipped(_ reason: SkipReason) { seen.append(reason.code) }
}

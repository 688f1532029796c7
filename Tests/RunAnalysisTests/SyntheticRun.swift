import RunAnalysis
import Testing
import TrackModel

/// Runs made in a test: positions on a course, speeds as wanted, noise that is the same every time.
struct SyntheticRun {
  /// 2024-05-01T06:00:00Z.
  static let start: Int64 = 1_714_543_200_000
  static let metresPerDegree = 111_132.0

  var samples: [TrackSample] = []
  private(set) var metres = 0.0
  private(set) var seconds = 0.0
  /// What every further sample holds beside its time.
  var hasPositions = true
  var hasDeviceDistance = false
  var cadence: Float?
  var altitude: Double? = nil
  /// Metres of position noise, wandering slowly.
  var wander = 0.0
  private var noise = Noise(seed: 7)
  private var offset = (north: 0.0, east: 0.0)

  init() {}

  /// Runs on for `seconds` at `speed`, a sample every `interval` seconds; the first call also makes the first sample.
  mutating func run(seconds duration: Double, speed: Double, interval: Double = 1, jitter: Double = 0) {
    if samples.isEmpty { append() }
    var left = duration
    while left >= interval - 1e-9 {
      seconds += interval
      metres += max(0, speed * (1 + jitter * noise.next())) * interval
      left -= interval
      append()
    }
  }

  /// Lets time pass without a sample.
  mutating func pause(seconds duration: Double, moving metresMeanwhile: Double = 0) {
    seconds += duration
    metres += metresMeanwhile
  }

  mutating func append(startsSegment: Bool = false) {
    var sample = TrackSample()
    sample.time = SyntheticRun.start + Int64((seconds * 1000).rounded())
    sample.fields = .time
    if startsSegment { sample.fields.insert(.startsSegment) }
    if hasPositions {
      offset.north = 0.95 * offset.north + wander * 0.3 * noise.next()
      offset.east = 0.95 * offset.east + wander * 0.3 * noise.next()
      sample.latitude = 45 + (metres + offset.north) / SyntheticRun.metresPerDegree
      sample.longitude = 7 + offset.east / 78_847
      sample.fields.insert(.position)
    }
    if hasDeviceDistance {
      sample.deviceDistance = metres
      sample.fields.insert(.deviceDistance)
    }
    if let cadence {
      sample.cadence = cadence
      sample.fields.insert(.cadence)
    }
    if let altitude {
      sample.altitude = altitude
      sample.fields.insert(.altitude)
    }
    samples.append(sample)
  }
}

/// Numbers between -1.7 and 1.7 with deviation 1, the same in every run of the tests.
struct Noise {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (Double(state >> 11) / Double(1 << 53) - 0.5) * 2 * 1.732
  }
}

/// Analyses samples as one activity.
func analyze(
  _ samples: [TrackSample], batch: Int = 256, sport: Sport = .running, options: AnalysisOptions = AnalysisOptions(),
  edit: (inout ActivityFacts) -> Void = { _ in }
) -> AnalysisOutcome {
  var facts = ActivityFacts(format: .gpx)
  facts.sport = sport
  edit(&facts)
  var analyzer = RunAnalyzer(options: options)
  analyzer.begin()
  var from = 0
  while from < samples.count {
    let to = min(samples.count, from + batch)
    analyzer.take(samples.span.extracting(from..<to))
    from = to
  }
  return analyzer.finish(facts, file: "run.gpx", index: 0)
}

extension AnalysisOutcome {
  var run: RunSummary? { if case .run(let summary) = self { summary } else { nil } }
  var skipCode: String? { if case .skipped(let reason) = self { reason.code } else { nil } }
  var unusableCode: String? { if case .unusable(let code, _, _) = self { code } else { nil } }
}

extension RunSummary {
  func noteCount(_ code: String) -> Int { notes.first { $0.code == code }?.count ?? 0 }
}

/// The value, or the test ends here.
func known<Value>(_ value: Value?) throws -> Value { try #require(value) }

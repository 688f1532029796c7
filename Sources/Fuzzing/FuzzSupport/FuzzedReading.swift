import RunAnalysis
import TrackFiles
public import TrackModel

/// What every fuzz target does with the bytes it is given: read them, analyse what comes out, and look whether anything
/// came out that the contract of samples and summaries rules out. A broken promise traps, which the fuzzer reports.
public enum FuzzedReading {
  /// Reads bytes as a file, whole and in pieces of an odd size: both must give the same.
  public static func read(_ bytes: [UInt8]) {
    let whole = outcome(of: bytes, readSize: 64 << 10)
    let pieces = outcome(of: bytes, readSize: 61)
    precondition(whole == pieces, "the size of reads decides what is read")
  }

  private static func outcome(of bytes: [UInt8], readSize: Int) -> String {
    var sink = CheckingSink()
    do throws(Problem) {
      let warnings = try TrackFileReader().read(
        bytes: bytes, displayName: "fuzz", readSize: readSize, into: &sink)
      return "\(warnings.map(\.code)) \(sink.seen)"
    } catch {
      check(error)
      // Of several things wrong with a file, the size of reads may decide which one is met first.
      return "refused"
    }
  }

  /// Every problem is one clean line.
  public static func check(_ problem: Problem) {
    let text = "\(problem.message)\(problem.remedy)"
    precondition(text.utf8.count <= 400, "a message is too long")
    precondition(!text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }, "a message is not clean")
    precondition((problem.line ?? 1) >= 1, "a line number below 1")
  }
}

/// Looks at each sample and summary.
public struct CheckingSink: ActivitySink {
  private var analyzer = RunAnalyzer(options: AnalysisOptions())
  private var index = 0
  /// What came out, to be compared.
  public private(set) var seen: [String] = []

  public init() {}

  public mutating func activityBegan(_ opening: ActivityFacts) { analyzer.begin() }

  public mutating func take(_ samples: Span<TrackSample>) {
    for place in samples.indices {
      let sample = samples[place]
      precondition(sample.has(.time), "a sample without time")
      if sample.has(.position) {
        precondition(abs(sample.latitude) <= 90 && abs(sample.longitude) <= 180, "a position off the globe")
      }
      if sample.has(.altitude) { precondition((-500...9000).contains(sample.altitude), "an altitude out of range") }
      if sample.has(.deviceDistance) {
        precondition((0...1e7).contains(sample.deviceDistance), "a distance out of range")
      }
    }
    analyzer.take(samples)
  }

  public mutating func activityEnded(_ facts: ActivityFacts) {
    switch analyzer.finish(facts, file: "fuzz", index: index) {
    case .run(let summary):
      precondition(summary.trace.bins() != nil, "a trace that cannot be unpacked")
      precondition(
        (summary.distance ?? 0).isFinite && (summary.moving ?? 0) <= summary.elapsed + 1, "impossible totals")
      seen.append("\(summary)")
    case .skipped(let reason): seen.append(reason.code)
    case .unusable(let code, _, _): seen.append(code)
    }
    index += 1
  }

  public mutating func skipped(_ reason: SkipReason) { seen.append(reason.code) }
}

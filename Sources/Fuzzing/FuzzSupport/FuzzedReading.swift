import RunAnalysis
import TrackFiles
public import TrackModel

/// What fuzz targets do with the bytes of a file: read them, analyse what comes out, and look whether anything came out
/// that the contract of samples and summaries rules out. A broken promise traps, which the fuzzer reports.
public enum FuzzedReading {
  /// What came of one reading, to be compared with another.
  public struct Outcome: Equatable, Sendable, CustomStringConvertible {
    public var isRefused: Bool
    public var seen: [String]
    /// Codes of warnings about the file as a whole.
    public var warnings: [String]

    public init(seen: [String], warnings: [String]) {
      isRefused = false
      self.seen = seen
      self.warnings = warnings
    }

    private init() {
      isRefused = true
      seen = []
      warnings = []
    }

    /// Nothing of the file counts. Of several reasons the size of reads may decide which one is met first.
    public static let refused = Outcome()

    public var description: String { isRefused ? "refused" : "\(warnings) \(seen)" }
  }

  /// Reads bytes as a file, whole and in pieces of an odd size: both must give the same.
  @discardableResult
  public static func read(_ bytes: [UInt8]) -> Outcome {
    let whole = outcome(of: bytes)
    expectEqual(whole, outcome(of: bytes, readSize: 61), "the size of reads decides what is read")
    return whole
  }

  /// Reads bytes as a file, at most `readSize` of them at a time.
  public static func outcome(of bytes: [UInt8], readSize: Int = 64 << 10) -> Outcome {
    var sink = CheckingSink()
    do throws(Problem) {
      let warnings = try TrackFileReader().read(
        bytes: bytes, displayName: "fuzz", readSize: readSize, into: &sink)
      warnings.forEach(check)
      return Outcome(seen: sink.seen, warnings: warnings.map(\.code))
    } catch {
      check(error)
      return .refused
    }
  }

  /// Traps where two readings of the same content differ.
  public static func expectEqual(_ one: Outcome, _ other: Outcome, _ sentence: String) {
    precondition(one == other, "\(sentence)\n\(one)\n\(other)")
  }

  /// Every problem is one clean line.
  public static func check(_ problem: Problem) {
    let text = "\(problem.message)\(problem.remedy)"
    precondition(text.utf8.count <= 300, "a message is too long")
    precondition(!text.isEmpty && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "a message is not clean")
    precondition((problem.line ?? 1) >= 1, "a line number below 1")
  }
}

import RiskReports
import TrackModel

/// The one place that prints problems: one line each on standard error.
enum Messages {
  static let largestLine = 400

  static func error(_ text: String) { line("strideguard: error: " + text) }
  static func warning(_ text: String) { line("strideguard: warning: " + text) }
  static func information(_ text: String) { line("strideguard: " + text) }

  /// "1 file", "2 files".
  static func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// `strideguard: error: PATH:LINE: what is wrong; what to do`
  static func show(_ problem: Problem) {
    let words = cleaned("\(problem.message); \(problem.remedy)", limit: 240)
    let place = problem.line.map { ":\($0)" } ?? ""
    let text = "\(path(problem.file))\(place): \(words)"
    problem.severity == .error ? error(text) : warning(text)
  }

  /// Untrusted text for a terminal: no control or direction characters, one line, cut.
  static func cleaned(_ text: String, limit: Int = 130) -> String { CleanText.line(text, limit: limit) }

  /// The same for a path, cut so that the file's name stays.
  static func path(_ text: String, limit: Int = 130) -> String { CleanText.path(text, limit: limit) }

  private static func line(_ text: String) {
    StandardError.write(cleaned(text, limit: largestLine - 1) + "\n")
  }
}

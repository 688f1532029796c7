import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the terminal can show.
enum Terminal {
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Columns of standard output, 80 where it is no terminal.
  static var width: Int {
    var size = winsize()
    let known = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return known ? min(max(Int(size.ws_col), 40), 160) : 80
  }

  /// Whether the locale's letters are Unicode, by the first of the variables that POSIX asks in turn.
  static var knowsUnicode: Bool {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return environment["TERM"] != "dumb" && ["UTF-8", "UTF8"].contains { locale.uppercased().contains($0) }
  }

  /// Whether colour is welcome on standard output: a terminal that is not "dumb", and no `NO_COLOR` set.
  static var wantsColor: Bool {
    guard outputIsTerminal else { return false }
    let environment = ProcessInfo.processInfo.environment
    return environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }
}

/// A bar on standard error for long work, drawn at most ten times a second.
struct ProgressBar {
  private let isShown: Bool
  private let total: Int
  private let things: String
  private let begin = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant?

  init(total: Int, of things: String = "files", isShown: Bool) {
    self.total = total
    self.things = things
    self.isShown = isShown && total > 1
  }

  mutating func update(finished: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    if let lastDrawn, finished < total, now - lastDrawn < .milliseconds(100) { return }
    lastDrawn = now
    let seconds = max((now - begin) / .seconds(1), 1e-3)
    let rate = Double(finished) / seconds
    let left = rate > 0 ? Int((Double(total - finished) / rate).rounded(.up)) : 0
    let cells = 30 * finished / total
    let bar = String(repeating: "#", count: cells) + String(repeating: ".", count: 30 - cells)
    StandardError.write("\r[\(bar)] \(finished)/\(total) \(things), \(Int(rate.rounded()))/s, \(left) s left ")
  }

  /// Takes the bar away, so that what follows starts on a clean line.
  func clear() {
    if isShown && lastDrawn != nil { StandardError.write("\r\u{1B}[K") }
  }
}

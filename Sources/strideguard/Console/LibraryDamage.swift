import ArgumentParser
import RunLibrary
import Synchronization

/// Damaged runs of a library: one line for all of them, and status 2 however the command ends otherwise.
enum LibraryDamage {
  /// A command may read its library more than once.
  private static let isTold = Mutex(false)

  static func tell(_ runs: [DamagedRun], in path: String) {
    guard let first = runs.first, !isTold.withLock({ exchange(&$0) }) else { return }
    let name = [first.id, first.file.map { "of \(Messages.path($0, limit: 90))" }].compactMap { $0 }
      .map { Messages.cleaned($0, limit: 100) }.joined(separator: " ")
    let count = (runs.count == 1 ? "a run is damaged and was" : "\(runs.count) runs are damaged and were") + " left out"
    let which = name.isEmpty ? "" : runs.count == 1 ? " (\(name))" : " (first \(name))"
    let file = runs.count == 1 ? "its file" : "their files"
    Messages.error(
      "\(Messages.path(path)): \(count)\(which); import \(file) again, and see `strideguard doctor --verbose`")
  }

  /// The status that an end calls for: damage outweighs success and flags, as a file that cannot be read does.
  static func ending(with error: (any Error)?) -> (any Error)? {
    guard isTold.withLock({ $0 }) else { return error }
    guard let error else { return ExitStatus.someProblem }
    return (error as? ExitCode) == ExitStatus.flagFound ? ExitStatus.someProblem : error
  }

  private static func exchange(_ value: inout Bool) -> Bool {
    defer { value = true }
    return value
  }
}

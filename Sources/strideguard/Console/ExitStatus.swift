import ArgumentParser

/// The exit statuses of the command line, a contract that scripts build on.
enum ExitStatus {
  /// Done, and a flag at or above `--fail-on`.
  static let flagFound = ExitCode(1)
  /// Done as far as possible: some file or the library had a problem.
  static let someProblem = ExitCode(2)
  static let wrongUsage = ExitCode(64)
  /// Nothing could be read at all.
  static let nothingRead = ExitCode(65)
  /// Ended by Ctrl-C, with all that was done until then kept.
  static let interrupted = ExitCode(130)
  /// Output could not be written.
  static let outputFailed = ExitCode(74)
}

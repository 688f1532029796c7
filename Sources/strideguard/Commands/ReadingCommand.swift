import ArgumentParser

/// A command that reads exports, perhaps on several workers.
///
/// Unlike `AsyncParsableCommand` it stays on the thread that calls it: one file then needs no second thread, whose making
/// takes longer than the analysis of an hour.
protocol ReadingCommand: ParsableCommand {
  mutating func run() async throws
}

extension ReadingCommand {
  /// Runs a parsed command of this type.
  static func run(_ parsed: any ParsableCommand) async throws {
    guard var command = parsed as? Self else { return }
    try await command.run()
  }
}

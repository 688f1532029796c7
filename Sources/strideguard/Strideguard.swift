import ArgumentParser
import RunLibrary
import TrackFiles

@main
struct Strideguard: ParsableCommand {
  /// The program's, which its commands are told for messages, and because the parser asks a command that stands under
  /// another for no completion script, which is a quarter of its work.
  static let name = "strideguard"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Reads the exports of GPS watches and tells which runs match a hamstring-risk factor, and why.",
    discussion: """
      Point it at a folder of exports (FIT, GPX, TCX, gzip or zip), or keep a library and import each new run:

        strideguard analyze ~/exports
        strideguard import ~/exports
        strideguard report

      A training log, not medical advice.
      """,
    version: Version.text,
    subcommands: [
      Analyze.self, Import.self, Report.self, Show.self, Runs.self, Forget.self, Pain.self, Habit.self, Athlete.self,
      Export.self, Doctor.self, Plan.self, BacktestCommand.self, Rules.self, Check.self, Map.self,
      Reduce.self,
    ])

  /// Those among the subcommands. A list, for asking a value whether it conforms to a protocol searches all conformances of
  /// the program.
  static let readingCommands: [any ReadingCommand.Type] = [
    Analyze.self, Import.self, Show.self, Plan.self, BacktestCommand.self, Map.self, Check.self,
  ]

  @MainActor static func main() async {
    MemoryStart.prepare()
    ParserStart.prepare()
    StandardOutput.prepare()
    do {
      var command = try parseCommand()
      if let reading = readingCommands.first(where: { $0 == type(of: command) }) {
        try await reading.run(command)
      } else {
        try command.run()
      }
      if let status = LibraryDamage.ending(with: nil) { exit(withError: status) }
    } catch {
      let failure = (error as? LibraryFailure)?.told() ?? error
      end(with: LibraryDamage.ending(with: failure) ?? ExitCode.success)
    }
  }

  /// Ends the program with what an error says: help and version on standard output, mistakes, which may quote anything,
  /// cleaned on standard error.
  private static func end(with error: any Error) -> Never {
    let text = fullMessage(for: error)
    let status = exitCode(for: error)
    guard status == .success else {
      if !text.isEmpty {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        StandardError.write(lines.map { Messages.cleaned(String($0), limit: 1000) }.joined(separator: "\n") + "\n")
      }
      exit(withError: status)
    }
    do {
      if !text.isEmpty { try StandardOutput.write(text + "\n") }
      exit(withError: status)
    } catch {
      exit(withError: error)
    }
  }

  /// The command that the first argument names, parsed by itself: going through the whole first takes half a millisecond
  /// more. A mistake, or a wish for help, is left to the whole, which answers with the command's full name.
  private static func parseCommand() throws -> any ParsableCommand {
    let arguments = CommandLine.arguments.dropFirst()
    guard let named = configuration.subcommands.first(where: { $0.configuration.commandName == arguments.first })
    else { return try parseAsRoot() }
    do {
      let command = try named.parseAsRoot(Array(arguments.dropFirst()))
      if ([named] + named.configuration.subcommands).contains(where: { $0 == type(of: command) }) { return command }
    } catch {
      // An exit status alone: what is wrong has been said.
      if message(for: error).isEmpty { throw error }
    }
    return try parseAsRoot()
  }
}

import Testing

/// What `--help` tells of each command.
@Suite struct HelpTests {
  static let commands = [
    "analyze", "import", "report", "show", "runs", "forget", "pain", "pain add", "pain list", "pain remove",
    "pain import",
    "habit", "habit add", "habit list", "habit remove", "athlete", "export", "doctor", "plan", "backtest",
    "rules", "check", "map", "reduce",
  ]

  @Test func everyCommandIsListed() throws {
    let help = try Strideguard.run(["--help"]).output
    for command in Self.commands where !command.contains(" ") {
      #expect(help.contains("\n  \(command) "), "\(command)")
    }
    let listed = help.split(separator: "SUBCOMMANDS:").last?.matches(of: #/\n  [a-z]+ /#).count
    #expect(listed == Self.commands.count { !$0.contains(" ") })
  }

  @Test(arguments: commands)
  func everyCommandShowsAnExample(_ command: String) throws {
    let help = try Strideguard.run(command.split(separator: " ").map(String.init) + ["--help"]).output
    let discussion = try #require(help.split(separator: "USAGE:").first)
    #expect(discussion.contains("strideguard \(command)"))
    #expect(help.contains("\nUSAGE: strideguard \(command) "))
  }

  @Test(arguments: commands)
  func mistakesAreToldWithTheWholeName(_ command: String) throws {
    let outcome = try Strideguard.run(command.split(separator: " ").map(String.init) + ["--no-such-option"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("strideguard \(command) --help"))
  }
}

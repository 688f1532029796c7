import ArgumentParser
import HamstringRisk
import TrackModel

struct Reduce: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reduce",
    _superCommandName: Strideguard.name,
    abstract: "Read the lines of `map` on standard input and print the risk report.",
    discussion: """
      The order of the lines does not matter, and a line that comes twice counts once. Example:

        strideguard map ~/exports | strideguard reduce --format json
      """)

  @ArgumentParser.Flag(help: "Print no warnings.")
  var quiet = false

  @ArgumentParser.Flag(help: "Say more in the text report.")
  var verbose = false

  @OptionGroup(title: "Report") var report: ReportOptions
  @OptionGroup(title: "Format") var pages: PageOptions

  func run() throws {
    var harvest = Harvest()
    var sidecars: [Sidecar] = []
    // Runs that come twice are known by the history; of all else the line itself tells.
    var told: Set<String> = []
    var number = 0
    while let line = readLine() {
      number += 1
      if line.isEmpty { continue }
      do {
        switch try MapLine.read(line) {
        case .summary(let summary):
          harvest.history.add(summary)
          harvest.runCount += 1
        case .problem(let problem, _): if told.insert(line).inserted { harvest.problems.append(problem) }
        case .skipped(let skipped, _): if told.insert(line).inserted { harvest.skipped.append(skipped) }
        case .sidecar(let sidecar): sidecars.append(sidecar)
        case .file: throw NotMapped()
        }
      } catch {
        let problem = Problem(
          file: StandardInput.name, line: number, code: "not_a_summary", message: "not a line of `strideguard map`",
          remedy: "pass on the lines unchanged")
        Messages.show(problem)
        harvest.problems.append(problem)
      }
    }
    if let failure = StandardInput.failure ?? (number == 0 ? StandardInput.nothing : nil) {
      Messages.show(failure)
      harvest.problems.append(failure)
    }
    harvest.skipped += harvest.history.join(SidecarIndex(sidecars))
    harvest.putInOrder()
    let settings = report.settings(for: harvest.history)
    let result = RiskFold.report(
      harvest.history, settings: settings, problems: harvest.problems, skipped: harvest.skipped)
    try pages.deliver(
      result, around: pages.surroundings(of: settings, in: harvest.history), options: report, verbose: verbose,
      status: harvest.exitStatus(isFlagged: report.isFlagged(result)))
  }
}

/// A line that names a file which nobody has read yet.
private struct NotMapped: Error {}

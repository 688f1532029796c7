import ArgumentParser
import Foundation
import RunImport
import TrackModel

struct Map: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Print one JSON summary per run and line (no athlete, no library, no clock).",
    discussion: """
      Each file is mapped by itself, so that the work can be spread over many machines; `strideguard reduce` makes the
      report out of the lines. Example:

        strideguard map ~/exports | strideguard reduce
      """)

  @Argument(help: ArgumentHelp("Export files, or folders of them.", valueName: "file"))
  var files: [String]

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func run() async throws {
    let walk = reading.walk(files)
    let told = reading.sidecars(walk.sideTables)
    let map = FileMap(options: reading.analysisOptions, sidecars: SidecarIndex(told.sidecars))
    var mapped = MappedLines()
    for problem in walk.problems + told.problems { mapped.add(problem) }
    for sidecar in told.sidecars { mapped.add(sidecar) }
    try StandardOutput.write(mapped.takeLines())
    try await Batch.run(walk.files, workers: reading.workers, map: map.map) { outcome, _ in
      outcome.problems.forEach(reading.tell)
      mapped.add(outcome)
      try StandardOutput.write(mapped.takeLines())
    }
    if mapped.summaries == 0 && mapped.skipped == 0 { throw ExitStatus.nothingRead }
    if mapped.problems > 0 { throw ExitStatus.someProblem }
  }
}

/// Turns outcomes into JSON lines.
private struct MappedLines {
  private(set) var summaries = 0
  private(set) var problems = 0
  private(set) var skipped = 0
  private var lines = ""

  mutating func add(_ outcome: FileOutcome) {
    for problem in outcome.problems { add(problem) }
    for part in outcome.skipped {
      skipped += 1
      append(.skipped(file: part.file, reason: part.reason))
    }
    for run in outcome.runs {
      summaries += 1
      append(.summary(run))
    }
  }

  mutating func add(_ problem: Problem) {
    problems += 1
    append(.problem(problem))
  }

  mutating func add(_ sidecar: Sidecar) { append(.sidecar(sidecar)) }

  mutating func takeLines() -> String {
    defer { lines = "" }
    return lines
  }

  private mutating func append(_ line: MapLine) { lines += line.json + "\n" }
}

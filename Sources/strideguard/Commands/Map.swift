import ArgumentParser
import Foundation
import RunImport
import TrackModel

struct Map: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    _superCommandName: Strideguard.name,
    abstract: "Print one JSON summary per run and line (no athlete, no library, no clock).",
    discussion: """
      Each file is mapped by itself, so that the work can be spread over many machines; `strideguard reduce` makes the \
      report out of the lines. With --list the files are only found, and told in lines of their own, so that each part \
      of them can be mapped somewhere else by --listed. All lines together are what one `map` prints. Examples:

        strideguard map ~/exports | strideguard reduce
        strideguard map --list ~/exports > files
        strideguard map --listed < files | strideguard reduce
      """)

  @Argument(help: ArgumentHelp("Export files, or folders of them.", valueName: "file"))
  var files: [String] = []

  @Flag(help: "Read no export: print a line for each that would be read.")
  var list = false

  @Flag(help: "Read the files that lines of --list on standard input tell; other lines are passed on as they are.")
  var listed = false

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func validate() throws {
    if list && listed { throw ValidationError("Choose one of --list and --listed.") }
    if listed && !files.isEmpty { throw ValidationError("--listed reads the files from standard input; name none.") }
    if !listed && files.isEmpty { throw ValidationError("Missing expected argument '<file> ...'") }
  }

  func run() async throws {
    if listed { return try await mapListed() }
    let walk = reading.walk(files)
    let told = reading.read(walk.sideTables)
    var mapped = MappedLines()
    mapped.add(walk.problems + told.problems)
    for sidecar in told.tables.sidecars { mapped.add(sidecar) }
    if list {
      var listing = FileListing()
      for file in listing.list(walk.files, sidecars: told.tables.sidecars) { mapped.add(file) }
      try StandardOutput.write(mapped.takeLines())
      if mapped.problems > 0 { throw walk.files.isEmpty ? ExitStatus.nothingRead : ExitStatus.someProblem }
      return
    }
    try StandardOutput.write(mapped.takeLines())
    let map = FileMap(options: reading.analysisOptions, tables: told.tables)
    try await deliver(walk.files, mapped, map: map.map)
  }

  /// Maps files and prints what comes of each as soon as it is its turn.
  private func deliver(
    _ files: [ExportFile], _ begun: MappedLines, map: @escaping @Sendable (ExportFile) -> FileOutcome
  ) async throws {
    var mapped = begun
    try await Batch.run(files, workers: reading.workers(for: files.count), map: map) { outcome, _ in
      outcome.problems.forEach(reading.tell)
      mapped.add(outcome)
      try StandardOutput.write(mapped.takeLines())
    }
    if mapped.summaries == 0 && mapped.skipped == 0 { throw ExitStatus.nothingRead }
    if mapped.problems > 0 { throw ExitStatus.someProblem }
  }

  private func mapListed() async throws {
    var mapped = MappedLines()
    var listing = FileListing()
    var files: [ExportFile] = []
    var sidecars: [ExportFile: [Sidecar]] = [:]
    var number = 0
    while let line = readLine() {
      number += 1
      if line.isEmpty { continue }
      do {
        guard case .file(let listed) = try MapLine.read(line) else {
          try StandardOutput.write(line + "\n")
          continue
        }
        let file = try listing.find(listed)
        files.append(file)
        sidecars[file] = listed.sidecars
      } catch {
        if error is ExitCode { throw error }
        let problem =
          error as? Problem
          ?? Problem(
            file: StandardInput.name, line: number, code: "not_a_file_line",
            message: "not a line of `strideguard map --list`", remedy: "pass on the lines unchanged")
        reading.tell(problem)
        mapped.add([problem])
      }
    }
    if let failure = StandardInput.failure {
      reading.tell(failure)
      mapped.add([failure])
    }
    try StandardOutput.write(mapped.takeLines())
    try await deliver(files, mapped) { [options = reading.analysisOptions, sidecars] file in
      FileMap(options: options, tables: SideTables(sidecars[file] ?? [])).map(file)
    }
  }
}

import ArgumentParser
import RunImport
import TrackModel

struct Check: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    _superCommandName: Strideguard.name,
    abstract: "Say what would be read: formats, sports, devices, problems.",
    discussion: """
      Nothing is analysed or stored. Example:

        strideguard check ~/exports
      """)

  @Argument(help: ArgumentHelp("Export files, or folders of them.", valueName: "path"))
  var paths: [String]

  @Option(help: "Format of the list.")
  var format: OutputFormat = .text

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func run() async throws {
    let walk = reading.walk(paths)
    var problems = walk.problems
    var list = CheckList(forcedSport: reading.sport.map { _ in .running })
    try await reading.run(walk.files, map: FileCheck().inventory, problems: \.problems) { inventory in
      problems += inventory.problems
      list.add(inventory)
    }
    switch format {
    case .text:
      try StandardOutput.write(list.text(files: walk.files.count, ignored: walk.ignored, problems: problems.count))
    case .json: try StandardOutput.write(list.json(problems: problems))
    }
    if list.entries.isEmpty && !problems.isEmpty { throw ExitStatus.nothingRead }
    if !problems.isEmpty { throw ExitStatus.someProblem }
  }
}

/// The lines of `check`.
private struct CheckList {
  struct Entry: Encodable {
    var file: String
    var format: String?
    var sport: String?
    var device: String?
    var start: String?
    var points: Int?
    var laps: Int?
    var skipped: String?
  }

  private struct Document: Encodable {
    var schema = "strideguard.check/1"
    var activities: [Entry]
    var problems: [Problem]
  }

  /// Taken for that of every activity; nil for what the files say.
  let forcedSport: Sport?
  private(set) var entries: [Entry] = []

  init(forcedSport: Sport?) { self.forcedSport = forcedSport }

  mutating func add(_ inventory: FileInventory) {
    for activity in inventory.activities {
      let facts = activity.facts
      entries.append(
        Entry(
          file: activity.file, format: facts.format.rawValue, sport: (forcedSport ?? facts.sport).rawValue,
          device: facts.device ?? facts.creator,
          start: activity.start.map(InstantText.utc), points: activity.samples, laps: facts.laps.count))
    }
    for part in inventory.skipped { entries.append(Entry(file: part.file, skipped: part.reason.message)) }
  }

  func text(files: Int, ignored: Int, problems: Int) -> String {
    var lines = entries.map { entry in
      if let skipped = entry.skipped { return "\(Messages.path(entry.file)): left out, \(skipped)" }
      let parts = [
        entry.format?.uppercased(), entry.sport?.replacing("_", with: " "), entry.start,
        entry.points.map { Messages.counted($0, "point") },
        entry.laps.flatMap { $0 > 0 ? Messages.counted($0, "lap") : nil },
        entry.device.map { Messages.cleaned($0, limit: 60) },
      ]
      return "\(Messages.path(entry.file)): " + parts.compactMap { $0 }.joined(separator: ", ")
    }
    let activities = entries.count { $0.skipped == nil }
    lines.append("")
    lines.append(
      "\(Messages.counted(files, "file")), \(activities == 1 ? "1 activity" : "\(activities) activities"), "
        + "\(entries.count - activities) left out, \(Messages.counted(problems, "problem"))"
        + (ignored > 0 ? ", \(Messages.counted(ignored, "other file")) ignored" : ""))
    return lines.joined(separator: "\n") + "\n"
  }

  func json(problems: [Problem]) throws -> String {
    try JSONText.page(Document(activities: entries, problems: problems))
  }
}

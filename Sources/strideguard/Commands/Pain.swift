import ArgumentParser
import Foundation
import RiskReports
import RunLibrary
import TrackModel

struct Pain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pain",
    _superCommandName: Strideguard.name,
    abstract: "Keep a pain log beside the runs.",
    discussion: """
      Reports compare what went before flare-ups with other days, and put a limp or rising pain first. Examples:

        strideguard pain add --on 2026-04-05 --when next-morning --level 4
        strideguard pain list
        strideguard pain remove 3
        strideguard pain import log.csv
      """,
    subcommands: [PainAdd.self, PainListing.self, PainRemove.self, PainImport.self])
}

struct PainAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Write down when it hurt, and how much.",
    discussion: """
      Examples:

        strideguard pain add --on 2026-04-05 --when next-morning --level 4
        strideguard pain add --on 2026-04-05T18:30 --when during --level 6 --limp
      """)

  @Option(help: ArgumentHelp("The day, or day and time (2026-04-05T18:30).", valueName: "date"))
  var on: DayArgument

  @Option(help: "During the run, right after it, the next morning (--on is that morning) or at rest.")
  var when: PainEntry.Moment

  @Option(help: ArgumentHelp("From 0, no pain, to 10.", valueName: "0-10"))
  var level: Int

  @Option(help: "Which leg.")
  var side: PainEntry.Side?

  @Flag(help: "The gait was changed.")
  var limp = false

  @Flag(help: "The leg could not bear weight.")
  var cannotBearWeight = false

  @Option(help: ArgumentHelp("Anything worth remembering.", valueName: "text"))
  var note: String?

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup var owner: AthleteOption

  func validate() throws {
    if !PainEntry.levels.contains(level) { throw ValidationError("--level must be between 0 and 10.") }
  }

  func run() throws {
    let entry = PainEntry(
      day: on.day, minute: on.minute, moment: when, level: level, side: side, limp: limp,
      cannotBearWeight: cannotBearWeight, note: PainEntry.keptNote(note))
    try library.add({ try $0.add([entry], athlete: owner.athlete) }, printedAs: PainList.text)
    LogDay.warnOfFuture([on.day])
  }
}

struct PainListing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the log in order of time.",
    discussion: """
      Example:

        strideguard pain list --format json
      """)

  @Option(help: "Format of the list.")
  var format: ListFormat = .text

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup var owner: AthleteOption

  func run() throws {
    try library.list(
      of: owner.athlete, { try $0.painEntries(athlete: owner.athlete) }, as: format, text: PainList.text,
      csv: PainList.csv, json: PainList.jsonLines)
  }
}

struct PainRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove entries from the log.",
    discussion: """
      Example:

        strideguard pain remove 3
      """)

  @Argument(help: ArgumentHelp("Numbers, as `pain list` shows them.", valueName: "id"))
  var ids: [Int64]

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup var owner: AthleteOption

  func run() throws {
    try library.remove(ids, of: owner.athlete, named: "pain") { try $0.removePain($1, athlete: owner.athlete) }
  }
}

struct PainImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Read a log from a table (CSV), as `export pain` writes it.",
    discussion: """
      The first row names the columns: date, when and level are needed; time, side, limp, cannot_bear_weight and note \
      may be there. Rows that are in the log already are left out, and nothing is stored where a row is wrong.

        strideguard pain import log.csv
      """)

  @Argument(help: ArgumentHelp("A table of entries.", valueName: "file"))
  var file: String

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup var owner: AthleteOption

  func run() throws {
    let entries: [PainEntry]
    do throws(PainTable.Failure) {
      entries = try PainTable.read(path: file)
    } catch {
      let line = error.line.map { ":\($0)" } ?? ""
      Messages.error("\(Messages.path(file))\(line): \(error.message); \(error.remedy)")
      throw ExitStatus.nothingRead
    }
    let opened = try library.openToWrite()
    let added = try opened.add(entries, athlete: owner.athlete)
    LogDay.warnOfFuture(entries.map(\.day))
    let known = entries.count - added.count
    try StandardOutput.write("\(added.count) added" + (known > 0 ? ", \(known) already in the log" : "") + "\n")
  }
}

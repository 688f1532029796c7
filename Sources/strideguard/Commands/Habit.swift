import ArgumentParser
import RiskReports
import RunLibrary
import TrackModel

struct Habit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "habit",
    _superCommandName: Strideguard.name,
    abstract: "Log what a watch cannot see: warm-up, stretching, foam rolling, strength work.",
    discussion: """
      A logged warm-up answers the warm-up flag of that day's runs. Examples:

        strideguard habit add --on 2026-04-05 --did warm-up
        strideguard habit list
        strideguard habit remove 2
      """,
    subcommands: [HabitAdd.self, HabitListing.self, HabitRemove.self])
}

struct HabitAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Write down what was done.",
    discussion: """
      Example:

        strideguard habit add --on 2026-04-05 --did foam-rolling
      """)

  @Option(help: ArgumentHelp("The day.", valueName: "yyyy-mm-dd"))
  var on: CivilDate

  @Option(help: "What was done.")
  var did: HabitEntry.Habit

  @Option(help: ArgumentHelp("Anything worth remembering.", valueName: "text"))
  var note: String?

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup var owner: AthleteOption

  func run() throws {
    try library.add(
      { try $0.add([HabitEntry(day: on, habit: did, note: note)], athlete: owner.athlete) }, printedAs: HabitList.text)
  }
}

struct HabitListing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the log in order of the days.",
    discussion: """
      Example:

        strideguard habit list --format json
      """)

  @Option(help: "Format of the list.")
  var format: ListFormat = .text

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup var owner: AthleteOption

  func run() throws {
    try library.list(
      of: owner.athlete, { try $0.habitEntries(athlete: owner.athlete) }, as: format, text: HabitList.text,
      csv: HabitList.csv, json: HabitList.jsonLines)
  }
}

struct HabitRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove entries from the log.",
    discussion: """
      Example:

        strideguard habit remove 2
      """)

  @Argument(help: ArgumentHelp("Numbers, as `habit list` shows them.", valueName: "id"))
  var ids: [Int64]

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup var owner: AthleteOption

  func run() throws {
    try library.remove(ids, of: owner.athlete, named: "habit") { try $0.removeHabit($1, athlete: owner.athlete) }
  }
}

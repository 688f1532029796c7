import ArgumentParser
import Foundation
import RunLibrary
import TrackModel

struct Athlete: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "athlete",
    _superCommandName: Strideguard.name,
    abstract: "Show or set what is asked once: time zone, earlier hamstring injury, maximal heart rate.",
    discussion: """
      Examples:

        strideguard athlete
        strideguard athlete --time-zone Europe/Berlin --previous-hamstring-injury yes
      """)

  @Option(help: ArgumentHelp("Time zone of days and weeks, such as Europe/Berlin.", valueName: "id"))
  var timeZone: ZoneArgument?

  @Option(help: ArgumentHelp("Whether a hamstring was injured before.", valueName: "yes|no"))
  var previousHamstringInjury: Answer?

  @Option(help: ArgumentHelp("Beats per minute, 60 to 250.", valueName: "n"))
  var maxHeartRate: Int?

  @Option(help: "Format of the answer.")
  var format: OutputFormat = .text

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup var owner: AthleteOption

  func validate() throws {
    if let maxHeartRate, !(60...250).contains(maxHeartRate) {
      throw ValidationError("--max-heart-rate must be between 60 and 250.")
    }
  }

  func run() throws {
    let isChange = timeZone != nil || previousHamstringInjury != nil || maxHeartRate != nil
    let opened = isChange ? try library.openToWrite() : try openToRead()
    var settings = try opened.settings(athlete: owner.athlete)
    if isChange {
      settings.timeZone = timeZone?.zone.identifier ?? settings.timeZone
      settings.hadHamstringInjury = previousHamstringInjury.map { $0 == .yes } ?? settings.hadHamstringInjury
      settings.maximalHeartRate = maxHeartRate ?? settings.maximalHeartRate
      let changed = settings
      try opened.set(changed, athlete: owner.athlete)
    }
    let names = try opened.athletes()
    try StandardOutput.write(format == .text ? text(settings, names) : try json(settings, names))
  }

  /// Where nobody is named it is the way to see who is there, so that it is no mistake that the library holds only others.
  private func openToRead() throws -> RunLibrary {
    owner.athlete == AthleteOption.oneself ? try library.openToRead() : try library.openToRead(of: owner.athlete)
  }

  private func text(_ settings: AthleteSettings, _ names: [String]) -> String {
    let rows = [
      ("athlete", Messages.cleaned(owner.athlete)), ("time zone", settings.timeZone ?? "not told"),
      ("earlier hamstring injury", settings.hadHamstringInjury.map { $0 ? "yes" : "no" } ?? "not told"),
      ("maximal heart rate", settings.maximalHeartRate.map { "\($0)" } ?? "not told"),
    ]
    let others = names.filter { $0 != owner.athlete }.map { Messages.cleaned($0, limit: 60) }
    return (rows + (others.isEmpty ? [] : [("others in the library", others.joined(separator: ", "))]))
      .map { $0.0.padding(toLength: 26, withPad: " ", startingAt: 0) + $0.1 + "\n" }.joined()
  }

  private func json(_ settings: AthleteSettings, _ names: [String]) throws -> String {
    struct Document: Encodable {
      var athlete: String
      var athletes: [String]
      var maxHeartRate: Int?
      var previousHamstringInjury: Bool?
      var schema = "strideguard.athlete/1"
      var timeZone: String?
    }
    return try JSONText.line(
      Document(
        athlete: owner.athlete, athletes: names, maxHeartRate: settings.maximalHeartRate,
        previousHamstringInjury: settings.hadHamstringInjury, timeZone: settings.timeZone))
  }
}

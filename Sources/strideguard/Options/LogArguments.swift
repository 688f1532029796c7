import ArgumentParser
import Foundation
import RunLibrary
import TrackModel

extension PainEntry.Moment: WordArgument {}
extension PainEntry.Side: WordArgument {}
extension HabitEntry.Habit: WordArgument {}

enum Answer: String, WordArgument { case yes, no }

enum ListFormat: String, WordArgument { case text, csv, json }

/// Whose entries these are.
struct AthleteOption: ParsableArguments {
  /// Where none is named.
  static let oneself = "me"

  @Option(help: ArgumentHelp("Whose entries these are.", valueName: "name"))
  var athlete = AthleteOption.oneself

  func validate() throws {
    if athlete.isEmpty { throw ValidationError("--athlete needs a name.") }
  }
}

/// A day, or a day and a time: `2026-04-05`, `2026-04-05T18:30`.
struct DayArgument: ExpressibleByArgument {
  var day: CivilDate
  /// Minutes since midnight; nil without a time.
  var minute: Int?

  init?(argument: String) {
    let parts = argument.split(separator: "T", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let day = CivilDate(parts[0]) else { return nil }
    self.day = day
    guard parts.count == 2 else { return }
    let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 2, clock.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hour = Int(clock[0]), let minute = Int(clock[1]), hour < 24, minute < 60
    else { return nil }
    self.minute = 60 * hour + minute
  }
}

enum LogDay {
  /// One line where the newest of some days is not here yet, by a clock anywhere: a slip of the pen, most likely.
  static func warnOfFuture(_ days: [CivilDate]) {
    guard let newest = days.max(), newest > SystemZone.today(in: SystemZone.current).adding(days: 1) else { return }
    Messages.warning("\(newest) is in the future; where the year is wrong, remove the entry and add it again")
  }
}

extension LibraryOptions {
  /// Stores an entry and prints it as stored.
  func add<Entry>(
    _ add: (RunLibrary) throws -> [Entry], printedAs text: ([Entry]) -> String
  ) throws {
    let added = try add(openToWrite())
    try StandardOutput.write(added.isEmpty ? "already in the log\n" : "added " + text(added))
  }

  /// Prints all entries of an athlete's log.
  func list<Entry>(
    of athlete: String, _ read: (RunLibrary) throws -> [Entry], as format: ListFormat,
    text: ([Entry]) -> String, csv: ([Entry]) -> String, json: ([Entry]) -> String
  ) throws {
    let entries = try read(openToRead(of: athlete))
    switch format {
    case .text: try StandardOutput.write(entries.isEmpty ? "no entry\n" : text(entries))
    case .csv: try StandardOutput.write(csv(entries))
    case .json: try StandardOutput.write(json(entries))
    }
  }

  /// Changes a library step by step, and only then prints what was done, also where a step fails: a reader that went
  /// away must not leave the work half done.
  static func tellingAfterwards(_ work: (inout String) throws -> Void) throws {
    var told = ""
    // What went wrong is told all the same.
    let result = Result { try work(&told) }.mapError { error -> any Error in (error as? LibraryFailure)?.told() ?? error
    }
    try StandardOutput.write(told)
    try result.get()
  }

  /// Removes entries one by one, with a line for each.
  func remove(
    _ ids: [Int64], of athlete: String, named log: String, _ remove: (RunLibrary, Int64) throws -> Bool
  ) throws {
    // Opened to read first, so that a wrong path makes no new library.
    _ = try openToRead(of: athlete)
    let opened = try openToWrite()
    var isMissing = false
    try LibraryOptions.tellingAfterwards { told in
      for id in ids {
        if try remove(opened, id) {
          told += "removed \(id)\n"
        } else {
          isMissing = true
          Messages.error("\(id): no such entry; see `strideguard \(log) list`")
        }
      }
    }
    if isMissing { throw ExitStatus.someProblem }
  }
}

/// Documents with sorted keys in snake case, ending with a line feed.
enum JSONText {
  /// One line.
  static func line(_ value: some Encodable) throws -> String { try text(value, []) }

  /// Lines for people, too.
  static func page(_ value: some Encodable) throws -> String { try text(value, .prettyPrinted) }

  private static func text(_ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}

import ArgumentParser
import Foundation
import HamstringRisk
import RunLibrary
import TrackModel

/// Which library, and whose runs in it.
struct LibraryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The run library (default: $STRIDEGUARD_LIBRARY, else strideguard/library.sqlite in the user's data folder).",
      valueName: "path"))
  var library: String?

  func validate() throws {
    if library?.isEmpty ?? false { throw ValidationError("--library needs a path.") }
    try GivenPath.requireText(library, of: "--library")
  }

  /// By the XDG base directory rules where nothing else is told.
  var path: String {
    if let library { return library }
    let environment = ProcessInfo.processInfo.environment
    if let told = environment["STRIDEGUARD_LIBRARY"], !told.isEmpty { return told }
    // The rules ask to ignore a folder that is not absolute.
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/strideguard/library.sqlite" }
    // The system's list of users comes second: whoever sets another home means it.
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? NSHomeDirectory()
    return home + "/.local/share/strideguard/library.sqlite"
  }

  /// Named by the user, or at its place already.
  var isThere: Bool { library != nil || FileManager.default.fileExists(atPath: path) }

  // What goes wrong with a library is told where the command ends, see `LibraryFailure.told()`.

  func openToRead() throws(LibraryFailure) -> RunLibrary { try RunLibrary(path: path, readOnly: true) }

  /// Makes the library where there is none.
  func openToWrite() throws(LibraryFailure) -> RunLibrary { try RunLibrary(path: path) }

  /// What is wrong where there is no library, for the documents that list it.
  private static func missing(_ path: String) -> Problem {
    Problem(
      file: path, code: "library", message: "there is no library here yet",
      remedy: "import runs first, or name another library")
  }

  /// What is wrong where the library holds others, but nothing of an athlete: most likely a slip of the pen.
  private static func unknown(_ athlete: String, in opened: RunLibrary) throws(LibraryFailure) -> Problem? {
    let names = try opened.athletes()
    if names.isEmpty || names.contains(athlete) { return nil }
    let most = 5
    let shown = names.prefix(most).map { Messages.cleaned($0, limit: 30) }.joined(separator: ", ")
    let more = names.count > most ? " and \(names.count - most) more" : ""
    return Problem(
      file: opened.path, code: "unknown_athlete",
      message: "nothing of '\(Messages.cleaned(athlete, limit: 40))' is in the library",
      remedy: "choose with --athlete; it holds \(shown)\(more)")
  }

  /// A library, or why there is nothing to read from one.
  enum Opening {
    case opened(RunLibrary)
    /// The line has been printed.
    case nothing(Problem)
  }

  /// Opens the library at a path to read what it holds of an athlete, with a line on standard error where that is nothing.
  static func opening(_ path: String, of athlete: String) throws(LibraryFailure) -> Opening {
    do throws(LibraryFailure) {
      let opened = try RunLibrary(path: path, readOnly: true)
      guard let problem = try unknown(athlete, in: opened) else { return .opened(opened) }
      Messages.show(problem)
      return .nothing(problem)
    } catch {
      guard error.code == .missing else { throw error }
      _ = error.told()
      return .nothing(missing(path))
    }
  }

  /// - Throws: the exit status where there is nothing of the athlete.
  func openToRead(of athlete: String) throws -> RunLibrary {
    guard case .opened(let library) = try LibraryOptions.opening(path, of: athlete) else {
      throw ExitStatus.nothingRead
    }
    return library
  }

  /// The same for programs that read what is printed: where there is nothing they get a document with empty lists.
  func openToRead(of athlete: String, isJSON: Bool) throws -> Opening {
    isJSON ? try LibraryOptions.opening(path, of: athlete) : .opened(try openToRead(of: athlete))
  }
}

extension LibraryFailure {
  /// Prints the line that says what is wrong.
  /// - Returns: the exit status for it.
  func told() -> ExitCode {
    Messages.error("\(Messages.path(file)): \(message); \(remedy)")
    return code == .missing ? ExitStatus.nothingRead : ExitStatus.someProblem
  }
}

extension RunLibrary {
  /// All runs of an athlete, ready for the fold. Damaged ones are told.
  func history(of athlete: String) throws(LibraryFailure) -> RunHistory {
    history(of: try storedRuns(athlete: athlete))
  }

  private func history(of stored: StoredRuns) -> RunHistory {
    LibraryDamage.tell(stored.damaged, in: path)
    var history = RunHistory()
    for summary in stored.summaries { history.add(summary) }
    return history
  }

  /// The runs that a report needs to judge those from an instant on, as all of them would: much of a long history is
  /// behind every window of the rules.
  ///
  /// - Parameters:
  ///   - first: milliseconds since 1970 UTC; the runs judged start then or later.
  ///   - thresholds: those of the report, with the windows that it looks back.
  func history(
    of athlete: String, judgedFrom first: Int64, by thresholds: Thresholds, log: RunnerLog
  ) throws(LibraryFailure) -> RunHistory {
    // Flare-ups of any time are compared with what went before them.
    guard log.pain.isEmpty else { return try history(of: athlete) }
    let reach = first - Int64(thresholds.reachDays) * CivilDate.millisecondsPerDay
    let earliest = [
      try start(ofRun: thresholds.reachRuns, before: reach, athlete: athlete),
      try start(ofWeekWithRun: thresholds.reachWeeks, before: reach, athlete: athlete), reach,
    ]
    return history(of: try storedRuns(athlete: athlete, from: earliest.compactMap { $0 }.min() ?? reach))
  }

  /// What the athlete told.
  func log(of athlete: String) throws(LibraryFailure) -> RunnerLog {
    RunnerLog(
      pain: try painEntries(athlete: athlete), habits: try habitEntries(athlete: athlete),
      hadHamstringInjury: try settings(athlete: athlete).hadHamstringInjury)
  }

  /// The id that a run has now, given one that it has or had; the same where there is none.
  func keptID(of id: String, athlete: String) throws(LibraryFailure) -> String {
    try currentID(of: id, athlete: athlete) ?? id
  }

  /// The zone that was stored for an athlete; nil where none was, or the system knows it no longer.
  func zone(of athlete: String) throws(LibraryFailure) -> CivilZone? {
    try settings(athlete: athlete).timeZone.flatMap(SystemZone.named)
  }
}

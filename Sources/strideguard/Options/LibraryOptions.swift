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

  /// Opens the library to read, with a line on standard error where that fails.
  /// - Throws: the exit status.
  func openToRead() throws -> RunLibrary { try LibraryOptions.openToRead(path) }

  /// What is wrong where there is no library, for the documents that list it.
  static func missing(_ path: String) -> Problem {
    Problem(
      file: path, code: "library", message: "there is no library here yet",
      remedy: "import runs first, or name another library")
  }

  /// What is wrong where the library holds others, but nothing of an athlete: most likely a slip of the pen.
  static func unknown(_ athlete: String, in opened: RunLibrary) throws -> Problem? {
    let names = try telling { () throws(LibraryFailure) in try opened.athletes() }
    if names.isEmpty || names.contains(athlete) { return nil }
    let most = 5
    let shown = names.prefix(most).map { Messages.cleaned($0, limit: 30) }.joined(separator: ", ")
    let more = names.count > most ? " and \(names.count - most) more" : ""
    return Problem(
      file: opened.path, code: "unknown_athlete",
      message: "nothing of '\(Messages.cleaned(athlete, limit: 40))' is in the library",
      remedy: "choose with --athlete; it holds \(shown)\(more)")
  }

  /// Opens the library to read what it holds of an athlete, with a line on standard error where that is nothing at all.
  /// - Throws: the exit status.
  func openToRead(of athlete: String) throws -> RunLibrary {
    let opened = try openToRead()
    if let problem = try LibraryOptions.unknown(athlete, in: opened) {
      Messages.show(problem)
      throw ExitStatus.nothingRead
    }
    return opened
  }

  /// A library, or why there is nothing to read from one.
  enum Opening {
    case opened(RunLibrary)
    /// The line has been printed.
    case nothing(Problem)
  }

  /// The same for programs that read what is printed: where there is nothing they get a document with empty lists.
  func openToRead(of athlete: String, isJSON: Bool) throws -> Opening {
    guard isJSON else { return .opened(try openToRead(of: athlete)) }
    do {
      let opened = try openToRead()
      guard let problem = try LibraryOptions.unknown(athlete, in: opened) else { return .opened(opened) }
      Messages.show(problem)
      return .nothing(problem)
    } catch let status as ExitCode where status == ExitStatus.nothingRead {
      return .nothing(LibraryOptions.missing(path))
    }
  }

  static func openToRead(_ path: String) throws -> RunLibrary {
    try telling { () throws(LibraryFailure) in try RunLibrary(path: path, readOnly: true) }
  }

  /// The same to read and write; makes the library where there is none.
  func openToWrite() throws -> RunLibrary {
    try LibraryOptions.telling { () throws(LibraryFailure) in try RunLibrary(path: path) }
  }

  /// Does something with a library; a failure becomes a line on standard error and the exit status for it.
  static func telling<Value>(_ work: () throws(LibraryFailure) -> Value) throws -> Value {
    do {
      return try work()
    } catch {
      Messages.error("\(Messages.path(error.file)): \(error.message); \(error.remedy)")
      throw error.code == .missing ? ExitStatus.nothingRead : ExitStatus.someProblem
    }
  }
}

extension RunLibrary {
  /// All runs of an athlete, ready for the fold. Damaged ones are told.
  /// - Throws: the exit status, after a line on standard error.
  func history(of athlete: String) throws -> RunHistory {
    history(of: try LibraryOptions.telling { () throws(LibraryFailure) in try storedRuns(athlete: athlete) })
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
  /// - Throws: the exit status, after a line on standard error.
  func history(
    of athlete: String, judgedFrom first: Int64, by thresholds: Thresholds, log: RunnerLog
  ) throws -> RunHistory {
    // Flare-ups of any time are compared with what went before them.
    guard log.pain.isEmpty else { return try history(of: athlete) }
    let reach = first - Int64(thresholds.reachDays) * CivilDate.millisecondsPerDay
    let stored = try LibraryOptions.telling { () throws(LibraryFailure) in
      let earliest = [
        try start(ofRun: thresholds.reachRuns, before: reach, athlete: athlete),
        try start(ofWeekWithRun: thresholds.reachWeeks, before: reach, athlete: athlete), reach,
      ]
      return try storedRuns(athlete: athlete, from: earliest.compactMap { $0 }.min() ?? reach)
    }
    return history(of: stored)
  }

  /// What the athlete told.
  /// - Throws: the exit status, after a line on standard error.
  func log(of athlete: String) throws -> RunnerLog {
    try LibraryOptions.telling { () throws(LibraryFailure) in
      RunnerLog(
        pain: try painEntries(athlete: athlete), habits: try habitEntries(athlete: athlete),
        hadHamstringInjury: try settings(athlete: athlete).hadHamstringInjury)
    }
  }

  /// The id that a run has now, given one that it has or had; the same where there is none.
  /// - Throws: the exit status, after a line on standard error.
  func keptID(of id: String, athlete: String) throws -> String {
    try LibraryOptions.telling { () throws(LibraryFailure) in try currentID(of: id, athlete: athlete) } ?? id
  }

  /// The zone that was stored for an athlete; nil where none was, or the system knows it no longer.
  func zone(of athlete: String) throws -> CivilZone? {
    let settings = try LibraryOptions.telling { () throws(LibraryFailure) in try self.settings(athlete: athlete) }
    return settings.timeZone.flatMap(SystemZone.named)
  }
}

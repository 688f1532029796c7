import HamstringRisk
import RunLibrary

/// A whole history, out of exports where paths are given, else out of the library.
struct History {
  var harvest: Harvest
  var settings: ReportSettings

  static func read(
    _ paths: [String], library: LibraryOptions, reading: ReadingOptions, report: ReportOptions, isJSON: Bool
  ) async throws -> History {
    var harvest = Harvest()
    if !paths.isEmpty {
      try await reading.read(paths, into: &harvest)
      return History(harvest: harvest, settings: report.settings(for: harvest.history))
    }
    let opened: RunLibrary
    switch try library.openToRead(of: report.athlete, isJSON: isJSON) {
    case .opened(let library): opened = library
    case .nothing(let problem):
      harvest.problems = [problem]
      return History(harvest: harvest, settings: report.settings(for: harvest.history))
    }
    harvest.history = try opened.history(of: report.athlete)
    harvest.runCount = harvest.history.count
    return History(harvest: harvest, settings: try report.settings(for: harvest.history, in: opened))
  }
}

import ArgumentParser
import HamstringRisk
import RiskReports
import TrackModel

struct Plan: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    _superCommandName: Strideguard.name,
    abstract: "The coming week's budget; with a planned run, the flags that it would get.",
    discussion: """
      Compares with the library's history, or with the exports at the paths given. Examples:

        strideguard plan
        strideguard plan --distance 18 --ascent 250 --pace 5:30
        strideguard plan --distance 8 --stairs 30 ~/exports
      """)

  @Argument(help: ArgumentHelp("Export files, or folders of them, in place of the library.", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("Length of the planned run in kilometres (miles with --units imperial).", valueName: "km"))
  var distance: Double?

  @Option(help: ArgumentHelp("Its ascent in metres (feet with --units imperial), stairs included.", valueName: "m"))
  var ascent: Double?

  @Option(help: ArgumentHelp("Its pace per kilometre (per mile with --units imperial).", valueName: "min:sec"))
  var pace: PaceArgument?

  @Option(help: ArgumentHelp("Metres (feet) up by stairs in it.", valueName: "m"))
  var stairs: Double?

  @Option(help: ArgumentHelp("Its day (default: today, or the day after the newest run).", valueName: "yyyy-mm-dd"))
  var on: CivilDate?

  @OptionGroup(title: "Library") var library: LibraryOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Report") var report: ReportOptions

  @Option(help: "Format of the output.")
  var format: OutputFormat = .text

  func validate() throws {
    if let distance, !(distance >= 0.1 && distance <= 1000) {
      throw ValidationError("--distance must be between 0.1 and 1000.")
    }
    for (name, value) in [("--ascent", ascent), ("--stairs", stairs)] {
      if let value, !(value >= 0 && value <= 50_000) { throw ValidationError("\(name) must be between 0 and 50000.") }
    }
    if let ascent, let stairs, stairs > ascent {
      throw ValidationError("--ascent holds the stairs: it must not be less than --stairs.")
    }
    if let on, on < report.todayOfAll {
      throw ValidationError("--on must not be before today.")
    }
    if distance == nil, ascent != nil || pace != nil || stairs != nil || on != nil {
      throw ValidationError("A planned run needs its --distance.")
    }
  }

  func run() async throws {
    let past = try await History.read(
      paths, library: library, reading: reading, report: report, isJSON: format == .json)
    let plan = RiskFold.plan(past.harvest.history, settings: past.settings, run: planned(past.settings.units))
    switch format {
    case .text: try report.deliver(TextPlan.write(plan, style: report.style(verbose: reading.verbose)))
    case .json: try report.deliver(JSONPlan.write(plan))
    }
    let isFlagged = report.failOn.map { plan.level >= $0.level } ?? false
    let status = past.harvest.exitStatus(isFlagged: isFlagged)
    if status != .success { throw status }
  }

  private func planned(_ units: Units) -> PlannedRun? {
    let length = units == .metric ? 1000 : MeasureText.metresPerMile
    let height = units == .metric ? 1 : MeasureText.metresPerFoot
    return distance.map {
      PlannedRun(
        distance: $0 * length, ascent: ascent.map { $0 * height }, stairAscent: stairs.map { $0 * height },
        speed: pace.map { length / $0.seconds }, day: on)
    }
  }
}

/// `5:30`, minutes and seconds for a kilometre or a mile.
struct PaceArgument: ExpressibleByArgument {
  var seconds: Double

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let minutes = Int(parts[0]), (1...59).contains(minutes), parts[1].utf8.count == 2, let rest = Int(parts[1]),
      (0...59).contains(rest)
    else { return nil }
    seconds = Double(minutes * 60 + rest)
  }
}

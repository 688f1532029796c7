import Foundation
import Testing

/// `--config`: thresholds and settings out of a YAML file, and one line where it is wrong.
@Suite struct SettingsFileTests {
  private func rules(_ yaml: String, _ arguments: [String] = []) throws -> Strideguard.Outcome {
    let scratch = try Scratch()
    try scratch.write("settings.yaml", yaml)
    return try Strideguard.run(["rules", "--config", "settings.yaml"] + arguments, in: scratch.folder)
  }

  @Test func thresholdsInForceArePrinted() throws {
    let outcome = try rules("rules:\n  single_run_spike:\n    steps: { low: 0.15 }\n", ["single_run_spike"])
    #expect(outcome.status == 0 && outcome.output.contains("low above +15 %, medium above +30 %"))
    #expect(outcome.output.contains("single_run_spike.steps.low: 0.15"))
  }

  @Test(arguments: ["", "# nothing\n", "rules:\n", "units: metric\n"])
  func filesThatChangeNothing(yaml: String) throws {
    #expect(try rules(yaml).output == Strideguard.run(["rules"]).output)
  }

  @Test func unitsAndTheOptionOverThem() throws {
    #expect(try rules("units: imperial\n").output == Strideguard.run(["rules", "--units", "imperial"]).output)
    #expect(try rules("units: imperial\n", ["--units", "metric"]).output == Strideguard.run(["rules"]).output)
  }

  /// The option, else the athlete's own zone, else that of the file; all but the option are of use to `rules`, too.
  @Test func theZoneOfTheFileComesBehindTheAthletes() throws {
    let scratch = try Scratch()
    let settings = try scratch.write("settings.yaml", "time_zone: Asia/Tokyo\n")
    let library = ["STRIDEGUARD_LIBRARY": scratch.folder.appending(path: "library.sqlite").path]
    func zone(_ arguments: [String]) throws -> String? {
      let config = ["--config", settings.path, "--today", "2026-05-01"]
      let lines = try Strideguard.run(arguments + config, environment: library).output.split(separator: "\n")
      return lines.dropFirst().first.flatMap { $0.components(separatedBy: "time zone ").last }
    }
    let file = "history/2026-01-06-garmin.tcx.gz"
    _ = try Strideguard.run(["import", file], environment: library)
    #expect(try zone(["analyze", file]) == "Asia/Tokyo" && zone(["report"]) == "Asia/Tokyo")
    _ = try Strideguard.run(["athlete", "--time-zone", "Europe/Berlin"], environment: library)
    #expect(try zone(["report"]) == "Europe/Berlin" && zone(["report", "--time-zone", "UTC"]) == "UTC")
    #expect(try Strideguard.run(["rules"]).output.contains("\n  time_zone: Europe/Berlin\n"))
  }

  /// How often a rule fired is told of the days in which it was counted.
  @Test(arguments: [(days: 182, words: "26\u{A0}weeks"), (84, "12\u{A0}weeks"), (100, "100\u{A0}days")])
  func theDaysInWhichFlagsAreCountedAreTold(days: Int, words: String) throws {
    let scratch = try Scratch()
    let settings = try scratch.write("settings.yaml", "rules:\n  history:\n    fired_days: \(days)\n")
    let arguments = ["analyze", "history", "--config", settings.path] + repeatable
    let page = try Strideguard.run(arguments + ["--format", "html"]).output
    #expect(page.contains("in the \(words) before"))
    let report = try Strideguard.run(arguments + ["--format", "json"]).output
    #expect(report.contains("\"fired_period_days\":\(days),"))
  }

  /// Each key as `rules` prints it may be given, and a file of all of them changes nothing.
  @Test func everyKeyThatIsPrintedIsKnown() throws {
    let text = try Strideguard.run(["rules"]).output
    let pairs = text.matches(of: /([a-z_]+(?:\.[a-z_]+)+):\s+([0-9]+(?:\.[0-9]+)?)/).map { ($0.output.1, $0.output.2) }
    #expect(pairs.count > 80)
    for (path, value) in [pairs[0], pairs[pairs.count / 2], pairs[pairs.count - 1]] {
      let keys = path.split(separator: ".")
      let opening = keys.map { "\($0): {" }.joined(separator: " ").dropLast(2)
      let yaml =
        "rules: {\(opening) \(value)\(String(repeating: "}", count: keys.count))"
      #expect(try rules(yaml).status == 0, "\(yaml)")
    }
  }

  @Test(arguments: [
    (
      "rules:\n  single_run_spik: {}\n",
      "settings.yaml:2: unknown key 'single_run_spik'; did you mean 'single_run_spike'?"
    ),
    ("pace:\n  steps: {}\n", "each rule's keys stand under `rules:`"),
    ("rule:\n  pace: {}\n", "settings.yaml:1: unknown key 'rule'; did you mean 'rules'?"),
    ("rules:\n  pace:\n    steps:\n      low: 0.2\n", "settings.yaml:4: rules.pace.steps.medium must not be below low"),
    ("rules:\n  history:\n    usual_days: 42.5\n", "settings.yaml:3: rules.history.usual_days must be a whole number"),
    (
      "rules:\n  history:\n    usual_days: 0\n",
      "settings.yaml:3: rules.history.usual_days must be between 1 and 3660 days"
    ),
    ("rules:\n  pace:\n    runs: many\n", "settings.yaml:3: rules.pace.runs is no number"),
    ("rules:\n  pace: 3\n", "settings.yaml:2: rules.pace is a group of keys"),
    ("rules:\n  warmup:\n    low: .nan\n", "settings.yaml:3: rules.warmup.low is no number"),
    ("week_start: tuesday\n", "settings.yaml:1: week_start is not one of its words; write monday or sunday"),
    ("time_zone: Nowhere/Town\n", "settings.yaml:1: time_zone is no zone"),
    ("rules: [\n", "not YAML"), ("a: 1\na: 2\n", "a key stands twice"), ("- rules\n", "keys and values"),
  ])
  func wrongFilesAreOneLine(yaml: String, line: String) throws {
    let outcome = try rules(yaml)
    #expect(outcome.status == 64 && outcome.output == "" && outcome.errorLines.count == 1)
    #expect(
      outcome.errors.hasPrefix("strideguard: error: settings.yaml") && outcome.errors.contains(line),
      "\(outcome.errors)")
  }

  @Test func noFile() throws {
    let outcome = try Strideguard.run(["rules", "--config", "gone.yaml"])
    #expect(
      outcome.status == 64 && outcome.errorLines.count == 1 && outcome.errors.contains("gone.yaml: the settings file"))
  }

  /// A step that is never reached turns its level off.
  @Test func reportsUseTheThresholds() throws {
    let scratch = try Scratch()
    let file = try scratch.write(
      "off.yaml", "rules: { single_run_spike: { steps: { low: .inf, medium: .inf, high: .inf } } }\n")
    let report = try Report(
      Strideguard.run(["analyze", "history", "--config", file.path, "--format", "json"] + repeatable).output)
    let plain = try Report(Strideguard.run(["analyze", "history", "--format", "json"] + repeatable).output)
    #expect(!report.runs.contains { $0.flaggedFactors.contains("single_run_spike") })
    #expect(plain.runs.contains { $0.flaggedFactors.contains("single_run_spike") })
  }

  @Test func loadOnRequest() throws {
    let with = try Strideguard.run(["analyze", "history", "--load"] + repeatable).output
    let without = try Strideguard.run(["analyze", "history"] + repeatable).output
    #expect(with.contains("Load (information only)") && !without.contains("Load (information only)"))
    let json = try Strideguard.run(["analyze", "history", "--load", "--format", "json"] + repeatable).output
    #expect(json.contains("\"coupled_ratio\"") && json.contains("\"monotony\""))
  }

  /// The same way once more after 513 days: known where the settings look back 600, new where they look back 180.
  @Test(arguments: [(180, 1.0), (600, 0.0)])
  func aReportReadsAsFarBackAsItsSettingsSay(days: Int, newShare: Double) throws {
    let scratch = try Scratch()
    try scratch.write("settings.yaml", "rules:\n  new_terrain:\n    known_days: \(days)\n")
    let before = ["2024-09-01", "2024-09-09", "2024-09-17", "2024-09-25", "2024-10-03", "2024-10-11", "2024-10-19"]
    for date in before + ["2026-03-16"] {
      // 20 min at 2.2 m/s, a point every 5 s.
      let points = (0..<240).map { index in
        let (minute, second) = (100 + index / 12, 100 + index % 12 * 5)
        let time = "\(date)T06:\("\(minute)".suffix(2)):\("\(second)".suffix(2))Z"
        return "<trkpt lat=\"\(47 + Double(index) * 0.0001)\" lon=\"8\"><time>\(time)</time></trkpt>"
      }
      try scratch.write(
        "\(date).gpx", "<gpx version=\"1.1\"><trk><type>running</type><trkseg>\(points.joined())</trkseg></trk></gpx>")
    }
    let library = ["STRIDEGUARD_LIBRARY": "library.sqlite"]
    _ = try Strideguard.run(["import", "."] + repeatable, in: scratch.folder, environment: library)
    for choice in [[], ["--all"]] {
      let outcome = try Strideguard.run(
        ["report", "--config", "settings.yaml", "--format", "json"] + choice + repeatable, in: scratch.folder,
        environment: library)
      let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      let newest = try #require((document?["runs"] as? [[String: Any]])?.last)
      #expect((newest["terrain"] as? [String: Any])?["new_share"] as? Double == newShare)
    }
  }
}

import Foundation
import HamstringRisk
import RiskReports
import Testing
import TrackModel

struct JSONReportTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// A long history comes in parts, which are the whole text in order; who takes them may end it.
  @Test func partsAreTheWholeText() throws {
    let report = Samples.report(runs: Array(repeating: Samples.run(), count: 200))
    var parts: [String] = []
    JSONReport.write(report) { parts.append($0) }
    #expect(parts.count > 2)
    #expect(parts.joined() == JSONReport.write(report))
    #expect(parts.allSatisfy { $0.utf8.count < 200_000 })
    struct Full: Error {}
    var taken = 0
    #expect(throws: Full.self) {
      try JSONReport.write(report) { _ in
        taken += 1
        throw Full()
      }
    }
    #expect(taken == 1)
  }

  @Test func everyKeyOfTheContract() throws {
    let report = try object(JSONReport.write(Samples.report(weeks: [Samples.week(flags: [Samples.flag()])])))
    let top = ["schema", "settings", "athlete", "runs", "weeks", "budget", "problems", "duplicates", "skipped"]
    #expect(Set(top).isSubset(of: report.keys))
    #expect(report["schema"] as? String == "strideguard.report/1")
    let settings = try #require(report["settings"] as? [String: Any])
    #expect(Set(["time_zone", "week_start", "today", "rules"]).isSubset(of: settings.keys))
    let run = try #require((report["runs"] as? [[String: Any]])?.first)
    #expect(
      Set([
        "id", "file", "also_in", "format", "name", "device", "sport", "start", "local_start", "week", "points",
        "elapsed_s", "timer_s", "moving_s", "distance_m", "distance_source", "pace", "surges", "elevation", "hills",
        "stairs", "warmup", "terrain", "notes", "splits", "flags",
      ]).isSubset(of: run.keys))
    let flagKeys = [
      "factor", "level", "borderline", "value", "usual", "usual_n", "usual_period_days", "threshold", "unit",
      "evidence", "source", "quality", "fired_26_weeks", "fired_period_days", "message", "advice", "where",
    ]
    let parts: [(String, [String])] = [
      (
        "pace",
        [
          "mean_mps", "flat_equivalent_mps", "normal_mps", "change_percent", "split_percent", "variation_percent",
          "fast_distance_m", "best",
        ]
      ),
      ("surges", ["count", "total_s", "list"]),
      ("elevation", ["source", "quality", "ascent_m", "descent_m", "ascent_error_m"]),
      ("hills", ["climbs", "uphill_distance_m", "steepest_50_m_percent", "grade_bands_m"]),
      ("stairs", ["ascent_m", "flights", "list"]), ("warmup", ["easy_s", "first_hard_s", "first_surge_s"]),
      ("terrain", ["new_share"]),
    ]
    for (name, keys) in parts {
      let part = try #require(run[name] as? [String: Any])
      #expect(Set(keys).isSubset(of: part.keys), "\(name)")
    }
    let runFlag = try #require((run["flags"] as? [[String: Any]])?.first)
    #expect(Set(runFlag.keys) == Set(flagKeys))
    let week = try #require((report["weeks"] as? [[String: Any]])?.first)
    #expect(
      Set([
        "week", "start", "end", "runs", "distance_m", "change_percent", "base_m", "ascent_m", "stair_ascent_m",
        "fast_distance_m", "level", "flags",
      ]).isSubset(of: week.keys))
    let budget = try #require(report["budget"] as? [String: Any])
    #expect(
      Set(budget.keys)
        == [
          "week", "distance_m", "longest_run_m", "ascent_m", "ascent_run_m", "fast_distance_m", "fast_distance_run_m",
          "very_fast_distance_run_m", "stair_ascent_m", "stair_ascent_run_m", "reasons",
        ])
  }

  @Test(arguments: [
    #""elapsed_s":3600,"#, #""moving_s":3580.3,"#, #""distance_m":9000,"#, #""flat_equivalent_mps":2.543,"#,
    #""1_km_mps":3.333"#, #""ascent_m":123.5,"#, #""steepest_50_m_percent":12.3,"#, #""split_percent":4,"#,
    #""change_percent":1.7,"#, #""new_share":0.124"#, #""value":24.3,"#, #""mean_grade_percent":10,"#,
    #""grade_bands_m":{"10-15":50,"15-30":0,"3-6":100,"30+":0,"6-10":200}"#, #""flights":3,"#,
    #""local_start":"2024-05-02T07:12:00+02:00""#, #""start":"2024-05-02T05:12:00Z""#, #""week":"2024-W18""#,
  ])
  func roundedValues(part: String) {
    #expect(JSONReport.write(Samples.report()).contains(part))
  }

  @Test func unknownIsNullAndNeverNaN() throws {
    var summary = Samples.summary()
    summary.canJudgeStairs = false
    summary.stairs = []
    summary.distance = .nan
    summary.pace.mean = .infinity
    summary.moving = nil
    summary.name = nil
    summary.hills.bandDistance = []
    let run = JudgedRun(summary: summary, week: Samples.week().week)
    var report = Samples.report(runs: [run], weeks: [Samples.week(level: nil)])
    report.budget = nil
    report.budgetReason = "No run in the last weeks."
    let text = JSONReport.write(report)
    for part in [
      #""distance_m":null"#, #""mean_mps":null"#, #""moving_s":null"#, #""name":null"#, #""grade_bands_m":null"#,
      #""stairs":{"ascent_m":null,"flights":null,"list":[],"steps":null}"#,
      #""surges":{"count":null,"list":[],"strides":null,"total_s":null}"#,
      #""warmup":{"easy_s":null,"first_hard_s":null,"first_surge_s":null}"#, #""level":"unknown""#,
      #""budget":null,"budget_reason":"No run in the last weeks.""#,
    ] {
      #expect(text.contains(part), "\(part)")
    }
    _ = try object(text)
    #expect(!text.lowercased().contains("nan") && !text.lowercased().contains("inf\""))
  }

  @Test func stairsJudgedAndNoneFoundAreZero() {
    var summary = Samples.summary()
    summary.stairs = []
    let text = JSONReport.write(Samples.report(runs: [Samples.run(summary)]))
    #expect(text.contains(#""stairs":{"ascent_m":0,"flights":0,"list":[],"steps":0}"#))
  }

  @Test func keysAreSorted() throws {
    let report = Samples.report(weeks: [Samples.week(flags: [Samples.flag()])])
    for text in [JSONReport.write(report), JSONReport.writeRun(report.runs[0], in: report)] {
      #expect(unsortedKeys(in: text) == [])
    }
    #expect(unsortedKeys(in: #"{"b":{"x":"a\"b","a":1}}"#) == ["a"])
  }

  @Test func runInFull() throws {
    let report = Samples.report()
    let text = JSONReport.writeRun(report.runs[0], in: report)
    let document = try object(text)
    #expect(document["schema"] as? String == "strideguard.run/1")
    #expect((document["run"] as? [String: Any])?["id"] as? String == "00112233aabb")
    #expect(text.hasSuffix("}\n"))
    #expect(text.contains(JSONReport.runObject(report.runs[0], in: report)))
  }

  @Test func namesAreEscapedAndComeBack() throws {
    let name = "a\"b\\c\u{1B}[0m\u{202E}\nline\u{1F3C3}\u{E0001}é"
    let text = JSONReport.write(Samples.report(runs: [Samples.run(Samples.summary(name: name))]))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
    let run = try #require((try object(text)["runs"] as? [[String: Any]])?.first)
    #expect(run["name"] as? String == name)
  }

  @Test func everyThresholdInForceAndOneTurnedOff() throws {
    var report = Samples.report()
    report.settings.thresholds.pace.spreads = .infinity
    let settings = try #require(try object(JSONReport.write(report))["settings"] as? [String: Any])
    let rules = try #require(settings["rules"] as? [String: Any])
    #expect((rules["pace"] as? [String: Any])?["spreads"] as? String == "infinity")
    #expect((rules["fast_running"] as? [String: Any])?["ratio"] as? Double == 1.15)
  }

  @Test func emptyReport() throws {
    let document = try object(JSONReport.write(RiskReport(settings: Samples.settings())))
    #expect((document["runs"] as? [Any])?.isEmpty == true)
    #expect((document["weeks"] as? [Any])?.isEmpty == true)
  }

  @Test func sameReportSameBytes() {
    #expect(JSONReport.write(Samples.report()) == JSONReport.write(Samples.report()))
  }
}

/// Keys that do not come after the key before them in the same object.
private func unsortedKeys(in text: String) -> [String] {
  var wrong: [String] = []
  var lastKeys: [String] = []
  var string: String?
  var finished: String?
  var isEscaped = false
  for character in text {
    if let open = string {
      if isEscaped || character != "\"" {
        string = open + String(character)
        isEscaped = !isEscaped && character == "\\"
      } else {
        finished = open
        string = nil
      }
      continue
    }
    switch character {
    case "\"": string = ""
    case "{": lastKeys.append("")
    case "}": lastKeys.removeLast()
    case ":":
      guard let key = finished, let last = lastKeys.last else { break }
      if Array(key.utf8).lexicographicallyPrecedes(Array(last.utf8)) || key == last { wrong.append(key) }
      lastKeys[lastKeys.count - 1] = key
    default: break
    }
  }
  return wrong
}

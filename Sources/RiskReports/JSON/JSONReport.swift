public import HamstringRisk
import TrackModel

/// The report for programs: one JSON document (RFC 8259), keys sorted, SI units, what is not known null.
///
/// Metres and seconds are rounded to 0.1, speeds to 0.001 m/s, percentages to 0.1, shares to 0.001. Each run, week and
/// problem has a line of its own. The text ends with a line feed.
public enum JSONReport {
  /// Length of a part from which on it is handed over.
  private static let partBytes = 1 << 16

  public static func write(_ report: RiskReport) -> String {
    var text = ""
    write(report) { text += $0 }
    return text
  }

  /// The same in parts, in order, so that the text of a long history is never held whole.
  ///
  /// - Parameter receive: takes each part; what it throws ends the writing.
  public static func write(_ report: RiskReport, receive: (_ part: String) throws -> Void) rethrows {
    var json = JSONWriter()
    json.reserve(2 * partBytes)
    try json.object { json in
      json.field("athlete", report.settings.athlete)
      json.breakLine()
      json.key("budget")
      json.budget(report.budget)
      if report.budget == nil { json.field("budget_reason", report.budgetReason) }
      json.lines("duplicates", report.duplicates) { json, duplicate in
        json.object { json in
          json.field("file", duplicate.file)
          json.field("kept", duplicate.kept)
        }
      }
      if let pain = report.pain {
        json.breakLine()
        json.key("pain")
        json.pain(pain)
      }
      json.lines("problems", report.problems) { $0.problem($1) }
      try json.lines("runs", report.runs) { json, run in
        json.run(run, zone: report.settings.zone)
        if json.bytes.count >= partBytes { try receive(json.takeText()) }
      }
      json.breakLine()
      json.field("schema", RiskReport.schema)
      json.settings(report.settings)
      json.lines("skipped", report.skipped) { json, skipped in
        json.object { json in
          json.field("code", skipped.reason.code)
          json.field("file", skipped.file)
          json.field("reason", skipped.reason.message)
        }
      }
      json.lines("states", report.states) { $0.state($1) }
      json.lines("weeks", report.weeks) { $0.week($1, showsLoad: report.settings.showsLoad) }
      json.endLine()
    }
    json.endLine()
    try receive(json.takeText())
  }

  /// One run in full, as `show` prints it: `strideguard.run/1`.
  ///
  /// - Parameter others: further runs of the same file, as `other_runs` in the form of the report's list; without any the
  ///   key is missing.
  public static func writeRun(_ run: JudgedRun, others: [JudgedRun] = [], in report: RiskReport) -> String {
    let summary = run.summary
    var json = JSONWriter()
    json.object { json in
      json.field("athlete", report.settings.athlete)
      json.field("flat_equivalent_model", FlatEquivalentModel.name(of: summary))
      json.lines("laps", summary.laps) { json, lap in
        json.object { json in
          json.field("distance_m", metres: lap.distance)
          json.field("duration_s", seconds: lap.duration)
          json.field("intensity", lap.isRest.map { $0 ? "rest" : "active" })
          json.field("start", lap.start.map(InstantText.utc))
          json.field("trigger", lap.trigger)
        }
      }
      json.lines("not_counted", run.leftOut) { json, part in
        json.object { json in
          if part.kind == .distance { json.field("distance_m", metres: part.size) }
          json.field("duration_s", seconds: part.duration)
          if [.stairs, .climb, .ascent].contains(part.kind) { json.field("gain_m", metres: part.size) }
          json.field("kind", part.kind.rawValue)
          if part.kind == .surge { json.field("mean_mps", speed: part.size) }
          json.field("reason", part.reason.rawValue)
          json.field("start_s", seconds: part.start)
        }
      }
      json.lines("not_judged", run.unjudged) { json, unjudged in
        json.object { json in
          json.field("factors", unjudged.factors) { $0.value($1.rawValue) }
          json.field("reason", unjudged.reason.rawValue)
        }
      }
      if !others.isEmpty { json.lines("other_runs", others) { $0.run($1, zone: report.settings.zone) } }
      json.breakLine()
      json.key("run")
      json.run(run, zone: report.settings.zone)
      json.breakLine()
      json.field("schema", "strideguard.run/1")
      json.settings(report.settings)
      json.lines("states", report.states) { $0.state($1) }
      json.lines("stops", summary.stops) { json, stop in
        json.object { json in
          json.field("duration_s", seconds: stop.duration)
          json.field("kind", stop.kind.rawValue)
          json.field("start_s", seconds: stop.start)
        }
      }
      json.endLine()
    }
    json.endLine()
    return json.text
  }

  /// The object of one run as it stands in the list `runs`, without a line feed, to be put into another document.
  public static func runObject(_ run: JudgedRun, in report: RiskReport) -> String {
    var json = JSONWriter()
    json.run(run, zone: report.settings.zone)
    return json.text
  }
}

extension JSONWriter {
  /// A list with every element on a line of its own.
  mutating func lines<Element>(
    _ name: StaticString, _ elements: [Element], _ write: (inout JSONWriter, Element) throws -> Void
  ) rethrows {
    breakLine()
    try field(name, elements) { json, element in
      json.breakLine()
      try write(&json, element)
    }
  }

  mutating func settings(_ settings: ReportSettings) {
    breakLine()
    field("settings") { json in
      json.thresholds(settings.thresholds)
      json.field("since", settings.since?.description)
      json.field("time_zone", settings.zone.identifier)
      json.field("today", settings.today.description)
      json.field("until", settings.until?.description)
      json.field("versions") { json in
        json.field("program", settings.program)
        json.field("reader", RunSummary.currentVersion)
        json.field("rules", RiskFold.rulesVersion)
      }
      json.field("week_start", settings.weekStart.rawValue)
    }
  }

  mutating func budget(_ budget: Budget?) {
    guard let budget else { return null() }
    object { json in
      json.field("ascent_m", metres: budget.ascent)
      json.field("ascent_run_m", metres: budget.ascentOfRun)
      json.field("distance_m", metres: budget.distance)
      json.field("fast_distance_m", metres: budget.fastDistance)
      json.field("fast_distance_run_m", metres: budget.fastDistanceOfRun)
      json.field("longest_run_m", metres: budget.longestRun)
      json.field("reasons", budget.reasons) { $0.value($1) }
      json.field("stair_ascent_m", metres: budget.stairAscent)
      json.field("stair_ascent_run_m", metres: budget.stairAscentOfRun)
      json.field("very_fast_distance_run_m", metres: budget.veryFastDistanceOfRun)
      json.field("week", budget.week.description)
    }
  }

  fileprivate mutating func problem(_ problem: Problem) {
    object { json in
      json.field("code", problem.code)
      json.field("column", problem.column)
      json.field("file", problem.file)
      json.field("line", problem.line)
      json.field("message", problem.message)
      json.field("remedy", problem.remedy)
      json.field("severity", problem.severity.rawValue)
    }
  }

  mutating func state(_ state: HistoryState) {
    object { json in
      json.field("code", state.code)
      json.field("message", state.message)
      json.field("week", state.week?.description)
    }
  }
}

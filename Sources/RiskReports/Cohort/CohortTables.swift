import HamstringRisk
import TrackModel

extension CohortSummary {
  public static let schema = "strideguard.cohort/1"

  /// What comes before the first report of a JSON document; the reports stand between, ``jsonSeparator`` apart.
  public static let jsonOpening = "{\"athletes\":[\n"
  public static let jsonSeparator = ",\n"

  /// The end of a JSON document, behind the last report.
  public var jsonEnd: String {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", CohortSummary.schema)
      json.lines("summary", standings) { $0.standing($1) }
      json.breakLine()
      json.field("week", week.description)
    }
    return "],\n" + json.text.dropFirst() + "\n"
  }

  /// A row per athlete: metres, percent; the level is empty where the week has no run.
  public var csv: String {
    var table = CSVTable(columns: [
      "athlete", "week", "level", "flags", "runs", "distance_m", "change_percent", "level_before", "last_run",
      "all_runs", "problems",
    ])
    for standing in standings {
      table.add([
        .name(standing.athlete), .word(standing.week.description), .word(standing.levelWord ?? ""),
        .word(standing.factors.map(\.rawValue).joined(separator: " ")), .count(standing.runs),
        .number(standing.distance, decimals: 1), .number(standing.change.map { $0 * 100 }, decimals: 1),
        .word(standing.levelBefore?.rawValue ?? ""), .word(standing.lastRun?.description ?? ""),
        .count(standing.allRuns), .count(standing.problems),
      ])
    }
    return table.text
  }
}

extension JSONWriter {
  fileprivate mutating func standing(_ standing: AthleteStanding) {
    object { json in
      json.field("all_runs", standing.allRuns)
      json.field("athlete", standing.athlete)
      json.field("change_percent", percentOf: standing.change)
      json.field("distance_m", metres: standing.distance)
      json.field("flags", standing.factors) { $0.value($1.rawValue) }
      json.field("last_run", standing.lastRun?.description)
      json.field("level", standing.levelWord)
      json.field("level_before", standing.levelBefore?.rawValue)
      json.field("problems", standing.problems)
      json.field("runs", standing.runs)
    }
  }
}

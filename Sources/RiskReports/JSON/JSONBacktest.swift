public import HamstringRisk
import TrackModel

/// A replayed history for programs: `strideguard.backtest/1`, laid out as ``JSONReport`` is.
public enum JSONBacktest {
  public static func write(_ backtest: Backtest, settings: ReportSettings) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("athlete", settings.athlete)
      json.field("first_week", backtest.first?.description)
      json.field("last_week", backtest.last?.description)
      json.lines("rules", backtest.rows) { json, row in
        json.object { json in
          json.field("factor", row.factor.rawValue)
          json.levels("fired", row)
          json.rates("fired_26_weeks", row, backtest)
          json.field("medium_or_above_of_runs_percent", percentOf: backtest.shareOfRuns(row.count(from: .medium)))
          json.field("of", row.isWeekly ? "weeks" : "runs")
        }
      }
      json.breakLine()
      json.field("runs", backtest.runs)
      json.field("schema", "strideguard.backtest/1")
      json.settings(settings)
      json.field("weeks", backtest.weeks)
      json.field("weeks_with_runs", backtest.weeksWithRuns)
      json.endLine()
    }
    json.endLine()
    return json.text
  }
}

extension JSONWriter {
  fileprivate mutating func levels(_ name: StaticString, _ row: Backtest.Row) {
    field(name) { json in
      json.field("high", row.counts[.high] ?? 0)
      json.field("info", row.counts[.info] ?? 0)
      json.field("low", row.counts[.low] ?? 0)
      json.field("medium", row.counts[.medium] ?? 0)
    }
  }

  fileprivate mutating func rates(_ name: StaticString, _ row: Backtest.Row, _ backtest: Backtest) {
    field(name) { json in
      for (name, level) in [("high", Level.high), ("info", .info), ("low", .low), ("medium", .medium)]
        as [(StaticString, Level)]
      {
        json.field(name, backtest.per26Weeks(row.counts[level] ?? 0), decimals: 1)
      }
    }
  }
}

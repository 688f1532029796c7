public import HamstringRisk
import TrackModel

/// Runs, weeks and flags of a report as tables and as lines of JSON.
public enum RunList {
  /// A row per run: distances in metres, times in seconds, speeds in m/s; empty where not known.
  ///
  /// - Parameter hasAthlete: puts the athlete in a column before, where there are several.
  public static func runsTable(_ report: RiskReport, hasAthlete: Bool = false) -> CSVTable {
    var table = CSVTable(
      columns: [
        "id", "start", "local_start", "week", "name", "sport", "device", "format", "distance_m", "distance_source",
        "elapsed_s", "moving_s", "mean_mps", "flat_equivalent_mps", "normal_mps", "change_percent", "fast_distance_m",
        "ascent_m", "ascent_error_m", "altitude_quality", "stair_ascent_m", "easy_s", "level", "flags", "file",
        "also_in",
      ], first: athlete(report, hasAthlete))
    for run in report.runs {
      let summary = run.summary
      table.add([
        .word(summary.id), .word(InstantText.utc(summary.start)),
        .word(InstantText.local(summary.start, in: report.settings.zone)), .word(run.week?.description ?? ""),
        .name(summary.name), .word(summary.sport.rawValue), .name(summary.device), .word(summary.format.rawValue),
        .number(summary.distance, decimals: 1), .word(summary.distanceSource?.rawValue ?? ""),
        .number(summary.elapsed, decimals: 1), .number(summary.moving, decimals: 1),
        .number(summary.pace.mean, decimals: 3), .number(summary.pace.flatEquivalentMedian, decimals: 3),
        .number(run.normalSpeed, decimals: 3), .number(run.paceChange.map { $0 * 100 }, decimals: 1),
        .number(run.fastDistance, decimals: 1), .number(summary.elevation.ascent, decimals: 1),
        .number(summary.elevation.ascentError, decimals: 1), .word(summary.elevation.quality.rawValue),
        .number(StairTotal(summary)?.ascent, decimals: 1), .number(run.warmup?.easy, decimals: 1),
        .word(run.level.rawValue),
        .word(run.flags.filter(\.level.isFlag).map(\.factor.rawValue).joined(separator: " ")),
        .name(summary.file), .name(run.alsoIn.joined(separator: " | ")),
      ])
    }
    return table
  }

  /// A row per week.
  public static func weeksTable(_ report: RiskReport, hasAthlete: Bool = false) -> CSVTable {
    var table = CSVTable(
      columns: [
        "week", "start", "end", "runs", "distance_m", "change_percent", "base_m", "ascent_m", "stair_ascent_m",
        "fast_distance_m", "level", "in_progress", "flags",
      ], first: athlete(report, hasAthlete))
    for week in report.weeks {
      table.add([
        .word(week.week.description), .word(week.week.start.description), .word(week.week.end.description),
        .count(week.runs), .number(week.distance, decimals: 1), .number(week.change.map { $0 * 100 }, decimals: 1),
        .number(week.base, decimals: 1), .number(week.ascent, decimals: 1), .number(week.stairAscent, decimals: 1),
        .number(week.fastDistance, decimals: 1), .word(week.level.word), .flag(week.isRunning),
        .word(week.flags.filter(\.level.isFlag).map(\.factor.rawValue).joined(separator: " ")),
      ])
    }
    return table
  }

  /// A row per flag, of runs (`run` has its id) and of weeks.
  public static func flagsTable(_ report: RiskReport, hasAthlete: Bool = false) -> CSVTable {
    var table = CSVTable(
      columns: [
        "week", "run", "factor", "level", "borderline", "value", "usual", "usual_n", "usual_period_days", "threshold",
        "unit", "evidence", "fired_26_weeks", "message", "advice", "fired_period_days",
      ], first: athlete(report, hasAthlete))
    for placed in placedFlags(report) {
      let flag = placed.flag
      table.add([
        .word(placed.week?.description ?? ""), .word(placed.run ?? ""), .word(flag.factor.rawValue),
        .word(flag.level.rawValue), .flag(flag.isBorderline), .number(flag.value, decimals: 3),
        .number(flag.usual, decimals: 3), .count(flag.usualCount), .count(flag.usualPeriodDays),
        .number(flag.threshold, decimals: 3), .word(flag.unit), .word(flag.evidence.rawValue),
        .count(flag.firedBefore), .text(flag.message), .text(flag.advice),
        .count(flag.firedBefore == nil ? nil : flag.firedPeriodDays),
      ])
    }
    return table
  }

  private static func athlete(_ report: RiskReport, _ isShown: Bool) -> (column: String, cell: CSVTable.Cell)? {
    isShown ? ("athlete", .name(report.settings.athlete)) : nil
  }

  /// One JSON object per line, as in the list `runs` of a report.
  public static func runLines(_ report: RiskReport) -> String {
    report.runs.map { JSONReport.runObject($0, in: report) + "\n" }.joined()
  }

  /// As in the list `weeks`.
  public static func weekLines(_ report: RiskReport) -> String {
    report.weeks.map { week in
      var json = JSONWriter()
      json.week(week)
      json.endLine()
      return json.text
    }.joined()
  }

  /// A flag with the week and the run (null for a week's own) that it belongs to.
  public static func flagLines(_ report: RiskReport) -> String {
    placedFlags(report).map { placed in
      var json = JSONWriter()
      json.object { json in
        json.key("flag")
        json.flag(placed.flag)
        json.field("run", placed.run)
        json.field("week", placed.week?.description)
      }
      json.endLine()
      return json.text
    }.joined()
  }

  private struct PlacedFlag {
    var week: Week?
    var run: String?
    var flag: Flag
  }

  /// Week by week: its own flags, then those of its runs; runs without a date first.
  private static func placedFlags(_ report: RiskReport) -> [PlacedFlag] {
    let byWeek = Dictionary(grouping: report.runs, by: \.week)
    let ofRuns = { (week: Week?) in
      (byWeek[week] ?? []).flatMap { run in run.flags.map { PlacedFlag(week: week, run: run.summary.id, flag: $0) } }
    }
    return ofRuns(nil)
      + report.weeks.flatMap { week in
        week.flags.map { PlacedFlag(week: week.week, flag: $0) } + ofRuns(week.week)
      }
  }
}

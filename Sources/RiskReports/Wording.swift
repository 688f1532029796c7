import HamstringRisk
import TrackModel

/// Every word of this room that a person reads. The sentences of flags, states and budgets come with the report.
enum Wording {
  static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count)\u{A0}\(count == 1 ? one : many)"
  }

  static func runs(_ count: Int) -> String { counted(count, "run", "runs") }
  static func files(_ count: Int) -> String { counted(count, "file", "files") }

  // MARK: Levels and factors

  /// Nil stands for a week that cannot be judged.
  static func level(_ level: Level?) -> String {
    switch level {
    case nil: "unknown"
    case Level.none?: "as usual"
    case .info?: "for information"
    case .low?: "low"
    case .medium?: "medium"
    case .high?: "high"
    }
  }

  /// `high, borderline`.
  static func level(of flag: Flag) -> String { level(flag.level) + (flag.isBorderline ? ", \(borderline)" : "") }

  static func mark(_ level: Level?, unicode: Bool) -> String {
    let sign = unicode ? "▲" : "!"
    return switch level {
    case nil: "?"
    case Level.none?: unicode ? "·" : "-"
    case .info?: "i"
    case .low?: sign
    case .medium?: sign + sign
    case .high?: sign + sign + sign
    }
  }

  static func factor(_ factor: Factor) -> String {
    switch factor {
    case .pace: "Pace"
    case .fastRunning: "Fast running"
    case .stairs: "Stairs"
    case .hills: "Hills"
    case .steepness: "Steepness"
    case .singleRunSpike: "One long run"
    case .weeklyMileage: "Weekly mileage"
    case .warmup: "Warm-up"
    case .newTerrain: "New terrain"
    case .combined: "Two things at once"
    case .pain: "Pain"
    }
  }

  /// What a flag is about: its factor, or the break that a run or week comes after.
  static func name(_ flag: Flag) -> String { flag.isReturn ? "Return after a break" : factor(flag.factor) }

  static func evidence(_ evidence: Evidence) -> String {
    switch evidence {
    case .hamstring: "hamstring injuries in people (H)"
    case .running: "running injuries in general (R)"
    case .mechanism: "mechanism only (B)"
    case .expert: "expert advice (E)"
    }
  }

  // MARK: The report

  static func title(athlete: String) -> String { "Hamstring-risk report: \(athlete)" }

  static func weekStart(_ start: WeekStart) -> String {
    switch start {
    case .monday: "weeks from Monday"
    case .sunday: "weeks from Sunday"
    }
  }

  static func timeZone(_ identifier: String) -> String { "time zone \(identifier)" }
  static func period(_ first: String, _ last: String) -> String { first == last ? first : "\(first) to \(last)" }

  static let columns = ["Week", "Days", "Runs", "Distance", "Change", "Ascent", "Level"]
  static let baseColumn = "Base"
  static let noRun = "no run"
  static let noDate = "day unknown"
  static let undatedHeading = "Runs whose day is not known (part of no week)"
  static func undatedRuns(_ count: Int) -> String { "\(runs(count)) whose day is not known" }
  static let notOver = "not over yet"
  static let building = "building your baseline"
  static let noHistory = "not enough history"
  static let levelLegend =
    "Levels say how unusual something was for this runner, not how dangerous: low = a bit above usual, "
    + "medium = clearly, high = far above usual or new."
  /// What a report without runs says instead: the days asked for may hold none although there are others.
  static func noRunFound(_ settings: ReportSettings) -> String {
    guard settings.since == nil, settings.until == nil else {
      if let since = settings.since, let until = settings.until, since > until {
        return "The days and the weeks asked for have no day in common. Ask for one of them."
      }
      let from = settings.since.map { " from \($0)" } ?? ""
      let to = settings.until.map { " to \($0)" } ?? ""
      return "No run was found in the days asked for\(from)\(to). Ask for other days, or for all, to see what there is."
    }
    return
      "No run was found. FIT, GPX and TCX files that a watch or an app exported are read, plain, gzipped or in a zip "
      + "archive, with the time of each point. “strideguard check PATH” tells what each file holds."
  }

  /// Where days are shown that begin or end inside a week.
  static func wholeWeeks(_ runs: String, _ distance: String) -> String { "weeks told whole: \(runs), \(distance)" }

  static func value(_ value: String) -> String { "value\u{A0}\(value)" }

  static func usual(_ usual: String?, count: Int?, days: Int?) -> String {
    usualWithWindow(usual.map { "usual\u{A0}\($0)" } ?? "usual: none so far", count: count, days: days)
  }

  /// Where there is no usual amount, but runs that were compared with.
  static func comparedWith(_ count: Int, days: Int) -> String {
    "compared with \(runs(count)) of \(counted(days, "day", "days"))"
  }

  static func usualWithWindow(_ usual: String, count: Int?, days: Int?) -> String {
    var parts: [String] = []
    if let count { parts.append("n\u{A0}=\u{A0}\(count)") }
    if let days { parts.append("\(counted(days, "day", "days"))") }
    return usual + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
  }

  static func threshold(_ threshold: String) -> String { "threshold\u{A0}\(threshold)" }
  static func evidenceNote(_ words: String) -> String { "evidence: \(words)" }
  static let borderline = "borderline"

  /// - Returns: nil where it was not counted.
  static func fired(_ flag: Flag) -> String? {
    guard let count = flag.firedBefore else { return nil }
    let days = flag.firedPeriodDays
    return (count == 0 ? "no such flag" : counted(count, "such flag", "such flags")) + " in the "
      + (days % 7 == 0 ? counted(days / 7, "week", "weeks") : counted(days, "day", "days")) + " before"
  }

  static func source(_ source: String) -> String { "Source: \(source)" }
  static let wholeRun = "the whole run"
  static func morePlaces(_ count: Int) -> String { "and \(counted(count, "more place", "more places"))" }
  static func place(from start: String, to end: String, unit: String) -> String {
    start == end ? "\(unit)\u{A0}\(start)" : "\(unit)\u{A0}\(start)–\(end)"
  }
  static func minutes(from start: String, to end: String) -> String {
    start == end ? "at\u{A0}\(start)" : "at\u{A0}\(start)–\(end)"
  }

  static let adviceHeading = "What may be worth changing"
  static func adviceScope(_ report: RiskReport) -> String {
    let mayRun = report.pain?.stopSigns.isEmpty ?? true
    return mayRun
      ? "For low-grade pain without a suspected injury; one change at a time."
      : "For the time when you run again; one change at a time."
  }

  static func budgetHeading(_ week: Week, today: CivilDate) -> String {
    let which = today < week.start ? "Next week" : today <= week.end ? "This week" : "The week after"
    return "\(which), \(week.description) (\(week.days))"
  }
  static let noBudgetHeading = "Budget"
  static func budgetDistance(_ distance: String) -> String { "up to \(distance) in all" }
  static func budgetLongest(_ distance: String) -> String { "longest run up to \(distance)" }
  static func budgetAscent(_ height: String) -> String { "ascent up to \(height)" }
  static func budgetFast(_ distance: String) -> String { "fast running up to \(distance)" }
  static func budgetWithRun(_ week: String, run: String) -> String { "\(week) (in one run \(run))" }
  static func budgetOfRun(_ run: String) -> String { "\(run) in one run" }
  static func budgetStairs(_ height: String) -> String { "stairs and very steep paths up to \(height)" }

  static let limitsHeading = "What could not be judged"
  static func weeksUnknown(_ count: Int) -> String {
    "Level: \(counted(count, "week has", "weeks have")) too little history before."
  }
  static func dayUnknown(_ count: Int) -> String { "All comparisons: \(undatedRuns(count))." }
  static func paceUnknown(_ count: Int) -> String {
    "Pace: \(runs(count)) without a normal pace to compare with."
  }
  static func paceWalked(_ count: Int) -> String {
    "Pace, fast running and warm-up: \(runs(count)) at a usual pace that is a walk's."
  }
  static func ascentUnknown(_ count: Int) -> String { "Hills: \(runs(count)) without altitude." }
  static func ascentPoor(_ count: Int) -> String {
    "Hills: \(runs(count)) with altitude too rough to compare."
  }
  static func stairsUnknown(_ count: Int) -> String {
    "Stairs: \(runs(count)) without the barometric altitude that it takes."
  }
  static func positionsUnknown(_ count: Int) -> String { "New terrain: \(runs(count)) without positions." }

  static let filesHeading = "Files"
  static func problems(errors: Int, warnings: Int) -> String {
    var parts: [String] = []
    if errors > 0 { parts.append("\(files(errors)) could not be read") }
    if warnings > 0 { parts.append("\(counted(warnings, "warning", "warnings")) about files that were used") }
    return parts.joined(separator: ", ") + "; a line for each stands among the error messages."
  }
  static func duplicates(_ count: Int) -> String {
    count == 1
      ? "1\u{A0}file holds a run that another file holds, too; it is counted once."
      : "\(files(count)) hold runs that other files hold, too; each run is counted once."
  }
  static func duplicate(_ file: String, kept: String) -> String { "\(file): the run of \(kept)" }
  static func skipped(_ reasons: [(code: String, count: Int)]) -> String {
    let total = reasons.reduce(0) { $0 + $1.count }
    let list = reasons.map { "\($0.code.replacingUnderscores)\u{A0}\($0.count)" }.joined(separator: ", ")
    return "Left out because no run is in it: \(total) (\(list))."
  }

  static let footer =
    "This is what a training log shows, not medical advice. Pain that increases: rest. A limp, or a leg that cannot "
    + "bear weight: see a physical therapist."
}

extension String {
  /// `other_sport` as `other sport`.
  var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}

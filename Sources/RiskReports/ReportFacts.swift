import HamstringRisk
import TrackModel

/// What pages say of the newest week first of all.
struct Headline {
  /// `6–12 Apr 2026`.
  let days: String
  /// False for a week without a run, of which there is nothing to say.
  let hasLevel: Bool
  let level: String
  /// What changed, in one sentence.
  let sentence: String
  let facts: [String]

  init(_ newest: JudgedWeek, in report: RiskReport, measures: Measures) {
    days = "\(newest.week.days) \(newest.week.end.yearMonthDay.year)"
    hasLevel = newest.isTold
    level = Wording.levelHeadline(newest.level)
    let flags = newest.flags + report.runs.filter { $0.week == newest.week }.flatMap(\.flags)
    let changes = changes(flags)
    let notShown = report.states.first { $0.code == "runs_not_shown" && $0.week == newest.week }
    if !changes.isEmpty {
      sentence = Wording.whatChanged(changes)
    } else if let notShown {
      sentence = notShown.message
    } else if newest.runs == 0 {
      sentence = Wording.weekWithoutRun
    } else {
      sentence = newest.level == nil ? Wording.cannotJudge(report.settings.thresholds.history) : Wording.nothingChanged
    }
    facts =
      Wording.weekFacts(
        runs: newest.runs, distance: measures.longDistance(newest.distance),
        change: newest.change.map(measures.wholeChange), ascent: newest.ascent.map(measures.height))
      + (newest.isRunning ? [Wording.notOver] : [])
  }
}

extension RiskReport {
  /// Runs whose day is not known.
  var undatedRuns: [JudgedRun] { runs.filter { $0.week == nil } }
}

/// What a report covers, in a few words each.
struct ReportFacts {
  let facts: [String]

  init(_ report: RiskReport, measures: Measures) {
    let settings = report.settings
    var facts: [String] = []
    if let first = report.weeks.first?.week, let last = report.weeks.last?.week {
      let from = max(first.start, settings.since ?? first.start)
      let to = min(last.end, settings.until ?? last.end)
      facts.append(Wording.period(from.description, to.description))
    }
    let shown = report.weeks.reduce(0) { $0 + $1.shownRuns }
    let all = report.weeks.reduce(0) { $0 + $1.runs }
    let undated = report.undatedRuns.count
    if !report.weeks.isEmpty || undated == 0 {
      facts.append(Wording.runs(shown))
      facts.append(measures.longDistance(report.weeks.reduce(0) { $0 + $1.shownDistance }))
    }
    if all > shown {
      facts.append(
        Wording.wholeWeeks(Wording.runs(all), measures.longDistance(report.weeks.reduce(0) { $0 + $1.distance })))
    }
    if undated > 0 { facts.append(Wording.undatedRuns(undated)) }
    facts.append(Wording.timeZone(CleanText.line(settings.zone.identifier, limit: 60)))
    if settings.weekStart != .monday { facts.append(Wording.weekStart(settings.weekStart)) }
    self.facts = facts
  }
}

/// A flagged run's heading. Name and file are not cleaned yet: each format does that in its own way.
struct RunTitle {
  let day: String
  let name: String?
  let facts: [String]
  /// The file's name without the folders and the archive that it lies in.
  let file: String

  init(_ run: JudgedRun, in report: RiskReport, year: Bool, measures: Measures) {
    let summary = run.summary
    let zone = report.settings.zone
    let start = "\(zone.date(at: summary.start).withWeekday(year: year)) \(zone.timeOfDay(at: summary.start))"
    // Beside the headings of weeks a run could be taken for one of another week.
    let isOneWeek = report.weeks.count { !report.isContext($0.week) } == 1
    day = run.week.map { isOneWeek ? start : "\(start) (\($0))" } ?? Wording.noDate
    name = summary.name.flatMap { $0.isEmpty ? nil : $0 }
    var facts = [measures.distance(summary.distance), measures.pace(summary.pace.mean)]
    if let ridden = summary.ridden {
      facts.append(Wording.ridden(measures.distance(ridden), isPart: summary.countsRides))
    }
    if summary.moving != nil { facts.append(Wording.moving(measures.clock(summary.moving))) }
    if let ascent = summary.elevation.ascent {
      facts.append(
        Wording.ascent(measures.height(ascent), band: summary.elevation.ascentError.map(measures.height)))
    }
    self.facts = facts
    // A page may be given away, and the folders on the way to a file may name others.
    file = CleanText.path(String(summary.file.split(separator: "/").last ?? ""), limit: 160)
  }
}

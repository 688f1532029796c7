import HamstringRisk
import TrackModel

/// What the charts over weeks show: the weeks of the report and some before them, to see the newest against.
struct Overview {
  /// At most a year, in order of time.
  let weeks: [JudgedWeek]
  /// Runs of these weeks, in order of time.
  let runs: [JudgedRun]
  /// The week that the report is about.
  let chosen: Week
  let settings: ReportSettings
  let measures: Measures

  static let mostWeeks = 53
  /// Half a year, as far as the history goes.
  static let usualWeeks = 26

  /// - Parameter around: a report of the same history with more weeks before; nil where the report has them all.
  /// - Returns: nil for a report without weeks.
  init?(_ report: RiskReport, around: RiskReport?) {
    guard let newest = report.weeks.last?.week else { return nil }
    let wide = around ?? report
    let count = min(max(report.weeks.count, Overview.usualWeeks), Overview.mostWeeks)
    weeks = Array(wide.weeks.filter { $0.week <= newest }.suffix(count))
    let first = weeks.first?.week ?? newest
    runs = wide.runs.filter { run in run.week.map { $0 >= first && $0 <= newest } ?? false }
    chosen = newest
    settings = report.settings
    measures = Measures(units: report.settings.units)
  }

  var charts: [Chart] {
    [weeklyDistance, longestRuns, normalPace, weeklyAscent].compactMap { $0 }
  }

  // MARK: Bars of weeks

  /// A bar from the floor of a plot up to a value.
  func bar(_ index: Int, upTo value: Double, on scale: Scale, in plot: Box) -> Box {
    let slot = slot(index, in: plot)
    let gap = min(slot.width * 0.2, 3)
    let top = scale.place(value)
    return Box(x: slot.x + gap / 2, y: top, width: slot.width - gap, height: plot.bottom - top)
  }

  func role(_ judged: JudgedWeek) -> Chart.Role {
    judged.isRunning ? .running : judged.week == chosen ? .chosen : .bar
  }

  // MARK: The axis of time

  /// Where a week stands: its left edge and its width.
  func slot(_ index: Int, in plot: Box) -> (x: Double, width: Double) {
    let width = plot.width / Double(max(weeks.count, 1))
    return (plot.x + Double(index) * width, width)
  }

  /// Days since the first week's start.
  func days(in plot: Box) -> Scale { Scale(0...Double(7 * weeks.count), from: plot.x, to: plot.right) }

  /// Where an instant stands, in milliseconds since 1970 UTC.
  func place(_ instant: Int64, in plot: Box) -> Double {
    guard let first = weeks.first?.week.start else { return plot.x }
    let local = instant + Int64(settings.zone.offset(at: instant)) * 1000
    let days = Double(local) / Double(CivilDate.millisecondsPerDay) - Double(first.day)
    return self.days(in: plot).place(days)
  }

  /// Days for a few weeks, else the names of months, with the year in place of January.
  func timeTicks(in plot: Box) -> [(place: Double, label: String)] {
    if weeks.count <= 6 {
      return weeks.indices.map { (slot($0, in: plot).x, weeks[$0].week.start.dayAndMonth) }
    }
    return weeks.indices.compactMap { index in
      let (year, month, day) = weeks[index].week.start.yearMonthDay
      // The week in which the month begins.
      guard day <= 7 else { return nil }
      return (slot(index, in: plot).x, month == 1 ? String(year) : Wording.months[min(max(month, 1), 12) - 1])
    }
  }

  /// Whether days are told with their year: not all weeks drawn are of today's.
  var tellsYears: Bool {
    [weeks.first?.week.start ?? chosen.start, chosen.end].contains { $0.isOfAnotherYear(than: settings.today) }
  }

  /// `5 Jan to 12 Apr 2026`.
  var period: String {
    guard let first = weeks.first?.week.start else { return "" }
    let isOneYear = !first.isOfAnotherYear(than: chosen.end)
    return Wording.period(isOneYear ? first.dayAndMonth : first.dayMonthAndYear, chosen.end.dayMonthAndYear)
  }
}

extension LevelSteps {
  /// The fraction at which the lowest level begins; 0 where it is turned off, for which nothing is drawn.
  var drawnLow: Double { low.isFinite ? low : 0 }
}

extension Chart {
  /// One triangle above the other, as many as the level has marks.
  mutating func flags(_ level: Level?, at x: Double, hint: String) {
    guard let level, level.isFlag else { return }
    let count = level == .high ? 3 : level == .medium ? 2 : 1
    for place in 0..<count {
      let foot = Point(x: x, y: plot.y + Chart.flagRoom - 2 - Double(place) * 6)
      draw(.triangle(foot, size: 6), Chart.Role(level), hint: hint)
    }
  }

  /// What charts with flags keep free at the top of their plot.
  static let flagRoom = 22.0
}

extension Chart.Role {
  init(_ level: Level) {
    switch level {
    case .high: self = .high
    case .medium: self = .medium
    case .low, .info, .none: self = .low
    }
  }
}

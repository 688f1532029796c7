import HamstringRisk
import TrackModel

/// The pain log in words, for pages.
struct PainLines {
  /// Comparisons where there are some, else what went before the newest flare-ups; and what stands against them.
  let sentences: [String]

  /// Entries that a page shows.
  private static let most = 14
  private static let mostFlareUps = 3

  init(_ pain: PainReport) {
    let note = pain.note.isEmpty ? [] : [pain.note]
    if pain.comparisons.isEmpty {
      let newest = pain.timeline.suffix(PainLines.mostFlareUps)
      let lead = newest.isEmpty ? [] : [Wording.flareUpsLead(newest.count, of: pain.timeline.count)]
      sentences =
        (note + lead).filter { !$0.isEmpty }
        + newest.map { flareUp in
          Wording.flareUp(
            flareUp.day.dayMonthAndYear,
            flareUp.windows.map {
              Wording.flareUpWindow($0.days, runs: $0.runs, factors: $0.factors.map(\.words))
            })
        }
    } else {
      sentences = pain.comparisons.map(\.message) + note
    }
  }

  static func shown(_ entries: [PainEntry]) -> ArraySlice<PainEntry> { entries.suffix(most) }

  /// Day, moment, level, side; the remarks and the note follow.
  static func cells(_ entry: PainEntry, year: Bool) -> [String] {
    let time = PainList.time(entry).map { " \($0)" } ?? ""
    return [
      entry.day.withWeekday(year: year) + time, Wording.moment(entry.moment), "\(entry.level)/10",
      Wording.side(entry.side),
    ]
  }
}

/// What pages say out of the article, under its scope. With a stop sign in the log the advice on training falls silent.
struct ArticleAdvice {
  /// For whom it is; nil where there are stop signs alone, which are for everybody.
  let scope: String?
  let parts: [(heading: String, lines: [String])]

  private static let habitWeeks = 4

  init(_ report: RiskReport) {
    var parts = [(heading: Wording.stopSignsHeading, lines: Wording.stopSigns)]
    let mayRun = report.pain?.stopSigns.isEmpty ?? true
    scope = mayRun ? Wording.articleScope : nil
    if mayRun {
      parts.append((Wording.adjustmentsHeading, Wording.adjustments))
      parts.append((Wording.preventionHeading, Wording.prevention))
      let habits = ArticleAdvice.habits(report)
      if !habits.isEmpty { parts.append((Wording.habitsHeading, habits)) }
    }
    self.parts = parts
  }

  /// Days of the newest four weeks on which each habit is logged; empty without a log.
  private static func habits(_ report: RiskReport) -> [String] {
    let log = report.settings.log.habits
    guard !log.isEmpty, let newest = report.weeks.last?.week else { return [] }
    let last = min(newest.end, max(report.settings.today, newest.start))
    let first = last.adding(days: 1 - 7 * habitWeeks)
    return HabitEntry.Habit.allCases.map { habit in
      let days = Set(log.filter { $0.habit == habit && $0.day >= first && $0.day <= last }.map(\.day))
      return Wording.habit(habit, days: days.count, weeks: habitWeeks)
    }
  }
}

import HamstringRisk
import TrackModel

extension CivilDate {
  /// `29 Apr`.
  var dayAndMonth: String {
    let (_, month, day) = yearMonthDay
    return "\(day)\u{A0}\(Wording.months[min(max(month, 1), 12) - 1])"
  }

  /// `12 Apr 2026`.
  var dayMonthAndYear: String { "\(dayAndMonth)\u{A0}\(yearMonthDay.year)" }

  /// `Thu 2 May`, or `Thu 2 May 2024`.
  func withWeekday(year: Bool) -> String {
    "\(Wording.weekdays[weekday])\u{A0}\(year ? dayMonthAndYear : dayAndMonth)"
  }
}

extension Week {
  /// `29 Apr – 5 May`, `6–12 May`.
  var days: String {
    let first = start.yearMonthDay
    let last = end.yearMonthDay
    return first.month == last.month
      ? "\(first.day)–\(end.dayAndMonth)" : "\(start.dayAndMonth)\u{A0}–\u{A0}\(end.dayAndMonth)"
  }
}

extension RiskReport {
  /// Whether days are told with their year: some run or entry of the pain log is not of today's.
  var tellsYears: Bool {
    let days =
      (runs + runsBefore).lazy.filter { $0.week != nil }.map { settings.zone.date(at: $0.summary.start) }
    return days.contains { $0.isOfAnotherYear(than: settings.today) }
      || pain?.entries.contains { $0.day.isOfAnotherYear(than: settings.today) } ?? false
  }
}

extension CivilDate {
  func isOfAnotherYear(than day: CivilDate) -> Bool { yearMonthDay.year != day.yearMonthDay.year }
}

extension CivilZone {
  /// The local time of day, `07:12`.
  func timeOfDay(at instant: Int64) -> String {
    let minutes = minuteOfDay(at: instant)
    return "\(zeroPadded(minutes / 60, 2)):\(zeroPadded(minutes % 60, 2))"
  }
}

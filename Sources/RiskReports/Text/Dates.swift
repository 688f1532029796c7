import TrackModel

extension CivilDate {
  /// `29 Apr`.
  var dayAndMonth: String {
    let (_, month, day) = yearMonthDay
    return "\(day)\u{A0}\(Wording.months[min(max(month, 1), 12) - 1])"
  }

  /// `Thu 2 May`.
  var withWeekday: String { "\(Wording.weekdays[weekday])\u{A0}\(dayAndMonth)" }
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

extension CivilZone {
  /// The local time of day, `07:12`.
  func timeOfDay(at instant: Int64) -> String {
    let local = instant + Int64(offset(at: instant)) * 1000
    let minutes = Int(local - floorDivide(local, 86_400_000) * 86_400_000) / 60_000
    return "\(zeroPadded(minutes / 60, 2)):\(zeroPadded(minutes % 60, 2))"
  }
}

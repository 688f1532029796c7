/// A day of the proleptic Gregorian calendar, without a time zone.
public struct CivilDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public var day: Int

  /// The length of a day without a change of its zone's offset.
  public static let secondsPerDay = 86_400
  /// The same for instants, which are milliseconds since 1970.
  public static let millisecondsPerDay: Int64 = 86_400_000

  /// The day so many days after 1970-01-01, before it if negative.
  public init(day: Int) { self.day = day }

  /// - Parameters: year -9999...9999, month 1...12, day 1...31 (checked; nil where no such day exists).
  public init?(year: Int, month: Int, day: Int) {
    guard (-9999...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    self.day = CivilDate.daysSinceEpoch(year: year, month: month, day: day)
    let back = yearMonthDay
    guard back.year == year, back.month == month, back.day == day else { return nil }
  }

  /// Reads `2024-05-01`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Days from 1970-01-01 to the day, by counting whole 400-year cycles from 1 March of year 0.
  public static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let cycle = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfCycle = shifted - cycle * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
    return cycle * 146_097 + dayOfCycle - 719_468
  }

  /// Year, month 1...12 and day 1...31.
  public var yearMonthDay: (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let cycle = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfCycle = shifted - cycle * 146_097
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Monday 0 ... Sunday 6.
  public var weekday: Int { ((day + 3) % 7 + 7) % 7 }

  public static func < (a: CivilDate, b: CivilDate) -> Bool { a.day < b.day }

  /// The day so many days later, earlier if negative.
  public func adding(days: Int) -> CivilDate { CivilDate(day: day + days) }
}

extension CivilDate: CustomStringConvertible {
  /// `2024-05-01`.
  public var description: String {
    let (year, month, day) = yearMonthDay
    return "\(zeroPadded(year, 4))-\(zeroPadded(month, 2))-\(zeroPadded(day, 2))"
  }
}

/// A number with leading zeros, at least `width` digits.
public func zeroPadded(_ value: Int, _ width: Int) -> String {
  let digits = String(abs(value))
  let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
  return (value < 0 ? "-" : "") + zeros + digits
}

/// On which day weeks begin.
public enum WeekStart: String, Sendable, Codable, Hashable, CaseIterable {
  /// As in ISO 8601.
  case monday
  /// As in North America and elsewhere.
  case sunday
}

/// A week of seven local days.
public struct Week: Sendable, Hashable, Comparable {
  /// The first day.
  public var start: CivilDate

  /// The week that a day lies in.
  public init(containing date: CivilDate, startingOn weekStart: WeekStart) {
    let daysIn = weekStart == .monday ? date.weekday : (date.weekday + 1) % 7
    start = date.adding(days: -daysIn)
  }

  /// The week that begins on a day, whatever its weekday.
  public init(start: CivilDate) { self.start = start }

  /// The last day.
  public var end: CivilDate { start.adding(days: 6) }
  /// The week after this one.
  public var next: Week { Week(start: start.adding(days: 7)) }
  /// The week so many weeks later, earlier if negative.
  public func adding(weeks: Int) -> Week { Week(start: start.adding(days: 7 * weeks)) }

  /// ISO year and week number of the week's Thursday. For weeks that begin on Sunday the Thursday decides, too, so
  /// that every week has one name.
  public var isoYearAndNumber: (year: Int, number: Int) {
    let monday = start.weekday == 0 ? start : start.adding(days: 1)
    let thursday = monday.adding(days: 3)
    let year = thursday.yearMonthDay.year
    let firstDay = CivilDate.daysSinceEpoch(year: year, month: 1, day: 1)
    return (year, (thursday.day - firstDay) / 7 + 1)
  }

  public static func < (a: Week, b: Week) -> Bool { a.start < b.start }

  /// Reads `2024-W18`; nil for anything else or a week the year does not have.
  public init?(_ text: String, startingOn weekStart: WeekStart) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 3, parts[1].first == "W",
      (parts[0] + parts[1].dropFirst()).utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let year = Int(parts[0]), let number = Int(parts[1].dropFirst()), (1...53).contains(number)
    else { return nil }
    let fourth = CivilDate(day: CivilDate.daysSinceEpoch(year: year, month: 1, day: 4))
    let monday = fourth.adding(days: -fourth.weekday + 7 * (number - 1))
    start = weekStart == .monday ? monday : monday.adding(days: -1)
    guard isoYearAndNumber == (year, number) else { return nil }
  }
}

extension Week: CustomStringConvertible {
  /// `2024-W18`.
  public var description: String {
    let (year, number) = isoYearAndNumber
    return "\(zeroPadded(year, 4))-W\(zeroPadded(number, 2))"
  }
}

/// The time zone of an athlete, as offsets from UTC. The rooms below the command line know no zone database: whoever
/// has one hands in the function.
public struct CivilZone: Sendable {
  /// IANA name such as `Europe/Berlin`, or `UTC`, or an offset such as `+02:00`.
  public let identifier: String
  private let offsetAt: @Sendable (Int64) -> Int

  /// - Parameter offsetAt: seconds east of UTC at an instant (milliseconds since 1970 UTC).
  public init(identifier: String, offsetAt: @escaping @Sendable (Int64) -> Int) {
    self.identifier = identifier
    self.offsetAt = offsetAt
  }

  /// Coordinated universal time.
  public static let utc = CivilZone(identifier: "UTC") { _ in 0 }

  /// Seconds east of UTC at `instant` (milliseconds since 1970 UTC).
  public func offset(at instant: Int64) -> Int { offsetAt(instant) }

  /// The local day of `instant`.
  public func date(at instant: Int64) -> CivilDate {
    let local = instant + Int64(offset(at: instant)) * 1000
    return CivilDate(day: Int(floorDivide(local, CivilDate.millisecondsPerDay)))
  }

  /// Whole minutes since midnight of the local day, 0..<1440.
  public func minuteOfDay(at instant: Int64) -> Int {
    let local = instant + Int64(offset(at: instant)) * 1000
    return Int(local - floorDivide(local, CivilDate.millisecondsPerDay) * CivilDate.millisecondsPerDay) / 60_000
  }
}

/// Division that rounds toward negative infinity, so that days before 1970 come out right.
@inlinable public func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
  let quotient = a / b
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
}

/// RFC 3339 text of an instant.
public enum InstantText {
  /// `2024-05-01T06:00:00Z`, with milliseconds only where there are any.
  public static func utc(_ instant: Int64) -> String { text(instant, offset: 0) + "Z" }

  /// `2024-05-01T08:00:00+02:00`.
  public static func local(_ instant: Int64, in zone: CivilZone) -> String {
    let offset = zone.offset(at: instant)
    let minutes = abs(offset) / 60
    let sign = offset < 0 ? "-" : "+"
    return text(instant, offset: offset) + sign + zeroPadded(minutes / 60, 2) + ":" + zeroPadded(minutes % 60, 2)
  }

  private static func text(_ instant: Int64, offset: Int) -> String {
    let local = instant + Int64(offset) * 1000
    let day = floorDivide(local, CivilDate.millisecondsPerDay)
    let milliseconds = Int(local - day * CivilDate.millisecondsPerDay)
    let seconds = milliseconds / 1000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { zeroPadded($0, 2) }.joined(separator: ":")
    let fraction = milliseconds % 1000 == 0 ? "" : "." + zeroPadded(milliseconds % 1000, 3)
    return "\(CivilDate(day: Int(day)))T\(clock)\(fraction)"
  }
}

import Foundation
import HamstringRisk
import TrackModel

/// Time zones out of the system's database.
enum SystemZone {
  /// The zone with an IANA name such as `Europe/Berlin`, or `UTC`; nil where the system knows none of that name.
  static func named(_ identifier: String) -> CivilZone? {
    if identifier == "UTC" || identifier == "Z" { return .utc }
    // NSTimeZone and not TimeZone: only the former makes a statically linked program hold the zone database.
    return NSTimeZone(name: identifier).map { civilZone($0 as TimeZone) }
  }

  static var current: CivilZone { civilZone(TimeZone.current) }

  /// A zone with one offset all year round, such as `+02:00`.
  /// - Parameter offset: seconds east of UTC; more than 18 hours are cut.
  static func fixed(offset: Int) -> CivilZone {
    let offset = min(max(offset, -18 * 3600), 18 * 3600)
    let minutes = abs(offset) / 60
    let name = (offset < 0 ? "-" : "+") + zeroPadded(minutes / 60, 2) + ":" + zeroPadded(minutes % 60, 2)
    return CivilZone(identifier: offset == 0 ? "UTC" : name) { _ in offset }
  }

  /// The offset of the newest run that tells one, else the system's zone.
  static func told(by history: RunHistory) -> CivilZone { offset(toldBy: history.summaries).map(fixed) ?? current }

  /// Seconds east of UTC that the newest run tells; nil where none does. `+00:00` in text is a zone only where other runs of
  /// the runner are an hour off, as in the other half of a British year: programs write UTC so that know of no zone.
  ///
  /// - Parameter summaries: in order of start.
  static func offset(toldBy summaries: [RunSummary]) -> Int? {
    let told = summaries.filter { $0.utcOffset != nil }
    guard let newest = told.last, newest.utcOffset == 0, newest.format != .fit else { return told.last?.utcOffset }
    let others = Set(told.compactMap(\.utcOffset)).subtracting([0])
    return others == [3600] || others == [-3600] ? 0 : told.last { $0.utcOffset != 0 }?.utcOffset
  }

  static func today(in zone: CivilZone) -> CivilDate {
    zone.date(at: Int64(Date().timeIntervalSince1970 * 1000))
  }

  private static func civilZone(_ zone: TimeZone) -> CivilZone {
    CivilZone(identifier: zone.identifier == "GMT" ? "UTC" : zone.identifier) { instant in
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant) / 1000))
    }
  }
}

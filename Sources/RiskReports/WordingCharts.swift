import HamstringRisk
import TrackModel

/// What charts say: titles, legends, and the sentences that stand for them where they cannot be seen.
extension Wording {
  static let weeklyDistanceTitle = "Weekly distance"
  static let longestRunTitle = "Longest runs"
  static func normalPaceTitle(_ unit: String) -> String { "Flat-equivalent pace (\(unit))" }
  static let weeklyAscentTitle = "Weekly ascent and stairs"
  static func altitudeTitle(isRough: Bool) -> String { isRough ? "Altitude (rough)" : "Altitude" }
  static func paceStripTitle(_ unit: String) -> String { "Flat-equivalent pace (\(unit))" }
  static let altitudeLetters = "altitude\u{A0}"
  static let paceLetters = "pace\u{A0}"
  static let routeTitle = "Shape of the route"
  static let painTitle = "Pain (0 to 10)"

  static let baseKey = "base"
  static func limitKey(_ step: String) -> String { "base\u{A0}\(step)" }
  static func longestKey(days: Int) -> String { "longest of the \(days)\u{A0}days before" }
  static let paceKey = "run"
  static func bandKey(_ step: String) -> String { "normal ±\u{A0}\(step)" }
  static let ascentKey = "ascent"
  static let stairsKey = "stairs or very steep path"
  static let climbKey = "climb"
  static let surgeKey = "surge"
  static let startKey = "start"
  static let finishKey = "finish"

  static func weekHint(_ week: String, days: String, distance: String, base: String?, level: String) -> String {
    "\(week) (\(days)): \(distance)" + (base.map { ", base \($0)" } ?? "") + ", \(level)"
  }
  static func runHint(_ day: String, _ value: String, reference: String?) -> String {
    "\(day): \(value)" + (reference.map { ", compared with \($0)" } ?? "")
  }
  static func ascentHint(_ week: String, ascent: String, stairs: String) -> String {
    "\(week): ascent \(ascent), stairs \(stairs)"
  }

  private static func flaggedList(_ names: [String]) -> String {
    if names.isEmpty { return "None is flagged." }
    let most = 12
    let shown = names.prefix(most).joined(separator: ", ")
    return "Flagged: \(shown)" + (names.count > most ? " and \(names.count - most) more." : ".")
  }

  static func weeklyDistanceText(
    weeks: Int, period: String, least: String, most: String, newest: String, base: String?, flagged: [String]
  ) -> String {
    "Bars of the distance of \(counted(weeks, "week", "weeks")), \(period), between \(least) and \(most). "
      + "The newest week has \(newest)" + (base.map { "; its base is \($0)." } ?? "; it has no base yet.")
      + " \(flaggedList(flagged))"
  }

  static func longestRunText(
    runs: Int, period: String, days: Int, longest: String, day: String, flagged: [String]
  ) -> String {
    "Bars of the distance of \(Wording.runs(runs)), \(period), and a line for the longest run of the \(days) days before "
      + "each. "
      + "The longest has \(longest) (\(day)). \(flaggedList(flagged))"
  }

  static func normalPaceText(
    runs: Int, period: String, slowest: String, fastest: String, normal: String?, flagged: [String]
  ) -> String {
    "Dots for the flat-equivalent pace of \(Wording.runs(runs)), \(period), between \(slowest) and \(fastest). "
      + (normal.map { "The normal pace before the newest was \($0)." } ?? "There is no normal pace yet.")
      + " \(flaggedList(flagged))"
  }

  static func weeklyAscentText(
    weeks: Int, period: String, least: String, most: String, newest: String, stairs: String, flagged: [String]
  ) -> String {
    "Bars of the ascent of \(counted(weeks, "week", "weeks")), \(period), between \(least) and \(most). "
      + "The newest week has \(newest) of ascent, and \(stairs) of it on stairs. \(flaggedList(flagged))"
  }

  static func altitudeText(
    _ run: String, lowest: String, highest: String, ascent: String, climbs: Int, stairs: Int
  ) -> String {
    "Altitude along the run of \(run): between \(lowest) and \(highest), ascent \(ascent), "
      + "\(counted(climbs, "climb", "climbs")), \(counted(stairs, "place with stairs", "places with stairs")) found."
  }

  static func paceStripText(_ run: String, median: String?, normal: String?, surges: Int?) -> String {
    "Flat-equivalent pace along the run of \(run)" + (median.map { ", median \($0)" } ?? "")
      + (normal.map { ", normal \($0)" } ?? ", no normal pace yet")
      + (surges.map { "; \(counted($0, "surge", "surges"))." } ?? "; surges cannot be told.")
  }

  static func routeText(_ run: String) -> String {
    "The shape of the way of the run of \(run), north up, without a place or a scale."
  }

  static func painText(entries: Int, period: String, worst: Int, day: String, limps: Int) -> String {
    "Dots for the level of \(counted(entries, "entry", "entries")) of the pain log, \(period). The highest is \(worst) "
      + "(\(day))."
      + (limps > 0 ? " \(counted(limps, "entry tells", "entries tell")) of a limp or a leg that bore no weight." : "")
  }
  static func painHint(_ entry: PainEntry, year: Bool) -> String {
    "\(entry.day.withWeekday(year: year)): \(entry.level), \(moment(entry.moment))" + (entry.limp ? ", limp" : "")
      + (entry.cannotBearWeight ? ", could not bear weight" : "")
  }
  static func painLimitsKey(_ medium: Int, _ high: Int) -> String { "medium from \(medium), high from \(high)" }
  static let limpKey = "limp, or no weight borne"
  static func moment(_ moment: PainEntry.Moment) -> String {
    switch moment {
    case .during: "during the run"
    case .after: "right after"
    case .nextMorning: "next morning"
    case .rest: "at rest"
    }
  }
}

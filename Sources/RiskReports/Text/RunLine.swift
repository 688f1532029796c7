public import HamstringRisk
import TrackModel

/// One run in one line, as lists show it. Names out of files are cleaned (``CleanText``).
public enum RunLine {
  /// Day with its year, time, distance, pace and name.
  public static func write(_ run: JudgedRun, in report: RiskReport) -> String {
    facts(of: run, settings: report.settings, year: true).joinedFacts.replacingFixedSpaces
  }

  /// Level, factor and sentence of a flag.
  public static func write(_ flag: Flag, unicode: Bool = true) -> String {
    "\(Wording.mark(flag.level, unicode: unicode)) \(Wording.level(of: flag)): \(Wording.name(flag)). "
      + CleanText.line(flag.message, limit: 600)
  }

  static func facts(of run: JudgedRun, settings: ReportSettings, year: Bool) -> [String] {
    let measures = Measures(units: settings.units)
    let start = run.summary.start
    var facts = [
      run.week == nil
        ? Wording.noDate
        : "\(settings.zone.date(at: start).withWeekday(year: year))\u{A0}\(settings.zone.timeOfDay(at: start))",
      measures.distance(run.summary.distance), measures.pace(run.summary.pace.mean),
    ]
    if let ridden = run.summary.ridden {
      facts.append(Wording.ridden(measures.distance(ridden), isPart: run.summary.countsRides))
    }
    if let name = run.summary.name, !name.isEmpty { facts.append(CleanText.line(name, limit: 60).replacingSpaces) }
    return facts
  }
}

import TrackModel

@testable import HamstringRisk

/// A small report in which every text that does not come from the program is the same.
enum MadeReport {
  static func of(_ text: String) -> RiskReport {
    let week = Week(containing: CivilDate(day: 19_845), startingOn: .monday)
    let note = PainEntry(id: 1, day: CivilDate(day: 19_845), moment: .after, level: 3, note: text)
    var settings = ReportSettings(athlete: text, today: CivilDate(day: 19_850))
    settings.log = RunnerLog(pain: [note])
    var report = RiskReport(
      settings: settings, runs: [run(text, week: week)],
      weeks: [JudgedWeek(week: week, runs: 1, distance: 750, level: .high)],
      problems: [Problem(file: text, line: 7, code: "xml_syntax", message: text, remedy: text)],
      duplicates: [Duplicate(file: text, kept: text)],
      skipped: [SkippedFile(file: text, reason: SkipReason(code: "other_sport", message: text))])
    report.pain = PainReport(
      entries: [note], stopSigns: [], onsets: [note.day], timeline: [], comparisons: [], note: "Too little to compare.")
    return report
  }

  private static func run(_ text: String, week: Week) -> JudgedRun {
    let trace = RunTrace(
      (0..<60).map {
        RunTrace.Bin(
          start: Int32($0 * 5), distance: 12.5, flatEquivalentSpeed: 2.5, altitude: 100, heartRate: 140,
          isMoving: true, latitude: 52.5, longitude: 13.4)
      })
    let summary = RunSummary(
      id: "00112233aabb", options: "0a0b0c0d", file: text, index: 0, format: .gpx, name: text, device: text,
      sport: .running, start: 1_714_626_720_000, points: 300, elapsed: 300, timer: 300, moving: 300, distance: 750,
      distanceSource: .gps, hasPositions: true,
      notes: [Note(code: "backward_time", count: 3, message: text)], trace: trace)
    let flag = Flag(
      factor: .stairs, level: .high, isBorderline: false, value: 24, usual: 8, usualCount: 9, usualPeriodDays: 42,
      threshold: 16, unit: "m", evidence: .mechanism, source: "Hip work rises on stairs.", quality: "good",
      firedBefore: 2, message: "Stairs of 24 m; the most before was 8 m.", advice: "Fewer stairs for a while.",
      places: [Place(start: 100, end: 130)])
    return JudgedRun(summary: summary, alsoIn: [text], week: week, flags: [flag])
  }
}

import HamstringRisk
import TrackModel

/// What the report cannot say, counted.
struct Limits {
  let lines: [String]

  init(_ report: RiskReport) {
    let counts: [(Int, (Int) -> String)] = [
      (report.weeks.count { $0.level == nil }, Wording.weeksUnknown),
      (report.undatedRuns.count, Wording.dayUnknown),
      (Limits.outdoor(report) { $0.normalSpeed == nil }, Wording.paceUnknown),
      (Limits.outdoor(report) { $0.unjudged.contains { $0.reason == .walked } }, Wording.paceWalked),
      (Limits.outdoor(report) { $0.summary.elevation.ascent == nil }, Wording.ascentUnknown),
      (
        Limits.outdoor(report) { $0.summary.elevation.ascent != nil && $0.summary.elevation.quality == .poor },
        Wording.ascentPoor
      ),
      (Limits.outdoor(report) { !$0.summary.canJudgeStairs }, Wording.stairsUnknown),
      (Limits.outdoor(report) { !$0.summary.hasPositions }, Wording.positionsUnknown),
    ]
    lines = counts.filter { $0.0 > 0 }.map { $0.1($0.0) }
  }

  /// How many runs on the ground and with a day are so, among those that the report's head counts.
  private static func outdoor(_ report: RiskReport, _ isSo: (JudgedRun) -> Bool) -> Int {
    let counted = { (run: JudgedRun) in
      run.week != nil && run.summary.sport != .treadmillRunning && isSo(run)
    }
    return report.runsBefore.count(where: counted) + report.runs.count(where: counted)
  }

  func write(to page: inout TextPage) {
    guard !lines.isEmpty else { return }
    page.heading(Wording.limitsHeading)
    for line in lines { page.paragraph(line, indent: 2, hanging: 4) }
  }
}

/// What became of the files, counted; the lists themselves where more is asked for.
struct FileTally {
  private let report: RiskReport

  init(_ report: RiskReport) { self.report = report }

  var duplicates: String? {
    report.duplicates.isEmpty ? nil : Wording.duplicates(report.duplicates.count)
  }

  var skipped: String? {
    if report.skipped.isEmpty { return nil }
    let codes = Dictionary(grouping: report.skipped, by: \.reason.code).mapValues(\.count)
    let reasons = codes.map { (code: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.code) < ($0.count, $1.code) }
    return Wording.skipped(reasons)
  }

  var problems: String? {
    if report.problems.isEmpty { return nil }
    let errors = report.problems.count { $0.severity == .error }
    return Wording.problems(errors: errors, warnings: report.problems.count - errors)
  }

  /// One sentence for each kind.
  var lines: [String] { [duplicates, skipped, problems].compactMap { $0 } }

  func write(to page: inout TextPage) {
    guard !lines.isEmpty else { return }
    page.heading(Wording.filesHeading)
    if let duplicates {
      page.paragraph(duplicates, indent: 2, hanging: 4)
      if page.style.verbose {
        for duplicate in report.duplicates {
          let kept = CleanText.path(duplicate.kept, limit: 200)
          let file = CleanText.path(duplicate.file, limit: 200)
          page.paragraph(Wording.duplicate(file, kept: kept), .faint, indent: 4, hanging: 6)
        }
      }
    }
    if let skipped {
      page.paragraph(skipped, indent: 2, hanging: 4)
      if page.style.verbose {
        for skipped in report.skipped {
          let reason = CleanText.line(skipped.reason.message)
          page.paragraph("\(CleanText.path(skipped.file, limit: 200)): \(reason)", .faint, indent: 4, hanging: 6)
        }
      }
    }
    if let problems { page.paragraph(problems, indent: 2, hanging: 4) }
  }
}

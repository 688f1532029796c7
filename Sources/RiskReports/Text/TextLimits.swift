import HamstringRisk
import TrackModel

/// What the report cannot say, counted.
struct Limits {
  private let lines: [String]

  init(_ report: RiskReport) {
    let runs = report.runs
    let unknownWeeks = report.weeks.count { $0.level == nil }
    let outdoor = runs.filter { $0.summary.sport != .treadmillRunning }
    let counts: [(Int, (Int) -> String)] = [
      (unknownWeeks, Wording.weeksUnknown),
      (outdoor.count { $0.normalSpeed == nil }, Wording.paceUnknown),
      (outdoor.count { $0.summary.elevation.ascent == nil }, Wording.ascentUnknown),
      (
        outdoor.count { $0.summary.elevation.ascent != nil && $0.summary.elevation.quality == .poor },
        Wording.ascentPoor
      ),
      (outdoor.count { !$0.summary.canJudgeStairs }, Wording.stairsUnknown),
      (outdoor.count { !$0.summary.hasPositions }, Wording.positionsUnknown),
    ]
    lines = counts.filter { $0.0 > 0 }.map { $0.1($0.0) }
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

  func write(to page: inout TextPage) {
    guard !(report.duplicates.isEmpty && report.skipped.isEmpty && report.problems.isEmpty) else { return }
    page.heading(Wording.filesHeading)
    if !report.duplicates.isEmpty {
      page.paragraph(Wording.duplicates(report.duplicates.count), indent: 2, hanging: 4)
      if page.style.verbose {
        for duplicate in report.duplicates {
          let kept = CleanText.line(duplicate.kept)
          page.paragraph(Wording.duplicate(CleanText.line(duplicate.file), kept: kept), .faint, indent: 4, hanging: 6)
        }
      }
    }
    if !report.skipped.isEmpty {
      let codes = Dictionary(grouping: report.skipped, by: \.reason.code).mapValues(\.count)
      let reasons = codes.map { (code: $0.key, count: $0.value) }
        .sorted { ($1.count, $0.code) < ($0.count, $1.code) }
      page.paragraph(Wording.skipped(reasons), indent: 2, hanging: 4)
      if page.style.verbose {
        for skipped in report.skipped {
          let reason = CleanText.line(skipped.reason.message)
          page.paragraph("\(CleanText.line(skipped.file)): \(reason)", .faint, indent: 4, hanging: 6)
        }
      }
    }
    if !report.problems.isEmpty {
      let errors = report.problems.count { $0.severity == .error }
      page.paragraph(
        Wording.problems(errors: errors, warnings: report.problems.count - errors), indent: 2, hanging: 4)
    }
  }
}

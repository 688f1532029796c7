import HamstringRisk
import TrackModel

/// What stood out in the weeks that are there to compare with: a short line each, since their runs are not shown.
struct ContextLines {
  private let runsByWeek: [Week?: [JudgedRun]]
  private let weeks: [JudgedWeek]

  init(_ report: RiskReport) {
    weeks = report.weeks.filter { report.isContext($0.week) }
    runsByWeek = Dictionary(grouping: report.runsBefore, by: \.week)
  }

  /// What stood out, the highest level first: `one long run, weekly mileage`; nil for nothing.
  func names(_ judged: JudgedWeek) -> String? {
    let changes = changes(judged.flags + (runsByWeek[judged.week] ?? []).flatMap(\.flags))
    return changes.isEmpty ? nil : changes.map { Wording.name($0).uncapitalizedFirst }.joined(separator: ", ")
  }

  /// `2016-W03, medium: one long run, weekly mileage`, the newest week first.
  var lines: [String] {
    weeks.reversed().compactMap { judged in
      names(judged).map { Wording.weekBefore(judged.week.description, level: Wording.level(judged.level), $0) }
    }
  }
}

extension String {
  var uncapitalizedFirst: String { prefix(1).lowercased() + dropFirst() }
}

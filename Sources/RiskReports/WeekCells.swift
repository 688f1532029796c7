import HamstringRisk
import TrackModel

/// The figures of a week in words, as pages show them in a table.
struct WeekCells {
  /// Week, days, runs, distance, change, base, ascent.
  let figures: [String]
  /// The level, or why there is none.
  let level: String

  static var columns: [String] {
    var columns = Wording.columns
    columns.insert(Wording.baseColumn, at: 5)
    return columns
  }

  /// Days and base, which the others say in other words.
  static let minorColumns: Set<Int> = [1, 5]

  init(_ judged: JudgedWeek, in report: RiskReport, measures: Measures) {
    figures = [
      judged.week.description, judged.week.days, String(judged.runs), measures.longDistance(judged.distance),
      measures.wholeChange(judged.change), measures.longDistance(judged.base), measures.height(judged.ascent),
    ]
    var words: String
    if judged.runs == 0, !(judged.level?.isFlag ?? false) {
      words = Wording.noRun
    } else if let level = judged.level {
      words = Wording.level(level.isFlag ? level : .none)
    } else {
      let isBuilding = report.states.contains {
        $0.code == "building_baseline" && ($0.week == nil || $0.week == judged.week)
      }
      words = isBuilding ? Wording.building : Wording.noHistory
    }
    if judged.isRunning { words += ", " + Wording.notOver }
    level = words
  }
}

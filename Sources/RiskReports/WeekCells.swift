import HamstringRisk
import TrackModel

extension JudgedWeek {
  /// It has a run or a flag, so that there is something to say of it.
  var isTold: Bool { runs > 0 || level?.isFlag ?? false }
}

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

  /// The change, which the headline and the base say, too, where a page is narrower still.
  static let spareColumns: Set<Int> = [4]

  init(_ judged: JudgedWeek, in report: RiskReport, measures: Measures) {
    figures = [
      judged.week.description, judged.week.days, String(judged.runs), measures.longDistance(judged.distance),
      measures.wholeChange(judged.change), measures.longDistance(judged.base), measures.height(judged.ascent),
    ]
    var words: String
    if !judged.isTold {
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

/// A line of a table of weeks.
enum WeekRow {
  case week(JudgedWeek)
  /// Weeks in a row without a run, too many to list each.
  case gap(first: Week, last: Week, count: Int)

  private static let shortestGap = 4

  static func rows(_ weeks: [JudgedWeek]) -> [WeekRow] {
    var rows: [WeekRow] = []
    var empty: [JudgedWeek] = []
    func closed() -> [WeekRow] {
      guard empty.count >= shortestGap else { return empty.map(WeekRow.week) }
      return [.gap(first: empty[0].week, last: empty[empty.count - 1].week, count: empty.count)]
    }
    for judged in weeks {
      if !judged.isTold, !judged.isRunning {
        empty.append(judged)
      } else {
        rows += closed() + [.week(judged)]
        empty = []
      }
    }
    return rows + closed()
  }
}

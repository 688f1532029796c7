import HamstringRisk
import TrackModel

/// A column of bars beside the weeks' figures: the distance of each against the longest.
struct WeekBars {
  private let bars: [String]
  private let style: TextStyle

  private static let width = 10

  /// Nil where letters are not to be drawn with.
  init?(_ report: RiskReport, style: TextStyle) {
    let longest = report.weeks.map(\.distance).max() ?? 0
    guard style.pictures, longest > 0 else { return nil }
    bars = report.weeks.map { Blocks.bar($0.distance / longest, width: WeekBars.width) }
    self.style = style
  }

  /// Puts the bars before the last column, if they fit there.
  func add(to rows: inout [[String]], under columns: inout [String]) {
    let widths = TextPage.columnWidths([columns] + rows, style: style)
    let width = widths.reduce(WeekBars.width) { $0 + $1 + 2 }
    guard width <= style.width else { return }
    columns.insert("", at: columns.count - 1)
    for index in rows.indices { rows[index].insert(bars[index], at: rows[index].count - 1) }
  }
}

/// A run's altitude and pace as lines of letters.
struct RunLetters {
  let facts: [String]

  private static let count = 24
  /// Metres that altitude must vary, and part of the speed that pace must vary, to look like more than a flat line.
  private static let leastClimb = 30.0
  private static let leastChange = 0.2

  init(_ picture: RunPicture) {
    let altitudes = RunLetters.means(picture.columns.map(\.altitude))
    let speeds = RunLetters.means(picture.columns.map(\.speed))
    let known = speeds.compactMap { $0 }
    var facts: [String] = []
    if picture.run.summary.elevation.source != .none, altitudes.contains(where: { $0 != nil }) {
      facts.append(
        Wording.altitudeLetters
          + Blocks.line(altitudes, leastRange: RunLetters.leastClimb).replacingSpaces)
    }
    if let fastest = known.max() {
      facts.append(
        Wording.paceLetters + Blocks.line(speeds, leastRange: RunLetters.leastChange * fastest).replacingSpaces)
    }
    self.facts = facts
  }

  /// Means of neighbours, so that there is a letter's width for each.
  private static func means(_ values: [Double?]) -> [Double?] {
    let count = min(count, values.count)
    return (0..<count).map { letter in
      let part = values[letter * values.count / count..<(letter + 1) * values.count / count].compactMap { $0 }
      return part.isEmpty ? nil : part.reduce(0, +) / Double(part.count)
    }
  }
}

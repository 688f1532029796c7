import TrackModel

/// Rows of Strava's table that no file was exported for: activities entered by hand, and those whose export failed
/// (`#error#` in place of the name).
extension UnfiledActivity {
  /// Columns that every layout so far has begun with: id, date, name, sport, description, elapsed time, distance. The
  /// first distance follows the runner's units; the file's name, the weights of runner and bicycle, elapsed time, moving
  /// time and the distance in metres stand together further on.
  private enum Place {
    static let id = 0
    static let date = 1
    static let elapsed = 5
    static let distance = 6
    static let elapsedBehindFile = 3
    static let distanceBehindFile = 5
  }

  /// Nil where the row is none of Strava's, names something else than a file, or is of another sport and tells no way.
  init?(_ row: [String], _ columns: TableColumns) {
    guard let file = columns.file, file > Place.distance, file <= row.count,
      // The parser drops an empty cell at the very end of a table.
      file == row.count || row[file].isEmpty || row[file].hasPrefix("#"),
      !row[Place.id].isEmpty, row[Place.id].utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    var facts = ActivityFacts(format: .table)
    facts.sport = columns.sport(of: row)
    facts.sportText = columns.sportText(of: row).map { String($0.prefix(64)) }
    facts.name = columns.name(of: row)
    let start = TableInstant.milliseconds(row[Place.date])
    facts.declaredStart = start
    let totals = UnfiledActivity.totals(of: row, file: file)
    facts.declaredElapsedTime = totals?.seconds
    facts.declaredDistance = totals?.metres
    let mayBeRun = facts.sport.isRunning || facts.sport == .unknown
    let tellsWay = row[Place.distance].contains { $0.isNumber && $0.wholeNumberValue != 0 } || (totals?.metres ?? 0) > 0
    switch true {
    case !tellsWay where facts.sport.isRunning:
      self = .withoutDistance
    case !tellsWay: return nil
    case mayBeRun && start == nil: self = .unread(.date)
    case mayBeRun && totals == nil: self = .unread(.distanceUnit)
    default: self = .activity(facts)
    }
  }

  private static func totals(of row: [String], file: Int) -> (seconds: Double, metres: Double)? {
    if let seconds = number(row, file + Place.elapsedBehindFile),
      let metres = number(row, file + Place.distanceBehindFile)
    {
      return (seconds, metres)
    }
    // The tables of 2018 and before hold metres. Later ones begin with the runner's unit, and say nowhere which it is.
    guard TableInstant.isSorted(row[Place.date]), let seconds = number(row, Place.elapsed),
      let metres = number(row, Place.distance)
    else { return nil }
    return (seconds, metres)
  }

  /// A cell's number, with a decimal comma where the table was saved again.
  private static func number(_ row: [String], _ column: Int) -> Double? {
    guard column < row.count else { return nil }
    let number = Double(row[column]) ?? Double(row[column].replacing(",", with: "."))
    return number.flatMap { $0.isFinite ? $0 : nil }
  }
}

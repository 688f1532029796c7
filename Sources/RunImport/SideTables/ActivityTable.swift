import SwiftCSV
import TrackFiles
import TrackModel

/// The table `activities.csv` of a Strava bulk export: a row per activity with its sport, its name and the file it was
/// exported to. Strava writes it in the runner's language, so columns are found by what they hold where their heads are
/// not known.
struct ActivityTable {
  private(set) var sidecars: [Sidecar] = []
  /// The rows that no file was exported for.
  private(set) var unfiled: [UnfiledActivity] = []
  /// What is wrong with the table; the rows before that place are used.
  private(set) var problems: [Problem] = []
  /// Rows below the head that are read; more than a life of activities.
  static let longest = 100_000
  /// Cells of a row that are looked at. The newest layout has some hundred, and the last one that matters is the
  /// eighteenth.
  private static let widest = 40
  /// Delimiters between two line feeds; more are no table, and every cell takes memory.
  private static let mostDelimiters = 10_000
  private let path: BytePath

  /// - Parameters:
  ///   - bytes: the table's content.
  ///   - path: where it lies; the files that it names are meant from there.
  init(_ bytes: [UInt8], path: BytePath) {
    self.path = path
    guard ActivityTable.isNarrow(bytes) else {
      warn("a row of the table has more than \(ActivityTable.mostDelimiters) cells", remedy: "export it again")
      return
    }
    var (text, delimiter) = ActivityTable.text(bytes)
    var rows: [[String]] = []
    do {
      // No rows are kept by the parser itself: they come one by one.
      // A spreadsheet that saves the table again may take semicolons or tabs.
      delimiter = delimiter ?? CSVDelimiter.guessed(string: String(text.prefix(1000)))
      let table = try EnumeratedCSV(string: text, delimiter: delimiter ?? .comma, loadColumns: false, rowLimit: 0)
      // The head, the rows, and one that tells that there are more.
      try table.enumerateAsArray(startAt: 0, rowLimit: ActivityTable.longest + 2) {
        rows.append(Array($0.prefix(ActivityTable.widest)))
      }
      if rows.count > ActivityTable.longest + 1 {
        rows.removeLast()
        warn(
          "the table has more than \(ActivityTable.longest) rows, of which no more were used",
          remedy: "split it or export less at a time")
      }
    } catch {
      warn("the table is damaged behind row \(rows.count), which was the last one used", remedy: "export it again")
    }
    guard let head = rows.first else { return }
    let columns = TableColumns(head: head, rows: rows.dropFirst())
    for row in rows.dropFirst() { take(row, columns) }
    tellUnread()
  }

  private static func isNarrow(_ bytes: [UInt8]) -> Bool {
    var delimiters = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): delimiters = 0
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"): delimiters += 1
      default: continue
      }
      if delimiters > mostDelimiters { return false }
    }
    return true
  }

  /// The table as text, and the delimiter that it names itself. Spreadsheets save tables as UTF-16, too, and some put a
  /// line `sep=;` in front.
  private static func text(_ bytes: [UInt8]) -> (String, CSVDelimiter?) {
    let text: String
    switch bytes.prefix(2) {
    case [0xFF, 0xFE], [0xFE, 0xFF]:
      let low = bytes[0] == 0xFF ? 0 : 1
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
        UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
      }
      text = String(decoding: units, as: UTF16.self)
    default:
      let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
      text = String(decoding: isMarked ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    }
    let first = text.prefix { !$0.isNewline }
    guard first.lowercased().hasPrefix("sep="), first.count == 5, let delimiter = first.last else { return (text, nil) }
    return (String(text.dropFirst(first.count + 1)), CSVDelimiter(unicodeScalarLiteral: delimiter))
  }

  private mutating func take(_ row: [String], _ columns: TableColumns) {
    guard let place = columns.file ?? TableColumns.file(in: row) else { return }
    guard place < row.count, TableColumns.isFile(row[place]) else {
      if let activity = UnfiledActivity(row, columns) { unfiled.append(activity) }
      return
    }
    sidecars.append(
      Sidecar(
        file: BytePath(path.folder + Array(row[place].utf8)).text, sport: columns.sport(of: row),
        name: columns.name(of: row)))
  }

  private mutating func tellUnread() {
    for (fault, told, remedy) in UnfiledActivity.faults {
      let count = unfiled.count { $0 == .unread(fault) }
      guard count > 0 else { continue }
      warn(
        "\(count == 1 ? "a row" : "\(count) rows") without a file \(count == 1 ? "is" : "are") not counted: \(told)",
        remedy: remedy)
    }
  }

  private mutating func warn(_ message: String, remedy: String) {
    problems.append(
      Problem(severity: .warning, file: path.text, code: "side_table", message: message, remedy: remedy))
  }
}

/// Where the cells of a table are that matter.
struct TableColumns {
  /// Nil where no row tells.
  let file: Int?
  private let sport: Int
  private let name: Int

  private static let files: Set<String> = [
    "filename", "dateiname", "nome file", "nome del file", "nombre de archivo", "nombre del archivo", "bestandsnaam",
    "nom du fichier", "nom de fichier", "nome do arquivo", "nome do ficheiro", "filnavn", "filnamn", "nazwa pliku",
    "název souboru", "tiedostonimi", "tiedoston nimi", "dosya adı", "имя файла", "ファイル名", "文件名", "檔案名稱", "파일 이름",
  ]
  private static let sports: Set<String> = ["activity type", "type", "aktivitätsart"]
  private static let names: Set<String> = ["activity name", "name", "name der aktivität"]

  init(head: [String], rows: ArraySlice<[String]>) {
    let head = head.map { $0.lowercased() }
    file =
      head.firstIndex { TableColumns.files.contains($0) }
      ?? rows.lazy.compactMap { row in row.firstIndex(where: TableColumns.isInStravasFolder) }.first
    // Every layout so far has had them in these places, whatever their heads were called. Further columns may be called
    // "Type", too, as Strava's forty-fifth is in French.
    let first = head.prefix(5)
    sport = first.firstIndex { TableColumns.sports.contains($0) } ?? 3
    name = first.firstIndex { TableColumns.names.contains($0) } ?? 2
  }

  func sport(of row: [String]) -> Sport { sportText(of: row).map { SportNames.sport(for: $0) } ?? .unknown }
  func sportText(of row: [String]) -> String? { TableColumns.cell(sport, of: row) }
  func name(of row: [String]) -> String? { TableColumns.cell(name, of: row).map { String($0.prefix(200)) } }

  private static func cell(_ column: Int, of row: [String]) -> String? {
    column < row.count && !row[column].isEmpty ? row[column] : nil
  }

  /// The cell of a row that names the export: one in Strava's folder before a description that looks like a file.
  static func file(in row: [String]) -> Int? {
    row.firstIndex(where: isInStravasFolder) ?? row.firstIndex(where: isFile)
  }

  private static func isInStravasFolder(_ cell: String) -> Bool { cell.hasPrefix("activities/") && isFile(cell) }

  /// A path to an export below the table, as no other cell holds one.
  static func isFile(_ cell: String) -> Bool {
    !cell.isEmpty && cell.utf8.count <= 300 && !cell.contains(where: \.isNewline)
      && ExportWalk.hasExportName(BytePath(cell))
  }
}

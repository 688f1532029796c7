import SwiftCSV
import TrackFiles
import TrackModel

/// The table `activities.csv` of a Strava bulk export: a row per activity with its sport, its name and the file it was
/// exported to. Strava writes it in the runner's language, so columns are found by what they hold where their heads are
/// not known.
struct SideTable {
  private(set) var sidecars: [Sidecar] = []
  /// Rows below the head that are read; more than a life of activities.
  static let longest = 100_000
  private let folder: [UInt8]
  private var columns: Columns?

  static func hasName(_ path: BytePath) -> Bool {
    path.name.map(BytePath.lowercased).elementsEqual("activities.csv".utf8)
  }

  /// - Parameters:
  ///   - bytes: the table's content.
  ///   - path: where it lies; the files that it names are meant from there.
  ///   - warn: takes what is wrong with the table; the rows before that place are used.
  init(_ bytes: [UInt8], path: BytePath, warn: (Problem) -> Void) {
    folder = path.folder
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let text = String(decoding: content, as: UTF8.self)
    var rows: [[String]] = []
    do {
      // No rows are kept by the parser itself: they come one by one.
      // A spreadsheet that saves the table again may take semicolons or tabs.
      let delimiter = CSVDelimiter.guessed(string: String(text.prefix(1000)))
      let table = try EnumeratedCSV(string: text, delimiter: delimiter, loadColumns: false, rowLimit: 0)
      // The head, the rows, and one that tells that there are more.
      try table.enumerateAsArray(startAt: 0, rowLimit: SideTable.longest + 2) { rows.append($0) }
      if rows.count > SideTable.longest + 1 {
        rows.removeLast()
        warn(
          Problem(
            severity: .warning, file: path.text, code: "side_table",
            message: "the table has more than \(SideTable.longest) rows, of which no more were used",
            remedy: "split it or export less at a time"))
      }
    } catch {
      warn(
        Problem(
          severity: .warning, file: path.text, code: "side_table",
          message: "the table is damaged behind row \(rows.count), which was the last one used",
          remedy: "export it again"))
    }
    for row in rows { take(row) }
  }

  private mutating func take(_ row: [String]) {
    guard let columns else {
      columns = Columns(head: row)
      return
    }
    guard let place = columns.file ?? Columns.file(in: row), place < row.count, Columns.isFile(row[place]) else {
      return
    }
    let cell = { (column: Int?) -> String? in column.flatMap { $0 < row.count && !row[$0].isEmpty ? row[$0] : nil } }
    sidecars.append(
      Sidecar(
        file: BytePath(folder + Array(row[place].utf8)).text,
        sport: cell(columns.sport).map { SportNames.sport(for: $0) } ?? .unknown,
        name: cell(columns.name).map { String($0.prefix(200)) }))
  }
}

/// Where the cells are that matter.
private struct Columns {
  var file: Int?
  var sport: Int?
  var name: Int?

  private static let files: Set<String> = [
    "filename", "dateiname", "nome file", "nome del file", "nombre de archivo", "nombre del archivo", "bestandsnaam",
    "nom du fichier", "nom de fichier", "nome do arquivo", "nome do ficheiro", "filnavn", "filnamn", "nazwa pliku",
    "název souboru", "tiedostonimi", "tiedoston nimi", "dosya adı", "имя файла", "ファイル名", "文件名", "檔案名稱", "파일 이름",
  ]
  private static let sports: Set<String> = ["activity type", "type", "aktivitätsart"]
  private static let names: Set<String> = ["activity name", "name", "name der aktivität"]

  init(head: [String]) {
    let head = head.map { $0.lowercased() }
    file = head.firstIndex { Columns.files.contains($0) }
    // Every layout so far has had them in these places, whatever their heads were called. Further columns may be called
    // "Type", too, as Strava's forty-fifth is in French.
    let first = head.prefix(5)
    sport = first.firstIndex { Columns.sports.contains($0) } ?? 3
    name = first.firstIndex { Columns.names.contains($0) } ?? 2
  }

  /// The cell of a row that names the export: one in Strava's folder before a description that looks like a file.
  static func file(in row: [String]) -> Int? {
    row.firstIndex { isFile($0) && $0.hasPrefix("activities/") } ?? row.firstIndex(where: isFile)
  }

  /// A path to an export below the table, as no other cell holds one.
  static func isFile(_ cell: String) -> Bool {
    !cell.isEmpty && cell.utf8.count <= 300 && !cell.contains(where: \.isNewline)
      && ExportWalk.hasExportName(BytePath(cell))
  }
}

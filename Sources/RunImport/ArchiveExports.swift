import TrackFiles
import TrackModel

/// Which entries of an archive are read, chosen by their names as in a folder.
struct ArchiveExports {
  private(set) var exports: [ZipEntry] = []
  private(set) var sideTables: [ZipEntry] = []
  /// Entries of other kinds: photos, tables, routes.
  private(set) var ignored = 0
  private(set) var problems: [Problem] = []

  /// Tables beside which routes are looked for, so that every entry is compared with a few.
  private static let mostTables = 100

  /// - Parameter path: the archive as problems and runs name it.
  /// - Throws: why nothing of the archive can be used.
  init(in archive: ZipArchive, path: BytePath, limits: ReadLimits) throws(Problem) {
    let entries = try archive.entries().filter { !$0.isUnimportant }
    let tables = entries.filter { SideTable.hasName(BytePath($0.slashedName)) }
    let activityTables = ArchiveExports.first(of: tables, upTo: SideTableFile.largestSize)
    let lists = ArchiveExports.healthExports(among: entries, of: archive)
    let mostOfLists = ArchiveExports.room(for: lists, limits)
    let healthExports = ArchiveExports.first(of: lists, upTo: mostOfLists)
    sideTables = activityTables + healthExports
    let routes = activityTables.prefix(ArchiveExports.mostTables).map {
      BytePath($0.slashedName).folder + Array("routes/".utf8)
    }
    let named = entries.filter { entry in
      let name = entry.slashedName
      return ExportWalk.hasExportName(BytePath(name)) && !routes.contains { name.starts(with: $0) }
    }
    problems = entries.compactMap { Problem.otherArchive(path.entry($0.slashedName)) }
    let most = ArchiveExports.room(for: named, limits)
    exports = ArchiveExports.first(of: named, upTo: most)
    ignored = entries.count - named.count - tables.count - lists.count - problems.count
    for (kind, all, taken, limit, severity) in [
      ("exports", named, exports, most, Problem.Severity.error),
      ("tables", tables, activityTables, SideTableFile.largestSize, .warning),
      ("lists of workouts", lists, healthExports, mostOfLists, .warning),
    ] where taken.count < all.count {
      problems.append(
        Problem(
          severity: severity, file: path.text, code: "limit_archive",
          message:
            "its \(kind) hold more than \(limit >> 20) MiB; \(all.count - taken.count) of \(all.count) were left out",
          remedy: "unpack it and give the folder"))
    }
  }

  /// Lists of workouts, which lie beside the folder of their routes.
  private static func healthExports(among entries: [ZipEntry], of archive: ZipArchive) -> [ZipEntry] {
    let mark = Array("\(HealthExport.routeFolder)/".utf8)
    let above = Set(
      entries.compactMap { entry -> [UInt8]? in
        let folder = BytePath(entry.slashedName).folder
        return folder.suffix(mark.count).elementsEqual(mark) ? folder.dropLast(mark.count) : nil
      })
    return entries.filter { entry in
      let path = BytePath(entry.slashedName)
      return path.hasEnding("xml") && above.contains(path.folder)
        && HealthExport.begins { (take) throws(Problem) in
          try archive.scan(entry, limit: SideTableFile.largestList, displayName: "", take: take)
        }
    }
  }

  /// Those that hold no more than so many bytes together; one that is too large leaves room for others.
  private static func first(of entries: [ZipEntry], upTo most: Int) -> [ZipEntry] {
    var bytes = 0
    return entries.filter { entry in
      let (sum, isTooMuch) = bytes.addingReportingOverflow(entry.size)
      guard !isTooMuch, sum <= most else { return false }
      bytes = sum
      return true
    }
  }

  /// Bytes that entries of one kind may inflate to together.
  private static func room(for exports: [ZipEntry], _ limits: ReadLimits) -> Int {
    var packed = 0
    for export in exports { packed = packed.addingReportingOverflow(export.packedSize).partialValue }
    let (most, isMore) = packed.multipliedReportingOverflow(by: limits.archiveRatio)
    return isMore || packed < 0 ? limits.archiveBytes : min(limits.archiveBytes, max(limits.archiveFreeBytes, most))
  }
}

extension ArchiveExports {
  /// The exports with the names that tell them apart: of several with one name those after the first are numbered.
  var namedExports: [(entry: ZipEntry, name: [UInt8])] {
    var counts: [[UInt8]: Int] = [:]
    return exports.map { entry in
      let name = entry.slashedName
      counts[name, default: 0] += 1
      let number = counts[name, default: 1]
      return (entry, number == 1 ? name : name + Array("#\(number)".utf8))
    }
  }

  /// The exports as files to be read, and behind them the tables.
  func files(of archive: BytePath) -> [ExportFile] {
    (namedExports + sideTables.map { ($0, $0.slashedName) }).map { entry, name in
      ExportFile(
        path: archive.entry(name), place: ExportFile.Place(archive: archive, entry: entry), isNamedByUser: false)
    }
  }
}

extension BytePath {
  /// The path that problems and runs name an entry of the archive at this path by. Nothing is ever opened by it.
  func entry(_ name: [UInt8]) -> BytePath { BytePath(bytes + Array("!/".utf8) + name) }

  /// The bytes up to the last component, with the slash.
  var folder: [UInt8] { Array(bytes.dropLast(name.count)) }
}

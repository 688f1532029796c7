public import TrackFiles
public import TrackModel

/// Finds the exports at or below the paths a user gives.
///
/// Folders are searched whole, links to folders are not followed, hidden files are left out, and a file that two paths
/// lead to is taken once. The entries of a zip archive are taken like the files of a folder. The order is that of the
/// paths given, inside a folder or an archive that of the names' bytes, so that it is the same on every machine.
public struct ExportWalk: Sendable {
  /// What was found, in the order that is promised above; of an archive the tables come last.
  public private(set) var files: [ExportFile] = []
  /// Tables beside the exports, to be read as ``SideTables``; those that were given are among ``files``, too, for what they
  /// tell of activities without a file.
  public private(set) var sideTables: [SideTableFile] = []
  /// The folders that were searched, each before those in it.
  public private(set) var folders: [BytePath] = []
  /// Paths that lead nowhere or cannot be opened.
  public private(set) var problems: [Problem] = []
  /// Files met in folders that do not have the name of an export.
  public private(set) var ignored = 0

  private let limits: ReadLimits
  private var visited: Set<FileStatus.Identity> = []
  private var tablesAbove: Set<FileStatus.Identity> = []

  /// A folder below this many others is left out, with a problem.
  public static let largestDepth = 64
  private static let extensions = ["gpx", "tcx", "fit", "gz", "zip"]
  /// Kinds of archives that may hold exports and cannot be looked into.
  private static let otherArchives = ["tar", "tgz", "7z", "rar", "bz2", "xz"]

  /// Looks through the paths at once; what cannot be opened becomes a problem.
  public init(_ paths: [BytePath], limits: ReadLimits = .standard) {
    self.limits = limits
    for path in paths { visitGiven(path) }
  }

  private mutating func visitGiven(_ path: BytePath) {
    do throws(SystemError) {
      let status = try FileStatus(of: path, followingLinks: true)
      switch status.kind {
      case .folder:
        visitTable(above: path)
        if visited.insert(status.identity).inserted { visitFolder(path, depth: 0) }
      case .file where SideTable.hasName(path): addTable(path, status, isNamedByUser: true)
      case .file where isHealthExport(path): addTable(path, status)
      case .file:
        visitTable(above: BytePath(path.folder))
        add(path, status, isNamedByUser: true)
      case .link, .other: problems.append(.notAFile(path))
      }
    } catch {
      if !error.isMissing || !visitEntryOfArchive(path) { problems.append(.unreadable(path, error)) }
    }
  }

  /// Takes a path as a report names it: `archive.zip!/inner/path.gpx`. False where there is no such entry.
  private mutating func visitEntryOfArchive(_ path: BytePath) -> Bool {
    let mark = Array("!/".utf8)
    let marks = path.bytes.ranges(of: mark).map(\.lowerBound)
    guard let start = marks.first else { return false }
    let archive = BytePath(path.bytes[..<start])
    guard let listing = listing(of: archive) else { return false }
    // Of what lies in an archive in the archive, the inner one is read.
    let names = [path] + marks.dropFirst().reversed().map { BytePath(path.bytes[..<$0]) }
    let exports = listing.files(of: archive)
    guard var file = names.lazy.compactMap({ name in exports.first { $0.path == name } }).first else { return false }
    add(tables: listing.sideTables, of: archive, areExports: false)
    if !file.isTable { file.isNamedByUser = true }
    files.append(file)
    return true
  }

  /// The table of a bulk export lies beside the folder that it speaks of.
  private mutating func visitTable(above folder: BytePath) {
    var bytes = folder.bytes
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    let folder = BytePath(bytes)
    if folder.name.elementsEqual("activities".utf8) {
      addTableAbove(BytePath(folder.folder + Array("activities.csv".utf8)))
    } else if folder.name.elementsEqual(HealthExport.routeFolder.utf8) {
      let above = BytePath(folder.folder.isEmpty ? Array(".".utf8) : folder.folder)
      for name in (try? namesInFolder(above)) ?? [] {
        let list = BytePath(folder.folder + name)
        if isHealthExport(list) { addTableAbove(list) }
      }
    }
  }

  private mutating func addTableAbove(_ path: BytePath) {
    guard let status = try? FileStatus(of: path, followingLinks: true), status.kind == .file,
      !visited.contains(status.identity), tablesAbove.insert(status.identity).inserted
    else { return }
    sideTables.append(SideTableFile(path: path, isExport: false))
  }

  private func isHealthExport(_ path: BytePath) -> Bool {
    path.hasEnding("xml")
      && HealthExport.begins { (take) throws(Problem) in
        try TrackFileReader(limits: limits).scan(
          path: path.bytes, limit: SideTableFile.largestList, displayName: path.text, take: take)
      }
  }

  private mutating func visitFolder(_ folder: BytePath, depth: Int) {
    guard depth <= ExportWalk.largestDepth else {
      problems.append(
        Problem(
          file: folder.text, code: "limit_folders",
          message: "more than \(ExportWalk.largestDepth) folders deep", remedy: "give the inner folder itself"))
      return
    }
    folders.append(folder)
    let names: [[UInt8]]
    do throws(SystemError) {
      names = try namesInFolder(folder)
    } catch {
      problems.append(.unreadable(folder, error))
      return
    }
    let hasTable = names.contains { SideTable.hasName(BytePath($0)) }
    let hasRoutes = names.contains { $0.elementsEqual(HealthExport.routeFolder.utf8) }
    for name in names where name.first != UInt8(ascii: ".") {
      // In a bulk export these are plans, not activities.
      if hasTable, name.elementsEqual("routes".utf8) { continue }
      visitEntry(folder.appending(name), depth: depth, isBesideRoutes: hasRoutes)
    }
  }

  private mutating func visitEntry(_ path: BytePath, depth: Int, isBesideRoutes: Bool) {
    do throws(SystemError) {
      let status = try FileStatus(of: path, followingLinks: false)
      let looksLikeExport = ExportWalk.hasExportName(path)
      switch status.kind {
      case .folder:
        if visited.insert(status.identity).inserted { visitFolder(path, depth: depth + 1) }
      case .file where SideTable.hasName(path) || isBesideRoutes && isHealthExport(path): addTable(path, status)
      case .file where looksLikeExport: add(path, status, isNamedByUser: false)
      case .link where looksLikeExport: visitLink(path)
      case .other where looksLikeExport: problems.append(.notAFile(path))
      default:
        if status.kind == .file, let problem = Problem.otherArchive(path) {
          problems.append(problem)
        } else {
          ignored += 1
        }
      }
    } catch {
      problems.append(.unreadable(path, error))
    }
  }

  /// A link to an export counts as the export; a link to a folder is left alone, for it may lead in a circle.
  private mutating func visitLink(_ path: BytePath) {
    do throws(SystemError) {
      let target = try FileStatus(of: path, followingLinks: true)
      switch target.kind {
      case .file: add(path, target, isNamedByUser: false)
      case .folder: ignored += 1
      case .link, .other: problems.append(.notAFile(path))
      }
    } catch {
      problems.append(.unreadable(path, error))
    }
  }

  private mutating func add(_ path: BytePath, _ status: FileStatus, isNamedByUser: Bool) {
    guard visited.insert(status.identity).inserted else { return }
    // An archive that cannot be listed, or holds no export, is taken for a file: reading it tells what is wrong.
    if path.hasEnding("zip"), let listing = listing(of: path), !listing.exports.isEmpty {
      add(tables: listing.sideTables, of: path, areExports: true)
      ignored += listing.ignored
      problems += listing.problems
      files += listing.files(of: path)
    } else {
      files.append(ExportFile(path: path, isNamedByUser: isNamedByUser))
    }
  }

  private func listing(of path: BytePath) -> ArchiveExports? {
    guard let archive = try? ZipArchive(path: path.bytes, displayName: path.text, limits: limits) else { return nil }
    return try? ArchiveExports(in: archive, path: path, limits: limits)
  }

  private mutating func addTable(_ path: BytePath, _ status: FileStatus, isNamedByUser: Bool = false) {
    guard visited.insert(status.identity).inserted else { return }
    sideTables.append(SideTableFile(path: path))
    files.append(ExportFile(path: path, isNamedByUser: isNamedByUser))
  }

  private mutating func add(tables: [ZipEntry], of archive: BytePath, areExports: Bool) {
    sideTables += tables.map {
      SideTableFile(
        path: archive.entry($0.slashedName), place: ExportFile.Place(archive: archive, entry: $0),
        isExport: areExports)
    }
  }

  /// Whether the name ends like an export's, in upper or lower case. What the file holds decides later.
  static func hasExportName(_ path: BytePath) -> Bool { extensions.contains { path.hasEnding($0) } }

  /// The kind that the name of an archive tells which cannot be looked into; nil for any other name.
  fileprivate static func otherArchive(_ path: BytePath) -> String? { otherArchives.first { path.hasEnding($0) } }
}

extension Problem {
  /// Nil where the path is not named like an archive that cannot be looked into.
  static func otherArchive(_ path: BytePath) -> Problem? {
    ExportWalk.otherArchive(path).map {
      Problem(
        file: path.text, code: "format_archive",
        message: "an archive of another kind (\($0)), which was not looked into", remedy: "unpack it first")
    }
  }

  static func unreadable(_ path: BytePath, _ error: SystemError) -> Problem {
    error.isMissing
      ? Problem(
        file: path.text, code: "not_found", message: "no such file or folder", remedy: "check the path")
      : Problem(
        file: path.text, code: "unreadable", message: "cannot be opened (\(error.message))",
        remedy: error.remedy)
  }

  static func notAFile(_ path: BytePath) -> Problem {
    Problem(
      file: path.text, code: "not_a_file", message: "not a regular file",
      remedy: "give an export file or a folder of them")
  }
}

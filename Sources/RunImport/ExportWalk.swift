public import TrackModel

/// Finds the exports at or below the paths a user gives.
///
/// Folders are searched whole, links to folders are not followed, hidden files are left out, and a file that two paths
/// lead to is taken once. The order is that of the paths given, inside a folder that of the names' bytes, so that it is the
/// same on every machine.
public struct ExportWalk: Sendable {
  public private(set) var files: [ExportFile] = []
  public private(set) var problems: [Problem] = []
  /// Files met in folders that do not have the name of an export.
  public private(set) var ignored = 0

  private var visited: Set<FileIdentity> = []

  private struct FileIdentity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  /// A folder below this many others is left out, with a problem.
  public static let largestDepth = 64
  private static let extensions = ["gpx", "tcx", "fit", "gz", "zip"].map { Array($0.utf8) }

  public init(_ paths: [BytePath]) {
    for path in paths { visitGiven(path) }
  }

  private mutating func visitGiven(_ path: BytePath) {
    do throws(SystemError) {
      let status = try FileStatus(of: path, followingLinks: true)
      switch status.kind {
      case .folder:
        if visited.insert(FileIdentity(device: status.device, inode: status.inode)).inserted { visitFolder(path, depth: 0) }
      case .file: add(path, status, isNamedByUser: true)
      case .link, .other: problems.append(.notAFile(path))
      }
    } catch {
      problems.append(.unreadable(path, error))
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
    let names: [[UInt8]]
    do throws(SystemError) {
      names = try namesInFolder(folder)
    } catch {
      problems.append(.unreadable(folder, error))
      return
    }
    for name in names where name.first != UInt8(ascii: ".") {
      visitEntry(folder.appending(name), depth: depth)
    }
  }

  private mutating func visitEntry(_ path: BytePath, depth: Int) {
    do throws(SystemError) {
      let status = try FileStatus(of: path, followingLinks: false)
      let looksLikeExport = ExportWalk.hasExportName(path)
      switch status.kind {
      case .folder:
        if visited.insert(FileIdentity(device: status.device, inode: status.inode)).inserted {
          visitFolder(path, depth: depth + 1)
        }
      case .file where looksLikeExport: add(path, status, isNamedByUser: false)
      case .link where looksLikeExport: visitLink(path)
      case .other where looksLikeExport: problems.append(.notAFile(path))
      default: ignored += 1
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
    if visited.insert(FileIdentity(device: status.device, inode: status.inode)).inserted {
      files.append(ExportFile(path: path, isNamedByUser: isNamedByUser))
    }
  }

  /// Whether the name ends like an export's, in upper or lower case. What the file holds decides later.
  static func hasExportName(_ path: BytePath) -> Bool {
    guard let dot = path.name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = path.name[(dot + 1)...].map { (65...90).contains($0) ? $0 + 32 : $0 }
    return extensions.contains(ending)
  }
}

extension Problem {
  static func unreadable(_ path: BytePath, _ error: SystemError) -> Problem {
    error.isMissing
      ? Problem(
        file: path.text, code: "not_found", message: "no such file or folder", remedy: "check the path")
      : Problem(
        file: path.text, code: "unreadable", message: "cannot be opened (\(error.message))",
        remedy: "check its permissions")
  }

  static func notAFile(_ path: BytePath) -> Problem {
    Problem(
      file: path.text, code: "not_a_file", message: "not a regular file", remedy: "give an export file or a folder of them")
  }
}

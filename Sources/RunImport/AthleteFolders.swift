public import TrackModel

/// The athletes of a cohort: each folder directly below a given one is an athlete of its name, with all that lies in it
/// however deep; so is each zip archive there, under its name without `.zip`. Folders and archives of one name, also
/// below several given folders, are one athlete. Hidden ones and links to folders are left out. An export that lies
/// loose beside them belongs to nobody, which is a problem.
public struct AthleteFolders: Sendable {
  /// One athlete and where the exports are.
  public struct Athlete: Sendable, Hashable {
    /// As text for people. Where the bytes are not UTF-8, or another athlete's name is the same text written in other
    /// bytes (é as one letter, or as e with an accent), they follow in hexadecimal, so that no two names are alike.
    public var name: String
    /// Where this athlete's exports are.
    public var paths: [BytePath]
  }

  /// In order of the names' bytes.
  public private(set) var athletes: [Athlete] = []
  /// Folders that cannot be searched, exports that belong to nobody, and that there is no athlete at all.
  public private(set) var problems: [Problem] = []
  private var paths: [BytePath: [BytePath]] = [:]
  private var loose: [(folder: BytePath, exports: Int)] = []

  /// - Parameter cohorts: folders that hold one folder or zip archive for each athlete.
  public init(_ cohorts: [BytePath]) {
    for cohort in cohorts { visit(cohort) }
    let folders = paths.keys.sorted()
    athletes = zip(folders, AthleteFolders.names(of: folders)).map { Athlete(name: $1, paths: paths[$0] ?? []) }
    problems += loose.map { .loose($0.exports, in: $0.folder, isAll: athletes.isEmpty) }
    if athletes.isEmpty && problems.isEmpty {
      problems.append(
        Problem(
          file: cohorts.first?.text ?? ".", code: "no_athletes", message: "no athlete's folder found",
          remedy: "give the folder that holds one folder (or zip archive) for each athlete"))
    }
  }

  private mutating func visit(_ cohort: BytePath) {
    do throws(SystemError) {
      guard try FileStatus(of: cohort, followingLinks: true).kind == .folder else {
        problems.append(
          Problem(
            file: cohort.text, code: "not_a_folder", message: "not a folder of athletes",
            remedy: "give the folder that holds one folder (or zip archive) for each athlete"))
        return
      }
      var exports = 0
      for name in try namesInFolder(cohort) where name.first != UInt8(ascii: ".") {
        let path = cohort.appending(name)
        guard let kind = kind(of: path) else { continue }
        switch kind {
        case .folder: paths[BytePath(name), default: []].append(path)
        case .file where path.hasEnding("zip"): paths[BytePath(name.dropLast(4)), default: []].append(path)
        case .file where ExportWalk.hasExportName(path): exports += 1
        default: break
        }
      }
      if exports > 0 { loose.append((cohort, exports)) }
    } catch {
      problems.append(.unreadable(cohort, error))
    }
  }

  /// Texts of which no two are equal, as texts are compared.
  private static func names(of folders: [BytePath]) -> [String] {
    var names = folders.map { BytePath($0.text) == $0 ? $0.text : marked($0) }
    while true {
      let uses = Dictionary(grouping: names.indices) { names[$0] }
      // A folder may be named as another one is marked, so that one round may not do.
      let alike = uses.values.filter { $0.count > 1 }.joined().filter { names[$0] == folders[$0].text }
      if alike.isEmpty { return names }
      for index in alike { names[index] = marked(folders[index]) }
    }
  }

  private static func marked(_ bytes: BytePath) -> String {
    let digits = Array("0123456789abcdef")
    return bytes.text + " (" + String(bytes.bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }) + ")"
  }

  /// What lies there; a link counts as the file that it leads to. Nil for links to folders, and for what is gone.
  private func kind(of path: BytePath) -> FileStatus.Kind? {
    guard let own = try? FileStatus(of: path, followingLinks: false).kind else { return nil }
    guard own == .link else { return own }
    let target = try? FileStatus(of: path, followingLinks: true).kind
    return target == .file ? .file : nil
  }
}

extension Problem {
  /// - Parameter isAll: there is no athlete beside them, which leaves nothing to report.
  fileprivate static func loose(_ count: Int, in folder: BytePath, isAll: Bool) -> Problem {
    let lie = count == 1 ? "1 export lies" : "\(count) exports lie"
    if isAll {
      return Problem(
        file: folder.text, code: "no_athletes", message: "\(lie) here, and no athlete's folder",
        remedy: "give each athlete a folder here, and move the exports there")
    }
    return Problem(
      severity: .warning, file: folder.text, code: "no_athlete",
      message: "\(lie) beside the athletes' folders and \(count == 1 ? "was" : "were") left out",
      remedy: "move each into the folder of its athlete")
  }
}

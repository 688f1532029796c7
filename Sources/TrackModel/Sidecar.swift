/// What a table beside exports says of one of them, such as a row of Strava's `activities.csv`.
public struct Sidecar: Sendable, Codable, Hashable {
  /// The path of the export, as a run of it would name it.
  public var file: String
  /// `unknown` where the table does not say, or in words that nobody can read.
  public var sport: Sport
  /// Not trusted, escape it for every sink.
  public var name: String?

  /// The name and version of a sidecar's JSON.
  public static let schema = "strideguard.sidecar/1"

  /// A row; what is left out the table does not say.
  public init(file: String, sport: Sport = .unknown, name: String? = nil) {
    self.file = file
    self.sport = sport
    self.name = name
  }
}

/// Finds what tables say of a file.
///
/// A path is compared without its endings `.gz` and `.zip`, because people unpack their exports. Where no path is the
/// same, folder and name together (`activities/123.fit`) decide, if only one row has them: a distributed map may name
/// files by other roots.
public struct SidecarIndex: Sendable {
  private var byPath: [String: Sidecar] = [:]
  /// Nil for what several rows have.
  private var byFolderAndName: [String: Sidecar?] = [:]

  /// An index of these rows.
  public init(_ sidecars: [Sidecar]) {
    // The rows of a distributed map come in any order and more than once: the index is the same for all of them.
    for sidecar in sidecars.sorted(by: SidecarIndex.comesFirst) {
      let path = SidecarIndex.bare(sidecar.file)
      // The same row twice is one; of two different ones neither is to be believed more, so the first stays.
      guard byPath[path] == nil else { continue }
      byPath[path] = sidecar
      guard let short = SidecarIndex.folderAndName(path) else { continue }
      byFolderAndName.updateValue(byFolderAndName[short] == nil ? sidecar : nil, forKey: short)
    }
  }

  /// There is no row.
  public var isEmpty: Bool { byPath.isEmpty }

  /// Archives around a file that are looked for. More do not lie in one another, but a name may hold their mark.
  private static let mostArchives = 16

  /// The row for a file. What lies in an archive that a row speaks of is meant by that row.
  public subscript(file: String) -> Sidecar? {
    if byPath.isEmpty { return nil }
    let archives = SidecarIndex.archives(around: file)
    for path in [file[...]] + archives.reversed() {
      let bare = SidecarIndex.bare(String(path))
      if let found = byPath[bare] { return found }
      if let short = SidecarIndex.folderAndName(bare), let found = byFolderAndName[short] { return found }
    }
    return nil
  }

  /// The paths of the archives that a file lies in, from the outermost on.
  private static func archives(around file: String) -> [Substring] {
    var archives: [Substring] = []
    let bytes = file.utf8
    for place in bytes.indices where bytes[place] == UInt8(ascii: "!") {
      let next = bytes.index(after: place)
      guard next < bytes.endIndex, bytes[next] == UInt8(ascii: "/") else { continue }
      archives.append(file[..<place])
      if archives.count == mostArchives { break }
    }
    return archives
  }

  private static func comesFirst(_ a: Sidecar, _ b: Sidecar) -> Bool {
    if a.file != b.file { return a.file < b.file }
    if a.sport != b.sport { return a.sport.rawValue < b.sport.rawValue }
    return (a.name ?? "") < (b.name ?? "")
  }

  private static func bare(_ path: String) -> String {
    let lowercased = path.utf8.suffix(4).map { (65...90).contains($0) ? $0 + 32 : $0 }
    if lowercased.elementsEqual(".zip".utf8) { return String(path.dropLast(4)) }
    if lowercased.suffix(3).elementsEqual(".gz".utf8) { return String(path.dropLast(3)) }
    return path
  }

  private static func folderAndName(_ path: String) -> String? {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true).suffix(2)
    guard parts.count == 2 else { return nil }
    return parts.map { String(Substring($0)) }.joined(separator: "/")
  }
}

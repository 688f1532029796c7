public import TrackFiles
public import TrackModel

/// An export that one walk found, told in such a way that another process finds it again without walking.
public struct ListedFile: Sendable, Hashable {
  /// The file to open.
  public var path: BytePath
  /// Which export of the archive at `path`, counted from 0; nil where the file itself is meant.
  public var entry: Int?
  /// See ``ExportFile/isNamedByUser``.
  public var isNamedByUser: Bool
  /// What tables beside the exports say of it.
  public var sidecars: [Sidecar]

  /// - Parameters: see the properties of these names.
  public init(path: BytePath, entry: Int? = nil, isNamedByUser: Bool = false, sidecars: [Sidecar] = []) {
    self.path = path
    self.entry = entry
    self.isNamedByUser = isNamedByUser
    self.sidecars = sidecars
  }
}

/// Turns the files of a walk into lines for other processes, and back.
public struct FileListing: Sendable {
  private let limits: ReadLimits
  /// The exports of each archive met, so that its directory is read once.
  private var archives: [BytePath: Archive] = [:]

  private struct Archive {
    var exports: [ExportFile]
    /// Of each export, the first of several with one entry.
    var places: [ZipEntry: Int]
  }

  /// - Parameter limits: bounds of an archive's directory.
  public init(limits: ReadLimits = .standard) { self.limits = limits }

  /// The files as another process is told of them, in the same order.
  ///
  /// - Parameter sidecars: what the walk's tables say. Each file gets what is said of it; an archive gets all, for it
  ///   may hold any of the files spoken of.
  public mutating func list(_ files: [ExportFile], sidecars: [Sidecar]) -> [ListedFile] {
    let index = SidecarIndex(sidecars)
    return files.map { file in
      ListedFile(
        path: file.pathOnDisk, entry: place(of: file), isNamedByUser: file.isNamedByUser,
        sidecars: file.path.hasEnding("zip") ? sidecars : index[file.path.text].map { [$0] } ?? [])
    }
  }

  /// The file to map.
  ///
  /// - Throws: why there is none: the archive is gone, or is another one than was listed.
  public mutating func find(_ listed: ListedFile) throws(Problem) -> ExportFile {
    guard let entry = listed.entry else {
      return ExportFile(path: listed.path, isNamedByUser: listed.isNamedByUser)
    }
    let exports = try archive(at: listed.path).exports
    guard exports.indices.contains(entry) else {
      throw Problem(
        file: listed.path.text, code: "changed", message: "the archive has changed since it was listed",
        remedy: "list it again")
    }
    var file = exports[entry]
    file.isNamedByUser = listed.isNamedByUser
    return file
  }

  private mutating func place(of file: ExportFile) -> Int? {
    guard let entry = file.place?.entry else { return nil }
    return try? archive(at: file.pathOnDisk).places[entry]
  }

  private mutating func archive(at path: BytePath) throws(Problem) -> Archive {
    if let known = archives[path] { return known }
    let zip = try ZipArchive(path: path.bytes, displayName: path.text, limits: limits)
    let exports = try ArchiveExports(in: zip, path: path, limits: limits).files(of: path)
    let entries = exports.enumerated().compactMap { index, file in file.place.map { ($0.entry, index) } }
    let archive = Archive(exports: exports, places: Dictionary(entries) { first, _ in first })
    archives[path] = archive
    return archive
  }
}

import RunAnalysis
import RunImport
import RunLibrary
import TrackModel

/// Tells the files that must be read from those that the library knows already, without parsing any.
struct KnownFiles {
  /// What an import has to do about one file.
  enum Standing {
    case unread
    /// Neither read nor changed.
    case unchanged(KnownFile)
    /// The bytes are known; only what is known about the file changes.
    case seen(SeenFile)
  }

  private let options: String
  private let byPath: [BytePath: KnownFile]
  private let byDigest: [[UInt8]: [KnownFile]]
  /// Sizes of known files: only a file of such a size can be one of them.
  private let sizes: Set<Int64>
  private var marks: [BytePath: FileMark] = [:]
  private var latestStamp: (path: BytePath, stamp: FileStamp?)?

  init(_ known: [KnownFile], options: AnalysisOptions) {
    self.options = options.digest
    // Libraries of old may hold a path by another name, and twice.
    byPath = Dictionary(known.map { (BytePath($0.path).fromRoot, $0) }) { first, other in
      BytePath(other.path).fromRoot.bytes == other.path ? other : first
    }
    byDigest = Dictionary(grouping: known.filter { $0.digest != nil }, by: { $0.digest ?? [] })
    sizes = Set(known.filter { $0.digest != nil }.map(\.stamp.size))
  }

  /// How a file looked before anything of it was read.
  func mark(of path: BytePath) -> FileMark? { marks[path] }

  /// In the order of the files.
  mutating func standings(of files: [ExportFile]) -> [Standing] {
    var standings = files.map { standing(of: $0) }
    // Paths that still hold what the library says of them: a file of the same bytes elsewhere is a copy.
    var held: Set<Int64> = []
    for case .unchanged(let known) in standings { held.insert(known.id) }
    for case .seen(let file) in standings { held.insert(file.known.id) }
    for (index, file) in files.enumerated() {
      guard case .unread = standings[index], let seen = knownElsewhere(file, held: &held) else { continue }
      standings[index] = .seen(seen)
    }
    return standings
  }

  private mutating func standing(of file: ExportFile) -> Standing {
    let path = file.path.fromRoot
    guard let stamp = stamp(of: file.pathOnDisk) else { return .unread }
    marks[path] = FileMark(stamp: stamp, digest: file.contentMark)
    guard let known = byPath[path], known.isCurrent(options: options), !bringsBack(file, known) else { return .unread }
    if known.stamp == stamp, known.path == path.bytes { return .unchanged(known) }
    guard let digest = digest(of: file), digest == known.digest else { return .unread }
    return .seen(seen(file, known, .same, stamp: stamp, digest: digest))
  }

  /// The file as another one of the library that has the same bytes.
  private mutating func knownElsewhere(_ file: ExportFile, held: inout Set<Int64>) -> SeenFile? {
    guard let stamp = marks[file.path.fromRoot]?.stamp, let digest = digest(of: file) else { return nil }
    let known = byDigest[digest, default: []].filter { $0.isCurrent(options: options) && !bringsBack(file, $0) }
    guard let first = known.first else { return nil }
    if let gone = known.first(where: { !held.contains($0.id) && !isThere($0) }) {
      held.insert(gone.id)
      return seen(file, gone, .moved, stamp: stamp, digest: digest)
    }
    return seen(file, first, .copy, stamp: stamp, digest: digest)
  }

  private func seen(
    _ file: ExportFile, _ known: KnownFile, _ relation: SeenFile.Relation, stamp: FileStamp, digest: [UInt8]
  ) -> SeenFile {
    SeenFile(
      known: known, relation: relation, path: file.path.fromRoot.bytes, shownPath: file.path.text, stamp: stamp,
      digest: digest, told: known.told)
  }

  /// Who names the file of a forgotten run wants it back.
  private func bringsBack(_ file: ExportFile, _ known: KnownFile) -> Bool {
    file.isNamedByUser && !known.forgotten.isEmpty
  }

  /// Whether a known file's path still holds the same bytes: another file may have taken its name. Of what lies in an
  /// archive that changed nothing is believed.
  private func isThere(_ known: KnownFile) -> Bool {
    guard let stamp = FileStamp(path: known.path) else {
      let archive = known.path.firstRange(of: Array("!/".utf8)).map { Array(known.path[..<$0.lowerBound]) }
      return archive.flatMap(FileStamp.init(path:)) == known.stamp
    }
    return stamp == known.stamp
      || (stamp.size == known.stamp.size && FileDigest.ofFile(at: known.path, stamp: stamp) == known.digest)
  }

  private mutating func digest(of file: ExportFile) -> [UInt8]? {
    let path = file.path.fromRoot
    guard let mark = marks[path] else { return nil }
    if let digest = mark.digest { return digest }
    guard sizes.contains(mark.stamp.size) else { return nil }
    let digest = FileDigest.ofFile(at: path.bytes, stamp: mark.stamp)
    marks[path]?.digest = digest
    return digest
  }

  /// The entries of an archive share its stamp, which is taken once.
  private mutating func stamp(of path: BytePath) -> FileStamp? {
    if let latestStamp, latestStamp.path == path { return latestStamp.stamp }
    let stamp = FileStamp(path: path.fromRoot.bytes)
    latestStamp = (path, stamp)
    return stamp
  }
}

/// What tells a file's content.
struct FileMark {
  /// Taken before reading, so that a file that changes meanwhile is read again next time.
  var stamp: FileStamp
  /// Nil where none was needed yet, or could be taken.
  var digest: [UInt8]?
}

extension Sidecar {
  /// Tells whether a table says something else than before.
  var digest: [UInt8] {
    var digest = FileDigest()
    digest.add(Array("\(sport.rawValue)\0\(name ?? "")".utf8)[...])
    return digest.bytes
  }
}

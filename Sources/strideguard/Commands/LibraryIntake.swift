import ArgumentParser
import HamstringRisk
import RunAnalysis
import RunImport
import RunLibrary
import TrackFiles
import TrackModel

/// What became of one file of an import.
struct FileFate {
  enum Kind {
    /// Read, with what became of its runs; none where it holds no run.
    case read([StoredFile.Run])
    case unchanged
    /// Known from another path, where it no longer is.
    case moved(from: String)
    /// A second file with the bytes of a known one.
    case copy(of: String)
    /// Nothing of it could be used, or stored.
    case refused
  }

  var file: ExportFile
  var kind: Kind
  /// Why parts of it are no runs.
  var skipped: [SkipReason] = []
  /// Ids of runs that other bytes of the same name held before; the library keeps them.
  var overwritten: [String] = []
  /// Ids of runs that the same bytes gave before and that are none now; the library dropped them.
  var removed: [String] = []
}

/// Takes files into the library, some at a time.
struct LibraryIntake {
  private let library: RunLibrary
  private let athlete: String
  private let reading: ReadingOptions
  private var known: KnownFiles
  private var tables = SideTables()
  private var waiting: [(record: FileRecord, file: ExportFile)] = []

  /// Some file is read again because what is stored of it is damaged.
  private let isMending: Bool

  /// Files that are as they were are passed over without a word.
  var isSilentAboutKnown = false

  private(set) var fates: [FileFate] = []
  private(set) var problems: [Problem] = []
  /// Starts of the runs that are new, changed or in another file too.
  private(set) var starts: [Int64] = []
  private(set) var hasFailed = false

  private static let filesAtOnce = RunLibrary.filesPerTransaction

  init(library: RunLibrary, athlete: String, reading: ReadingOptions) throws {
    self.library = library
    self.athlete = athlete
    self.reading = reading
    let files = try library.knownFiles(athlete: athlete)
    known = KnownFiles(files, options: reading.analysisOptions)
    isMending = files.contains(where: \.isDamaged)
    if isMending { try library.prepareMending() }
  }

  /// Takes in everything at or below some paths.
  /// - Throws: ``LibraryFailure``; what was stored before stays.
  mutating func take(_ walk: ReadingOptions.Finding) async throws {
    problems += walk.problems
    var standings = known.standings(of: walk.files)
    let changed = try changedTables(walk.sideTables)
    if !changed.isEmpty || standings.contains(where: \.isUnread) { readTables(walk.sideTables) }
    if !changed.isEmpty { standings = zip(walk.files, standings).map { isToldOtherwise($0, $1) ? .unread : $1 } }
    try note(standings, of: walk.files)

    let unread = zip(walk.files, standings).filter { $1.isUnread }.map(\.0)
    let map = FileMap(options: reading.analysisOptions, tables: tables)
    try await reading.run(unread, map: map.map, problems: \.problems) { try take($0) }
    try storeWaiting()
    if isMending {
      // What no file of this import could mend.
      let left = try library.storedRuns(athlete: athlete)
      LibraryDamage.tell(left.damaged, in: library.path)
    }
    try library.note(sideTables: changed, athlete: athlete)
  }

  // MARK: Tables beside the exports

  /// Those that are new, or not as they were.
  private func changedTables(_ tables: [SideTableFile]) throws -> [[UInt8]: FileStamp] {
    if tables.isEmpty { return [:] }
    let before = try library.sideTables(athlete: athlete)
    var changed: [[UInt8]: FileStamp] = [:]
    for table in tables {
      guard let stamp = FileStamp(path: table.pathOnDisk.fromRoot.bytes) else { continue }
      let path = table.path.fromRoot.bytes
      if before[path] != stamp { changed[path] = stamp }
    }
    return changed
  }

  private mutating func readTables(_ files: [SideTableFile]) {
    let told = reading.read(files)
    problems += told.problems
    tables = told.tables
  }

  /// Whether the tables say something of a known file that they did not say when it was read.
  private func isToldOtherwise(_ file: ExportFile, _ standing: KnownFiles.Standing) -> Bool {
    guard let known = standing.known, let sidecar = tables.index[file.path.text] else { return false }
    return known.told != sidecar.digest
  }

  // MARK: Files that are known

  private mutating func note(_ standings: [KnownFiles.Standing], of files: [ExportFile]) throws {
    let seen = standings.compactMap { if case .seen(let file) = $0 { file } else { nil } }
    var overwritten = try library.note(seen, athlete: athlete)[...]
    for (file, standing) in zip(files, standings) {
      guard let knownFile = standing.known else { continue }
      var kind = FileFate.Kind.unchanged
      var kept: [String] = []
      if case .seen(let file) = standing {
        kind = file.fate
        kept = overwritten.popFirst() ?? []
      }
      if isSilentAboutKnown, case .unchanged = kind { continue }
      let found = knownFile.problems(shownAs: file.path.text)
      found.forEach(reading.tell)
      problems += found
      if knownFile.runs.isEmpty && !found.isEmpty { kind = .refused }
      fates.append(FileFate(file: file, kind: kind, skipped: knownFile.skipped, overwritten: kept))
    }
  }

  // MARK: Files that were read

  private mutating func take(_ outcome: FileOutcome) throws {
    problems += outcome.problems
    let path = outcome.file.path.fromRoot
    guard let mark = known.mark(of: path) else { return fates.append(FileFate(file: outcome.file, kind: .refused)) }
    // What is too large to be read is not gone through for its digest either.
    let isReadable = mark.stamp.size <= Int64(ReadLimits.standard.plainBytes)
    let digest = mark.digest ?? (isReadable ? FileDigest.ofFile(at: path.bytes, stamp: mark.stamp) : nil)
    let record = FileRecord(
      path: path.bytes, stamp: mark.stamp, digest: digest, told: tables.index[outcome.file.path.text]?.digest,
      options: reading.analysisOptions.digest, runs: outcome.runs, skipped: outcome.skipped.map(\.reason),
      problems: outcome.problems, bringsBackForgotten: outcome.file.isNamedByUser)
    // What could not even be read to its end may be readable next time.
    guard digest != nil || !outcome.isRefused else {
      return fates.append(FileFate(file: outcome.file, kind: .refused))
    }
    waiting.append((record, outcome.file))
    if waiting.count == LibraryIntake.filesAtOnce { try storeWaiting() }
  }

  private mutating func storeWaiting() throws {
    let batch = waiting
    waiting = []
    let written = try library.store(batch.map(\.record), athlete: athlete)
    for (stored, (record, file)) in zip(written, batch) {
      // Read with other options, it may keep the runs that it had.
      let keepsRuns = record.runs.isEmpty && !stored.runs.isEmpty
      var fate = FileFate(
        file: file, kind: keepsRuns ? .unchanged : .read(stored.runs), skipped: keepsRuns ? [] : record.skipped,
        overwritten: stored.overwritten, removed: stored.removed)
      if let failure = stored.failure {
        hasFailed = true
        fate.kind = .refused
        Messages.error("\(Messages.path(file.path.text)): not stored, \(failure.message); \(failure.remedy)")
      } else if record.runs.isEmpty && record.problems.contains(where: { $0.severity == .error }) {
        fate.kind = .refused
      }
      let changed = Set(stored.runs.filter { $0.change != .unchanged }.map(\.id))
      starts += record.runs.filter { changed.contains($0.id) }.map(\.start)
      fates.append(fate)
    }
  }
}

extension KnownFiles.Standing {
  var isUnread: Bool {
    if case .unread = self { true } else { false }
  }

  /// Nil where the file must be read.
  var known: KnownFile? {
    switch self {
    case .unread: nil
    case .unchanged(let known): known
    case .seen(let file): file.known
    }
  }
}

extension SeenFile {
  fileprivate var fate: FileFate.Kind {
    let path = BytePath(known.path).text
    return switch relation {
    case .same: .unchanged
    case .moved: .moved(from: path)
    case .copy: .copy(of: path)
    }
  }
}

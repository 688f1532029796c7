import TrackFiles
import TrackModel

/// What came of one part of a file: the file itself, or one export in it where it is an archive.
enum PartResult<Sink: ActivitySink> {
  case read(Sink, warnings: [Problem])
  case refused(Problem)
  case skipped(SkipReason)
}

/// Reads a file or an archive's entry and, where it turns out to be an archive, each export in it: zip archives are
/// told by content, for some are called `.fit`.
struct PartReading<Sink: ActivitySink> {
  let reader: TrackFileReader
  let limits: ReadLimits
  /// Tables that were read already.
  var known = SideTables()
  /// A new sink for the part with this path. The tables of an archive that no walk looked into come with it, those of
  /// the inner one first.
  let makeSink: (_ path: String, _ tables: [SidecarIndex]) -> Sink
  let receive: (_ path: String, PartResult<Sink>) -> Void

  /// An archive may hold archives, and those nothing but exports.
  private static var largestDepth: Int { 2 }

  func read(_ file: ExportFile) {
    do throws(Problem) {
      if file.isTable {
        deliver(known[file.path] ?? SideTable(at: file.path, in: file.place, limits))
      } else if let place = file.place {
        let archive = try ZipArchive(path: place.archive.bytes, displayName: place.archive.text, limits: limits)
        read(place.entry, of: archive, path: file.path, tables: [], depth: 1)
      } else if file.path.hasEnding("zip") {
        try readArchiveFile(file)
      } else {
        try readExport(file)
      }
    } catch {
      receive(file.path.text, .refused(error))
    }
  }

  private func deliver(_ table: SideTable) {
    var sink = makeSink(table.path.text, [])
    for activity in table.unfiled { activity.deliver(to: &sink) }
    receive(table.path.text, .read(sink, warnings: table.problems))
  }

  private func readExport(_ file: ExportFile) throws(Problem) {
    let path = file.path.text
    var sink = makeSink(path, [])
    do throws(Problem) {
      let warnings = try reader.read(path: file.path.bytes, displayName: path, into: &sink)
      receive(path, .read(sink, warnings: warnings))
    } catch {
      guard error.code == "format_zip" else { throw error }
      let archive = try ZipArchive(path: file.path.bytes, displayName: path, limits: limits)
      try read(archive, file.path, isNamedByUser: file.isNamedByUser, depth: 1, otherwise: error)
    }
  }

  private func readArchiveFile(_ file: ExportFile) throws(Problem) {
    let archive = try ZipArchive(path: file.path.bytes, displayName: file.path.text, limits: limits)
    do throws(Problem) {
      try read(archive, file.path, isNamedByUser: file.isNamedByUser, depth: 1, otherwise: nil)
    } catch {
      guard error.code == "not_a_zip" else { throw error }
      try readExport(file)
    }
  }

  private func read(
    _ entry: ZipEntry, of archive: ZipArchive, path: BytePath, tables: [SidecarIndex], depth: Int
  ) {
    var sink = makeSink(path.text, tables)
    do throws(Problem) {
      let warnings = try archive.read(entry, displayName: path.text, into: &sink)
      receive(path.text, .read(sink, warnings: warnings))
    } catch {
      guard error.code == "format_zip" else { return receive(path.text, .refused(error)) }
      do throws(Problem) {
        guard depth < PartReading.largestDepth else { throw .tooManyArchives(path) }
        let inner = try ZipArchive(in: entry, of: archive, displayName: path.text)
        try read(inner, path, isNamedByUser: false, tables: tables, depth: depth + 1, otherwise: error)
      } catch {
        receive(path.text, .refused(error))
      }
    }
  }

  /// - Parameter otherwise: what is wrong where the file is no archive after all.
  private func read(
    _ archive: ZipArchive, _ path: BytePath, isNamedByUser: Bool, tables outer: [SidecarIndex] = [], depth: Int,
    otherwise: Problem?
  ) throws(Problem) {
    let listing: ArchiveExports
    do throws(Problem) {
      listing = try ArchiveExports(in: archive, path: path, limits: limits)
    } catch {
      throw error.code == "not_a_zip" ? otherwise ?? error : error
    }
    for problem in listing.problems { receive(path.text, .refused(problem)) }
    var tables = outer
    let inner = listing.exports.isEmpty ? [] : listing.sideTables.map { SideTable($0, of: archive, at: path) }
    if !inner.isEmpty { tables.insert(SidecarIndex(inner.flatMap(\.sidecars)), at: 0) }
    for (entry, name) in listing.namedExports {
      read(entry, of: archive, path: path.entry(name), tables: tables, depth: depth)
    }
    inner.forEach(deliver)
    guard listing.exports.isEmpty, listing.problems.isEmpty else { return }
    let reason = SkipReason(code: "no_exports", message: "an archive that holds no export")
    if path.hasEnding("zip"), !isNamedByUser { return receive(path.text, .skipped(reason)) }
    throw Problem(file: path.text, code: reason.code, message: reason.message, remedy: "give an archive of exports")
  }
}

extension Problem {
  fileprivate static func tooManyArchives(_ path: BytePath) -> Problem {
    Problem(
      file: path.text, code: "zip_nested", message: "an archive in an archive in an archive",
      remedy: "unpack the outer one first")
  }
}

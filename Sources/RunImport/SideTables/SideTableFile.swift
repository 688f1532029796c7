public import TrackFiles
public import TrackModel

/// A table beside exports that tells what they do not say themselves.
public struct SideTableFile: Sendable, Hashable {
  /// How problems name it; inside an archive `archive.zip!/activities.csv`.
  public var path: BytePath
  var place: ExportFile.Place?

  /// The file whose change means that the table may have changed.
  public var pathOnDisk: BytePath { place?.archive ?? path }

  /// Ten thousand activities are about 4 MB, which take the CSV parser a second.
  public static let largestSize = 16 << 20

  /// Reads tables that ``ExportWalk`` found.
  ///
  /// - Parameter warn: takes what is wrong with a table; what can be read of it is used.
  public static func read(
    _ files: [SideTableFile], limits: ReadLimits = .standard, warn: (Problem) -> Void
  ) -> [Sidecar] {
    files.flatMap { file in
      rows(of: file.path, warn: warn) { () throws(Problem) in try file.contents(limits) }
    }
  }

  /// Reads the tables that are entries of an open archive, such as one that lies in another.
  static func read(
    _ entries: [ZipEntry], of archive: ZipArchive, at path: BytePath, warn: (Problem) -> Void
  ) -> [Sidecar] {
    entries.flatMap { entry in
      let table = path.entry(entry.slashedName)
      return rows(of: table, warn: warn) { () throws(Problem) in
        try archive.contents(of: entry, limit: largestSize, displayName: table.text)
      }
    }
  }

  private static func rows(
    of path: BytePath, warn: (Problem) -> Void, contents: () throws(Problem) -> [UInt8]
  ) -> [Sidecar] {
    do throws(Problem) {
      return SideTable(try contents(), path: path, warn: warn).sidecars
    } catch {
      var warning = error
      // The runs are there without it.
      warning.severity = .warning
      warn(warning)
      return []
    }
  }

  private func contents(_ limits: ReadLimits) throws(Problem) -> [UInt8] {
    guard let place else {
      return try TrackFileReader(limits: limits).contents(
        path: path.bytes, limit: SideTableFile.largestSize, displayName: path.text)
    }
    let archive = try ZipArchive(path: place.archive.bytes, displayName: place.archive.text, limits: limits)
    return try archive.contents(of: place.entry, limit: SideTableFile.largestSize, displayName: path.text)
  }
}

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
    files.flatMap { file -> [Sidecar] in
      do throws(Problem) {
        return SideTable(try file.contents(limits), path: file.path, warn: warn).sidecars
      } catch {
        var warning = error
        // The runs are there without it.
        warning.severity = .warning
        warn(warning)
        return []
      }
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

public import TrackFiles
public import TrackModel

/// A table beside exports that tells what they do not say themselves.
public struct SideTableFile: Sendable, Hashable {
  /// How problems name it; inside an archive `archive.zip!/activities.csv`.
  public var path: BytePath
  var place: ExportFile.Place?
  /// It lies at or below what the user gave, so that its rows without a file are read, too, as those of an
  /// ``ExportFile``; what is wrong with it is told there.
  var isExport = true

  /// Whether some table tells of an activity that has no file of its own, or of one that cannot be read.
  public static func holdActivities(_ files: [SideTableFile], limits: ReadLimits = .standard) -> Bool {
    files.contains { file in
      let table = SideTable(at: file.path, in: file.place, limits)
      return !table.unfiled.isEmpty || !table.problems.isEmpty
    }
  }

  /// The file whose change means that the table may have changed.
  public var pathOnDisk: BytePath { place?.archive ?? path }

  /// Ten thousand activities are about 4 MB, which take the CSV parser a second.
  public static let largestSize = 16 << 20
  /// Bytes of Apple Health's list of workouts, which holds all records of ten years in about two thousand million.
  public static let largestList = 4 << 30

  /// Reads tables that ``ExportWalk`` found.
  ///
  /// - Parameter warn: takes what is wrong with a table, unless reading it as an export tells; what can be read of it is
  ///   used.
  public static func read(
    _ files: [SideTableFile], limits: ReadLimits = .standard, warn: (Problem) -> Void
  ) -> [Sidecar] {
    files.flatMap { file in
      let table = SideTable(at: file.path, in: file.place, limits)
      if !file.isExport { table.problems.forEach(warn) }
      return table.sidecars
    }
  }
}

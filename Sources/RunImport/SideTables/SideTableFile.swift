/// A table beside exports that tells what they do not say themselves.
public struct SideTableFile: Sendable, Hashable {
  /// How problems name it; inside an archive `archive.zip!/activities.csv`.
  public var path: BytePath
  var place: ExportFile.Place?
  /// It lies at or below what the user gave, so that its rows without a file are read, too, as those of an
  /// ``ExportFile``; what is wrong with it is told there.
  var isExport = true

  /// The file whose change means that the table may have changed.
  public var pathOnDisk: BytePath { place?.archive ?? path }

  /// Ten thousand activities are about 4 MB, which take the CSV parser a second.
  public static let largestSize = 16 << 20
  /// Bytes of Apple Health's list of workouts, which holds all records of ten years in about two thousand million.
  public static let largestList = 4 << 30
}

public import TrackFiles
public import TrackModel

/// What tables beside exports tell, each read once: of files, and of activities that have none.
public struct SideTables: Sendable {
  /// What they say of files, in the order of the tables.
  public let sidecars: [Sidecar]
  /// The same, to be asked for a file.
  public let index: SidecarIndex
  private let tables: [BytePath: SideTable]

  /// No table but these rows, as another process was told them.
  public init(_ sidecars: [Sidecar] = []) {
    self.sidecars = sidecars
    index = SidecarIndex(sidecars)
    tables = [:]
  }

  /// Reads tables that ``ExportWalk`` found.
  ///
  /// - Parameter warn: takes what is wrong with a table, unless mapping it as an export tells; what can be read of it is
  ///   used.
  public init(reading files: [SideTableFile], limits: ReadLimits = .standard, warn: (Problem) -> Void) {
    let read = files.map { SideTable(at: $0.path, in: $0.place, limits) }
    for (file, table) in zip(files, read) where !file.isExport { table.problems.forEach(warn) }
    sidecars = read.flatMap(\.sidecars)
    index = SidecarIndex(sidecars)
    tables = Dictionary(read.map { ($0.path, $0) }) { first, _ in first }
  }

  /// Whether some table tells of an activity that has no file of its own, or cannot be read.
  public var holdActivities: Bool { tables.values.contains { !$0.unfiled.isEmpty || !$0.problems.isEmpty } }

  /// The table that was read from this path; nil where none was.
  subscript(path: BytePath) -> SideTable? { tables[path] }
}

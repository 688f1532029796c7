import TrackFiles
import TrackModel

/// What a table or list beside exports tells: of files what they do not say themselves, and of activities that have none.
struct SideTable {
  let path: BytePath
  private(set) var sidecars: [Sidecar] = []
  private(set) var unfiled: [UnfiledActivity] = []
  /// What is wrong with the table; what can be read of it is used.
  private(set) var problems: [Problem] = []

  /// Strava's table. Other tables are known by what they hold and what lies beside them.
  static func hasName(_ path: BytePath) -> Bool {
    path.name.map(BytePath.lowercased).elementsEqual("activities.csv".utf8)
  }

  /// The table at a path, or at a place in an archive.
  init(at path: BytePath, in place: ExportFile.Place?, _ limits: ReadLimits) {
    do throws(Problem) {
      if let place {
        let archive = try ZipArchive(path: place.archive.bytes, displayName: place.archive.text, limits: limits)
        try self.init(reading: place.entry, of: archive, path: path)
      } else if SideTable.hasName(path) {
        let bytes = try TrackFileReader(limits: limits).contents(
          path: path.bytes, limit: SideTableFile.largestSize, displayName: path.text)
        self.init(ActivityTable(bytes, path: path), path: path)
      } else {
        try self.init(path: path) { (take) throws(Problem) in
          try TrackFileReader(limits: limits).scan(
            path: path.bytes, limit: SideTableFile.largestList, displayName: path.text, take: take)
        }
      }
    } catch {
      self.init(path: path, unreadable: error)
    }
  }

  /// The table that an entry of an open archive holds.
  init(_ entry: ZipEntry, of archive: ZipArchive, at archivePath: BytePath) {
    let path = archivePath.entry(entry.slashedName)
    do throws(Problem) {
      try self.init(reading: entry, of: archive, path: path)
    } catch {
      self.init(path: path, unreadable: error)
    }
  }

  private init(reading entry: ZipEntry, of archive: ZipArchive, path: BytePath) throws(Problem) {
    if SideTable.hasName(path) {
      let bytes = try archive.contents(of: entry, limit: SideTableFile.largestSize, displayName: path.text)
      self.init(ActivityTable(bytes, path: path), path: path)
    } else {
      try self.init(path: path) { (take) throws(Problem) in
        try archive.scan(entry, limit: SideTableFile.largestList, displayName: path.text, take: take)
      }
    }
  }

  private init(_ table: ActivityTable, path: BytePath) {
    self.path = path
    sidecars = table.sidecars
    unfiled = table.unfiled
    problems = table.problems
  }

  /// A list of workouts, whose bytes `scan` hands over.
  private init(path: BytePath, scan: ((Span<UInt8>) -> Bool) throws(Problem) -> Void) throws(Problem) {
    self.path = path
    var list = HealthExport()
    try scan { piece in
      list.take(piece)
      return true
    }
    sidecars = list.sidecars(in: path.folder)
    unfiled = list.unfiled
  }

  private init(path: BytePath, unreadable problem: Problem) {
    self.path = path
    // The runs are there without it.
    var warning = problem
    warning.severity = .warning
    problems = [warning]
  }
}

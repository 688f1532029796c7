public import TrackModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What tells cheaply whether a file is still the one that was read.
public struct FileStamp: Sendable, Hashable {
  /// Bytes.
  public var size: Int64
  /// Nanoseconds since 1970 UTC of the last change of content.
  public var modified: Int64
  public var inode: UInt64

  public init(size: Int64, modified: Int64, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.inode = inode
  }

  /// The stamp of the file at a path (bytes without a closing zero, links followed); nil where there is none.
  public init?(path: [UInt8]) {
    // The system would take the path up to there.
    if path.contains(0) { return nil }
    var status = stat()
    guard unsafe stat(path.map(CChar.init(bitPattern:)) + [0], &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    let (seconds, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    self.init(
      size: Int64(status.st_size), modified: overflow ? 0 : seconds &+ Int64(time.tv_nsec),
      inode: UInt64(status.st_ino))
  }
}

/// One file and what came out of it, to be stored.
public struct FileRecord: Sendable {
  /// The path's bytes. A path from the root lets the file be recognised from every folder.
  public var path: [UInt8]
  public var stamp: FileStamp
  /// Digest of the file's bytes, by which a moved file is recognised; nil where none was taken.
  public var digest: [UInt8]?
  /// Digest of what a table beside the exports told of the file; nil where none did.
  public var told: [UInt8]?
  /// Version of reader and analysis (`RunSummary.currentVersion`).
  public var readerVersion: Int
  /// Digest of the analysis options.
  public var options: String
  public var runs: [RunSummary]
  public var skipped: [SkipReason]
  public var problems: [Problem]
  /// Whether runs that were forgotten come back: yes where a person names the file, not where it lies in a folder.
  public var bringsBackForgotten: Bool

  public init(
    path: [UInt8], stamp: FileStamp, digest: [UInt8]? = nil, told: [UInt8]? = nil,
    readerVersion: Int = RunSummary.currentVersion,
    options: String, runs: [RunSummary] = [], skipped: [SkipReason] = [], problems: [Problem] = [],
    bringsBackForgotten: Bool = false
  ) {
    self.path = path
    self.stamp = stamp
    self.digest = digest
    self.told = told
    self.readerVersion = readerVersion
    self.options = options
    self.runs = runs
    self.skipped = skipped
    self.problems = problems
    self.bringsBackForgotten = bringsBackForgotten
  }
}

/// What became of a file on storing it.
public struct StoredFile: Sendable, Hashable {
  public struct Run: Sendable, Hashable {
    public enum Change: String, Sendable, Hashable {
      /// New in the library.
      case imported
      /// Known, with another content now, or in the place of a run with another id.
      case updated
      /// Known from this file, and the same.
      case unchanged
      /// Known from another file; this one was added to the files that hold it.
      case alsoHere = "also_here"
      /// Left out, because it was forgotten on purpose.
      case forgotten
    }
    public var id: String
    public var change: Change
  }

  public var path: [UInt8]
  public var runs: [Run]
  /// Runs that came from the same bytes before and are no longer in them, nor in any other file; they were removed, and
  /// no run of the file took their place.
  public var removed: [String] = []
  /// Runs of other bytes that lay at this path before, in no other file; they stay.
  public var overwritten: [String] = []
  /// Why nothing of this file was stored; nil where all is well.
  public var failure: LibraryFailure?
}

/// A file that was stored before.
public struct KnownFile: Sendable, Hashable {
  /// The library's own number for it.
  public var id: Int64
  public var path: [UInt8]
  public var stamp: FileStamp
  public var digest: [UInt8]?
  public var told: [UInt8]?
  public var readerVersion: Int
  public var options: String
  /// Ids of its runs in the library, in the file's order.
  public var runs: [String]
  /// Ids of its runs that were forgotten.
  public var forgotten: [String]
  public var skipped: [SkipReason]
  public var problems: [Problem]
  /// Whether what is stored of it or of its runs is not as it was stored. Then little of the above may be told, and the
  /// file is to be read again.
  public var isDamaged = false

  /// Its problems, told under the name that the file is given now.
  public func problems(shownAs name: String) -> [Problem] {
    problems.map { problem in
      var problem = problem
      problem.file = name + ShownPath.inner(of: problem.file, path: path)
      return problem
    }
  }

  /// Whether the same bytes would give the same again as what is stored.
  public func isCurrent(options: String) -> Bool {
    !isDamaged && self.options == options && readerVersion == RunSummary.currentVersion
  }
}

/// What is asked of an athlete once. Nil: not told.
public struct AthleteSettings: Sendable, Hashable {
  /// IANA name.
  public var timeZone: String?
  public var hadHamstringInjury: Bool?
  /// Beats per minute, 60...250.
  public var maximalHeartRate: Int?

  public init(timeZone: String? = nil, hadHamstringInjury: Bool? = nil, maximalHeartRate: Int? = nil) {
    self.timeZone = timeZone
    self.hadHamstringInjury = hadHamstringInjury
    self.maximalHeartRate = maximalHeartRate
  }
}

public import TrackFiles
public import TrackModel

/// A path as the system knows it: bytes, not text, because file names need not be UTF-8.
public struct BytePath: Sendable, Hashable, Comparable {
  /// Without the closing zero, and holding none.
  public let bytes: [UInt8]

  /// - Parameter bytes: cut at the first zero byte, which no path may hold.
  public init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes.prefix { $0 != 0 }) }
  /// A path of these UTF-8 bytes, cut at the first zero.
  public init(_ text: String) { self.init(text.utf8) }

  /// As text for people and JSON; bytes that are not UTF-8 become U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The last component.
  public var name: ArraySlice<UInt8> {
    bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes[($0 + 1)...] } ?? bytes[...]
  }

  /// The path of something in the folder that this path leads to.
  public func appending(_ name: some Sequence<UInt8>) -> BytePath {
    BytePath(bytes.last == UInt8(ascii: "/") ? bytes + Array(name) : bytes + [UInt8(ascii: "/")] + Array(name))
  }

  /// Whether the last component ends in a dot and this word, in upper or lower case.
  func hasEnding(_ ending: String) -> Bool {
    name.count > ending.utf8.count + 1
      && name.suffix(ending.utf8.count + 1).map(BytePath.lowercased).elementsEqual([UInt8(ascii: ".")] + ending.utf8)
  }

  static func lowercased(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }

  /// Ordered by bytes, so that no locale has a say.
  public static func < (a: BytePath, b: BytePath) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}

/// A file, or an entry of an archive, that may hold runs.
public struct ExportFile: Sendable, Hashable {
  /// Where an entry lies: in which archive, and where in it.
  public struct Place: Sendable, Hashable {
    /// The archive's path on disk.
    public var archive: BytePath
    /// The entry in it.
    public var entry: ZipEntry
  }

  /// How problems and runs name it; inside an archive `archive.zip!/inner/path.gpx`, which nothing is opened by.
  public var path: BytePath
  /// Nil for a file that lies in a folder.
  public var place: Place?
  /// Named by the user, and not just met in a folder: then it must be an export, and is a problem if it is none.
  public var isNamedByUser: Bool

  /// A file at a path, or an entry of an archive named by that path.
  public init(path: BytePath, place: Place? = nil, isNamedByUser: Bool) {
    self.path = path
    self.place = place
    self.isNamedByUser = isNamedByUser
  }

  /// A table or list beside exports, whose activities without a file are read. XML that a walk took by itself is a list of
  /// workouts.
  public var isTable: Bool { SideTable.hasName(path) || path.hasEnding("xml") && !isNamedByUser }

  /// What an archive's directory tells of the content; nil for a file that lies in a folder.
  public var contentMark: [UInt8]? { place?.entry.contentMark }

  /// The file to open, whose change means that this may have changed.
  public var pathOnDisk: BytePath { place?.archive ?? path }
}

/// Something in a file that is none of its runs.
public struct SkippedPart: Sendable, Hashable {
  /// The file, or the export in it where it is an archive.
  public var file: String
  /// Why it is none.
  public var reason: SkipReason

  /// A part of a file and the reason.
  public init(file: String, reason: SkipReason) {
    self.file = file
    self.reason = reason
  }
}

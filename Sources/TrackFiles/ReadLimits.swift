/// Everything that bounds what one file may cost, in one place.
///
/// A file beyond any of these is refused as a whole, except where a limit says that it only drops a value.
public struct ReadLimits: Sendable {
  /// Bytes of a plain file.
  public var plainBytes = 512 << 20
  /// Bytes that a compressed file may inflate to.
  public var inflatedBytes = 512 << 20
  /// Bytes of text in one stretch without a track point: what is made only to keep a reader busy has none.
  public var bytesWithoutPoint = 32 << 20
  /// Bytes of a FIT file, inflated: it is held in memory, because what describes its records stands behind them. A day
  /// of recording is 5 MiB.
  public var fitBytes = 64 << 20
  /// Track points of a file, good or not.
  public var points = 5_000_000
  /// Tracks, segments and laps of a file together.
  public var structures = 100_000
  /// Entries of an archive.
  public var archiveEntries = 100_000
  /// Bytes that the exports in an archive may inflate to together.
  public var archiveBytes = 4 << 30
  /// Bytes of a compressed archive inside an archive, unless it is hardly compressed: it is inflated more than once.
  public var innerArchiveBytes = 64 << 20
  /// Bytes that the exports in an archive may inflate to together however little they are packed in.
  public var archiveFreeBytes = 512 << 20
  /// So many times their packed size the exports in an archive may inflate to beyond ``archiveFreeBytes``: exports are
  /// packed to a tenth or a twentieth, bombs to a thousandth.
  public var archiveRatio = 100
  /// Elements open at the same time.
  public var depth = 128
  /// Bytes of one start tag, looked at before the XML parser sees them: its check for repeated attributes is quadratic.
  public var startTagBytes = 64 << 10
  /// Attributes and namespace declarations of one element.
  public var attributes = 256
  /// Namespace declarations in scope: every prefixed name is looked for among all of them.
  public var namespacesInScope = 256
  /// Different names of elements, attributes and namespaces in one file: the XML parser looks for each new one among
  /// all others. Looked at between reads, so that a few thousand more may pass.
  public var names = 50_000
  /// Blank bytes before the first element.
  public var leadingBlanks = 64 << 10
  /// Bytes of a number or a time; a longer one is dropped and counted.
  public var valueBytes = 64
  /// Bytes kept of a name while reading; the rest is cut off.
  public var nameBytes = 1024

  /// The limits that every command uses.
  public init() {}

  /// The limits that every command uses.
  public static let standard = ReadLimits()
}

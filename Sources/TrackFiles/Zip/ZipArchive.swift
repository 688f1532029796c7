public import TrackModel

/// A zip archive whose entries are read where they lie: nothing is unpacked to the disk, no name is ever a path, and no
/// entry is held in memory whole.
///
/// For use on one thread. Several may be open on the same file, one per thread.
public final class ZipArchive {
  private let bytes: ZipBytes
  private let displayName: String
  private let limits: ReadLimits

  /// Opens the archive at `path`; what it holds is not looked at yet.
  ///
  /// - Parameter displayName: what problems name the archive.
  /// - Throws: why the file cannot be opened.
  public init(path: FilePathBytes, displayName: String, limits: ReadLimits = .standard) throws(Problem) {
    var openLimits = limits
    // An archive may hold photos of any size, which are never read.
    openLimits.plainBytes = .max
    do throws(Trouble) {
      bytes = ZipBytes(descriptor: try FileOpening.open(path, followsLinks: true, limits: openLimits))
    } catch {
      throw error.problem(file: displayName)
    }
    self.displayName = displayName
    self.limits = limits
  }

  /// An archive in memory.
  public init(bytes: [UInt8], displayName: String, limits: ReadLimits = .standard) {
    self.bytes = ZipBytes(memory: bytes)
    self.displayName = displayName
    self.limits = limits
  }

  /// The archive that an entry of another one is.
  ///
  /// - Throws: why the entry cannot be read.
  public init(in entry: ZipEntry, of outer: ZipArchive, displayName: String) throws(Problem) {
    do throws(Trouble) {
      bytes = try ZipBytes(of: entry, in: outer.bytes, limits: outer.limits)
    } catch {
      throw error.problem(file: displayName)
    }
    self.displayName = displayName
    limits = outer.limits
  }

  /// All entries, in order of their names' bytes. Those of a compressed archive in an archive come as they lie in it:
  /// each step back would mean to inflate it from its beginning again.
  ///
  /// - Throws: the one reason why nothing of the archive can be used: no archive (`not_a_zip`), cut off, damaged, more
  ///   entries than ``ReadLimits/archiveEntries``, entries that share bytes.
  public func entries() throws(Problem) -> [ZipEntry] {
    do throws(Trouble) {
      return try ZipDirectory.entries(of: bytes, limits: limits)
    } catch {
      throw error.problem(file: displayName)
    }
  }

  /// Reads the export that an entry is, as ``TrackFileReader/read(path:displayName:followsLinks:into:)`` reads a file.
  ///
  /// A compressed export that the archive compresses once more may not grow to more than its packed bytes could without
  /// that, so that a small archive costs no more than files of its size in a folder.
  ///
  /// - Returns: warnings about the entry as a whole.
  /// - Throws: the one reason why nothing of the entry can be used; `format_zip` where it is an archive itself.
  public func read(
    _ entry: ZipEntry, displayName: String, into sink: inout some ActivitySink
  ) throws(Problem) -> [Problem] {
    do throws(Trouble) {
      var entryLimits = limits
      let (most, isMore) = entry.packedSize.multipliedReportingOverflow(by: ZipEntryStream.greatestRatio)
      if !isMore { entryLimits.inflatedBytes = min(limits.inflatedBytes, most) }
      let reader = TrackFileReader(limits: entryLimits)
      let stream = try ZipEntryStream(entry, of: bytes)
      var warnings = try reader.read(&sink) { RawBytes(entry: stream) }
      if entry.leadsOutside { warnings.append(ZipTrouble.outside) }
      return warnings.map { $0.problem(file: displayName, severity: .warning) }
    } catch {
      throw error.problem(file: displayName)
    }
  }

  /// The whole content of a small entry.
  ///
  /// - Throws: why it cannot be read; more than `limit` bytes are a reason.
  public func contents(of entry: ZipEntry, limit: Int, displayName: String) throws(Problem) -> [UInt8] {
    do throws(Trouble) {
      var raw = RawBytes(entry: try ZipEntryStream(entry, of: bytes))
      return try raw.contents(limit: limit)
    } catch {
      throw error.problem(file: displayName)
    }
  }

  /// Hands the content of an entry that is no export to `take`, a piece at a time, until it returns false.
  ///
  /// - Throws: why it cannot be read; more than `limit` bytes are a reason.
  public func scan(
    _ entry: ZipEntry, limit: Int, displayName: String, take: (Span<UInt8>) -> Bool
  ) throws(Problem) {
    do throws(Trouble) {
      var raw = RawBytes(entry: try ZipEntryStream(entry, of: bytes))
      try raw.scan(limit: limit, take: take)
    } catch {
      throw error.problem(file: displayName)
    }
  }
}

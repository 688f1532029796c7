public import TrackModel

/// A path as the system has it: bytes in no promised encoding, without the zero at the end.
public typealias FilePathBytes = [UInt8]

/// Reads the activities of one export into a sink: GPX 1.0 and 1.1, TCX and FIT, plain or gzip, told by content and not
/// by name.
///
/// A file either is read to its end or throws, but of a damaged FIT file what comes before the damage is used, with a
/// warning. After a throw, whatever the sink was given must be discarded. The sink is called on the caller's thread. A
/// reader holds no state, so one value may serve any number of threads.
public struct TrackFileReader: Sendable {
  private let limits: ReadLimits

  /// A reader within these limits.
  public init(limits: ReadLimits = .standard) { self.limits = limits }

  /// Reads the regular file at `path`.
  ///
  /// - Parameters:
  ///   - displayName: what problems name the file; it is not opened.
  ///   - followsLinks: whether a symbolic link at the path's end is followed.
  /// - Returns: warnings about the file as a whole.
  /// - Throws: the one reason why nothing of the file can be used.
  public func read(
    path: FilePathBytes, displayName: String, followsLinks: Bool = true, into sink: inout some ActivitySink
  ) throws(Problem) -> [Problem] {
    do {
      let descriptor = try FileOpening.open(path, followsLinks: followsLinks, limits: limits)
      return try read(&sink) { RawBytes(descriptor: descriptor) }.map {
        $0.problem(file: displayName, severity: .warning)
      }
    } catch {
      throw error.problem(file: displayName)
    }
  }

  /// Reads a file that lies in memory.
  ///
  /// - Parameter readSize: the most bytes that are taken at a time, as from a slow file, so that tests can try the seams.
  public func read(
    bytes: [UInt8], displayName: String, readSize: Int = 64 << 10, into sink: inout some ActivitySink
  ) throws(Problem) -> [Problem] {
    let result = unsafe bytes.withUnsafeBytes { buffer -> Result<[Trouble], Trouble> in
      do throws(Trouble) {
        return .success(try read(&sink) { unsafe RawBytes(memory: buffer, readSize: readSize) })
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let warnings): return warnings.map { $0.problem(file: displayName, severity: .warning) }
    case .failure(let trouble): throw trouble.problem(file: displayName)
    }
  }

  /// The whole content of a small file that is no export, such as a table beside exports.
  ///
  /// - Throws: why it cannot be read; more than `limit` bytes are a reason.
  public func contents(path: FilePathBytes, limit: Int, displayName: String) throws(Problem) -> [UInt8] {
    do throws(Trouble) {
      var raw = RawBytes(descriptor: try FileOpening.open(path, followsLinks: true, limits: limits))
      return try raw.contents(limit: limit)
    } catch {
      throw error.problem(file: displayName)
    }
  }

  /// Hands the content of a file that is no export to `take`, a piece at a time, until it returns false.
  ///
  /// - Throws: why it cannot be read; more than `limit` bytes are a reason.
  public func scan(
    path: FilePathBytes, limit: Int, displayName: String, take: (Span<UInt8>) -> Bool
  ) throws(Problem) {
    var openLimits = limits
    openLimits.plainBytes = limit
    do throws(Trouble) {
      var raw = RawBytes(descriptor: try FileOpening.open(path, followsLinks: true, limits: openLimits))
      try raw.scan(limit: limit, take: take)
    } catch {
      throw error.problem(file: displayName)
    }
  }

  func read(_ sink: inout some ActivitySink, _ raw: () -> RawBytes) throws(Trouble)
    -> [Trouble]
  {
    try unsafe withUnsafeMutablePointer(to: &sink) { pointer throws(Trouble) in
      var source = ByteSource(raw: raw(), limits: limits)
      switch try source.open() {
      case .xml: return try unsafe XMLReading.read(source, to: Outlet(pointer), limits: limits)
      case .fit:
        return try unsafe FITReading.read(source.readAll(limit: limits.fitBytes), to: Outlet(pointer), limits: limits)
      }
    }
  }
}

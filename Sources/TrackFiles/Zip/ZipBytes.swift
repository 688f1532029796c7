import TrackModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of an archive, read at any place.
final class ZipBytes {
  private enum Origin {
    case descriptor(Int32)
    case memory([UInt8])
    /// An entry of another archive, packed without compression, from this place on.
    case window(ZipBytes, start: Int)
    /// A compressed entry of another archive: going back means to inflate from its beginning again.
    case stream(ZipEntryStream)
  }

  private let origin: Origin
  let count: Int
  /// Reading at a place before the last one costs as much as reading everything up to there.
  var isSequential: Bool {
    switch origin {
    case .stream: true
    case .window(let outer, _): outer.isSequential
    case .descriptor, .memory: false
    }
  }
  /// What kept a read from being whole.
  private(set) var trouble: Trouble?

  /// Takes the descriptor over and closes it at the end.
  init(descriptor: Int32) {
    origin = .descriptor(descriptor)
    var status = stat()
    count = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  init(memory: [UInt8]) {
    origin = .memory(memory)
    count = memory.count
  }

  /// The content of an entry. A compressed one is inflated as it is read, so memory stays the same however large it is.
  init(of entry: ZipEntry, in archive: ZipBytes, limits: ReadLimits) throws(Trouble) {
    let isHardlyCompressed = entry.size / 4 <= entry.packedSize && entry.size <= limits.archiveBytes
    guard entry.size <= limits.innerArchiveBytes || isHardlyCompressed else {
      throw .limit("limit_bytes", "the archive in the archive is larger than \(limits.innerArchiveBytes >> 20) MiB")
    }
    let stream = try ZipEntryStream(entry, of: archive)
    count = entry.size
    origin = entry.method == 0 ? .window(archive, start: stream.dataStart) : .stream(stream)
  }

  deinit {
    if case .descriptor(let descriptor) = origin { _ = close(descriptor) }
  }

  /// Fills `buffer` with what lies at `position`.
  ///
  /// - Returns: the bytes read, fewer than asked for at the end and after ``trouble``.
  func read(at position: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard position >= 0, position < count else { return 0 }
    let wanted = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, count - position)])
    switch origin {
    case .descriptor(let descriptor): return unsafe readFile(descriptor, at: position, into: wanted)
    case .memory(let bytes):
      unsafe bytes.withUnsafeBytes {
        unsafe wanted.copyMemory(from: .init(rebasing: $0[position..<position + wanted.count]))
      }
      return wanted.count
    case .window(let outer, let start):
      let got = unsafe outer.read(at: start + position, into: wanted)
      trouble = trouble ?? outer.trouble
      return got
    case .stream(let stream):
      let got = unsafe stream.read(at: position, into: wanted)
      trouble = trouble ?? stream.trouble
      return got
    }
  }

  /// The same as an array.
  func bytes(at position: Int, count: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
      filled = unsafe read(at: position, into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  private func readFile(_ descriptor: Int32, at position: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let got = unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(position + filled))
      if got > 0 {
        filled += got
      } else if got == 0 {
        break
      } else if errno != EINTR {
        trouble = FileOpening.readTrouble(errno)
        break
      }
    }
    return filled
  }
}

import TrackModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of a file as they lie on the disk, of an archive's entry, or in memory, a piece at a time.
@safe struct RawBytes: ~Copyable {
  private enum Origin {
    case descriptor(Int32)
    case memory
    case entry(ZipEntryStream)
  }

  private let origin: Origin
  private let readSize: Int
  /// The bytes in memory, the entry's newest piece, or the buffer that the file is read into (owned then).
  private var base: UnsafeMutableRawBufferPointer
  private var position = 0
  private var end: Int
  private var errorNumber: Int32 = 0
  /// How long the file says it is; 0 where that is not known. It may be longer or shorter when it is read.
  let fileSize: Int
  /// What kept the bytes from being read to their end.
  var trouble: Trouble? {
    if errorNumber != 0 { return FileOpening.readTrouble(errorNumber) }
    if case .entry(let stream) = origin { return stream.trouble }
    return nil
  }

  /// Takes the descriptor over and closes it at the end.
  init(descriptor: Int32) {
    origin = .descriptor(descriptor)
    readSize = 64 << 10
    unsafe base = .allocate(byteCount: 64 << 10, alignment: 16)
    end = 0
    var status = stat()
    fileSize = unsafe fstat(descriptor, &status) == 0 ? max(0, Int(status.st_size)) : 0
  }

  /// The bytes must outlive this value; nothing writes to them.
  init(memory: UnsafeRawBufferPointer, readSize: Int) {
    origin = .memory
    self.readSize = max(1, readSize)
    unsafe base = UnsafeMutableRawBufferPointer(mutating: memory)
    end = memory.count
    fileSize = memory.count
  }

  init(entry: ZipEntryStream) {
    origin = .entry(entry)
    readSize = .max
    unsafe base = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    end = 0
    fileSize = 0
  }

  deinit {
    if case .descriptor(let descriptor) = origin {
      _ = close(descriptor)
      unsafe base.deallocate()
    }
  }

  /// The first bytes without taking them: `count` of them, fewer only where the input ends. For use before ``next()``.
  mutating func peek(_ count: Int) -> UnsafeRawBufferPointer {
    switch origin {
    case .descriptor(let descriptor):
      while end < count {
        let got = unsafe readRetrying(descriptor, UnsafeMutableRawBufferPointer(rebasing: base[end...]))
        if got <= 0 { break }
        end += got
      }
    case .entry(let stream): if end == 0 { takePiece(of: stream) }
    case .memory: break
    }
    return unsafe UnsafeRawBufferPointer(rebasing: base[..<min(end, count)])
  }

  /// The next piece, valid until the next call; empty at the end and after a failed read.
  mutating func next() -> UnsafeRawBufferPointer {
    if position == end {
      switch origin {
      case .descriptor(let descriptor):
        position = 0
        end = max(0, unsafe readRetrying(descriptor, base))
      case .entry(let stream): takePiece(of: stream)
      case .memory: break
      }
    }
    let piece = min(end - position, readSize)
    defer { position += piece }
    return unsafe UnsafeRawBufferPointer(rebasing: base[position..<position + piece])
  }

  /// Hands all bytes to `take`, a piece at a time, until it returns false.
  ///
  /// - Throws: why they cannot be read; more than `limit` are a reason.
  mutating func scan(limit: Int, take: (Span<UInt8>) -> Bool) throws(Trouble) {
    var taken = 0
    while true {
      let piece = unsafe next()
      if let trouble { throw trouble }
      if unsafe piece.isEmpty { return }
      taken += piece.count
      guard taken <= limit else { throw .limit("limit_bytes", "the file holds more than \(limit >> 20) MiB") }
      guard unsafe take(Span<UInt8>(_unsafeElements: piece.bindMemory(to: UInt8.self))) else { return }
    }
  }

  /// All bytes.
  ///
  /// - Throws: why they cannot be read; more than `limit` are a reason.
  mutating func contents(limit: Int) throws(Trouble) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece = unsafe next()
      if let trouble { throw trouble }
      if unsafe piece.isEmpty { return bytes }
      guard bytes.count + piece.count <= limit else {
        throw .limit("limit_bytes", "the file holds more than \(limit >> 20) MiB")
      }
      unsafe bytes.append(contentsOf: piece)
    }
  }

  private mutating func takePiece(of stream: ZipEntryStream) {
    unsafe base = UnsafeMutableRawBufferPointer(mutating: stream.next())
    position = 0
    end = unsafe base.count
  }

  private mutating func readRetrying(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let got = unsafe read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 { return got }
      if errno == EINTR { continue }
      errorNumber = errno
      return -1
    }
  }
}

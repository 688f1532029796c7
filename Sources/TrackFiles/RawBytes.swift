import TrackModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of a file as they lie on the disk, or bytes in memory, a piece at a time.
@safe struct RawBytes: ~Copyable {
  private enum Origin {
    case descriptor(Int32)
    case memory
  }

  private let origin: Origin
  private let readSize: Int
  /// The bytes in memory, or the buffer that the file is read into (owned then).
  private let base: UnsafeMutableRawBufferPointer
  private var position = 0
  private var end: Int
  /// The error number of a read that failed.
  private(set) var errorNumber: Int32 = 0

  /// Takes the descriptor over and closes it at the end.
  init(descriptor: Int32) {
    origin = .descriptor(descriptor)
    readSize = 64 << 10
    unsafe base = .allocate(byteCount: 64 << 10, alignment: 16)
    end = 0
  }

  /// The bytes must outlive this value; nothing writes to them.
  init(memory: UnsafeRawBufferPointer, readSize: Int) {
    origin = .memory
    self.readSize = max(1, readSize)
    unsafe base = UnsafeMutableRawBufferPointer(mutating: memory)
    end = memory.count
  }

  deinit {
    if case .descriptor(let descriptor) = origin {
      _ = close(descriptor)
      unsafe base.deallocate()
    }
  }

  /// The first bytes without taking them: `count` of them, fewer only where the input ends. For use before ``next()``.
  mutating func peek(_ count: Int) -> UnsafeRawBufferPointer {
    if case .descriptor(let descriptor) = origin {
      while end < count {
        let got = unsafe readRetrying(descriptor, UnsafeMutableRawBufferPointer(rebasing: base[end...]))
        if got <= 0 { break }
        end += got
      }
    }
    return unsafe UnsafeRawBufferPointer(rebasing: base[..<min(end, count)])
  }

  /// The next piece, valid until the next call; empty at the end and after a failed read.
  mutating func next() -> UnsafeRawBufferPointer {
    if position == end, case .descriptor(let descriptor) = origin {
      position = 0
      end = max(0, unsafe readRetrying(descriptor, base))
    }
    let piece = min(end - position, readSize)
    defer { position += piece }
    return unsafe UnsafeRawBufferPointer(rebasing: base[position..<position + piece])
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

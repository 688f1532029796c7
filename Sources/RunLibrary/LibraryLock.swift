#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One writer at a time, over all processes: an advisory lock on a file beside the library.
///
/// The database has locks of its own, but they cannot hold while the file itself is made or copied, and a long queue of
/// writers would run into its time limit. The lock goes with the value, and with the process however it ends.
struct LibraryLock: ~Copyable {
  private let descriptor: Int32

  /// How long to wait for others, in tries of 10 ms. They hold the lock for a second at most, unless stopped.
  static let tries = 12_000

  init(library path: String, tries: Int = LibraryLock.tries) throws(LibraryFailure) {
    let descriptor = unsafe open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw LibraryFailure(errno == EROFS || errno == EACCES ? .readOnly : .cannotOpen, file: path)
    }
    for _ in 0..<tries {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        self.descriptor = descriptor
        return
      }
      guard errno == EWOULDBLOCK || errno == EINTR else { break }
      usleep(10_000)
    }
    close(descriptor)
    throw LibraryFailure(.busy, file: path)
  }

  deinit {
    // Closing the only descriptor of the open file gives the lock back.
    close(descriptor)
  }
}

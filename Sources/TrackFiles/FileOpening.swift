import TrackModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Opens files for reading so that nothing but a regular file is ever read, and no open blocks.
enum FileOpening {
  /// A descriptor of the regular file at `path`, which the caller closes.
  ///
  /// - Parameter followsLinks: whether a symbolic link at the path's end is followed.
  static func open(_ path: [UInt8], followsLinks: Bool, limits: ReadLimits) throws(Trouble) -> Int32 {
    guard !path.isEmpty, !path.contains(0) else { throw openTrouble(ENOENT) }
    let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | (followsLinks ? 0 : O_NOFOLLOW)
    let terminated = path.map { CChar(bitPattern: $0) } + [0]
    let descriptor = unsafe terminated.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return Int32(-1) }
      #if canImport(Glibc)
        return unsafe Glibc.open(base, flags)
      #elseif canImport(Musl)
        return unsafe Musl.open(base, flags)
      #else
        return unsafe Darwin.open(base, flags)
      #endif
    }
    guard descriptor >= 0 else { throw openTrouble(errno) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      _ = close(descriptor)
      throw Trouble("not_a_file", "this is no regular file", remedy: "name a file or a folder of files")
    }
    guard status.st_size <= limits.plainBytes else {
      _ = close(descriptor)
      throw .limit("limit_bytes", "the file is larger than \(limits.plainBytes >> 20) MiB")
    }
    return descriptor
  }

  private static func openTrouble(_ number: Int32) -> Trouble {
    switch number {
    case ENOENT, ENOTDIR: Trouble("not_found", "there is no such file", remedy: "check the path")
    case EACCES, EPERM:
      Trouble("no_permission", "the file may not be read", remedy: "change its permissions or read it as its owner")
    case ELOOP: Trouble("link_loop", "the path is a symbolic link that leads nowhere", remedy: "name the file itself")
    case ENAMETOOLONG: Trouble("name_too_long", "the path is longer than the system allows", remedy: "shorten it")
    case ENXIO: Trouble("not_a_file", "this is no regular file", remedy: "name a file or a folder of files")
    case EMFILE, ENFILE:
      Trouble("too_many_files", "too many files are open", remedy: "raise the limit or use fewer jobs")
    default: Trouble("open_failed", "the file cannot be opened (error \(number))", remedy: "check the disk")
    }
  }

  /// A read that failed after the file was opened.
  static func readTrouble(_ number: Int32) -> Trouble {
    Trouble("read_failed", "the file cannot be read to its end (error \(number))", remedy: "check the disk")
  }
}

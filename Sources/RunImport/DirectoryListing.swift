#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a path leads to, without opening it.
struct FileStatus {
  enum Kind { case file, folder, link, other }
  var kind: Kind
  var identity: Identity

  /// Tells whether two names are those of one file or folder.
  struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  /// - Parameter followingLinks: whether a link counts as what it points to.
  /// - Throws: the system's error number.
  init(of path: BytePath, followingLinks: Bool) throws(SystemError) {
    var status = stat()
    let terminated = path.bytes.map { CChar(bitPattern: $0) } + [0]
    let result = unsafe followingLinks ? stat(terminated, &status) : lstat(terminated, &status)
    guard result == 0 else { throw SystemError(number: errno) }
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino))
  }
}

/// A failed call of the operating system.
public struct SystemError: Error, Sendable, Hashable {
  /// The system's error number (`errno`).
  public var number: Int32
  /// - Parameter number: the value of `errno`.
  public init(number: Int32) { self.number = number }

  /// The system's own words in the C locale, such as "Permission denied".
  public var message: String { unsafe String(cString: strerror(number)) }
  /// There is nothing at the path.
  public var isMissing: Bool { number == ENOENT || number == ENOTDIR }
}

/// The names in a folder, `.` and `..` left out, ordered by bytes.
func namesInFolder(_ folder: BytePath) throws(SystemError) -> [[UInt8]] {
  let terminated = folder.bytes.map { CChar(bitPattern: $0) } + [0]
  guard let directory = unsafe opendir(terminated) else { throw SystemError(number: errno) }
  defer { unsafe closedir(directory) }
  var names: [[UInt8]] = []
  while true {
    errno = 0
    guard let entry = unsafe readdir(directory) else {
      if errno != 0 { throw SystemError(number: errno) }
      break
    }
    let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
    if name != Array(".".utf8) && name != Array("..".utf8) { names.append(name) }
  }
  return names.sorted { $0.lexicographicallyPrecedes($1) }
}

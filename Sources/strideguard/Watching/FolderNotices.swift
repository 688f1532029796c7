import RunImport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the kernel tells of changes in folders, where it tells any (Linux); elsewhere folders are looked at again and
/// again.
struct FolderNotices: ~Copyable {
  /// Can be waited for; -1 where there are no notices.
  let descriptor: Int32
  private var folders: [Int32: BytePath] = [:]
  /// Files that somebody has begun to write and not closed yet.
  private(set) var beingWritten: Set<BytePath> = []

  init() {
    #if os(Linux)
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    #else
      descriptor = -1
    #endif
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Watches some folders from now on, besides those watched already.
  ///
  /// - Returns: whether one of them was not watched before: what it holds may have changed since it was looked at.
  mutating func watch(_ paths: [BytePath]) -> Bool {
    var isNew = false
    #if os(Linux)
      guard descriptor >= 0 else { return false }
      let wanted = UInt32(IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)
      for path in paths {
        let number = unsafe inotify_add_watch(descriptor, path.bytes.map(CChar.init(bitPattern:)) + [0], wanted)
        if number >= 0, folders.updateValue(path, forKey: number) == nil { isNew = true }
      }
    #endif
    return isNew
  }

  /// Takes in everything that was told since the last call.
  mutating func takeIn() {
    #if os(Linux)
      var buffer = [UInt8](repeating: 0, count: 64 << 10)
      while true {
        let length = unsafe read(descriptor, &buffer, buffer.count)
        guard length > 0 else { return }
        var place = 0
        while place + 16 <= length {
          let nameLength = Int(FolderNotices.number(buffer, at: place + 12))
          guard place + 16 + nameLength <= length else { return }
          let name = buffer[place + 16..<place + 16 + nameLength].prefix { $0 != 0 }
          take(
            mask: FolderNotices.number(buffer, at: place + 4),
            folder: Int32(bitPattern: FolderNotices.number(buffer, at: place)), name: name)
          place += 16 + nameLength
        }
      }
    #endif
  }

  #if os(Linux)
    private mutating func take(mask: UInt32, folder: Int32, name: ArraySlice<UInt8>) {
      // Notices were lost: who is writing is not known any more, and files tell by their time alone.
      if mask & UInt32(IN_Q_OVERFLOW) != 0 { beingWritten.removeAll() }
      guard let path = folders[folder]?.appending(name) else { return }
      if mask & UInt32(IN_MODIFY) != 0 {
        beingWritten.insert(path)
      } else if mask & UInt32(IN_CREATE) == 0 {
        beingWritten.remove(path)
      }
    }

    /// In the order of bytes of this machine.
    private static func number(_ bytes: [UInt8], at place: Int) -> UInt32 {
      let parts = (0..<4).map { UInt32(bytes[place + $0]) << (8 * UInt32($0)) }
      return UInt32(littleEndian: parts.reduce(0, |))
    }
  #endif
}

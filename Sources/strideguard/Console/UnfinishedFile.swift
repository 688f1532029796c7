import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written beside its place, for its owner alone, and removed where a signal ends the program first.
struct UnfinishedFile: ~Copyable {
  private let place: String
  private let name: String
  /// -1 once the file is closed.
  private(set) var descriptor: Int32

  /// The name of the one that is open, for the signal handler, which may neither allocate nor wait.
  nonisolated(unsafe) private static var pending: UnsafeMutablePointer<CChar>?

  /// - Throws: the number of the error.
  init(beside place: String) throws(StandardOutput.WriteError) {
    // The system replaces the six letters.
    var template = Array((place + ".strideguard-" + String(repeating: "X", count: 6)).utf8CString)
    descriptor = unsafe mkstemp(&template)
    if descriptor < 0 { throw StandardOutput.WriteError(number: errno) }
    self.place = place
    name = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    UnfinishedFile.removeOnSignal(name)
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unsafe unlink(name)
    UnfinishedFile.forget()
  }

  /// Puts the file in its place.
  /// - Throws: the number of the error; what was in the place is then as it was.
  consuming func finish() throws(StandardOutput.WriteError) {
    guard fsync(descriptor) == 0, unsafe rename(name, place) == 0 else {
      throw StandardOutput.WriteError(number: errno)
    }
    close(descriptor)
    descriptor = -1
    UnfinishedFile.forget()
  }

  private static func removeOnSignal(_ name: String) {
    unsafe pending = strdup(name)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number) { number in
        if let name = unsafe UnfinishedFile.pending { _ = unsafe unlink(name) }
        signal(number, SIG_DFL)
        raise(number)
      }
      // Ignored, or caught elsewhere: it stays so.
      if before != nil { signal(number, before) }
    }
  }

  private static func forget() {
    // A signal between the two must not find a name that is gone.
    let name = unsafe pending
    unsafe pending = nil
    unsafe free(name)
  }
}
